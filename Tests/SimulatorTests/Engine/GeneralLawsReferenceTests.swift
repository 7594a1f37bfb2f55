import Distributions
import ReferenceCases
import Testing

@testable import Simulator

/// General patience (M/M/n+G) and general service (M/G/n, M/G/n+M) against exact values.
@Suite struct GeneralLawsReferenceTests {
  @Test(
    "General patience agrees with the offered-wait integral",
    arguments: ReferenceCase.all(in: "patience_general"))
  func patience(_ item: ReferenceCase) throws {
    let law = item.parameters["patience"]
    let patience: any Distribution =
      switch law["kind"].text {
      case "exponential": exponential(mean: law["mean"].number)
      case "deterministic": constant(law["value"].number)
      case "uniform": try Uniform(min: 0, max: law["max"].number)
      default:
        try Mixture(
          of: [constant(0), exponential(mean: law["mean"].number)],
          weights: [law["p"].number, 1 - law["p"].number])
      }
    compare(item, handle: exponential(mean: item.parameters["mean_service"].number), patience: patience)
  }

  @Test(
    "General service agrees with phase chains and Crommelin",
    arguments: ReferenceCase.all(in: "service_general"))
  func service(_ item: ReferenceCase) throws {
    let law = item.parameters["service"]
    let handle: any Distribution =
      switch law["kind"].text {
      case "deterministic": constant(law["value"].number)
      case "erlang": try Erlang.law(mean: law["mean"].number, shape: law["shape"].number)
      default:
        try Hyperexponential.law(
          probabilities: [law["p"].number, 1 - law["p"].number],
          means: [law["mean1"].number, law["mean2"].number])
      }
    compare(
      item, handle: handle,
      patience: item.parameters["mean_patience"].optionalNumber.map { exponential(mean: $0) })
  }

  private func compare(_ item: ReferenceCase, handle: any Distribution, patience: (any Distribution)?) {
    // 30 replications of about 8,000 contacts after 60 mean services (relaxation times are below 10).
    let warmUp = 60 * handle.mean
    let length = warmUp + 8000 / item.arrivalsPerSecond
    let calls = ContactType.voice(
      "calls", perSecond: item.arrivalsPerSecond, handle: handle, patience: patience)
    let judge = Judge(
      item.id,
      .steady(length, warmUp: warmUp, [calls], [.team(item.agents)], thresholds: [0, 20, 60]),
      replications: 30)
    func expect(_ name: String, ratio: (Observations) -> (Double, Double)) {
      guard let exact = item.measures[name].optionalNumber else { return }
      judge.expect(name, exact, tolerance: item.relativeTolerance, ratio: ratio)
    }
    expect("prob_wait") { ($0.total().delayed, $0.total().arrivals) }
    expect("prob_offered_wait_positive") { ($0.total().delayed, $0.total().arrivals) }
    expect("mean_wait") { ($0.total().waits, $0.total().offered) }
    expect("mean_wait_all") { ($0.total().waits, $0.total().offered) }
    expect("mean_wait_served") { ($0.total().waitOfAnswered, $0.total().answered) }
    expect("mean_wait_abandoned") { ($0.total().waitOfAbandoned, $0.total().abandoned) }
    expect("abandoned_fraction") { ($0.total().abandoned, $0.total().arrivals) }
    expect("mean_queue_length") { ($0.total().lineTime, length - warmUp) }
    expect("occupancy") { ($0.agentTotal().busyTime, $0.agentTotal().scheduledTime) }
    for levels in item.measures["service_level"].array {
      let index = [0.0, 20, 60].firstIndex(of: levels["threshold"].number) ?? 0
      func expect(_ name: String, ratio: (Observations) -> (Double, Double)) {
        guard let exact = levels[name].optionalNumber else { return }
        judge.expect("\(name) at \(index)", exact, tolerance: item.relativeTolerance, ratio: ratio)
      }
      expect("answered_within_over_offered") { ($0.within(index).answered, $0.total().offered) }
      expect("answered_within_over_answered") { ($0.within(index).answered, $0.total().answered) }
      expect("answered_within_over_offered_minus_early_abandons") {
        ($0.within(index).answered, $0.total().offered - $0.within(index).abandoned)
      }
      expect("left_queue_within_over_offered") {
        ($0.within(index).answered + $0.within(index).abandoned, $0.total().offered)
      }
    }
  }
}
