import Simulator

/// A roster with its evidence, ready for reports.
public struct RosterAnswer: Sendable {
  public var status: StaffingAnswer.Status
  /// The scenario with the roster's agents in it.
  public var scenario: Scenario
  public var grid: ShiftGrid
  public var roster: Roster
  public var groupNames: [String]
  /// Who works each shift of the roster: a number from 0 within the group.
  public var agents: [Int]
  /// Agents of each group.
  public var agentCounts: [Int]
  /// Agents asked for and available: `[step * groups + group]`.
  public var asked: [Int]
  public var available: [Int]
  public var cost: Double
  public var paidHours: Double
  /// Cost of the cheapest roster that covers what was asked for, and a lower bound on it.
  public var coverCost: Double
  public var coverBound: Double?
  /// Agents missing in what was asked for, where no shift can cover it: `[step * groups + group]`.
  public var short: [Int]
  /// Whether targets were made to hold; else the roster covers what was asked for.
  public var meetsTargets: Bool
  public var isComplete: Bool
  public var validation: RunResult?
  public var dayShare: Double?
  public var groupsWithoutCost: [String]
  public var seed: UInt64
  public var replications: Int
  public var contactsSimulated: Double

  /// A shift for reports, in the order of group, agent and time.
  public struct Line: Sendable {
    public var group: String
    public var agent: String
    public var template: String
    public var day: Int
    /// Seconds after midnight of its day; the end may lie beyond 24 h.
    public var start: Double
    public var end: Double
    public var breaks: [(name: String, start: Double, end: Double, isPaid: Bool)]
    public var paidHours: Double
    public var cost: Double
  }
}

extension RosterAnswer {
  public var lines: [Line] {
    let step = grid.shifts.step
    return roster.shifts.indices.map { index -> (Int, Int, Line) in
      let shift = roster.shifts[index]
      let candidate = grid.candidates[shift.candidate]
      let template = grid.shifts.templates[candidate.template]
      let start = grid.calendar.open + Double(candidate.start % grid.stepsPerDay) * step
      let group = scenario.agentGroups.first { $0.name == groupNames[shift.group] }
      let line = Line(
        group: groupNames[shift.group], agent: agentName(agents[index], shift.group), template: template.name,
        day: candidate.day, start: start, end: start + Double(candidate.length) * step,
        breaks: zip(template.breaks, shift.pauses).map { pause, offset in
          let from = start + Double(offset) * step
          return (pause.name, from, from + pause.length, pause.isPaid)
        }, paidHours: candidate.paidHours,
        cost: candidate.paidHours * (group?.costPerHour ?? 1) * template.costFactor)
      return (shift.group, agents[index], line)
    }.sorted { ($0.0, $0.1, $0.2.day, $0.2.start) < ($1.0, $1.1, $1.2.day, $1.2.start) }.map(\.2)
  }

  private func agentName(_ number: Int, _ group: Int) -> String {
    let width = "\(agentCounts[group])".count
    let text = "\(number + 1)"
    return groupNames[group] + " " + String(repeating: "0", count: max(0, width - text.count)) + text
  }

  /// `2026-03-02`, or `day 1` where the calendar has no date.
  public func dayName(_ day: Int) -> String {
    grid.calendar.date.flatMap(CalendarDate.init)?.advanced(days: day).description ?? "day \(day + 1)"
  }

  /// The scenario's own text with the roster's agents in it; nil where its staff can't be replaced in place.
  public func text(replacing text: String) -> String? {
    let groups = groupNames.count
    let counts = Dictionary(
      uniqueKeysWithValues: groupNames.enumerated().map { group, name in
        (name, stride(from: group, to: available.count, by: groups).map { available[$0] })
      })
    return StaffText.replacing(text, staff: counts, step: grid.shifts.step)
  }
}
