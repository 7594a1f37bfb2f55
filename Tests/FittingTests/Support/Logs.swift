import Distributions
import Foundation

@testable import Fitting

/// Logs as text, read through the real path.
enum Logs {
  static func read(
    _ text: String, from format: String? = nil, zone: String? = nil, map: String? = nil,
    configure: (inout LogImport) -> Void = { _ in }
  ) throws -> LogImport.Log {
    try read(bytes: Array(text.utf8), from: format, zone: zone, map: map, configure: configure)
  }

  static func read(
    bytes: [UInt8], from format: String? = nil, zone: String? = nil, map: String? = nil,
    configure: (inout LogImport) -> Void = { _ in }
  ) throws -> LogImport.Log {
    var log = LogImport(path: "-")
    log.format = format
    log.timeZone = zone.flatMap { TimeZone(identifier: $0) }
    log.map = try map.map { try ColumnMap(text: $0) }
    configure(&log)
    return try log.read(ByteSource(bytes: bytes))
  }

  static let header = "call_id,queue,arrival,wait_s,outcome,talk_s,agent\n"

  static func calls(_ log: LogImport.Log) -> [CallTable.Call] {
    log.calls.days.keys.sorted().flatMap { log.calls.days[$0] ?? [] }
  }

  /// A log of one queue on one day: waits with their ends, and talk times.
  static func csv(waits: [(wait: Double, isAbandoned: Bool)], talk: [Double], day: String = "2026-03-02")
    -> String
  {
    var text = header
    for index in waits.indices {
      let second = 9 * 3600 + index % 30_000
      let clock = [second / 3600, second / 60 % 60, second % 60].map { ($0 < 10 ? "0" : "") + String($0) }
        .joined(separator: ":")
      let (wait, isAbandoned) = waits[index]
      text +=
        "c\(index),calls,\(day) \(clock),\(wait),\(isAbandoned ? "abandoned" : "answered"),\(isAbandoned ? "" : "\(talk[index])"),a1\n"
    }
    return text
  }
}

/// Random numbers of tests, each named.
struct Draws {
  private var stream: RandomStream

  init(_ name: String, _ number: Int = 0) {
    stream = StreamKey(seed: 20_261_124, replication: number, purpose: .handleTime, name: name).stream(0)
  }

  mutating func uniform() -> Double { stream.uniform() }
  mutating func draw(_ law: any Distribution) -> Double { law.sample(using: &stream) }
  mutating func normal() -> Double { StandardNormal.quantile(stream.uniform()) }
}
