import Simulator

/// Agents that the targets take in each interval, from formulas alone: the fewest that carry the offered load of every contact type
/// with a reserve and the Erlang requirement of every target (`StaffingStart`). Where `staff` begins, and good enough to be laid
/// beside what is scheduled.
public enum RequiredAgents {
  /// More cells of groups and intervals would keep a run waiting for its page.
  private static let mostCells = 5_000

  /// Of all groups together, one for each interval that results show; empty where no target has a formula, in a steady state, and
  /// for very large scenarios.
  public static func byInterval(_ scenario: Scenario) -> [Int] {
    guard !scenario.targets.isEmpty, case .calendar = scenario.horizon else { return [] }
    let model = Model(scenario).byInterval
    let groups = model.groups.count
    let periods = model.clock.periods
    guard periods > 0, groups > 0, periods * groups <= mostCells else { return [] }
    let load = LoadProfile(model)
    let pooled = PooledRequirement(model, load: load)
    guard !pooled.rows.isEmpty else { return [] }
    let cells = periods * groups
    let start = StaffingStart(
      model, load: load, pooled: pooled, cost: Array(repeating: 1, count: cells),
      least: Array(repeating: 0, count: cells), limit: Array(repeating: 1_000_000, count: cells),
      solver: GLPKSolver())
    let totals = (0..<periods).map { period in
      start.staffing[period * groups..<(period + 1) * groups].reduce(0, +)
    }
    // Intervals that results show together need as many as the one that needs most.
    let shown = model.intervalLabels.count
    guard shown > 0 else { return [] }
    return (0..<shown).map { interval in
      stride(from: interval, to: periods, by: shown).reduce(0) { max($0, totals[$1]) }
    }
  }
}
