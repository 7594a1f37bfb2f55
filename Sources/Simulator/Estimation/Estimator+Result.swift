extension Estimator {
  /// All that was found, with how.
  func result(seed: UInt64, level: Double, isComplete: Bool, stoppingRule: String) -> RunResult {
    let model = plan.model
    return RunResult(
      scenario: model.scenario, seed: seed, replications: replications, isComplete: isComplete,
      method: method,
      stoppingRule: stoppingRule, warmUp: plan.isSteadyState ? model.clock.warmUp : nil,
      intervalLabels: IntervalLabels.make(model.scenario.horizon), estimates: table(level: level),
      targets: verdicts(level: level), contactsSimulated: contacts, eventsSimulated: events,
      brokenIdentities: identities.broken, notes: notes)
  }

  private var method: String {
    let sums = "Student t; ratios of means by the delta method"
    let percentiles = "percentiles from pooled waits, jackknife over \(waits.groups) groups"
    if replications == 0 { return IntervalEstimate.noReplication }
    if usesBatches {
      let correlation = batchCorrelation.lag1.map { " (lag-1 correlation \(Self.hundredths($0)))" } ?? ""
      return "\(units) batch means\(correlation), \(sums); \(percentiles)"
    }
    let plural = replications == 1 ? "replication" : "replications"
    return "\(replications) independent \(plural), \(sums); \(percentiles)"
  }

  private var notes: [String] {
    guard usesBatches, batchCorrelation.isSuspicious else { return [] }
    return [
      "successive batch means are correlated, so the intervals are too narrow: "
        + "run longer or with at least \(Self.enoughReplications) replications"
    ]
  }

  private static func hundredths(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
}
