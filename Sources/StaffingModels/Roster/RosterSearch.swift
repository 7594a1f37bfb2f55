import Simulator

/// Mends a roster until every target holds in simulation, then makes it cheaper while they do.
///
/// 1. *Breaks* go where simulation says that they hurt least (`BreakPlacement`), kept if service gets better.
/// 2. *Repair*: what one more agent does to every target in every interval gives the worth of every shift that might be
///    added; a small integer program chooses the cheapest that should be enough.
/// 3. *Trim*: shifts are taken away, or replaced by cheaper ones, as long as every target still holds.
///
/// - Source: simulation with cuts for whole shifts as in A. N. Avramidis, W. Chan, M. Gendreau, P. L'Ecuyer, O. Pisacane,
///   "Optimizing daily agent scheduling in a multiskill call center", European Journal of Operational Research 200 (2010)
///   822-832.
struct RosterSearch {
  let model: Model
  let cover: RosterCover
  let evaluator: SimulationEvaluator
  /// Standard errors that every row must have to spare.
  let z: Double
  let solver: any IntegerSolver
  let progress: (@Sendable (String, Double?) -> Void)?
  let isOver: @Sendable () -> Bool

  private var known: [[Int]: [Slack]] = [:]

  private var grid: ShiftGrid { cover.grid }
  private var groups: Int { model.groups.count }

  struct Outcome {
    var roster: Roster
    /// Whether every row holds on the random numbers of the search.
    var holds: Bool
    /// Whether the search ended by itself.
    var isComplete: Bool
  }

  init(
    _ model: Model, cover: RosterCover, evaluator: SimulationEvaluator, z: Double, solver: any IntegerSolver,
    progress: (@Sendable (String, Double?) -> Void)?, isOver: @escaping @Sendable () -> Bool
  ) {
    self.model = model
    self.cover = cover
    self.evaluator = evaluator
    self.z = z
    self.solver = solver
    self.progress = progress
    self.isOver = isOver
  }

  private static let mostRepairs = 20
  private static let mostPasses = 8
  private static let mostTries = 20

  mutating func run(from start: Roster) async -> Outcome {
    var roster = start
    progress?("placing breaks", cover.cost(roster))
    guard let placed = await withBetterBreaks(roster) else { return stopped(roster) }
    roster = placed
    guard let mended = await repaired(roster) else { return stopped(roster) }
    guard mended.holds else { return Outcome(roster: mended.roster, holds: false, isComplete: !isOver()) }
    guard let cheaper = await trimmed(mended.roster) else { return stopped(mended.roster, holds: true) }
    let last = await withBetterBreaks(cheaper)
    return Outcome(roster: last ?? cheaper, holds: true, isComplete: !isOver())
  }

  private func stopped(_ roster: Roster, holds: Bool = false) -> Outcome {
    Outcome(roster: roster, holds: holds, isComplete: false)
  }

  // MARK: Evaluation

  private mutating func slack(_ roster: Roster) async -> [Slack]? {
    let staff = roster.available(grid, groups: groups)
    if let slack = known[staff] { return slack }
    let over = evaluator.over(staff, steps: grid.stepsPerInterval)
    let nothing = over.nothingAdded(staff, steps: grid.stepsPerInterval)
    guard let slack = await over.slack(of: nothing, effort: 1) else { return nil }
    known[staff] = slack
    return slack
  }

  /// What an agent more (or fewer) does to each row, by interval and group, or by step and group.
  private func slopes(_ roster: Roster, step: Int, byStep: Bool = false) async -> [[Int: Double]]? {
    let staff = roster.available(grid, groups: groups)
    let over = evaluator.over(staff, steps: grid.stepsPerInterval, byStep: byStep)
    return await over.slopes(
      at: over.nothingAdded(staff, steps: grid.stepsPerInterval, byStep: byStep), step: step)
  }

  private func holds(_ slack: [Slack]) -> Bool { slack.allSatisfy { $0.holds(z) } }

  /// How far rows are from holding, and how far the others are from not holding; less is better.
  private func merit(_ slack: [Slack]) -> Double {
    slack.reduce(0) { sum, row in
      let margin = (row.mean - z * row.error) / max(row.error, 1e-9)
      return sum + (margin < 0 ? -100 * max(margin, -1e4) : -min(margin, 5))
    }
  }

  // MARK: Breaks

  private mutating func withBetterBreaks(_ roster: Roster) async -> Roster? {
    guard grid.candidates.contains(where: { !$0.pauses.isEmpty }) else { return roster }
    guard let slack = await slack(roster), let slopes = await slopes(roster, step: -1, byStep: true) else {
      return nil
    }
    var harm = Array(repeating: 0.0, count: grid.steps * groups)
    for (row, mine) in zip(slack, slopes) {
      let scale = max(row.mean, 2 * row.error, 1e-9)
      for (cell, slope) in mine where slope > 0 { harm[cell] += slope / scale }
    }
    let placed = BreakPlacement(harm: harm, groups: groups).placed(roster, on: grid)
    guard placed != roster else { return roster }
    guard let after = await self.slack(placed) else { return nil }
    let isBetter = merit(after) < merit(slack) && (holds(after) || !holds(slack))
    return isBetter ? placed : roster
  }

