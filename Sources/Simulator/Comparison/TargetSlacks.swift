/// The slacks of a system's targets in single replications, for the feasibility check: rows as in `TargetMeter`.
struct TargetSlacks: Sendable {
  let meter: TargetMeter
  /// What a row's tolerance is a share of: its bound, in the row's own unit.
  private let scales: [Double]

  init(_ model: Model) {
    meter = TargetMeter(model)
    let targets = model.scenario.targets
    scales = meter.rows.map { row in
      if let share = row.dayShare { return max(share, 1 - share) }
      let target = targets[row.target]
      if case .waitQuantile(let share, _) = Measures.named(target.measure)?.kind { return share }
      switch target.bound {
      case .atMost(let bound), .atLeast(let bound): return bound == 0 ? 1 : abs(bound)
      }
    }
  }

  var rows: Int { meter.rows.count }

  func tolerances(_ share: Double) -> [Double] { scales.map { $0 * share } }

  /// Slack and weight of each row in one replication: `[2 * row]`, `[2 * row + 1]`.
  func read(_ observations: Observations) -> [Double] {
    guard rows > 0 else { return [] }
    let (slack, weight) = meter.read(observations)
    return meter.rows.flatMap { row -> [Double] in
      let start = row.target * meter.periods
      let cells = row.period.map { start + $0..<start + $0 + 1 } ?? start..<start + meter.periods
      let sum = cells.reduce((0.0, 0.0)) { ($0.0 + slack[$1], $0.1 + weight[$1]) }
      // A day either holds what is promised for a share of days, or does not.
      if let share = row.dayShare { return [(sum.0 >= 0 ? 1 : 0) - share, 1] }
      return [sum.0, sum.1]
    }
  }
}
