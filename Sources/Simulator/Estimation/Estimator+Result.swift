extension Estimator {
  /// All that was found, with how.
  func result(
    seed: UInt64, level: Double, isComplete: Bool, stoppingRule: String, listsIntervals: Bool = true
  ) -> RunResult {
    let model = plan.model
    return RunResult(
      scenario: model.scenario, seed: seed, replications: replications, isComplete: isComplete,
      method: method,
      stoppingRule: stoppingRule, warmUp: plan.isSteadyState ? model.clock.warmUp : nil,
      intervalLabels: IntervalLabels.make(model.scenario.horizon),
      estimates: table(level: level, listsIntervals: listsIntervals),
      targets: verdicts(level: level), contactsSimulated: contacts, eventsSimulated: events,
      brokenIdentities: identities.broken, notes: notes(level: level),
      equity: equity.gaps(level: level, plan), volumes: volumes.volumes(forecast: model.statedVolumes),
      waitShares: waitShares)
  }

  private var method: String {
    if replications == 0 { return IntervalEstimate.noReplication }
    let units: String
    if usesBatches {
      let correlation = batchCorrelation.lag1.map { " (lag-1 correlation \(Self.hundredths($0)))" } ?? ""
      units = "\(self.units) batch means\(correlation)"
    } else {
      units = "\(replications) independent replication\(replications == 1 ? "" : "s")"
    }
    let percentiles =
      waits.groups > 1 ? "; percentiles of pooled waits, jackknife over \(waits.groups) groups" : ""
    return "\(units), Student t; ratios of means by the delta method\(percentiles)"
  }

  private func notes(level: Double) -> [String] {
    var notes: [String] = []
    if usesBatches && batchCorrelation.isSuspicious {
      notes.append(
        "successive batch means are correlated, so the intervals are too narrow: "
          + "run longer or with at least \(Self.enoughReplications) replications")
    }
    if plan.intervals > 0 && plan.targets.contains(where: { $0.target.every == .interval }) {
      notes.append(
        "a target for every interval is met when each interval meets it at \(Self.percent(level)) confidence, "
          + "and missed when one misses it at that confidence after correction for the number of intervals "
          + "(Bonferroni)")
    }
    return notes
  }

  private static func hundredths(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }

  private static func percent(_ share: Double) -> String {
    let percent = (share * 1e4).rounded() / 100
    return percent == percent.rounded() ? "\(Int(percent)) %" : "\(percent) %"
  }
}
