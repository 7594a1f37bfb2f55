import Foundation
import Testing

@testable import Fitting

@Suite("Rows that can't be used")
struct DirtyRowTests {
  private static let good = "c0,desk,2026-03-02 09:00:00,10,answered,100,a1\n"

  static let cases: [(row: String, reason: RejectReason)] = [
    ("c1,desk,2026-03-02 09:00:00,10,answered,100\n", .fieldCount),
    ("c1,desk,2026-03-02 09:00:00,10,answered,100,a1,extra\n", .fieldCount),
    ("c1,desk,,10,answered,100,a1\n", .noTime),
    ("c1,desk,yesterday,10,answered,100,a1\n", .notATime),
    ("c1,desk,2026-02-30 09:00:00,10,answered,100,a1\n", .notATime),
    ("c1,desk,2026-03-02,10,answered,100,a1\n", .notATime),
    ("c1,desk,2026-03-02 25:00:00,10,answered,100,a1\n", .notATime),
    ("c1,desk,2026-03-02 09:00:00,ten,answered,100,a1\n", .notADuration),
    ("c1,desk,2026-03-02 09:00:00,1e3,answered,100,a1\n", .notADuration),
    ("c1,desk,2026-03-02 09:00:00,nan,answered,100,a1\n", .notADuration),
    ("c1,desk,2026-03-02 09:00:00,-5,answered,100,a1\n", .negativeDuration),
    ("c1,desk,2026-03-02 09:00:00,10,answered,-100,a1\n", .negativeDuration),
    ("c1,desk,2026-03-02 09:00:00,90000,answered,100,a1\n", .longDuration),
    ("c1,desk,2026-03-02 09:00:00,10,answered,99999999,a1\n", .longDuration),
    ("c1,desk,2026-03-02 09:00:00,10,perhaps,100,a1\n", .unknownOutcome),
    ("c1,desk,2026-03-02 09:00:00,,answered,100,a1\n", .noOutcome),
    ("\"c1,desk,2026-03-02 09:00:00,10,answered,100,a1\n", .openQuote),
    ("c1,de\u{0}sk,2026-03-02 09:00:00,10,answered,100,a1\n", .nulByte),
    ("c1,de\u{7}sk,2026-03-02 09:00:00,10,answered,100,a1\n", .encoding),
    ("c1,desk,2026-03-08 02:30:00,10,answered,100,a1\n", .skipped),
    ("c1,desk,2026-11-01 01:30:00,10,answered,100,a1\n", .comesTwice),
  ]

  @Test("Each is counted with its line and reason, and the rows around it are kept", arguments: cases)
  func dirty(row: String, reason: RejectReason) throws {
    let log = try Logs.read(
      Logs.header + Self.good + row + Self.good.replacing("c0", with: "c2"), zone: "America/New_York")
    #expect(log.report.rejected == [reason: 1])
    #expect(log.report.rejects.map(\.line) == [3])
    #expect(Logs.calls(log).count == 2)
    #expect(log.report.isConserved)
  }

  @Test("Bytes of another encoding reject their own row")
  func latin1() throws {
    let bytes =
      Array((Logs.header + Self.good).utf8) + Array("c1,caf".utf8) + [0xE9]
      + Array(",2026-03-02 09:00:00,10,answered,1,a\n".utf8)
    #expect(try Logs.read(bytes: bytes).report.rejected == [.encoding: 1])
  }

  @Test("Answered before queued, ended before answered, and both answered and abandoned are impossible")
  func impossibleTimes() throws {
    let text = """
      call_id,queued,answered_at,ended_at,abandoned
      1,2026-03-02 09:00:10,2026-03-02 09:00:00,2026-03-02 09:05:00,0
      2,2026-03-02 09:00:10,2026-03-02 09:01:00,2026-03-02 09:00:30,0
      3,2026-03-02 09:00:10,2026-03-02 09:01:00,2026-03-02 09:05:00,1
      4,2026-03-02 09:00:10,2026-03-02 09:01:00,2026-03-02 09:05:00,0
      """
    let map =
      "arrival: queued\nanswered_at: answered_at\nended_at: ended_at\nabandoned: abandoned\ncall_key: call_id\n"
    let log = try Logs.read(text, map: map)
    #expect(log.report.rejected == [.answeredBeforeQueued: 1, .endedBeforeAnswered: 1, .contradiction: 1])
    #expect(Logs.calls(log).map { Double($0.talk) } == [240])
  }

  @Test("Duplicates are dropped and counted; the same id at another time is another contact")
  func duplicates() throws {
    let log = try Logs.read(Logs.header + Self.good + Self.good + Self.good.replacing("09:00", with: "10:00"))
    #expect(Logs.calls(log).count == 2)
    #expect(log.report.dropped == [.duplicate: 1])
    #expect(log.report.isConserved)
  }

  @Test("Instants in the hour that comes twice are kept, both passes, and counted")
  func repeatedHour() throws {
    let rows = ["05:30", "06:30"].enumerated().map {
      "c\($0.offset),desk,2026-11-01T\($0.element):00Z,10,answered,100,a1\n"
    }
    let log = try Logs.read(Logs.header + rows.joined(), zone: "America/New_York")
    #expect(Logs.calls(log).map(\.arrival) == [5400, 5400])
    #expect(log.report.repeatedHour == 2)
  }

  @Test(
    "A day of 23 hours and one of 25 hours keep their wall clock",
    arguments: [("2026-03-08T12:00:00Z", 8.0), ("2026-11-01T12:00:00Z", 7.0), ("2026-11-02T12:00:00Z", 7.0)])
  func changeDays(time: String, hour: Double) throws {
    let log = try Logs.read(Logs.header + "c,desk,\(time),10,answered,100,a1\n", zone: "America/New_York")
    #expect(Logs.calls(log).map(\.arrival) == [hour * 3600])
  }

  @Test(
    "A log that can't be used says why",
    arguments: [
      ("", "empty"), ("a,b,c\n1,2,3\n", "--map"), ("arrival,wait\n3/4/2026 10:00,5\n", "--date-order"),
      ("arrival,wait,outcome\n2026-03-02T10:00:00Z,5,answered\n", "--time-zone"),
    ])
  func unusable(text: String, word: String) {
    let problem = #expect(throws: LogProblem.self) { try Logs.read(text) }
    #expect(problem?.message.contains(word) == true)
  }

  @Test("A wrong delimiter and a wrong format name are said, with the remedy")
  func wrongChoice() {
    #expect(throws: LogProblem.self) { try Logs.read(Logs.header + Self.good) { $0.delimiter = ";" } }
    let problem = #expect(throws: LogProblem.self) { try Logs.read(Logs.header, from: "five9") }
    #expect(problem?.message.contains("QUEUE WAIT TIME") == true)
    #expect(throws: LogProblem.self) { try Logs.read(Logs.header, from: "five10") }
  }
}