  // MARK: Repair

  private mutating func repaired(_ start: Roster) async -> (roster: Roster, holds: Bool)? {
    var roster = start
    var nearest = (roster: start, merit: Double.infinity)
    for _ in 0..<Self.mostRepairs {
      guard !isOver(), let slack = await slack(roster) else { return nil }
      if merit(slack) < nearest.merit { nearest = (roster, merit(slack)) }
      if holds(slack) { return (roster, true) }
      let short = slack.count { !$0.holds(z) }
      progress?("adding shifts, \(short) of \(slack.count) conditions short", cover.cost(roster))
      guard let slopes = await slopes(roster, step: 1) else { return nil }
      let more = additions(to: roster, slack, slopes)
      guard !more.isEmpty else { break }
      roster.shifts += more
    }
    return (nearest.roster, false)
  }

  /// The cheapest shifts that should bring every row where it must be, or as far as one round can.
  private func additions(
    to roster: Roster, _ slack: [Slack], _ slopes: [[Int: Double]]
  ) -> [Roster.Shift] {
    let short = slack.indices.filter { !slack[$0].holds(z) }
    var program = IntegerProgram()
    var choices: [Roster.Shift] = []
    var gains = Array(repeating: [(variable: Int, coefficient: Double)](), count: slack.count)
    for group in 0..<groups {
      for index in cover.candidates(of: group) {
        let shift = Roster.Shift(
          group: group, candidate: index, pauses: Self.middle(grid.candidates[index]))
        let mine = short.map { row in (row: row, gain: effect(of: shift, slopes[row])) }
        guard mine.contains(where: { $0.gain > 0 }),
          Roster(shifts: roster.shifts + [shift]).isAllowed(grid)
        else { continue }
        for (row, gain) in mine where gain != 0 { gains[row].append((choices.count, gain)) }
        choices.append(shift)
        program.variables.append(.init(cost: cover.cost(shift) + 1e-6, upper: 2))
      }
    }
    for row in short {
      // Diminishing returns: a round goes for the most that two thirds of what could be added give.
      let reach = gains[row].reduce(0) { $0 + 2 * max(0, $1.coefficient) }
      let need = z * slack[row].error - slack[row].mean
      guard reach > 0 else { continue }
      program.rows.append(.init(gains[row], atLeast: min(need, reach / 3)))
    }
    guard !program.rows.isEmpty, let found = try? solver.solve(program, nodes: 200, gap: 0.01) else {
      return choices.max { worth($0, slopes, short) < worth($1, slopes, short) }.map { [$0] } ?? []
    }
    return choices.indices.flatMap {
      Array(repeating: choices[$0], count: Int(found.values[$0].rounded()))
    }
  }

  private func worth(_ shift: Roster.Shift, _ slopes: [[Int: Double]], _ short: [Int]) -> Double {
    short.reduce(0) { $0 + effect(of: shift, slopes[$1]) } / max(cover.cost(shift), 1e-9)
  }

  /// What a shift more does to a row.
  private func effect(of shift: Roster.Shift, _ slopes: [Int: Double]) -> Double {
    let share = grid.presence / Double(grid.stepsPerInterval)
    return Roster.worked(shift, grid).reduce(0) { sum, step in
      sum + share * (slopes[grid.interval(ofStep: step) * groups + shift.group] ?? 0)
    }
  }

  /// Every break in the middle of its window.
  private static func middle(_ candidate: ShiftGrid.Candidate) -> [Int] {
    candidate.pauses.map { ($0.first + $0.last) / 2 }
  }

  // MARK: Trim

  private mutating func trimmed(_ start: Roster) async -> Roster? {
    var roster = start
    for _ in 0..<Self.mostPasses {
      progress?("taking shifts away", cover.cost(roster))
      guard let slack = await slack(roster), let slopes = await slopes(roster, step: -1) else {
        return roster
      }
      if let next = await manyChanged(roster, slack, slopes) {
        roster = next
        continue
      }
      var found = false
      var tries = 0
      for change in changes(of: roster, slack, slopes) {
        if isOver() { return roster }
        guard tries < Self.mostTries, let next = applied(change, to: roster) else { continue }
        tries += 1
        guard let after = await self.slack(next) else { return roster }
        if holds(after) {
          (roster, found) = (next, true)
          progress?("taking shifts away", cover.cost(roster))
        }
      }
      if !found { break }
    }
    return roster
  }

  /// Many shifts taken away and others put in their place at once, so that by what slopes say every target still holds; nil
  /// where simulation says otherwise, or nothing is saved.
  private mutating func manyChanged(
    _ roster: Roster, _ slack: [Slack], _ slopes: [[Int: Double]]
  ) async -> Roster? {
    // Losses grow with every agent fewer, so that less than all of the slack can be had at once.
    for part in [0.8, 0.5, 0.25] {
      if isOver() { return nil }
      guard let next = swapped(roster, slack, slopes, part: part), let after = await self.slack(next) else {
        continue
      }
      if holds(after) { return next }
    }
    return nil
  }

