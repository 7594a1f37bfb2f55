/// A scenario under check: its replications so far, and what they say of its targets.
struct CheckedScenario: Sendable {
  let input: CheckRun.Input
  let model: Model
  let seed: UInt64
  let notes: [String]
  let rows: TargetRows
  /// Place of its first row in the family of all rows.
  let firstRow: Int
  /// Most replications.
  let budget: Int
  /// Replications that baselines rest on; nil: there is none.
  let baselineReplications: Int?
  private(set) var estimator: Estimator
  /// Estimates after exactly `baselineReplications`.
  private(set) var baseline: [Estimate]?
  /// Rows of each target.
  private let indices: [[Int]]
  private var tests: [SequentialTest]
  private var weights: [Double]

  init(
    _ input: CheckRun.Input, _ model: Model, seed: UInt64, notes: [String], firstRow: Int, budget: Int,
    baselineReplications: Int?
  ) {
    self.input = input
    self.model = model
    self.seed = seed
    self.notes = notes
    self.firstRow = firstRow
    self.budget = budget
    self.baselineReplications = baselineReplications
    let plan = EstimationPlan(model)
    rows = TargetRows(plan)
    estimator = Estimator(plan)
    let all = rows.rows
    indices = plan.targets.indices.map { target in all.indices.filter { all[$0].target == target } }
    tests = rows.rows.map { _ in SequentialTest() }
    weights = rows.rows.map { _ in 0 }
  }

  /// One replication.
  struct Part: Sendable {
    var tally: Tally
    var rows: [(slack: Double, weight: Double)]
  }

  mutating func take(_ part: Part, _ family: inout VerdictFamily) {
    estimator.merge(part.tally)
    for (index, found) in part.rows.enumerated() {
      tests[index].add(found.slack)
      weights[index] += found.weight
      guard weights[index] > 0 else { continue }
      family.take(
        tests[index].evidence(leastVariance: leastVariance(index)), on: firstRow + index)
    }
    family.decide()
    if estimator.replications == baselineReplications { baseline = BaselineMeasures.rows(of: estimator) }
  }

  /// Whether nothing more is wanted.
  func isOver(_ family: VerdictFamily) -> Bool {
    let done = estimator.replications
    if done >= budget { return true }
    if let baselineReplications, done < baselineReplications { return false }
    return done >= SequentialTest.leastCount && undecided(family) == 0
  }

  /// Targets that further replications could decide.
  func undecided(_ family: VerdictFamily) -> Int {
    model.scenario.targets.indices.count { verdict(of: $0, family) == .undecided }
  }

  /// A target is missed as soon as one of its rows is, met when all with contacts are.
  func verdict(of target: Int, _ family: VerdictFamily) -> TargetVerdict.Verdict {
    let verdicts = indices[target].map { verdict(ofRow: $0, family) }
    if verdicts.contains(.missed) { return .missed }
    if verdicts.contains(.undecided) { return .undecided }
    return verdicts.contains(.met) ? .met : .noContacts
  }

  private func verdict(ofRow row: Int, _ family: VerdictFamily) -> TargetVerdict.Verdict {
    switch family.verdicts[firstRow + row] {
    case .above: .met
    case .below: .missed
    case nil:
      weights[row] > 0 || estimator.replications < SequentialTest.leastCount ? .undecided : .noContacts
    }
  }

  private func leastVariance(_ row: Int) -> Double {
    rows.rows[row].leastVariance * weights[row] / Double(max(tests[row].count, 1))
  }

  // MARK: What is reported

  func answer(_ family: VerdictFamily, stopped reason: StopFlag.Reason?) -> CheckAnswer.ScenarioAnswer {
    let targets = model.scenario.targets.indices.map { answer(of: $0, family) }
    let isOpen = targets.contains { $0.verdict.verdict == .undecided }
    return CheckAnswer.ScenarioAnswer(
      file: input.file, scenario: model.scenario, seed: seed, replications: estimator.replications,
      budget: budget,
      wasStopped: !isOver(family) && reason != nil, isDecided: !isOpen, targets: targets,
      intervalLabels: IntervalLabels.make(model.scenario.horizon), contactsSimulated: estimator.contacts,
      brokenIdentities: estimator.identities.broken, notes: model.scenario.notes + notes)
  }

  private func answer(of target: Int, _ family: VerdictFamily) -> CheckAnswer.CheckedTarget {
    let all = indices[target]
    let verdicts = all.map { verdict(ofRow: $0, family) }
    let whole = verdict(of: target, family)
    let candidates = all.indices.filter { verdicts[$0] == whole }.map { all[$0] }
    let row = candidates.min { distance($0) < distance($1) } ?? all[0]
    let planned = rows.plan.targets[target]
    func count(_ verdict: TargetVerdict.Verdict) -> Int { verdicts.count { $0 == verdict } }
    let found = TargetVerdict(
      target: planned.target, estimate: estimate(row, family, isUndecided: whole == .undecided),
      verdict: whole,
      intervals: rows.rows[row].interval == nil
        ? nil : (count(.met), count(.missed), count(.undecided)),
      metOnDays: estimator.metOnDays(planned, index: target, level: model.scenario.run.confidence))
    return CheckAnswer.CheckedTarget(
      verdict: found, share: rows.rows[row].isMeasure ? nil : share(row, family))
  }

  /// How far the row is on the right side, in units of its weight.
  private func distance(_ row: Int) -> Double {
    weights[row] > 0 ? tests[row].mean * Double(tests[row].count) / weights[row] : .infinity
  }

  /// The value as every command states it, with the always-valid interval where that is one of the measure itself.
  private func estimate(_ row: Int, _ family: VerdictFamily, isUndecided: Bool) -> Estimate {
    let target = rows.plan.targets[rows.rows[row].target]
    let cell = Estimator.Cell(
      section: target.section, measure: 0, scope: 0, interval: rows.rows[row].interval)
    var cache = Estimator.WaitCache(interval: cell.interval)
    let level = 1 - family.error
    let found = estimator.estimate(
      cell, confidence: Confidence(level: level, units: estimator.units), waits: &cache)
    var estimate = estimator.row(cell, found, level: level)
    estimate.n = estimator.replications
    estimate.halfWidth = nil
    if rows.rows[row].isMeasure, estimate.value != nil {
      estimate.halfWidth = halfWidth(row, family, isUndecided: isUndecided)
    }
    return estimate
  }

  private func share(
    _ row: Int, _ family: VerdictFamily
  ) -> (value: Double, halfWidth: Double?, wanted: Double)? {
    guard weights[row] > 0 else { return nil }
    let value = rows.rows[row].bound + rows.rows[row].sign * distance(row)
    let width = halfWidth(row, family, isUndecided: family.verdicts[firstRow + row] == nil)
    return (value, width, rows.rows[row].bound)
  }

  /// In the unit of the row's value; reaches the bound as long as the verdict is open.
  private func halfWidth(_ row: Int, _ family: VerdictFamily, isUndecided: Bool) -> Double? {
    guard weights[row] > 0,
      let width = tests[row].halfWidth(log: family.threshold, leastVariance: leastVariance(row))
    else { return nil }
    let found = width * Double(tests[row].count) / weights[row]
    return isUndecided ? max(found, abs(distance(row))) : found
  }
}
