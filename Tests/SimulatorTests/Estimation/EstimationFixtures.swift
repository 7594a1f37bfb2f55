import Distributions

@testable import Simulator

/// Models for tests of measures and estimates: what is simulated does not matter, only what is counted.
enum EstimationFixtures {
  struct Contact {
    var name = "calls"
    var language: String?
    var topic: String?
    /// Index in `thresholds`.
    var threshold = 0
    var urgentOf: Int?
  }

  static let steadyState = ModelClock(
    kind: .steadyState, warmUp: 0, days: 1, periodsPerDay: 20, periodLength: 3600, dayStart: 0,
    dayLength: 72_000,
    closing: .serveOut, countBy: .arrival)

  static func calendar(days: Int = 1, intervals: Int = 1, length: Double = 3600) -> ModelClock {
    ModelClock(
      kind: .calendar, warmUp: 0, days: days, periodsPerDay: intervals, periodLength: length,
      dayStart: 9 * 3600, dayLength: 86_400, closing: .serveOut, countBy: .arrival)
  }

  /// Types and groups are displayed in the order given.
  static func model(
    contacts: [Contact] = [Contact()], groups: [(name: String, cost: Double?)] = [("team", nil)],
    thresholds: [Double] = [20], clock: ModelClock = calendar(), targets: [Target] = [],
    confidence: Double = 0.95
  ) -> Model {
    Model(
      scenario: Scenario(
        name: "test", description: nil, horizon: horizon(clock), contactTypes: [], agentGroups: [],
        routing: RoutingChoice(
          agents: "longest-idle", contacts: "longest-wait", agentRanks: [:], contactRanks: [:]),
        targets: targets, lines: nil, queueLimit: nil, busyness: Busyness(),
        run: RunSettings(replications: nil, seed: 1, confidence: confidence, countBy: .arrival), digest: "",
        notes: []),
      types: contacts.indices.map { type(contacts[$0], index: $0, contacts, thresholds) },
      groups: groups.map { GroupModel(name: $0.name, costPerHour: $0.cost, agentEffectCV: 0) },
      clock: clock, thresholds: thresholds,
      serves: Array(repeating: true, count: contacts.count * groups.count),
      handleTimeFactor: Array(repeating: 1, count: contacts.count * groups.count),
      agentRank: [], contactRank: [], lines: nil, queueLimit: nil, staff: [],
      displayTypes: Array(contacts.indices), displayGroups: Array(groups.indices))
  }

  static func observations(_ model: Model, histogramPeriods: Int = 1) -> Observations {
    Observations(
      periods: model.clock.periods, types: model.types.count, groups: model.groups.count,
      thresholds: model.thresholds.count, histogramPeriods: histogramPeriods)
  }

  /// Estimates of replications merged in order.
  static func estimator(_ model: Model, _ replications: [Observations]) -> Estimator {
    let plan = EstimationPlan(model)
    var estimator = Estimator(plan)
    for observations in replications { estimator.merge(Tally(observations, plan: plan)) }
    return estimator
  }

  static func table(_ model: Model, _ replications: [Observations]) -> [Estimate] {
    estimator(model, replications).table(level: model.scenario.run.confidence)
  }

  private static func type(
    _ contact: Contact, index: Int, _ all: [Contact], _ thresholds: [Double]
  ) -> TypeModel {
    TypeModel(
      name: contact.name, channel: .voice, language: contact.language, topic: contact.topic,
      streamName: contact.urgentOf.map { all[$0].name } ?? contact.name, urgentOf: contact.urgentOf,
      urgentType: all.firstIndex { $0.urgentOf == index }, urgentShare: 0,
      arrivals: Arrivals(process: .constant(rate: 1), busyness: Busyness()), priority: 1, weight: 1,
      score: ContactType.Score(base: 0, rate: 1), balking: nil, patience: nil, messageAfter: .infinity,
      handleTime: Fixed(value: 180),
      wrapUp: ContactType.WrapUp(time: Fixed(value: 20), isSkippable: false), handleTimeDayCV: 0,
      acceptableWait: thresholds[contact.threshold], acceptableWaitIndex: contact.threshold,
      shortAbandonment: 5, queueLimit: nil)
  }

  private static func horizon(_ clock: ModelClock) -> Horizon {
    switch clock.kind {
    case .steadyState:
      .steadyState(length: clock.observedTime, warmUp: .seconds(clock.warmUp))
    case .calendar:
      .calendar(
        Calendar(
          open: clock.dayStart, close: clock.dayStart + Double(clock.periodsPerDay) * clock.periodLength,
          interval: clock.periodLength, days: clock.days, date: "2026-03-02", closing: .serveOut))
    }
  }

  private struct Fixed: Distribution {
    var value: Double
    var mean: Double { value }
    var variance: Double { 0 }
    func density(_ x: Double) -> Double { 0 }
    func cdf(_ x: Double) -> Double { x < value ? 0 : 1 }
    func quantile(_ p: Double) -> Double { value }
  }
}

extension [Estimate] {
  /// The row of a measure; the horizon unless an interval is named.
  func row(_ measure: String, _ scope: Scope = .center, interval: Int? = nil) -> Estimate? {
    first { $0.measure == measure && $0.of == scope && $0.interval == interval }
  }

  func value(_ measure: String, _ scope: Scope = .center, interval: Int? = nil) -> Double? {
    row(measure, scope, interval: interval)?.value
  }
}

/// Random numbers for synthetic data, always the same.
func testStream(_ number: UInt64) -> RandomStream {
  StreamKey(seed: 2026, replication: 0, purpose: .arrival, name: "estimation tests").stream(number)
}
