import Testing

@testable import Simulator

/// An event log is worth something only if it tells of the very replication that `run` simulates, and of all of it.
@Suite struct TraceTests {
  private func traced(_ scenario: Scenario, number: Int = 0) throws -> (Observations, [TraceEvent]) {
    var events: [TraceEvent] = []
    let model = Model(scenario)
    let trace = ContactTrace(model) { events.append($0) }
    return (
      try #require(Replication.run(model, seed: 1, number: number, stop: StopFlag(), trace: trace)), events
    )
  }

  private func plain(_ scenario: Scenario, number: Int = 0) throws -> Observations {
    try #require(Replication.run(Model(scenario), seed: 1, number: number, stop: StopFlag()))
  }

  @Test("Watching a replication changes no count and no time of it", arguments: 0..<90)
  func changesNothing(_ number: Int) throws {
    let scenario = try RandomScenarioTests.random(UInt64(number))
    let (watched, _) = try traced(scenario)
    let unwatched = try plain(scenario)
    for (a, b) in zip(watched.contacts, unwatched.contacts) {
      #expect(a.arrivals == b.arrivals && a.answered == b.answered && a.abandoned == b.abandoned)
      #expect(a.blocked == b.blocked && a.diverted == b.diverted && a.unfinished == b.unfinished)
      #expect(abs(a.waitOfAnswered - b.waitOfAnswered) <= 1e-9 * (1 + b.waitOfAnswered))
      #expect(abs(a.talkTime - b.talkTime) <= 1e-9 * (1 + b.talkTime))
    }
    #expect(watched.answeredBy == unwatched.answeredBy)
  }

  @Test("The log adds up to the totals of the replication", arguments: 0..<90)
  func addsUp(_ number: Int) throws {
    let scenario = try RandomScenarioTests.random(UInt64(number))
    let (_, events) = try traced(scenario)
    let observed = try plain(scenario)
    func count(_ kinds: TraceEvent.Kind...) -> Double { Double(events.count { kinds.contains($0.kind) }) }
    func sum(_ value: KeyPath<ContactTotals, Double>) -> Double {
      observed.contacts.reduce(0) { $0 + $1[keyPath: value] }
    }
    #expect(count(.answer) == sum(\.answered))
    #expect(count(.abandon, .balk, .nuisance) == sum(\.abandoned))
    #expect(count(.block) == sum(\.blocked))
    #expect(count(.message, .callbackAccepted) == sum(\.diverted))
    #expect(count(.disconnect) == sum(\.disconnected))
    #expect(count(.unfinished) == sum(\.unfinished))
    let waits = events.reduce(0) { $0 + ($1.kind == .answer ? $1.duration ?? 0 : 0) }
    #expect(abs(waits - sum(\.waitOfAnswered)) <= 1e-9 * (1 + waits))
    // Each agent's time with contacts lies between an answer and an end.
    #expect(count(.answer) == count(.end))
    if !Model(scenario).hasDesks {
      let time = events.reduce(0) { $0 + ($1.kind == .end ? $1.duration ?? 0 : 0) }
      let detection = observed.desks.reduce(0) { $0 + $1.detectionTime }
      #expect(abs(time + detection - observed.flow.handleTimes) <= 1e-9 * (1 + time))
    }
  }

  @Test("Events come in order of time, and each contact's in the order of its life", arguments: 0..<40)
  func isInOrder(_ number: Int) throws {
    let scenario = try RandomScenarioTests.random(UInt64(number))
    let (_, events) = try traced(scenario)
    // What is settled only behind the horizon comes at the end.
    let horizon = Model(scenario).clock.end
    for (event, next) in zip(events, events.dropFirst()) where event.time < horizon {
      #expect(event.time <= next.time)
    }
    for contact in Dictionary(grouping: events.filter { $0.contact > 0 }, by: \.contact).values {
      let kinds = contact.map(\.kind)
      #expect(kinds.count { $0 == .answer || $0.isLeaving } <= 1)
      if let answer = kinds.firstIndex(of: .answer), let queue = kinds.firstIndex(of: .queue) {
        #expect(queue < answer)
      }
      if kinds.contains(.end) { #expect(kinds.contains(.answer)) }
    }
  }

  @Test("A trace is the replication of a run: same seed, same number, same totals")
  func isOfTheRun() throws {
    let scenario = try RandomScenarioTests.random(5)
    let totals = try #require(try TraceRun(scenario, seed: 1, replication: 3).run { _ in })
    #expect(totals.answered == TraceTotals(try plain(scenario, number: 2)).answered)
  }

  @Test("A sink that fails ends the run with its error")
  func failingSink() throws {
    struct Full: Error {}
    let scenario = try RandomScenarioTests.random(5)
    #expect(throws: Full.self) { try TraceRun(scenario).run { _ in throw Full() } }
  }

  @Test("Both forms of the log have a line for each event")
  func lines() throws {
    let run = TraceRun(try RandomScenarioTests.random(5))
    var count = 0
    var csv = TraceLog(run.names, format: .csv)
    var json = TraceLog(run.names, format: .jsonl)
    var (csvBytes, jsonBytes): ([UInt8], [UInt8]) = ([], [])
    _ = try run.run { event in
      count += 1
      try csv.add(event) { csvBytes += $0 }
      try json.add(event) { jsonBytes += $0 }
    }
    try csv.flush { csvBytes += $0 }
    try json.flush { jsonBytes += $0 }
    #expect(csvBytes.count { $0 == UInt8(ascii: "\n") } == count + 1)
    #expect(jsonBytes.count { $0 == UInt8(ascii: "\n") } == count)
  }
}
