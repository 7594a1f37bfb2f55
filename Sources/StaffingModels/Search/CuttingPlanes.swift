/// Cutting planes: the master problem chooses the cheapest staffing that satisfies linear rows; a row is learnt wherever
/// simulation shows what the master does not know.
///
/// At a staffing y0 with slack g and slopes q the row is g + sum of q (y - y0) >= 0. Where service is concave in the
/// number of agents (near the targets it is; far below it is S-shaped) a row cuts no feasible staffing off, so the
/// master's cost is a lower bound for the sample-average problem.
///
/// - Source: M. T. Cezik, P. L'Ecuyer, "Staffing multiskill call centers via linear programming and simulation", Management
///   Science 54 (2008) 310-323; J. Atlason, M. A. Epelman, S. G. Henderson, "Optimizing call center staffing using simulation
///   and analytic center cutting-plane methods", Management Science 54 (2008) 295-309.
struct CuttingPlanes {
  struct Cut {
    var row: Int
    var terms: [(variable: Int, coefficient: Double)]
    /// sum of terms >= this.
    var lower: Double
    /// One standard error of the slack it was made from.
    var error: Double
  }

  let decisions: StaffingDecisions
  let solver: any IntegerSolver
  /// Rows known beforehand that every answer must respect, and those that are only a good place to begin.
  var fixed: [IntegerProgram.Row] = []
  private(set) var cuts: [Cut] = []

  init(_ decisions: StaffingDecisions, solver: any IntegerSolver) {
    self.decisions = decisions
    self.solver = solver
  }

  /// Learns the rows of a staffing: those that do not hold, and with slopes downward those that soon might not.
  mutating func learn(
    at staffing: [Int], slack: [Slack], slopes: [[Int: Double]], z: Double, isViolated: Bool
  ) {
    for row in slack.indices {
      let mine = slopes[row]
      let steepest = mine.values.map { abs($0) }.max() ?? 0
      guard steepest > 0 else {
        continue
      }
      if isViolated && slack[row].holds(z) { continue }
      // Far from mattering: no single change of a few agents would break it.
      if !isViolated && slack[row].mean > 12 * steepest + 3 * slack[row].error { continue }
      let terms = mine.filter { abs($0.value) > 0.02 * steepest }.sorted { $0.key < $1.key }
        .map { (variable: $0.key, coefficient: $0.value / steepest) }
      let here = terms.reduce(0) { $0 + $1.coefficient * Double(staffing[$1.variable]) }
      cuts.append(
        Cut(
          row: row, terms: terms, lower: here - slack[row].mean / steepest, error: slack[row].error / steepest
        ))
    }
  }

  /// The cheapest staffing that satisfies all rows, close to `center` if given.
  func cheapest(
    z: Double, near center: [Int]? = nil, radius: Int = 2, nodes: Int
  ) -> [Int]? {
    var program = program(z: z)
    if let center {
      for index in center.indices {
        program.variables[index].lower = Double(max(decisions.least[index], center[index] - radius))
        program.variables[index].upper = Double(
          max(decisions.least[index], min(decisions.most[index], center[index] + radius)))
      }
    }
    guard let found = try? solver.solve(program, nodes: nodes, gap: 5e-4) else { return nil }
    return found.values.map { Int($0.rounded()) }
  }

  /// A lower bound on the cost of every staffing that satisfies all rows.
  func bound(nodes: Int) -> Double? {
    let program = program(z: 0)
    if let found = try? solver.solve(program, nodes: nodes, gap: 1e-4) { return found.bound }
    return (try? solver.relaxation(of: program))?.bound
  }

  private func program(z: Double) -> IntegerProgram {
    IntegerProgram(
      variables: decisions.cost.indices.map {
        .init(
          cost: decisions.cost[$0], lower: Double(decisions.least[$0]), upper: Double(decisions.most[$0]))
      },
      rows: fixed + cuts.map { .init($0.terms, atLeast: $0.lower + z * $0.error) })
  }
}
