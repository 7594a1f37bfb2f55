/// The next staffing of a search in many decisions: the cheapest change of the present one that should meet every target,
/// by what slopes say and with diminishing returns.
///
/// Cuts alone promise the same gain for the tenth agent in a place as for the first; with hundreds of decisions the master problem
/// then heaps agents where one was worth most. Here a change has steps of its own: a first and a second agent more
/// gain q and `secondMore` q, a first and second agent fewer lose `firstLess` q and `secondLess` q. Between two steps that the
/// search evaluates, this is the trust region.
struct LocalModel {
  let decisions: StaffingDecisions
  let solver: any IntegerSolver
  let rows: [IntegerProgram.Row]

  /// Against the slope where it was measured (an agent more, or an agent fewer).
  private static let secondMore = 0.65
  private static let secondLess = 1.5
  /// What an agent fewer loses, against what one more gains.
  private static let asymmetry = 1.25

  /// - Parameters:
  ///   - step: the direction in which slopes were measured.
  ///   - reach: steps allowed in either direction, 1 or 2.
  func next(
    from staffing: [Int], slack: [Slack], slopes: [[Int: Double]], step: Int, z: Double, reach: Int
  ) -> [Int]? {
    var program = IntegerProgram()
    // Four yes-or-no steps a decision: more, more again, fewer, fewer again.
    let (more, less) = step > 0 ? (1, Self.asymmetry) : (1 / Self.asymmetry, 1)
    let gains = [more, more * Self.secondMore, -less, -less * Self.secondLess]
    for (index, count) in staffing.enumerated() {
      let room = [
        count + 1 <= decisions.most[index], count + 2 <= decisions.most[index] && reach > 1,
        // What an agent fewer loses is not told by what one more gains where there are few.
        step < 0 && count - 1 >= decisions.least[index],
        step < 0 && count - 2 >= decisions.least[index] && reach > 1,
      ]
      for (number, isOpen) in room.enumerated() {
        program.variables.append(
          .init(
            cost: number < 2 ? decisions.cost[index] : -decisions.cost[index], upper: isOpen ? 1 : 0))
      }
    }
    for row in slack.indices {
      let mine = slopes[row]
      guard let steepest = mine.values.map({ abs($0) }).max(), steepest > 0 else { continue }
      var terms: [(variable: Int, coefficient: Double)] = []
      var reachable = 0.0
      for (index, slope) in mine.sorted(by: { $0.key < $1.key }) {
        for (number, gain) in gains.enumerated() {
          terms.append((index * 4 + number, slope * gain / steepest))
          if program.variables[index * 4 + number].upper > 0 { reachable += max(0, slope * gain / steepest) }
        }
      }
      let needed = (z * slack[row].error - slack[row].mean) / steepest
      // What one step can't reach is gone as far as it can be.
      program.rows.append(.init(terms, atLeast: min(needed, 0.6 * reachable)))
    }
    for row in rows {
      let here = row.terms.reduce(0) { $0 + $1.coefficient * Double(staffing[$1.variable]) }
      let terms = row.terms.flatMap { term in
        [1.0, 1, -1, -1].enumerated().map {
          (variable: term.variable * 4 + $0.offset, coefficient: term.coefficient * $0.element)
        }
      }
      program.rows.append(.init(terms, atLeast: min(row.lower - here, 0)))
    }
    guard let steps = chosen(program) else { return nil }
    return staffing.indices.map { index in
      let mine = (0..<4).map { steps[index * 4 + $0] }
      return staffing[index] + mine[0] + mine[1] - mine[2] - mine[3]
    }
  }

  /// Which steps to take; where the integer program is too hard, its relaxation, rounded to the safe side.
  private func chosen(_ program: IntegerProgram) -> [Int]? {
    if let found = try? solver.solve(program, nodes: Self.nodes, gap: 2e-3) {
      return found.values.map { Int($0.rounded()) }
    }
    guard let relaxed = try? solver.relaxation(of: program) else { return nil }
    return relaxed.values.enumerated().map { number, value in
      number % 4 < 2 ? (value > 0.3 ? 1 : 0) : (value > 0.999 ? 1 : 0)
    }
  }

  private static let nodes = 300
}
