@testable import Simulator

/// A result made by hand: a clinic's morning in four half hours, two contact types, one agent group.
enum SampleResult {
  static let scenarioText = """
    callsim: 1
    name: clinic
    description: A morning at a clinic.
    calendar: {open: "08:00-10:00", interval: 30min}
    contact_types:
      cardiology:
        channel: voice
        language: en
        arrivals: {per_interval: [20, 30, 25, 15]}
        patience: {exponential: {mean: 3min}}
        handle_time: {exponential: {mean: 4min}}
      Termine für Ältere:
        channel: voice
        language: de
        arrivals: {per_interval: [5, 5, 5, 5]}
        patience: {exponential: {mean: 3min}}
        handle_time: {exponential: {mean: 4min}}
    agent_groups:
      team: {serves: [cardiology, Termine für Ältere], staff: 4}
    targets:
      - {contacts: all, measure: mean_wait, at_most: 2min}
      - {contacts: all, measure: service_level, within: 20s, at_least: 80%, every: interval}
      - {agents: all, measure: occupancy, at_most: 85%}
    """

  static func make() throws -> RunResult {
    let scenario = try Scenario(text: scenarioText)
    let estimates = horizon + (0..<4).flatMap(interval)
    func verdict(
      _ index: Int, _ estimate: Estimate, _ verdict: TargetVerdict.Verdict,
      intervals: (met: Int, missed: Int, undecided: Int)? = nil, days: Double
    ) -> TargetVerdict {
      TargetVerdict(
        target: scenario.targets[index], estimate: estimate, verdict: verdict, intervals: intervals,
        metOnDays: row("met_on_days", .center, days, 0.04, .share))
    }
    return RunResult(
      scenario: scenario, seed: 7, replications: 100, isComplete: true,
      method: "100 independent replications, Student t; ratios of means by the delta method",
      stoppingRule: "100 replications as asked", warmUp: nil,
      intervalLabels: ["08:00", "08:30", "09:00", "09:30"], estimates: estimates,
      targets: [
        verdict(0, row("mean_wait", .center, 31.24, 2.13, .seconds), .met, days: 0.99),
        verdict(
          1, row("service_level", .center, 0.4412, 0.0321, .share, interval: 1, threshold: 20), .missed,
          intervals: (2, 1, 1), days: 0.2),
        verdict(2, row("occupancy", .center, 0.8493, 0.0051, .share), .undecided, days: 0.51),
      ],
      contactsSimulated: 11_000, eventsSimulated: 25_000, brokenIdentities: [],
      notes: ["cardiology: priority is not read by longest-wait"])
  }

  static func row(
    _ measure: String, _ of: Scope, _ value: Double?, _ halfWidth: Double?, _ unit: Measure.Unit,
    interval: Int? = nil, threshold: Double? = nil, reason: String? = nil
  ) -> Estimate {
    Estimate(
      measure: measure, of: of, interval: interval, value: value, halfWidth: halfWidth, confidence: 0.95,
      n: 100,
      unit: unit.rawValue, threshold: threshold, reason: reason)
  }

  private static var horizon: [Estimate] {
    contacts(.center, offered: 110.2, share: 0.71, wait: 31.24)
      + contacts(.contactType("cardiology"), offered: 90.1, share: 0.7, wait: 32.4)
      + contacts(.contactType("Termine für Ältere"), offered: 20.1, share: 0.75, wait: 65.2)
      + agents(.center) + agents(.agentGroup("team"))
  }

  private static func interval(_ index: Int) -> [Estimate] {
    let share = [0.95, 0.4412, 0.62, 0.97][index]
    return contacts(
      .center, offered: [25, 35, 30, 20][index], share: share, wait: 60 * (1 - share), interval: index)
      + agents(.center, interval: index)
  }

  private static func contacts(
    _ scope: Scope, offered: Double, share: Double, wait: Double, interval: Int? = nil
  ) -> [Estimate] {
    func row(_ measure: String, _ value: Double, _ halfWidth: Double, _ unit: Measure.Unit) -> Estimate {
      Self.row(
        measure, scope, value, halfWidth, unit, interval: interval,
        threshold: Measures.named(measure)?.hasThreshold == true ? 20 : nil)
    }
    return [
      row("offered", offered, 1.3, .contacts), row("answered", offered * 0.96, 1.2, .contacts),
      row("abandoned", offered * 0.04, 0.4, .contacts), row("service_level", share, 0.0321, .share),
      row("abandonment", 0.0412, 0.0037, .share), row("mean_wait", wait, 2.13, .seconds),
      row("wait_p95", 124.6, 9.7, .seconds),
    ]
  }

  private static func agents(_ scope: Scope, interval: Int? = nil) -> [Estimate] {
    [
      row(
        "staffed_agents", scope, 4, nil, .agents, interval: interval,
        reason: "the same in all 100 replications"),
      row("busy_agents", scope, 3.397, 0.02, .agents, interval: interval),
      row("occupancy", scope, 0.8493, 0.0051, .share, interval: interval),
    ]
  }
}
