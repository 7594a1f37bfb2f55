/// Which estimates a baseline keeps: what planners promise and pay for, for the center, each contact type and each agent group, and
/// whatever a target is about.
enum BaselineMeasures {
  private static let kept: Set<String> = [
    "service_level", "abandonment", "blocking", "mean_wait", "wait_p95", "occupancy", "cost_per_contact",
  ]

  /// Measures of those that no target is about and that get better or worse; others merely change.
  private static let judged: Set<String> = kept.subtracting(["occupancy"])

  static func rows(of estimator: Estimator) -> [Estimate] {
    let level = Baseline.level
    let table = estimator.table(level: level, listsIntervals: false)
    let scopes = Set(table.map(\.of))
    // The only channel, language or contact type is the center again.
    let several = Set(scopes.compactMap(\.kind).filter { kind in scopes.count { $0.kind == kind } > 1 })
    var rows = table.filter {
      kept.contains($0.measure) && ($0.of == .center || $0.of.kind.map(several.contains) == true)
    }
    for target in estimator.plan.targets {
      let cell = Estimator.Cell(section: target.section, measure: 0, scope: 0)
      var cache = Estimator.WaitCache(interval: nil)
      let found = estimator.estimate(
        cell, confidence: Confidence(level: level, units: estimator.units), waits: &cache)
      let row = estimator.row(cell, found, level: level)
      if !rows.contains(where: { Baseline.Key($0) == Baseline.Key(row) }) { rows.append(row) }
    }
    return rows
  }

  /// 1 where more is better, -1 where less is; nil where it is neither.
  static func direction(of key: Baseline.Key, in scenario: Scenario) -> Double? {
    if judged.contains(key.measure) { return Measures.named(key.measure)?.direction }
    let bounds = scenario.targets.filter { $0.measure == key.measure }.map(\.bound)
    for bound in bounds {
      if case .atLeast = bound { return 1 }
      return -1
    }
    return nil
  }
}
