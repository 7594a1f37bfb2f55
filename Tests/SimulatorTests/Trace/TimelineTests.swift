import Foundation
import Testing

@testable import Simulator

/// The timeline of an interval, counted on paper; and the replay of a day.
@Suite struct TimelineTests {
  private static func model(days: Int = 1) throws -> Model {
    try CalendarText.model(
      calendar: "open: \"08:00-10:00\", interval: 30min, days: \(days)",
      arrivals: "{per_interval: [1, 1, 1, 1]}")
  }

  private static func event(
    _ kind: TraceEvent.Kind, _ minute: Double, contact: Int = 0, agent: Int = 0, duration: Double? = nil,
    waiting: Int? = nil
  ) -> TraceEvent {
    var event = TraceEvent(kind, at: 8 * 3600 + minute * 60)
    event.contact = contact
    event.type = contact > 0 ? 0 : -1
    event.group = agent > 0 || kind == .staffing ? 0 : -1
    event.agent = agent
    event.duration = duration
    event.waiting = waiting
    return event
  }

  @Test("One agent, three contacts: who waits, who is busy and who gives up, minute by minute")
  func handCounted() throws {
    let names = TraceNames(try Self.model())
    var timeline = IntervalTimeline(names, interval: try names.interval("08:30"))
    // The first is answered at once at 8:20 until 8:32; the second waits from 8:29 until then; the third gives up.
    let events = [
      Self.event(.staffing, 0, waiting: 1),
      Self.event(.arrival, 20, contact: 1), Self.event(.answer, 20, contact: 1, agent: 1, duration: 0),
      Self.event(.arrival, 29, contact: 2), Self.event(.queue, 29, contact: 2, waiting: 1),
      Self.event(.staffing, 30, waiting: 1),
      Self.event(.arrival, 30.5, contact: 3), Self.event(.queue, 30.5, contact: 3, waiting: 2),
      Self.event(.end, 32, contact: 1, agent: 1, duration: 720),
      Self.event(.answer, 32, contact: 2, agent: 1, duration: 180),
      Self.event(.abandon, 34, contact: 3, duration: 210),
      Self.event(.end, 45, contact: 2, agent: 1, duration: 780),
    ]
    for event in events { timeline.add(event) }
    timeline.finish()
    #expect(timeline.waitingAtStart.count == 1)
    #expect(timeline.rows.count == 30)
    #expect(timeline.rows.map(\.came) == [1] + Array(repeating: 0, count: 29))
    #expect(timeline.rows[2].answered == 1 && timeline.rows[4].left == 1)
    #expect(timeline.rows.prefix(5).map(\.waiting) == [2, 2, 1, 1, 0])
    #expect(timeline.rows[1].longestWait == 180)
    #expect(timeline.rows[3].longestWait == 210)
    // Busy from the start to 8:45: 15 of 30 minutes.
    #expect(timeline.fullTime == [900])
    #expect(timeline.stories.count == 2)
    let text = TimelineText(timeline, title: "calendar").text
    #expect(text.contains("At 08:30 1 contact waits, the first for 1:00 min."))
    #expect(text.contains("The longest wait is 3:30 min"))
    #expect(text.contains("gave up"))
    #expect(text.contains("was answered by team 1, 13:00 min"))
    #expect(text.contains("team 50.0 %"))
  }

  @Test("An interval is named by a moment in it and, over several days, by its day")
  func intervals() throws {
    let names = TraceNames(try Self.model(days: 3))
    #expect(try names.interval("8:45") == names.interval("08:30"))
    #expect(try names.interval("day 2 08:30").start == 86_400 + 8.5 * 3600)
    #expect(throws: TraceProblem.self) { try names.interval("07:59") }
    #expect(throws: TraceProblem.self) { try names.interval("day 4 08:30") }
    #expect(throws: TraceProblem.self) { try names.interval("noon") }
    #expect(names.clockTime(86_400 + 9 * 3600 + 1.25) == "09:00:01.2")
    #expect(names.day(86_400 + 9 * 3600) == "day 2")
  }

  @Test("A day replayed under its own routing changes for nobody; under another, as its own run")
  func replay() throws {
    let scenario = try RandomScenarioTests.random(5)
    let same = [ComparedSystem(name: "a", scenario: scenario), ComparedSystem(name: "b", scenario: scenario)]
    let replay = try #require(try DayReplay(same, seed: 1, replication: 1, interval: nil, stop: StopFlag()))
    let change = replay.change(of: 1)
    #expect(replay.contacts.count > 20 && change.contacts == replay.contacts.count)
    #expect(change.shorter + change.longer + change.rescued + change.givenUp == 0)

    let other = [
      try ComparedSystem.policy("current", in: scenario),
      try ComparedSystem.policy("uniform+static-priority", in: scenario),
    ]
    let moved = try #require(try DayReplay(other, seed: 1, replication: 1, interval: nil, stop: StopFlag()))
    // The same contacts come.
    #expect(moved.contacts.map(\.came) == replay.contacts.map(\.came))
    for system in other.indices {
      let run = try #require(
        Replication.run(Model(other[system].scenario), seed: 1, number: 0, stop: StopFlag()))
      #expect(moved.totals[system].answered == TraceTotals(run).answered)
    }
    #expect(ReplayText(moved).text.contains("uniform+static-priority against current"))
    let lines = String(decoding: ReplayCSV(moved).bytes, as: UTF8.self).split(separator: "\r\n")
    #expect(lines.count == moved.contacts.count + 1)
  }

  @Test("A streamed file takes its name when it is complete, and leaves nothing when it is not")
  func streamedFile() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "callsim-trace-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "log.csv").path
    do {
      let unfinished = try StreamedFile(path)
      try unfinished.write([65])
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    do {
      var file = try StreamedFile(path)
      try file.write([65, 66])
      try file.complete()
    }
    #expect(FileManager.default.contents(atPath: path) == Data([65, 66]))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["log.csv"])
  }
}
