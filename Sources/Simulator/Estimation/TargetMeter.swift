/// Reads from one replication's totals what a scenario's targets need, and nothing else: the lean path of staffing searches.
///
/// Each target becomes rows: one over the horizon, or one an interval for `every: interval`. A row's *slack* in a
/// replication is linear in the totals of periods and its expectation is not negative exactly when the target holds in
/// the long run:
///
///     E[X] / E[Y] >= b   <=>   E[X - b Y] >= 0
///
/// so that sample averages of slack are what cutting planes approximate. A wait percentile at most b becomes the share
/// of waits up to b. Measures that are no ratio of sums (virtual waits) are replaced by the ratio nearest to them.
package struct TargetMeter: Sendable {
  package struct Row: Sendable, Hashable {
    /// Index in the scenario's targets.
    package var target: Int
    /// nil: the horizon.
    package var period: Int?
    /// For a target on a day's service level: the share of days on which it must hold.
    package var dayShare: Double?
  }

  package let rows: [Row]
  package let periods: Int
  private let meters: [Meter]

  private struct Meter: Sendable {
    var planned: PlannedTarget
    var section: Section
    var kind: Kind
    var bound: Double
    /// 1 for at least, -1 for at most.
    var sign: Double
    /// What a period adds to the denominator of a total or time average.
    var portion = 1.0
  }

  private enum Kind: Sendable {
    /// Sums of a numerator and a denominator.
    case ratio
    /// A sum, or a time integral.
    case total
    /// Waits up to the bound among answered contacts, or all; the share that must be.
    case waits(answeredOnly: Bool, share: Double)
  }

  package init(_ model: Model) {
    let clock = model.clock
    // Where intervals are folded, a period stands for the same one of every day, or week.
    periods = clock.kind == .calendar ? clock.profilePeriods : clock.periods
    let folded = Double(clock.periods) / Double(periods)
    let contacts = PlannedScope.ofContacts(model)
    let agents = PlannedScope.ofAgents(model)
    var meters: [Meter] = []
    var rows: [Row] = []
    for (index, target) in model.scenario.targets.enumerated() {
      let planned = PlannedTarget(target, model: model, section: 0, contacts: contacts, agents: agents)
      var meter = Meter(
        planned: planned, section: planned.makeSection(model), kind: .ratio, bound: 0, sign: 1)
      switch target.bound {
      case .atMost(let bound): (meter.bound, meter.sign) = (bound, -1)
      case .atLeast(let bound): (meter.bound, meter.sign) = (bound, 1)
      }
      var dayShare: Double?
      switch planned.measure.kind {
      case .ratio: break
      case .total:
        meter.kind = .total
        meter.portion = target.every == .interval ? 1 : 1 / Double(periods)
      case .intervalAverage:
        meter.kind = .total
        meter.portion = folded
      case .timeAverage:
        meter.kind = .total
        meter.portion = clock.periodLength * folded
      case .waitQuantile(let p, let population):
        meter.kind = .waits(answeredOnly: population == .answered, share: p)
      case .virtualServiceLevel: meter.section = Self.stand(in: .serviceLevelIgnore, for: planned, model)
      case .dailyServiceLevelQuantile(let p):
        meter.section = Self.stand(in: .serviceLevel, for: planned, model)
        dayShare = 1 - p
      }
      meters.append(meter)
      let byInterval = target.every == .interval && clock.kind == .calendar
      rows += (byInterval ? (0..<periods).map { $0 } : [nil]).map {
        Row(target: index, period: $0, dayShare: dayShare)
      }
    }
    self.meters = meters
    self.rows = rows
  }

  private static func stand(in measure: Measure, for planned: PlannedTarget, _ model: Model) -> Section {
    Section.ofContacts(
      model, threshold: \.acceptableWaitIndex, scopes: [planned.scope], measures: [measure])
  }

  /// Slack and weight of each target in each period of one replication: `slack[target * periods + period]`.
  ///
  /// The weight is what the slack is measured by (offered contacts, staffed time...): mean slack / mean weight is the distance
  /// to the bound in the measure's own unit. Of a wait percentile, and of waits kept for the horizon only, all is in
  /// period 0.
  package func read(_ observations: Observations) -> (slack: [Double], weight: [Double]) {
    var slack = Array(repeating: 0.0, count: meters.count * periods)
    var weight = slack
    for (index, meter) in meters.enumerated() {
      if case .waits(let answeredOnly, let share) = meter.kind {
        addWaits(
          observations, meter, answeredOnly: answeredOnly, share: share, at: index * periods, &slack, &weight)
        continue
      }
      let sums = meter.section.sums(of: observations)
      let (width, formula) = (meter.section.width, meter.section.formulas[0])
      guard let formula else { continue }
      for period in 0..<periods {
        let numerator = sums[period * width + formula.numerator]
        let denominator: Double
        switch meter.kind {
        case .total: denominator = meter.portion
        default: denominator = formula.denominator.map { sums[period * width + $0] } ?? 0
        }
        slack[index * periods + period] = meter.sign * (numerator - meter.bound * denominator)
        weight[index * periods + period] = denominator
      }
    }
    return (slack, weight)
  }

  private func addWaits(
    _ observations: Observations, _ meter: Meter, answeredOnly: Bool, share: Double, at start: Int,
    _ slack: inout [Double], _ weight: inout [Double]
  ) {
    let limit = WaitBuckets.bucket(of: meter.bound)
    let (lower, upper) = WaitBuckets.bounds(of: limit)
    let inside = upper > lower && upper.isFinite ? (meter.bound - lower) / (upper - lower) : 1
    for slot in 0..<observations.histogramPeriods {
      var (within, all) = (0.0, 0.0)
      for type in meter.planned.scope.members {
        let first = (slot * observations.types + type) * WaitBuckets.count
        for counts in answeredOnly
          ? [observations.answeredWaits] : [observations.answeredWaits, observations.otherWaits]
        {
          for entry in counts.entries(in: first..<first + WaitBuckets.count) {
            let (bucket, count) = (Int(entry.cell) - first, Double(entry.count))
            all += count
            within += bucket < limit ? count : bucket == limit ? count * inside : 0
          }
        }
      }
      // At most b at the p-quantile: a share p of waits up to b.
      slack[start + slot] = -meter.sign * (within - share * all)
      weight[start + slot] = all
    }
  }
}
