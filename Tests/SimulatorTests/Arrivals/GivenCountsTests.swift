import Foundation
import Testing

@testable import Simulator

/// Exact counts and days of the past.
@Suite struct GivenCountsTests {
  private static let two = "open: \"08:00-10:00\", interval: 60min, date: 2026-03-02, days: 2"

  @Test("Exactly so many contacts come in each interval, whatever the replication")
  func conserved() throws {
    let model = try CalendarText.model(calendar: Self.two, arrivals: "{counts: [3, 0, 250, 1]}")
    for replication in 0..<20 {
      var counts = [0, 0, 0, 0]
      var last = 0.0
      for time in CalendarText.times(model, replication: replication) {
        #expect(time >= last)
        last = time
        let day = Int(time / 86_400)
        counts[2 * day + Int(time - Double(day) * 86_400 - 8 * 3600) / 3600] += 1
      }
      #expect(counts == [3, 0, 250, 1])
    }
  }

  @Test("Their times are independent and uniform within the interval")
  func uniform() throws {
    let model = try CalendarText.model(
      calendar: "open: \"08:00-09:00\", interval: 60min", arrivals: "{counts: [5000]}")
    // Kolmogorov-Smirnov over 4 x 5000 times: false alarm 1e-6, D < 2.70 / sqrt(n).
    let times = (0..<4).flatMap { CalendarText.times(model, replication: $0) }.map { ($0 - 28_800) / 3600 }
      .sorted()
    let n = Double(times.count)
    let distance = times.indices.reduce(0) { max($0, abs(times[$1] - (Double($1) + 0.5) / n) + 0.5 / n) }
    #expect(times.count == 20_000 && distance < 2.70 / n.squareRoot())
    // Sorted gaps alone would pass too if they were equal: the first of m has variance near 1 / m^2.
    let firsts = (0..<400).map { replication in
      (CalendarText.times(model, replication: replication)[0] - 28_800) / 3600 * 5001
    }
    let mean = firsts.reduce(0, +) / 400
    let square = firsts.reduce(0) { $0 + $1 * $1 } / 400
    // A near-exponential number of mean 1 and second moment 2 (variance 20). False alarm 1e-6 each.
    #expect(abs(mean - 1) < 4.89 * 0.05 && abs(square - 2) < 4.89 * 20.0.squareRoot() / 20)
  }

  private static let past = """
    history:
      days:
        - {weekday: mon, counts: {a: [10, 20], b: [1, 2]}}
        - {weekday: mon, counts: {a: [30, 40], b: [3, 4]}}
        - {weekday: tue, counts: {a: [5, 6], b: [7, 8]}}
    """

  @Test("Days of the past keep the means of their weekday, and all types repeat the same day")
  func bootstrap() throws {
    let text = """
      callsim: 1
      name: past
      calendar: {\(Self.two), closing: drop}
      \(Self.past)
      contact_types:
        x: {channel: voice, arrivals: {history: a}, handle_time: {constant: 1s}}
        y: {channel: voice, arrivals: {history: b}, handle_time: {constant: 1s}}
      agent_groups:
        team: {serves: all, staff: 9}
      """
    let model = Model(try Scenario(text: text))
    var first = 0
    for replication in 0..<400 {
      let run = try #require(Replication.run(model, seed: 1, number: replication, stop: StopFlag()))
      let counts = run.contacts.map(\.arrivals)
      let isFirst = counts[0] == 10
      first += isFirst ? 1 : 0
      #expect(counts == (isFirst ? [10, 1, 20, 2] : [30, 3, 40, 4]) + [5, 7, 6, 8])
    }
    // A fair coin in 400 throws: standard deviation 10. False alarm 1e-6.
    #expect(abs(Double(first) - 200) < 48.9)
  }

  @Test("A table beside the scenario gives the same days, and its bytes count into the digest")
  func table() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("callsim-history-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ text: String, _ name: String) throws {
      try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    try write(
      CalendarText.scenario(
        calendar: Self.two, arrivals: "{history: calls}", top: "history: {file: days.csv}"), "s.yaml")
    let path = folder.appendingPathComponent("s.yaml").path
    func problem() -> String {
      do {
        _ = try Scenario(contentsOf: path)
        return ""
      } catch { return "\(error)" }
    }
    #expect(problem().contains("no such file"))
    try write("date,series,08:00,09:00\n2026-02-02,calls,4,5\n2026-02-03,calls,6,7\n", "days.csv")
    let first = try Scenario(contentsOf: path)
    let counts = Replication.run(Model(first), seed: 1, number: 0, stop: StopFlag())?.contacts.map(\.arrivals)
    #expect(counts == [4, 5, 6, 7])
    try write("weekday;series;08:00;09:00\r\nmon;calls;4;5\r\ntue;calls;6;8\r\n", "days.csv")
    #expect(try Scenario(contentsOf: path).digest != first.digest)
    for (text, words) in [
      ("", "is empty"), ("a,b,c\n", "must begin with the columns"),
      ("date,series,08:00,09:00\n2026-02-02,calls,4\n", "line 2 must have 4 fields, found 3"),
      ("date,series,08:00,09:00\n2026-02-02,calls,4,x\n", "whole numbers of contacts, found 'x'"),
      ("date,series,08:00,09:00\nyesterday,calls,4,5\n", "must begin with a date"),
      ("date,series,08:00,09:00\n2026-02-02,calls,4,5\n", "has no tue, on which the calendar is open"),
      ("date,series,08:00\n2026-02-02,calls,4\n", "must have 2 values"),
      ("date,series,08:00,09:00\n2026-02-02,calls,4,5\n2026-02-02,calls,4,5\n", "a second time"),
    ] {
      try write(text, "days.csv")
      #expect(problem().contains(words), "\(problem())")
    }
  }
}
