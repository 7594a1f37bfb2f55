/// Puts breaks where they hurt service least, not where most agents are: each in its window.
///
/// The harm of an agent fewer in a step is measured by simulation (`SimulationEvaluator.slopes`) at the present breaks. It
/// grows with every further agent who is away at the same time: `harm * (1 + growth * (more away than now))`. Breaks are
/// moved one by one to where they harm least until none wants to move.
public struct BreakPlacement: Sendable {
  /// Harm of one agent of a group fewer in a step: `[step * groups + group]`, any unit, not negative.
  public var harm: [Double]
  public var groups: Int
  /// How much the harm grows with each agent, as a share.
  public var growth: Double

  public init(harm: [Double], groups: Int, growth: Double = 0.4) {
    self.harm = harm
    self.groups = groups
    self.growth = growth
  }

  private static let mostRounds = 10

  public func placed(_ roster: Roster, on grid: ShiftGrid) -> Roster {
    var roster = roster
    // Agents away beyond those who were when the harm was measured.
    var extra = Array(repeating: 0, count: harm.count)
    for _ in 0..<Self.mostRounds {
      var hasMoved = false
      for index in roster.shifts.indices {
        let shift = roster.shifts[index]
        let candidate = grid.candidates[shift.candidate]
        for (number, pause) in candidate.pauses.enumerated() where pause.first < pause.last {
          let now = shift.pauses[number]
          func cells(_ start: Int) -> [Int] {
            (start..<start + pause.length).map {
              ((candidate.start + $0) % grid.steps) * groups + shift.group
            }
          }
          for cell in cells(now) { extra[cell] -= 1 }
          func price(_ start: Int) -> Double {
            cells(start).reduce(0) { sum, cell in
              sum + harm[cell] * max(0.05, 1 + growth * (Double(extra[cell]) + 0.5))
            }
          }
          let here = price(now)
          let best = (pause.first...pause.last).min { (price($0), $0) < (price($1), $1) } ?? now
          let chosen = price(best) < here * (1 - 1e-9) ? best : now
          for cell in cells(chosen) { extra[cell] += 1 }
          if chosen != now {
            roster.shifts[index].pauses[number] = chosen
            hasMoved = true
          }
        }
      }
      if !hasMoved { break }
    }
    return roster
  }
}
