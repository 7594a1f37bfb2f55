import Distributions
import ReferenceCases
import Testing

@testable import Simulator

/// Erlang B, C, A, M/M/n/K and M/M/n/K+M against the exact chain.
@Suite struct BirthDeathReferenceTests {
  @Test(
    "The simulator agrees with the exact birth-death chain", arguments: ReferenceCase.all(in: "birth_death"))
  func chain(_ item: ReferenceCase) {
    let service = item.parameters["mean_service"].number
    let patience = item.parameters["mean_patience"].optionalNumber
    // 30 replications of at least 8,000 contacts, after 40 services or 10 relaxation times of the chain, whichever is
    // longer: 1 / (sqrt(c) - sqrt(A))^2 services, 16 for the slowest case (A = 95, c = 100).
    let load = item.arrivalsPerSecond * service
    let gap = Double(item.agents).squareRoot() - load.squareRoot()
    let warmUp = service * max(40, patience == nil && gap > 0 ? 10 / (gap * gap) : 0)
    let length = warmUp + 8000 / item.arrivalsPerSecond
    let calls = ContactType.voice(
      "calls", perSecond: item.arrivalsPerSecond, handle: exponential(mean: service),
      patience: patience.map { exponential(mean: $0) })
    var scenario = Scenario.steady(
      length, warmUp: warmUp, [calls], [.team(item.agents)], thresholds: [0, 20, 60])
    scenario.lines = item.parameters["max_in_system"].optionalNumber.map { Int($0) }
    let judge = Judge(item.id, scenario, replications: 30)
    let time = length - warmUp
    func expect(_ name: String, ratio: (Observations) -> (Double, Double)) {
      guard let exact = item.measures[name].optionalNumber else { return }
      judge.expect(name, exact, tolerance: item.relativeTolerance, ratio: ratio)
    }
    expect("blocked_fraction") { ($0.total().blocked, $0.total().arrivals) }
    expect("abandoned_fraction") { ($0.total().abandoned, $0.total().arrivals) }
    expect("prob_wait_of_offered") { ($0.total().delayed, $0.total().arrivals) }
    expect("served_fraction") { ($0.total().answered, $0.total().arrivals) }
    expect("mean_queue_length") { ($0.total().lineTime, time) }
    expect("occupancy") { ($0.agentTotal().busyTime, $0.agentTotal().scheduledTime) }
    expect("mean_calls_in_system") { ($0.total().lineTime + $0.agentTotal().busyTime, time) }
    expect("mean_wait_all_entered") { ($0.total().waits, $0.total().offered) }
    expect("mean_wait_served") { ($0.total().waitOfAnswered, $0.total().answered) }
    expect("mean_wait_served_given_wait") { ($0.total().waitOfAnswered, $0.total().answeredDelayed) }
    expect("mean_wait_abandoned") { ($0.total().waitOfAbandoned, $0.total().abandoned) }
    for (index, levels) in item.measures["service_level"].array.enumerated() {
      func expect(_ name: String, ratio: (Observations) -> (Double, Double)) {
        judge.expect(
          "\(name) at \(levels["threshold"].number) s", levels[name].number,
          tolerance: item.relativeTolerance, ratio: ratio)
      }
      expect("answered_within_over_offered") { ($0.within(index).answered, $0.total().arrivals) }
      expect("answered_within_over_entered") { ($0.within(index).answered, $0.total().offered) }
      expect("answered_within_over_answered") { ($0.within(index).answered, $0.total().answered) }
      expect("answered_within_over_entered_minus_early_abandons") {
        ($0.within(index).answered, $0.total().offered - $0.within(index).abandoned)
      }
      expect("left_queue_within_over_entered") {
        ($0.within(index).answered + $0.within(index).abandoned, $0.total().offered)
      }
      expect("abandoned_within_over_offered") { ($0.within(index).abandoned, $0.total().arrivals) }
    }
  }
}
