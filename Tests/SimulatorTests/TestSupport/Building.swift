import Distributions

@testable import Simulator

/// Scenarios built in code, for tests of the stages behind the reader.
extension ContactType {
  static func voice(
    _ name: String, perSecond rate: Double = 0, handle: any Distribution, patience: (any Distribution)? = nil
  ) -> ContactType {
    ContactType(
      name: name, channel: "voice", priority: 1, weight: 1, score: Score(base: 0, rate: 1),
      arrivals: Arrivals(process: .constant(rate: rate), busyness: Busyness()), patience: patience,
      handleTime: handle, handleTimeDayCV: 0, acceptableWait: 20, shortAbandonment: 5)
  }
}

extension AgentGroup {
  static func team(_ count: Int, named name: String = "team", serves: [String] = ["calls"]) -> AgentGroup {
    AgentGroup(
      name: name, serves: serves, staff: .constant(count), agentEffectCV: 0,
      handleTimeFactors: serves.map { _ in 1 })
  }
}

extension Target {
  /// Makes the model keep counts at this threshold.
  static func threshold(_ seconds: Double) -> Target {
    Target(
      of: .contacts([]), measure: "service_level", within: seconds, bound: .atLeast(0), every: .horizon,
      label: "")
  }
}

extension Scenario {
  static func steady(
    _ length: Double, warmUp: Double = 0, _ types: [ContactType], _ groups: [AgentGroup],
    thresholds: [Double] = []
  ) -> Scenario {
    Scenario(
      name: "test", horizon: .steadyState(length: length, warmUp: .seconds(warmUp)), contactTypes: types,
      agentGroups: groups,
      routing: RoutingChoice(
        agents: "longest-idle", contacts: "longest-wait", agentRanks: [:], contactRanks: [:]),
      targets: thresholds.map(Target.threshold), busyness: Busyness(),
      run: RunSettings(seed: 1, confidence: 0.95, countBy: .arrival), digest: "", notes: [])
  }

  /// Days of `hours` from midnight.
  static func calendar(
    hours: Double, interval: Double, days: Int = 1, closing: Calendar.Closing = .serveOut,
    _ types: [ContactType], _ groups: [AgentGroup], thresholds: [Double] = []
  ) -> Scenario {
    var scenario = steady(1, types, groups, thresholds: thresholds)
    scenario.horizon = .calendar(
      Calendar(open: 0, close: hours * 3600, interval: interval, days: days, closing: closing))
    return scenario
  }
}

extension ArrivalClock {
  /// The arrivals of a contact type named `calls`, without busyness.
  init(_ process: Arrivals.Process, on clock: ModelClock, seed: UInt64, replication: Int = 0) {
    let arrivals = Arrivals(process: process, busyness: Busyness())
    self.init(
      days: ArrivalDays(
        pattern: ArrivalProcesses.pattern(of: arrivals, on: clock), clock: clock, arrivals: arrivals,
        busyness: BusynessFactors(
          common: Busyness(), own: Busyness(), name: "calls", seed: seed, replication: replication)),
      key: StreamKey(seed: seed, replication: replication, purpose: .arrival, name: "calls"))
  }
}
