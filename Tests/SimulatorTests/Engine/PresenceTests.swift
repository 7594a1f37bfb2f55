import Distributions
import Foundation
import Testing

@testable import Simulator

/// Who of the scheduled agents is there: absence, pauses and cohorts against their laws.
@Suite struct PresenceTests {
  private func scenario(
    _ group: String, staff: Int = 20, days: Int = 1, more: String = "", rate: String = "1/h"
  ) throws
    -> Scenario
  {
    try Scenario(
      text: """
        callsim: 1
        name: presence
        calendar: {open: "08:00-18:00", interval: 30min, date: 2026-03-02, days: \(days)}
        contact_types:
          calls: {channel: voice, arrivals: {rate: \(rate)}, handle_time: {exponential: {mean: 4min}}}
        agent_groups:
          team: {serves: all, staff: \(staff)\(group)}
          \(more)
        """)
  }

  @Test("Adherence is what absence and pauses leave")
  func adherence() async throws {
    let scenario = try scenario(
      ", absence: [{category: a, share: 10%}], unavailable: {probability: 20%, time: {constant: 5min}}",
      rate: "100/h")
    let result = await ScenarioRun(scenario, rule: .replications(10)).result()
    func value(_ measure: String) throws -> Double {
      try #require(
        result.estimates.first { $0.measure == measure && $0.interval == nil && $0.of == .center }?.value)
    }
    let left = try 1 - value("absence") - value("unavailability")
    #expect(abs(try value("adherence") - left) < 1e-12)
  }

  private func absent(_ run: Observations) -> Double { run.agents.reduce(0) { $0 + $1.absentTime } / 36_000 }

  @Test("Absence with a beta share is beta-binomial: mean and variance")
  func betaBinomial() throws {
    // 20 agents, share of mean 10 % and cv 0.8.
    let judge = Judge(
      "absence", try scenario(", absence: [{category: sickness, share: {beta: {mean: 0.1, cv: 0.8}}}]"),
      replications: 3_000)
    let variance = 0.08 * 0.08
    let exact = 20 * 0.1 * 0.9 + 20 * 19 * variance
    judge.expect("mean", 2) { (absent($0), 1) }
    judge.expect("second moment", exact + 4) { (absent($0) * absent($0), 1) }
  }

  @Test("Absence by interval is drawn anew in each; categories add up; weekdays differ")
  func intervals() throws {
    let judge = Judge(
      "late",
      try scenario(
        ", absence: [{category: late, share: 10%, spell: interval}, {category: leave, share: 5%}]"),
      replications: 400)
    judge.expect("mean", 20 * (1 - 0.9 * 0.95)) { (absent($0), 1) }
    let weekdays = Judge(
      "weekdays",
      try scenario(", absence: [{category: sick, share: 10%, weekday: {mon: 2, tue: 0}}]", days: 2),
      replications: 300)
    weekdays.expect("monday", 4) { ($0.agents[0..<20].reduce(0) { $0 + $1.absentTime } / 36_000, 1) }
    for run in weekdays.runs { #expect(run.agents[20..<40].allSatisfy { $0.absentTime == 0 }) }
  }

  @Test("Absent agents serve nobody: everyone absent leaves everyone waiting; none absent is the plain day")
  func extremes() throws {
    let none = Judge(
      "none", try scenario(", absence: [{category: a, share: 0%}]", rate: "200/h"), replications: 1
    ).runs[0]
    let plain = Judge("plain", try scenario("", rate: "200/h"), replications: 1).runs[0]
    #expect(none.contacts == plain.contacts)
    let all = Judge("all", try scenario(", absence: [{category: a, share: 100%}]"), replications: 1).runs[0]
    #expect(all.total().answered == 0)
    #expect(all.agentTotal().scheduledTime == 20 * 36_000)
  }

  @Test("Pauses: share of contacts x mean time, and the agent is neither busy nor free")
  func pauses() throws {
    let judge = Judge(
      "pauses",
      try scenario(
        ", unavailable: {probability: 20%, time: {exponential: {mean: 5min}}}", staff: 40, rate: "100/h"),
      replications: 60)
    judge.expect("time not available", 0.2 * 300 * 100 * 10, tolerance: 0.02) { run in
      (run.agents.reduce(0) { $0 + $1.unavailableTime }, 1)
    }
    for run in judge.runs {
      #expect(abs(run.flow.busyIntegral - run.flow.handleTimes) <= 1e-6 * run.flow.handleTimes)
    }
  }

  @Test(
    "One agent who pauses after each contact is an M/G/1 queue with longer services (Pollaczek and Khinchine)"
  )
  func pausesAsService() throws {
    var scenario = try scenario(", unavailable: {probability: 100%, time: {constant: 2min}}", staff: 1)
    scenario.horizon = .steadyState(length: 2_000_000, warmUp: .seconds(20_000))
    scenario.contactTypes[0].arrivals.process = .constant(rate: 1.0 / 600)
    scenario.contactTypes[0].handleTime = exponential(mean: 240)
    let judge = Judge("pause as service", scenario, replications: 20)
    let second: Double = 2 * 57_600 + 2 * 28_800 + 14_400
    let wait = second / 600 / 0.8
    judge.expect("E[W]", wait) { ($0.total(0).waits, $0.total(0).offered) }
  }

  @Test("A cohort comes after training, passes and leaves: expected agents by day")
  func cohort() throws {
    let judge = Judge(
      "cohort",
      try scenario(", cohort: {training: 2d, pass_rate: 80%, yearly_attrition: 99%}", staff: 10, days: 7),
      replications: 600)
    let hazard = -log(0.01) / 365
    for day in [0, 1, 2, 6] {
      // Who leaves during a day is there until its end.
      let stayed = exp(-hazard * Double(max(day - 2, 0)))
      let there: Double = day < 2 ? 0 : 8 * stayed
      judge.expect("absent on day \(day)", 10 - there) { run in
        let absent = run.agents[day * 20..<day * 20 + 20].reduce(0.0) { $0 + $1.absentTime }
        return (absent / 36_000, 1)
      }
    }
  }

  @Test("Buddies of new agents are missing from their own group")
  func buddies() throws {
    let scenario = try scenario(
      ", cohort: {training: 0s, nesting: 1d, buddies: seniors, buddy_load: 25%}", staff: 8, days: 2,
      more: "seniors: {serves: all, staff: 10}")
    let run = Judge("buddies", scenario, replications: 1).runs[0]
    let seniors = scenario.agentGroups.map(\.name).sorted().firstIndex(of: "seniors") ?? 0
    #expect(run.agents[seniors].absentTime == 2 * 1800)
    #expect(run.agents[20 * 2 + seniors].absentTime == 0)
  }

  @Test(
    "Refused with the place",
    arguments: [
      (", absence: [{category: a, share: {exponential: {mean: 0.1}}}]", "between 0 and 1"),
      (", absence: [{category: a, share: 5%}, {category: a, share: 5%}]", "each category once"),
      (", cohort: {nesting: 2d}", "buddies"),
      (
        ", unavailable: {probability: 5%, time: {constant: 1s}}, concurrency: {capacity: 2, speed: [1, 1]}",
        "concurrency"
      ),
    ])
  func refused(_ group: String, _ words: String) {
    let refusals = Refusals.text { try scenario(group) }
    #expect(refusals.contains(words))
  }
}