  private func swapped(
    _ roster: Roster, _ slack: [Slack], _ slopes: [[Int: Double]], part: Double
  ) -> Roster? {
    var program = IntegerProgram()
    var rows = Array(repeating: [(variable: Int, coefficient: Double)](), count: slack.count)
    var choices: [(shift: Roster.Shift, isLess: Bool)] = []
    var balance = Array(repeating: [(variable: Int, coefficient: Double)](), count: groups)
    func add(_ shift: Roster.Shift, isLess: Bool, most: Int) {
      let sign = isLess ? -1.0 : 1
      // An agent more gains less than an agent fewer loses.
      let weight = isLess ? 1 : 0.7
      for row in slack.indices {
        let effect = effect(of: shift, slopes[row]) * weight * sign
        if effect != 0 { rows[row].append((choices.count, effect)) }
      }
      balance[shift.group].append((choices.count, sign))
      choices.append((shift, isLess))
      program.variables.append(.init(cost: sign * cover.cost(shift) + 1e-6, upper: Double(most)))
    }
    let counts = Dictionary(grouping: roster.shifts) { [$0.group, $0.candidate] }
    for key in counts.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      guard let mine = counts[key], let first = mine.first else { continue }
      add(first, isLess: true, most: min(mine.count, 1))
    }
    for group in 0..<groups {
      for index in cover.candidates(of: group) {
        add(
          Roster.Shift(group: group, candidate: index, pauses: Self.middle(grid.candidates[index])),
          isLess: false, most: 1)
      }
    }
    for row in slack.indices {
      let spare = max(0, (slack[row].mean - z * slack[row].error) * part)
      program.rows.append(.init(rows[row], atLeast: -spare))
    }
    // No more than two agents fewer in a group at once.
    for mine in balance { program.rows.append(.init(mine, atLeast: -2)) }
    guard let found = try? solver.solve(program, nodes: 200, gap: 0.02), found.cost < -1e-3 else {
      return nil
    }
    var next = roster
    for (choice, value) in zip(choices, found.values) where value > 0.5 {
      if !choice.isLess {
        next.shifts.append(choice.shift)
      } else if let match = next.shifts.firstIndex(where: {
        $0.group == choice.shift.group && $0.candidate == choice.shift.candidate
      }) {
        next.shifts.remove(at: match)
      }
    }
    return next.isAllowed(grid) && cover.cost(next) < cover.cost(roster) - 1e-6 ? next : nil
  }

  /// A shift less, and perhaps a cheaper one in its place.
  private struct Change {
    var less: Roster.Shift
    var more: Roster.Shift?
    var saving: Double
    var worst: Double
  }

  private func applied(_ change: Change, to roster: Roster) -> Roster? {
    let match = roster.shifts.firstIndex {
      $0.group == change.less.group && $0.candidate == change.less.candidate
    }
    guard let match else { return nil }
    var next = roster
    next.shifts.remove(at: match)
    if let more = change.more { next.shifts.append(more) }
    return next.isAllowed(grid) ? next : nil
  }

  /// What saves cost, the most promising first, without what slopes rule out.
  private func changes(of roster: Roster, _ slack: [Slack], _ slopes: [[Int: Double]]) -> [Change] {
    var effects: [Roster.Shift: [Double]] = [:]
    func effect(_ shift: Roster.Shift) -> [Double] {
      if let known = effects[shift] { return known }
      let found = slopes.map { self.effect(of: shift, $0) }
      effects[shift] = found
      return found
    }
    var changes: [Change] = []
    var seen: Set<[Int]> = []
    for less in roster.shifts where seen.insert([less.group, less.candidate]).inserted {
      let loss = effect(less)
      let day = grid.candidates[less.candidate].day
      let others = cover.candidates(of: less.group).filter { grid.candidates[$0].day == day }.map {
        Roster.Shift(group: less.group, candidate: $0, pauses: Self.middle(grid.candidates[$0]))
      }
      for more in [nil] + others.map(Optional.some) {
        let saving = cover.cost(less) - (more.map(cover.cost) ?? 0)
        guard saving > 1e-9 else { continue }
        let gain = more.map(effect)
        var worst = Double.infinity
        for row in slack.indices {
          let change = (gain?[row] ?? 0) - loss[row]
          guard change < 0 else { continue }
          worst = min(
            worst, (slack[row].mean - z * slack[row].error + change) / max(slack[row].error, -change))
        }
        if worst > -0.4 { changes.append(Change(less: less, more: more, saving: saving, worst: worst)) }
      }
    }
    return changes.sorted { a, b in
      (a.worst < 0 ? 1 : 0, -a.saving, -a.worst, a.less.group, a.less.candidate, a.more?.candidate ?? -1)
        < (b.worst < 0 ? 1 : 0, -b.saving, -b.worst, b.less.group, b.less.candidate, b.more?.candidate ?? -1)
    }
  }
}
