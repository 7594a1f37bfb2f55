/// Estimates and differences of a comparison, from its first stage.
///
/// Differences of a table are Student t intervals on paired replications at level 1 - (1 - confidence) / m for m differences
/// (Bonferroni), so all of them hold together with the stated confidence, however they depend on each other. A difference is
/// shown when its interval leaves out 0.
struct ComparisonTables {
  private let comparison: Comparison
  private let plan: ComparisonPlan
  private let paired: PairedReplications
  private let n: Int
  private let samples: [[PairedSample]]

  init(_ comparison: Comparison, _ plan: ComparisonPlan, _ paired: PairedReplications) {
    self.comparison = comparison
    self.plan = plan
    self.paired = paired
    let n = min(paired.common(Array(paired.models.indices)), comparison.replications)
    self.n = n
    samples = paired.models.indices.map { system in
      plan.cells.indices.map { paired.sample($0, system, first: n) }
    }
  }

  func result(_ selector: Selector, isComplete: Bool, notes: [String]) -> ComparisonAnswer {
    let families = families
    let confidence = Confidence(level: comparison.confidence, units: n)
    var systems = comparison.systems.indices.map { system in
      ComparisonAnswer.System(
        name: comparison.systems[system].name, scenario: comparison.systems[system].scenario,
        center: plan.center.map { estimate($0, system, confidence) }, gap: gap(system, confidence),
        targets: selector.verdicts[system], selection: selection(system, selector), dominatedBy: nil,
        replications: paired.rows[system].count)
    }
    for index in systems.indices {
      systems[index].dominatedBy = dominator(of: index, among: systems, confidence)
    }
    let base = samples[comparison.baseline][plan.center[0]]
    let ratios = comparison.systems.indices.map { system -> Double? in
      let own = samples[system][plan.center[0]]
      let paired = own.differenceVariance(to: base)
      return system == comparison.baseline || !(paired > 0) ? nil : (own.variance + base.variance) / paired
    }
    return ComparisonAnswer(
      systems: systems, baseline: comparison.baseline, measures: plan.measures.map(\.name),
      families: families,
      varianceRatios: ratios, selected: selector.selected, selectedIsFeasible: selector.isAmongFeasible,
      confidence: comparison.confidence, indifference: selector.delta, tolerance: comparison.tolerance,
      seed: comparison.seed, firstStage: n, mostReplications: comparison.mostReplications,
      isComplete: isComplete,
      contactsSimulated: paired.contacts,
      intervalLabels: IntervalLabels.make(comparison.systems[0].scenario.horizon), notes: notes)
  }

  private func selection(_ system: Int, _ selector: Selector) -> ComparisonAnswer.Selection {
    guard let procedure = selector.procedure else {
      return selector.verdicts[system] == .missed ? .infeasible : .undecided
    }
    if procedure.selected == system { return .best }
    if procedure.ties.contains(system) { return .tied }
    if let after = procedure.outAfter[system], let by = procedure.outBy[system] {
      return .out(replications: after, by: by)
    }
    return selector.isAmongFeasible == true && selector.verdicts[system] == .missed ? .infeasible : .undecided
  }

  // MARK: Estimates

  private func row(_ cell: Int, _ found: IntervalEstimate, _ level: Double) -> Estimate {
    let place = plan.cells[cell]
    let measure = plan.measures[place.measure]
    return Estimate(
      measure: measure.name, of: place.scope, interval: place.interval, value: found.value,
      halfWidth: found.halfWidth, confidence: level, n: n, unit: measure.unit.rawValue,
      threshold: plan.thresholds[place.measure], reason: found.reason)
  }

  private func empty(_ cell: Int) -> String {
    guard n > 0 else { return IntervalEstimate.noReplication }
    if case .ratio(_, let over) = plan.measures[plan.cells[cell].measure].kind { return "no \(over.name)" }
    return "nothing observed"
  }

  private func estimate(_ cell: Int, _ system: Int, _ confidence: Confidence) -> Estimate {
    row(cell, samples[system][cell].estimate(confidence, empty: empty(cell)), confidence.level)
  }

  // MARK: Differences

