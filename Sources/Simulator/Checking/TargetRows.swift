/// What each target of a scenario says of a single replication: rows, one over the horizon or one an interval for `every: interval`.
///
/// A row's *slack* in a replication has an expectation of at least 0 exactly when the target holds in the long run, and its
/// *weight* is what the slack is measured by (contacts, time, days):
///
///     E[X] / E[Y] >= b   <=>   E[X - b Y] >= 0,   slack X - b Y, weight Y
///
/// A bound on a wait percentile is one on the share of waits up to it; within a bucket of the histogram (1/32 of the wait at most)
/// waits are taken as uniform. Virtual waits are estimated in each replication by itself (`VirtualWait`). A bound on a quantile of
/// days is one on the share of days.
struct TargetRows: Sendable {
  struct Row: Sendable {
    /// Index in the scenario's targets.
    var target: Int
    /// nil: the horizon.
    var interval: Int?
    /// The value that the row is about is `bound + sign * mean slack / mean weight`.
    var bound: Double
    /// 1 for at least, -1 for at most.
    var sign: Double
    /// Variance of a unit of weight at the bound, at least: of a share, that of independent contacts.
    var leastVariance = 0.0
    /// Whether that value is the measure itself, and not the share of waits or days within its bound.
    var isMeasure = true
    fileprivate var source: Source
  }

  fileprivate enum Source: Sendable {
    case ratio(numerator: Int, denominator: Int)
    /// Over a constant: 1 for a total, seconds for a time average, intervals for a mean at their ends.
    case sum(numerator: Int, over: Double)
    /// Share of waits up to a limit in seconds.
    case waits(Measure.WaitPopulation, upTo: Double)
    case virtualServiceLevel
    /// Share of days whose service level is at least, or at most, so high.
    case days(atLeast: Bool, level: Double)
    /// The measure does not exist here.
    case none
  }

  let plan: EstimationPlan
  let rows: [Row]
  private let readsWaits: Bool

  init(_ plan: EstimationPlan) {
    self.plan = plan
    let rows = plan.targets.enumerated().flatMap { index, target -> [Row] in
      let isByInterval = target.target.every == .interval && plan.intervals > 0
      return (isByInterval ? (0..<plan.intervals).map { $0 } : [nil]).map {
        Self.row(of: target, index, interval: $0, plan)
      }
    }
    self.rows = rows
    readsWaits = rows.contains {
      switch $0.source {
      case .waits, .virtualServiceLevel: true
      case .ratio, .sum, .days, .none: false
      }
    }
  }

  private static func row(
    of target: PlannedTarget, _ index: Int, interval: Int?, _ plan: EstimationPlan
  ) -> Row {
    let measure = target.measure
    let (bound, sign) =
      switch target.target.bound {
      case .atLeast(let bound): (bound, 1.0)
      case .atMost(let bound): (bound, -1.0)
      }
    var row = Row(target: index, interval: interval, bound: bound, sign: sign, source: .none)
    if measure.isShareOfContacts { row.leastVariance = bound * (1 - bound) }
    let isOneOfMany = measure.isOfOneType && target.scope.members.count > 1
    if isOneOfMany || measure.needsCost && target.scope.missingCost != nil { return row }
    let formula = plan.sections[target.section].formulas[0]
    let clock = plan.model.clock
    switch measure.kind {
    case .ratio:
      guard let formula, let denominator = formula.denominator else { return row }
      row.source = .ratio(numerator: formula.numerator, denominator: denominator)
    case .total, .timeAverage, .intervalAverage:
      guard let formula else { return row }
      var constant = 1.0
      if measure.isTimeAverage {
        constant = interval.map { plan.seconds[$0] } ?? plan.allSeconds
      } else if measure.isIntervalAverage {
        constant = Double(
          interval.map { (clock.periods - 1 - $0) / clock.profilePeriods + 1 } ?? clock.periods)
      }
      row.source = .sum(numerator: formula.numerator, over: constant)
    case .waitQuantile(let p, let population):
      // At most b at the p-quantile: a share p of waits up to b.
      row.source = .waits(population, upTo: bound)
      row.set(share: p, atLeast: sign < 0)
    case .virtualServiceLevel: row.source = .virtualServiceLevel
    case .dailyServiceLevelQuantile(let p):
      // At least b on the p-quantile of days: a share 1 - p of days with b or more.
      if plan.isSteadyState || interval != nil { return row }
      row.source = .days(atLeast: sign > 0, level: bound)
      row.set(share: sign > 0 ? 1 - p : p, atLeast: true)
    }
    return row
  }

  /// Slack and weight of each row in one replication.
  func read(_ tally: Tally) -> [(slack: Double, weight: Double)] {
    let waits = readsWaits ? WaitsOfReplication(tally, types: plan.model.types.count) : nil
    return rows.map { row in
      let target = plan.targets[row.target]
      let width = plan.sections[target.section].width
      func sum(_ quantity: Int) -> Double {
        guard let interval = row.interval else { return tally.horizon[target.section][quantity] }
        return tally.sums[target.section][interval * width + quantity]
      }
      var part = (value: 0.0, weight: 0.0)
      switch row.source {
      case .ratio(let numerator, let denominator): part = (sum(numerator), sum(denominator))
      case .sum(let numerator, let constant): part = (sum(numerator), constant)
      case .waits(let population, let limit):
        if let waits, let slot = waits.slot(row.interval, plan) {
          part = waits.within(limit, population, target.scope.members, slot: slot)
        }
      case .virtualServiceLevel:
        guard let waits, let slot = waits.slot(row.interval, plan) else { break }
        for type in target.scope.members {
          let threshold = target.target.within ?? plan.model.types[type].acceptableWait
          let found = waits.within(threshold, .virtual, [type], slot: slot)
          part = (part.value + found.value, part.weight + found.weight)
        }
      case .days(let atLeast, let level):
        let days = tally.days.serviceLevels
        part = (Double(days.count { atLeast ? $0 >= level : $0 <= level }), Double(days.count))
      case .none: break
      }
      return (row.sign * (part.value - row.bound * part.weight), part.weight)
    }
  }
}

extension TargetRows.Row {
  /// Makes it about a share of waits or days.
  fileprivate mutating func set(share: Double, atLeast: Bool) {
    bound = share
    sign = atLeast ? 1 : -1
    leastVariance = share * (1 - share)
    isMeasure = false
  }
}

/// The waits of one replication.
private struct WaitsOfReplication {
  private var histograms: WaitHistograms
  private let slots: Int

  init(_ tally: Tally, types: Int) {
    slots = tally.waitSlots
    histograms = WaitHistograms(types: types, slots: slots, slotsAreBatches: false)
    histograms.add(answered: tally.answeredWaits, others: tally.otherWaits)
  }

  /// The slot of an interval, `.some(nil)` for the horizon; nil where waits are not kept by interval.
  func slot(_ interval: Int?, _ plan: EstimationPlan) -> Int?? {
    guard let interval else { return .some(nil) }
    return slots == plan.intervals ? .some(interval) : nil
  }

  /// Contacts that waited up to a limit, and all.
  func within(
    _ limit: Double, _ population: Measure.WaitPopulation, _ types: [Int], slot: Int?
  ) -> (value: Double, weight: Double) {
    let waits = WaitDistribution(population, types.map { histograms.waits(ofType: $0, slot: slot) })
    guard waits.contacts > 0 else { return (0, 0) }
    return (waits.contacts * waits.probability(limit, sample: 0), waits.contacts)
  }
}
