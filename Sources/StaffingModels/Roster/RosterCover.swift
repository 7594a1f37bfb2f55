import Simulator

/// The cheapest roster that covers the agents asked for: one `ShiftCover` for each group and day, since nothing holds
/// between them but night shifts.
struct RosterCover {
  let grid: ShiftGrid
  /// Names of the agent groups, and currency units for an hour of each.
  let groupNames: [String]
  let costPerHour: [Double]

  struct Answer {
    var roster: Roster
    /// No roster that covers as much costs less; nil where some of it can't be covered.
    var bound: Double?
    /// Agents missing: `[step * groups + group]`.
    var short: [Int]
  }

  /// Currency units for a shift.
  func cost(_ shift: Roster.Shift) -> Double { cost(of: shift.candidate, group: shift.group) }

  func cost(of candidate: Int, group: Int) -> Double {
    let shift = grid.candidates[candidate]
    return shift.paidHours * costPerHour[group] * grid.shifts.templates[shift.template].costFactor
  }

  func cost(_ roster: Roster) -> Double { roster.shifts.reduce(0) { $0 + cost($1) } }

  /// Candidates that a group may work.
  func candidates(of group: Int) -> [Int] {
    grid.candidates.indices.filter {
      grid.shifts.templates[grid.candidates[$0].template].groups.contains(groupNames[group])
    }
  }

  /// - Parameter asked: available agents, `[step * groups + group]`.
  func cheapest(covering asked: [Int], _ solver: any IntegerSolver, isOver: () -> Bool = { false }) -> Answer
  {
    let groups = groupNames.count
    var answer = Answer(roster: Roster(), bound: 0, short: Array(repeating: 0, count: asked.count))
    // The same for days that ask for the same.
    var solved: [Key: ShiftCover.Solution] = [:]
    for group in 0..<groups {
      for part in parts(of: group) {
        let required = part.steps.map { step in
          scheduled(asked[step * groups + group])
        }
        let cover = cover(part, group: group, required: required)
        let key = Key(group: group, shifts: cover.shifts, required: required)
        // In a hurry the first whole answer will do.
        let solution = solved[key] ?? cover.solve(GLPKSolver(), nodes: isOver() ? 20 : 400, gap: 5e-3)
        solved[key] = solution
        add(solution, part, group: group, to: &answer)
      }
    }
    return answer
  }

  /// Agents on shift of whom so many are available: rounded up once.
  func scheduled(_ available: Int) -> Int {
    Int((Double(available) / grid.presence - 1e-9).rounded(.up))
  }

  private struct Key: Hashable {
    var group: Int
    var shifts: [ShiftCover.Shift]
    var required: [Int]
  }

  private struct Part {
    var steps: [Int]
    var candidates: [Int]
  }

  /// Days apart, unless a shift goes on past midnight.
  private func parts(of group: Int) -> [Part] {
    let mine = candidates(of: group)
    let isOvernight = mine.contains { index in
      let candidate = grid.candidates[index]
      return candidate.start % grid.stepsPerDay + candidate.length > grid.stepsPerDay
    }
    if isOvernight { return [Part(steps: Array(0..<grid.steps), candidates: mine)] }
    return (0..<grid.calendar.days).map { day in
      Part(
        steps: Array(day * grid.stepsPerDay..<(day + 1) * grid.stepsPerDay),
        candidates: mine.filter { grid.candidates[$0].day == day })
    }
  }

  private func cover(_ part: Part, group: Int, required: [Int]) -> ShiftCover {
    let first = part.steps.first ?? 0
    let templates = grid.shifts.templates
    let days = part.steps.count / max(grid.stepsPerDay, 1)
    return ShiftCover(
      shifts: part.candidates.map { index in
        let candidate = grid.candidates[index]
        return ShiftCover.Shift(
          covered: grid.covered(candidate).map { $0 - first }, pauses: candidate.pauses,
          cost: cost(of: index, group: group),
          kind: days == 1 ? candidate.template : candidate.day * templates.count + candidate.template)
      }, required: required,
      limits: (0..<days).flatMap { day in
        templates.indices.compactMap { index in
          let template = templates[index]
          guard template.limit != nil || template.share != nil else { return nil }
          return ShiftCover.Limit(
            kind: day * templates.count + index, count: template.limit, share: template.share)
        }
      })
  }

  private func add(_ solution: ShiftCover.Solution, _ part: Part, group: Int, to answer: inout Answer) {
    for (number, index) in part.candidates.enumerated() {
      for pauses in solution.pauses[number] {
        answer.roster.shifts.append(Roster.Shift(group: group, candidate: index, pauses: pauses))
      }
    }
    for (step, missing) in zip(part.steps, solution.short) {
      answer.short[step * groupNames.count + group] = missing
    }
    answer.bound = answer.bound.flatMap { sum in solution.bound.map { sum + $0 } }
  }
}
