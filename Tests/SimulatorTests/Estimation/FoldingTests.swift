import Testing

@testable import Simulator

/// A calendar whose weeks are added up gives the sums of the one whose intervals all have figures of their own.
@Suite struct FoldingTests {
  private static func text(_ profile: String, days: Int = 23, target: String = "horizon") -> String {
    CalendarText.scenario(
      calendar: """
        open: "08:00-12:00", interval: 60min, date: 2026-03-04, days: \(days), profile: \(profile),
        weekdays: {sat: "09:00-11:00", sun: closed}, closing: drop
        """,
      arrivals: "{rate: 90/h, weekday: {mon: 1.3}, busyness: {gamma: {cv: 30%}}}",
      extra: "patience: {exponential: {mean: 3min}}", staff: "{per_interval: [1, 2, 2, 1]}",
      top: """
        targets:
          - {contacts: all, measure: service_level, within: 30s, at_least: 70%, every: \(target)}
          - {contacts: all, measure: queue_length, at_most: 1}
        """)
  }

  private static func observations(_ profile: String, days: Int = 23) throws -> Observations {
    let model = Model(try Scenario(text: text(profile, days: days)))
    return try #require(Replication.run(model, seed: 3, number: 0, stop: StopFlag()))
  }

  @Test("Each folded interval is the sum of its occurrences", arguments: [("week", 28), ("day", 4)])
  func sums(profile: String, periods: Int) throws {
    let all = try Self.observations("all")
    let folded = try Self.observations(profile)
    #expect(all.periods == 92 && folded.periods == periods)
    for period in 0..<periods {
      let same = stride(from: period, to: 92, by: periods)
      #expect(folded.contacts[period].arrivals == same.reduce(0) { $0 + all.contacts[$1].arrivals })
      #expect(folded.contacts[period].abandoned == same.reduce(0) { $0 + all.contacts[$1].abandoned })
      #expect(folded.answeredWithin[period] == same.reduce(0) { $0 + all.answeredWithin[$1] })
      let (lineTime, busyTime) = (
        same.reduce(0) { $0 + all.contacts[$1].lineTime }, same.reduce(0) { $0 + all.agents[$1].busyTime }
      )
      #expect(abs(folded.contacts[period].lineTime - lineTime) <= 1e-9 * (1 + lineTime))
      #expect(abs(folded.agents[period].busyTime - busyTime) <= 1e-9 * (1 + busyTime))
      #expect(folded.agents[period].scheduledTime == same.reduce(0) { $0 + all.agents[$1].scheduledTime })
      let waits = (0..<WaitBuckets.count).map { bucket in
        same.reduce(0) { $0 + Int(all.answeredWaits[$1 * WaitBuckets.count + bucket]) }
      }
      let foldedWaits = (0..<WaitBuckets.count).map {
        Int(folded.answeredWaits[period * WaitBuckets.count + $0])
      }
      #expect(waits == foldedWaits)
    }
    #expect(all.flow == folded.flow)
  }

  @Test(
    "Every estimate over the horizon, and the share of days that meet a target, is the same",
    arguments: ["horizon", "interval"])
  func estimates(target: String) async throws {
    var results: [RunResult] = []
    for profile in ["all", "week", "day"] {
      let scenario = try Scenario(text: Self.text(profile, target: target))
      results.append(await ScenarioRun(scenario, seed: 5, rule: .replications(6)).result())
    }
    for result in results.dropFirst() {
      for (a, b) in zip(results[0].estimates, result.estimates) where a.interval == nil {
        #expect(a.measure == b.measure)
        if let exact = a.value {
          #expect(abs((b.value ?? .nan) - exact) <= 1e-9 * (1 + abs(exact)), "\(a.measure)")
        }
        #expect(a.n == b.n)
      }
      for (a, b) in zip(results[0].targets, result.targets) {
        #expect(a.metOnDays?.value == b.metOnDays?.value && a.metOnDays?.n == b.metOnDays?.n)
        #expect(a.metOnDays?.n == 6 * 20)
      }
    }
    #expect(results[1].intervalLabels.first == "Wed 08:00" && results[1].intervalLabels.count == 28)
    #expect(results[2].intervalLabels == ["08:00", "09:00", "10:00", "11:00"])
  }

  @Test("The table of estimates and the totals do not grow with the number of weeks")
  func size() throws {
    let (short, long) = (try Self.observations("week", days: 14), try Self.observations("week", days: 140))
    #expect(short.periods == long.periods)
    let sizes = try [14, 1400].map {
      RunSize(of: try Scenario(text: Self.text("week", days: $0)), replications: 1).memory(threads: 1)
    }
    #expect(sizes[1] < 1.1 * sizes[0])
  }
}
