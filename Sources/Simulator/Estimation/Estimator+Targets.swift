/// Verdicts on targets.
///
/// A target is met when the whole confidence interval of its estimate lies on the right side of the bound,
/// missed when it lies on the wrong side, else undecided; so is an estimate without an interval, unless at
/// least 10 replications (or batches) all gave the same value.
///
/// With `every: interval` it is met when every interval is, each at the stated confidence: to claim all is to
/// claim each, so nothing is to be corrected (intersection-union test). It is missed when some interval is;
/// since there are many chances to find one, an interval only counts as missed at confidence
/// 1 - (1 - level) / m, for m intervals with contacts (Bonferroni).
///
/// - Source: R. L. Berger, "Multiparameter hypothesis testing and acceptance sampling", Technometrics 24 (1982)
///   295-300 (intersection-union).
extension Estimator {
  func verdicts(level: Double) -> [TargetVerdict] {
    plan.targets.enumerated().map { index, target in
      let days = metOnDays(target, index: index, level: level)
      var verdict =
        target.target.every == .interval && plan.intervals > 0
        ? overIntervals(target, days, level: level) : overHorizon(target, days, level: level)
      verdict.penalty = penalty(target, days)
      return verdict
    }
  }

  /// What missed days cost: the penalty of a day, times the days that can be judged, times the share missed.
  private func penalty(_ target: PlannedTarget, _ days: Estimate?) -> Estimate? {
    guard let penalty = target.target.penalty else { return nil }
    guard var estimate = days else {
      return Estimate(
        measure: "penalty", of: target.scope.scope, confidence: plan.model.scenario.run.confidence, n: 0,
        unit: Measure.Unit.currency.rawValue, reason: "its days cannot be judged one by one")
    }
    let daily = penalty * Double(estimate.n) / Double(max(replications, 1))
    (estimate.measure, estimate.unit) = ("penalty", Measure.Unit.currency.rawValue)
    estimate.value = estimate.value.map { daily * (1 - $0) }
    estimate.halfWidth = estimate.halfWidth.map { daily * $0 }
    return estimate
  }

  private func overHorizon(_ target: PlannedTarget, _ days: Estimate?, level: Double) -> TargetVerdict {
    let cell = Cell(section: target.section, measure: 0, scope: 0)
    var cache = WaitCache(interval: nil)
    let found = estimate(cell, confidence: Confidence(level: level, units: units), waits: &cache)
    return TargetVerdict(
      target: target.target, estimate: row(cell, found, level: level), verdict: judge(found, target),
      intervals: nil,
      metOnDays: days)
  }

  private func overIntervals(_ target: PlannedTarget, _ days: Estimate?, level: Double) -> TargetVerdict {
    let cells = (0..<plan.intervals).map { Cell(section: target.section, measure: 0, scope: 0, interval: $0) }
    let found = estimates(cells, level: level)
    let family = found.filter { !$0.isEmpty }.count
    let strict = estimates(cells, level: 1 - (1 - level) / Double(max(family, 1)))
    let verdicts = zip(found, strict).map { plain, strict -> TargetVerdict.Verdict in
      let verdict = judge(plain, target)
      return verdict == .missed ? (judge(strict, target) == .missed ? .missed : .undecided) : verdict
    }
    func count(_ verdict: TargetVerdict.Verdict) -> Int { verdicts.filter { $0 == verdict }.count }
    let whole: TargetVerdict.Verdict =
      count(.missed) > 0 ? .missed : count(.undecided) > 0 ? .undecided : count(.met) > 0 ? .met : .noContacts
    let worst = worst(of: found, among: verdicts.map { $0 == whole }, target)
    return TargetVerdict(
      target: target.target, estimate: row(cells[worst], found[worst], level: level), verdict: whole,
      intervals: (count(.met), count(.missed), count(.undecided)), metOnDays: days)
  }

  private func estimates(_ cells: [Cell], level: Double) -> [IntervalEstimate] {
    let confidence = Confidence(level: level, units: replications)
    return cells.map { cell in
      var cache = WaitCache(interval: cell.interval)
      return estimate(cell, confidence: confidence, waits: &cache)
    }
  }

  /// The interval farthest on the wrong side among those that decided; the first of equals.
  private func worst(of found: [IntervalEstimate], among decided: [Bool], _ target: PlannedTarget) -> Int {
    let candidates = found.indices.filter { decided[$0] && found[$0].value != nil }
    func shortfall(_ index: Int) -> Double { found[index].value.map(target.shortfall) ?? -.infinity }
    var worst = candidates.first ?? decided.firstIndex(of: true) ?? 0
    for index in candidates where shortfall(index) > shortfall(worst) { worst = index }
    return worst
  }

  private func judge(_ estimate: IntervalEstimate, _ target: PlannedTarget) -> TargetVerdict.Verdict {
    guard let value = estimate.value else { return estimate.isEmpty ? .noContacts : .undecided }
    let isCertain = estimate.isConstant && units >= Self.enoughReplications
    guard let halfWidth = estimate.halfWidth ?? (isCertain ? 0 : nil) else { return .undecided }
    let shortfall = target.shortfall(of: value)
    if shortfall + halfWidth <= 0 { return .met }
    return shortfall - halfWidth > 0 ? .missed : .undecided
  }

  /// The share of days on which the target was met; nil where days are not judged.
  func metOnDays(_ target: PlannedTarget, index: Int, level: Double) -> Estimate? {
    let isJudged = plan.sections[target.section].formulas[0] != nil
    guard !plan.isSteadyState, isJudged, !(target.measure.isTotal && plan.model.clock.days > 1) else {
      return nil
    }
    let share = DayShare.estimate(met: days.met[index], of: days.judged[index], level: level)
    return Estimate(
      measure: "met_on_days", of: target.scope.scope, value: share.value, halfWidth: share.halfWidth,
      confidence: level, n: days.judged[index], unit: Measure.Unit.share.rawValue, reason: share.reason)
  }
}
