extension Estimator {
  /// All estimates: the horizon first, then each interval; in each, contact scopes, then agent scopes, by
  /// measure.
  func table(level: Double, listsIntervals: Bool = true) -> [Estimate] {
    let horizon = Confidence(level: level, units: units)
    var cells = plan.sections.indices.prefix(2).flatMap(cells(section:)).filter(isListed)
    var cache = WaitCache(interval: nil)
    var rows: [Estimate] = []
    var happens: [Bool] = []
    for cell in cells {
      let found = estimate(cell, confidence: horizon, waits: &cache)
      rows.append(row(cell, found, level: level))
      let measure = plan.sections[cell.section].measures[cell.measure]
      happens.append(measure.part == nil || (found.value ?? 0) != 0)
    }
    guard listsIntervals, plan.intervals > 0 else { return rows }
    cells = cells.indices.filter { happens[$0] }.map { cells[$0] }
    rows.reserveCapacity(rows.count + plan.intervals * cells.count)
    let confidence = Confidence(level: level, units: replications)
    for interval in 0..<plan.intervals {
      var cache = WaitCache(interval: interval)
      for var cell in cells {
        cell.interval = interval
        guard isListed(cell) else { continue }
        rows.append(row(cell, estimate(cell, confidence: confidence, waits: &cache), level: level))
      }
    }
    return rows
  }

  private func cells(section: Int) -> [Cell] {
    plan.sections[section].scopes.indices.flatMap { scope in
      plan.sections[section].measures.indices.map { Cell(section: section, measure: $0, scope: scope) }
    }
  }

  /// Whether a measure has a row: the center's share of both sections once, days for the center alone.
  private func isListed(_ cell: Cell) -> Bool {
    let section = plan.sections[cell.section]
    let isCenter = section.scopes[cell.scope].scope == .center
    let measure = section.measures[cell.measure]
    if isCenter && cell.section == EstimationPlan.agentSection && measure.subject == .both { return false }
    switch measure.kind {
    case .total, .timeAverage, .intervalAverage, .ratio: return true
    case .waitQuantile, .virtualServiceLevel: return cell.interval == nil || intervalsHaveWaits
    case .dailyServiceLevelQuantile: return isCenter && cell.interval == nil && !plan.isSteadyState
    }
  }

  /// The row of a cell in the result.
  func row(_ cell: Cell, _ estimate: IntervalEstimate, level: Double) -> Estimate {
    let section = plan.sections[cell.section]
    let measure = section.measures[cell.measure]
    let scope = section.scopes[cell.scope]
    var n = cell.interval == nil ? units : replications
    if case .dailyServiceLevelQuantile = measure.kind { n = days.serviceLevels.count }
    return Estimate(
      measure: measure.name, of: scope.scope, interval: cell.interval, value: estimate.value,
      halfWidth: estimate.halfWidth, confidence: level, n: n, unit: measure.unit.rawValue,
      threshold: measure.hasThreshold ? scope.threshold : nil, reason: estimate.reason)
  }

  /// A measure of the center over the horizon, as it stands.
  func center(_ name: String, level: Double) -> (row: Estimate, estimate: IntervalEstimate) {
    guard let (section, measure) = plan.centerMeasure(name) else {
      preconditionFailure("\(name) is a measure of this center")
    }
    let cell = Cell(section: section, measure: measure, scope: 0)
    var cache = WaitCache(interval: nil)
    let found = estimate(cell, confidence: Confidence(level: level, units: units), waits: &cache)
    return (row(cell, found, level: level), found)
  }
}
