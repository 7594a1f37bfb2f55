/// The event log of one replication as text: a line for each event, written as it happens.
///
/// Columns are described in `docs/trace.md`. Names are guarded as in every CSV of callsim; nothing in a log is about a real person.
public struct TraceLog {
  public enum Format: String, Sendable, CaseIterable { case csv, jsonl }

  private let names: TraceNames
  private let format: Format
  private var pending: [UInt8] = []

  private static let chunk = 1 << 16
  private static let columns = [
    "seconds", "day", "time", "event", "customer", "contact", "contact_type", "agent_group", "agent",
    "duration", "waiting",
  ]

  public init(_ names: TraceNames, format: Format) {
    self.names = names
    self.format = format
    if format == .csv {
      var csv = CSVWriter()
      for column in Self.columns { csv.text(column) }
      csv.endRow()
      pending = csv.bytes
    }
  }

  /// - Parameter write: gets the next piece of the log when it is long enough.
  public mutating func add(_ event: TraceEvent, write: ([UInt8]) throws -> Void) throws {
    pending += format == .csv ? row(event) : line(event)
    if pending.count >= Self.chunk { try flush(write) }
  }

  public mutating func flush(_ write: ([UInt8]) throws -> Void) throws {
    try write(pending)
    pending.removeAll(keepingCapacity: true)
  }

  private func row(_ event: TraceEvent) -> [UInt8] {
    var csv = CSVWriter()
    csv.number(rounded(event.time))
    csv.text(names.day(event.time))
    csv.text(names.clockTime(event.time))
    csv.text(event.kind.rawValue)
    csv.integer(event.customer > 0 ? event.customer : nil)
    csv.integer(event.contact > 0 ? event.contact : nil)
    csv.text(names.type(event))
    csv.text(names.group(event))
    csv.integer(event.agent > 0 ? event.agent : nil)
    csv.number(event.duration.map(rounded))
    csv.integer(event.waiting)
    csv.endRow()
    return csv.bytes
  }

  private func line(_ event: TraceEvent) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      if event.agent > 0 {
        json.key("agent")
        json.integer(event.agent)
      }
      if event.group >= 0 {
        json.key("agent_group")
        json.string(names.group(event))
      }
      if event.contact > 0 {
        json.key("contact")
        json.integer(event.contact)
      }
      if event.type >= 0 {
        json.key("contact_type")
        json.string(names.type(event))
      }
      if event.customer > 0 {
        json.key("customer")
        json.integer(event.customer)
      }
      if let duration = event.duration {
        json.key("duration")
        json.number(rounded(duration))
      }
      json.key("event")
      json.string(event.kind.rawValue)
      json.key("seconds")
      json.number(rounded(event.time))
      json.key("time")
      let day = names.day(event.time)
      json.string(day.isEmpty ? names.clockTime(event.time) : "\(day) \(names.clockTime(event.time))")
      if let waiting = event.waiting {
        json.key("waiting")
        json.integer(waiting)
      }
    }
    json.newLine()
    return json.bytes
  }

  /// To microseconds: what adds up stays exact enough, and lines stay short.
  private func rounded(_ seconds: Double) -> Double { (seconds * 1e6).rounded() / 1e6 }
}