  private var families: [ComparisonAnswer.Family] {
    func cells(_ isIncluded: (ComparisonPlan.Cell) -> Bool) -> [Int] {
      plan.cells.indices.filter { isIncluded(plan.cells[$0]) }
    }
    let groups: [(String, [Int])] = [
      ("center", plan.center),
      (
        "parts",
        cells { cell in
          guard cell.measure == 0, cell.interval == nil else { return false }
          switch cell.scope {
          case .contactType, .language, .channel, .agentGroup: return true
          default: return false
          }
        }
      ), ("intervals", cells { $0.interval != nil }),
      (
        "other measures of parts",
        cells { $0.measure > 0 && $0.scope != .center }
      ),
    ]
    return groups.filter { !$0.1.isEmpty }.map { family($0.0, $0.1) }
  }

  private func family(_ name: String, _ cells: [Int]) -> ComparisonAnswer.Family {
    let others = comparison.systems.indices.filter { $0 != comparison.baseline }
    // Of nothing, nothing can be claimed: contacts that never come need no share of the error.
    let known = cells.filter { cell in others.contains { samples[$0][cell].value != nil } }
    let count = max(known.count * others.count, 1)
    let confidence = Confidence(level: 1 - (1 - comparison.confidence) / Double(count), units: n)
    let differences = others.flatMap { system in
      cells.map { cell -> ComparisonAnswer.Difference in
        let found = samples[system][cell].difference(
          to: samples[comparison.baseline][cell], confidence, empty: empty(cell))
        return ComparisonAnswer.Difference(
          system: system, estimate: row(cell, found, confidence.level), isBetter: verdict(found, cell))
      }
    }
    return .init(name: name, differences: differences, level: confidence.level)
  }

  private func verdict(_ found: IntervalEstimate, _ cell: Int) -> Bool? {
    guard let value = found.value, let halfWidth = found.halfWidth ?? (found.isConstant ? 0 : nil),
      abs(value) > halfWidth
    else { return nil }
    return value * plan.measures[plan.cells[cell].measure].direction > 0
  }

  // MARK: Equity and dominance

  /// Cells of the first measure among which nobody should be much worse off.
  private var groupCells: [Int] {
    let ofMeasure = plan.cells.indices.filter {
      plan.cells[$0].measure == 0 && plan.cells[$0].interval == nil
    }
    let languages = ofMeasure.filter { if case .language = plan.cells[$0].scope { true } else { false } }
    if languages.count > 1 { return languages }
    let types = ofMeasure.filter { if case .contactType = plan.cells[$0].scope { true } else { false } }
    return types.count > 1 ? types : []
  }

  /// The best minus the worst of languages, or contact types.
  private func extremes(_ system: Int) -> (best: PairedSample, worst: PairedSample)? {
    let known = groupCells.map { samples[system][$0] }.filter { $0.value != nil }
    guard let high = known.max(by: { ($0.value ?? 0) < ($1.value ?? 0) }),
      let low = known.min(by: { ($0.value ?? 0) < ($1.value ?? 0) }), known.count > 1
    else { return nil }
    return (high, low)
  }

  private func gap(_ system: Int, _ confidence: Confidence) -> Estimate? {
    guard let first = groupCells.first, let (high, low) = extremes(system) else { return nil }
    var row = row(first, high.difference(to: low, confidence, empty: "no contacts"), confidence.level)
    row.measure = "gap_of_\(row.measure)"
    row.of = .center
    return row
  }

  /// A system that is no worse in service, cost and equity, and is shown to be better in one of them.
  private func dominator(
    of index: Int, among systems: [ComparisonAnswer.System], _ confidence: Confidence
  ) -> Int? {
    let cost = plan.measures.firstIndex { $0.needsCost }
    let columns = [0] + [cost].compactMap { $0 }.filter { $0 > 0 }
    return systems.indices.first { other in
      guard other != index else { return false }
      var isBetter = false
      for column in columns {
        guard let mine = systems[index].center[column].value,
          let theirs = systems[other].center[column].value,
          (theirs - mine) * plan.measures[column].direction >= 0
        else { return false }
        let found = samples[other][plan.center[column]].difference(
          to: samples[index][plan.center[column]], confidence, empty: "")
        isBetter = isBetter || verdict(found, plan.center[column]) == true
      }
      if let mine = systems[index].gap?.value, let theirs = systems[other].gap?.value {
        if theirs > mine { return false }
        let width = max(systems[index].gap?.halfWidth ?? 0, systems[other].gap?.halfWidth ?? 0)
        isBetter = isBetter || mine - theirs > 2 * width
      }
      return isBetter
    }
  }
}
