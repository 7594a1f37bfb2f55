import Simulator

/// Shifts with their breaks, for agent groups of a center.
public struct Roster: Sendable, Hashable {
  public struct Shift: Sendable, Hashable {
    /// In the order of the model's groups.
    public var group: Int
    /// In the order of the grid's candidates.
    public var candidate: Int
    /// Starts of the breaks, in steps after the shift's own.
    public var pauses: [Int]

    public init(group: Int, candidate: Int, pauses: [Int]) {
      self.group = group
      self.candidate = candidate
      self.pauses = pauses
    }
  }

  public var shifts: [Shift]

  public init(shifts: [Shift] = []) { self.shifts = shifts }

  /// Agents who are not on a break: `[step * groups + group]`.
  public func scheduled(_ grid: ShiftGrid, groups: Int) -> [Int] {
    var counts = Array(repeating: 0, count: grid.steps * groups)
    for shift in shifts {
      for step in Self.worked(shift, grid) { counts[step * groups + shift.group] += 1 }
    }
    return counts
  }

  /// Agents who are available, shrinkage taken off: `[step * groups + group]`.
  ///
  /// Rounded once, over the day: what is lost to a whole number in one step is given in a later one, so that the
  /// hours of a group are those of its shifts times `presence`, to less than an agent.
  public func available(_ grid: ShiftGrid, groups: Int) -> [Int] {
    let scheduled = scheduled(grid, groups: groups)
    guard grid.presence < 1 else { return scheduled }
    var available = scheduled
    for group in 0..<groups {
      var owed = 0.5
      for step in 0..<grid.steps {
        let cell = step * groups + group
        guard scheduled[cell] > 0 else {
          owed = 0.5
          continue
        }
        owed += Double(scheduled[cell]) * grid.presence
        available[cell] = min(scheduled[cell], Int(owed.rounded(.down)))
        owed -= Double(available[cell])
      }
    }
    return available
  }

  /// The steps of a shift without its breaks.
  static func worked(_ shift: Shift, _ grid: ShiftGrid) -> [Int] {
    let candidate = grid.candidates[shift.candidate]
    var isOff = Array(repeating: false, count: candidate.length)
    for (pause, start) in zip(candidate.pauses, shift.pauses) {
      for offset in start..<start + pause.length { isOff[offset] = true }
    }
    return (0..<candidate.length).filter { !isOff[$0] }.map { (candidate.start + $0) % grid.steps }
  }

  /// Whether every limit of the templates holds, for each group and day.
  public func isAllowed(_ grid: ShiftGrid) -> Bool {
    var counts: [Place: [Int]] = [:]
    let templates = grid.shifts.templates
    for shift in shifts {
      let candidate = grid.candidates[shift.candidate]
      counts[
        Place(group: shift.group, day: candidate.day), default: Array(repeating: 0, count: templates.count)
      ][candidate.template] += 1
    }
    return counts.values.allSatisfy { mine in
      let all = Double(mine.reduce(0, +))
      return templates.indices.allSatisfy { index in
        let count = mine[index]
        return count <= templates[index].limit ?? .max
          && Double(count) <= (templates[index].share ?? 1) * all + 1e-9
      }
    }
  }

  private struct Place: Hashable {
    var group: Int
    var day: Int
  }
}
