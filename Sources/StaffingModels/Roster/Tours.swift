/// Who works which shift: the shifts of a group over several days, given to as few agents as their rules allow.
///
/// Day by day and in order of start, a shift goes to the agent who may work it - rested, and not too many days in any
/// seven - and has worked least so far. Tried with as many agents as are needed in any case, then with one more until all
/// shifts are given.
public struct Tours: Sendable {
  public struct Shift: Sendable, Hashable {
    /// From 0.
    public var day: Int
    /// Seconds from the first midnight.
    public var start: Double
    public var end: Double

    public init(day: Int, start: Double, end: Double) {
      self.day = day
      self.start = start
      self.end = end
    }
  }

  /// Number of the agent, from 0, of each shift.
  public let agents: [Int]
  /// Agents altogether.
  public let count: Int

  /// - Parameter rest: seconds between two shifts of an agent.
  public init(_ shifts: [Shift], rest: Double, daysPerWeek: Int) {
    let byDay = Dictionary(grouping: shifts, by: \.day).mapValues(\.count)
    let days = (byDay.keys.max() ?? -1) + 1
    let most = days / 7 * daysPerWeek + min(days % 7, daysPerWeek)
    let order = shifts.indices.sorted { a, b in
      (shifts[a].day, shifts[a].start, shifts[a].end, a) < (shifts[b].day, shifts[b].start, shifts[b].end, b)
    }
    var count = max(byDay.values.max() ?? 0, most > 0 ? (shifts.count + most - 1) / most : 0)
    while true {
      if let agents = Self.given(shifts, order, to: count, rest: rest, daysPerWeek: daysPerWeek) {
        self.agents = agents
        self.count = count
        return
      }
      count += 1
    }
  }

  /// nil where somebody is missing.
  private static func given(
    _ shifts: [Shift], _ order: [Int], to count: Int, rest: Double, daysPerWeek: Int
  ) -> [Int]? {
    var agents = Array(repeating: 0, count: shifts.count)
    var past = Array(repeating: (days: [Int](), end: -Double.infinity), count: count)
    for index in order {
      let shift = shifts[index]
      let free = past.indices.filter { agent in
        past[agent].days.last != shift.day && past[agent].end + rest <= shift.start
          && past[agent].days.count { $0 > shift.day - 7 } < daysPerWeek
      }
      let chosen = free.min {
        (past[$0].days.count, past[$0].end, $0) < (past[$1].days.count, past[$1].end, $1)
      }
      guard let chosen else { return nil }
      past[chosen].days.append(shift.day)
      past[chosen].end = shift.end
      agents[index] = chosen
    }
    return agents
  }
}
