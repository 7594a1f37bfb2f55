import Distributions
import ReferenceCases
import Testing

@testable import Simulator

/// The exact figures behind answers to "how many agents": at the least number, at one fewer, and around the cheapest
/// staffing of an N design; and the calculators' examples that other people printed.
@Suite struct StaffingReferenceTests {
  private static let least = ReferenceCase.all(in: "staffing").filter { $0.id.hasPrefix("least-") }

  /// One team in steady state: 30 replications of 5,000 contacts after 40 services or 10 relaxation times of the
  /// chain, 1 / (sqrt(n) - sqrt(R))^2 services, whichever is longer.
  private func team(
    _ name: String, perHour rate: Double, service: Double, patience: Double? = nil, agents: Int,
    threshold: Double = 20, lines: Int? = nil
  ) -> Judge {
    let gap = Double(agents).squareRoot() - (rate / 3600 * service).squareRoot()
    let warmUp = service * max(40, patience == nil && lines == nil ? 10 / (gap * gap) : 0)
    let calls = ContactType.voice(
      "calls", perSecond: rate / 3600, handle: exponential(mean: service),
      patience: patience.map { exponential(mean: $0) })
    var scenario = Scenario.steady(
      warmUp + 5000 * 3600 / rate, warmUp: warmUp, [calls], [.team(agents)], thresholds: [threshold])
    if threshold != 20 { scenario.contactTypes[0].acceptableWait = threshold }
    scenario.lines = lines
    return Judge(name, scenario, replications: 30)
  }

  @Test("The least number of agents and one fewer have their exact figures", arguments: least)
  func leastAgents(_ item: ReferenceCase) {
    for key in ["at_least", "one_fewer"] {
      let exact = item.measures[key]
      let judge = team(
        "\(item.id), \(key)", perHour: item.parameters["arrivals_per_hour"].number,
        service: item.parameters["mean_service"].number,
        patience: item.parameters["mean_patience"].optionalNumber, agents: Int(exact["agents"].number),
        threshold: item.parameters["threshold"].number)
      func expect(_ what: String, ratio: (Observations) -> (Double, Double)) {
        judge.expect(what, exact[what].number, tolerance: item.relativeTolerance, ratio: ratio)
      }
      expect("answered_within_over_offered") { ($0.within(0).answered, $0.total().offered) }
      expect("abandoned_fraction") { ($0.total().abandoned, $0.total().offered) }
      expect("mean_wait_served") { ($0.total().waitOfAnswered, $0.total().answered) }
      expect("occupancy") { ($0.agentTotal().busyTime, $0.agentTotal().scheduledTime) }
    }
  }

  @Test(
    "The cheapest staffing of an N design, and the best of the cheaper ones, have their exact service levels")
  func cheapest() {
    let item = ReferenceCase.named("N-opt-1", in: "staffing")
    var cases = [
      (
        item.measures["optimal_staffing"][0].array, item.measures["service_level_at_optimum"][0].array
      )
    ]
    for cheaper in item.measures["best_service_levels_among_cheaper"].array {
      cases.append((cheaper["agents"].array, cheaper["answered_within_over_offered"].array))
    }
    let rates = item.parameters["arrivals_per_hour"].array.map { $0.number / 3600 }
    let threshold = item.parameters["threshold"].number
    for (agents, exact) in cases {
      let types = rates.indices.map { k in
        ContactType.voice(
          "class\(k)", perSecond: rates[k], handle: exponential(mean: k == 0 ? 240 : 300),
          patience: exponential(mean: item.parameters["mean_patience_by_class"][k].number))
      }
      var groups = [
        AgentGroup.team(Int(agents[0].number), named: "pool0", serves: ["class0"]),
        AgentGroup.team(Int(agents[1].number), named: "pool1", serves: ["class0", "class1"]),
      ]
      groups[1].handleTimeFactors = [270.0 / 240, 1]
      var scenario = Scenario.steady(
        12_000 + 4000 / rates.reduce(0, +), warmUp: 12_000, types, groups, thresholds: [threshold])
      for type in scenario.contactTypes.indices { scenario.contactTypes[type].acceptableWait = threshold }
      scenario.routing = RoutingChoice(
        agents: "ranked", contacts: "ranked",
        agentRanks: ["class0": ["pool0": 1, "pool1": 2], "class1": ["pool1": 1]],
        contactRanks: ["pool0": ["class0": 1], "pool1": ["class1": 1, "class0": 2]])
      let name = "N-opt-1 with \(Int(agents[0].number)) + \(Int(agents[1].number))"
      let judge = Judge(name, scenario, replications: 30)
      for type in rates.indices {
        judge.expect("answered within 30 s over offered \(type)", exact[type].number, tolerance: 1e-7) {
          ($0.within(0, type).answered, $0.total(type).offered)
        }
      }
    }
  }

  @Test("The examples of Erlang calculators", arguments: ["pyworkforce-erlangC", "pyworkforce-erlangA"])
  func calculators(_ id: String) {
    let item = ReferenceCase.named(id, in: "published")
    let judge = team(
      id, perHour: 200, service: 180, patience: item.parameters["mean_patience"].optionalNumber, agents: 14,
      threshold: item.parameters["threshold"].number)
    func expect(_ what: String, absolute: Double? = nil, ratio: (Observations) -> (Double, Double)) {
      guard let printed = item.measures[what].optionalNumber else { return }
      let rounding = absolute ?? (id.hasSuffix("C") ? 5e-4 : 5e-6)
      judge.expect(what, printed, tolerance: rounding / printed, ratio: ratio)
    }
    expect("prob_wait") { ($0.total().delayed, $0.total().offered) }
    expect("service_level") { ($0.within(0).answered, $0.total().offered) }
    expect("answered_within_over_offered") { ($0.within(0).answered, $0.total().offered) }
    expect("abandoned_fraction") { ($0.total().abandoned, $0.total().offered) }
    expect("mean_wait_all", absolute: 5e-5) { ($0.total().waits, $0.total().offered) }
    expect("occupancy") { ($0.agentTotal().busyTime, $0.agentTotal().scheduledTime) }
  }

  @Test("The textbook's examples: 30 lines for 25 erlangs, 17 for 10, six agents for 2.5")
  func textbook() {
    let blocked = team("erlangB-25-30", perHour: 500, service: 180, agents: 30, lines: 30)
    blocked.expect("blocked_fraction", 0.05, tolerance: 0.1) { ($0.total().blocked, $0.total().arrivals) }
    // Erlang B(n, 10) by its recursion: 17 lines are the least that block at most 2 %.
    for (lines, isEnough) in [(16, false), (17, true)] {
      let exact = (1...lines).reduce(1.0) { b, n in 10 * b / (Double(n) + 10 * b) }
      #expect((exact <= 0.02) == isEnough)
      team("pyworkforce-erlangB-required, \(lines)", perHour: 200, service: 180, agents: lines, lines: lines)
        .expect("blocked_fraction", exact) { ($0.total().blocked, $0.total().arrivals) }
    }
    for (agents, exact) in [(5, 0.1304), (6, 0.0474)] {
      team("wolfram-erlangC-example, \(agents)", perHour: 30, service: 300, agents: agents)
        .expect("prob_wait", exact, tolerance: 5e-5 / exact) { ($0.total().delayed, $0.total().offered) }
    }
  }
}
