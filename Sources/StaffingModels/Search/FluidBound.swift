import Simulator

/// A lower bound on cost that needs no simulation: the contacts that a target wants answered are work that somebody must do.
///
/// With x(k, i, p) the load of type k carried by group i in period p (erlangs of the nominal handle time):
///
///     sum over i of x(k, i, p) <= m(k, p)                        no more than is offered
///     sum over k of f(k, i) x(k, i, p) <= n(i, p)                a busy agent is a staffed agent
///     sum of lambda(k, p) x(k, i, p) / m(k, p) >= s sum of lambda(k, p)   for a target that wants a share s answered
///
/// together with the pooled requirement of targets for every interval. A service level of at least l, counted over all who
/// are offered, wants s = l; abandonment of at most a wants s = 1 - a; a mean wait of at most b wants s = 1 - b / E[patience]
/// where patience is exponential. Exact as a bound in the mean; work carried over from one interval to the next is
/// counted where M(t)/G/infinity has it.
///
/// - Source: the fluid model of skill-based staffing as in J. M. Harrison, A. Zeevi, "A method for staffing large call centers
///   based on stochastic fluid models", Manufacturing & Service Operations Management 7 (2005) 20-36.
struct FluidBound {
  private var program = IntegerProgram()

  init(_ model: Model, load: LoadProfile, decisions: StaffingDecisions, pooled: [IntegerProgram.Row]) {
    let groups = model.groups.count
    let periods = decisions.cost.count / max(groups, 1)
    program.variables = decisions.cost.indices.map {
      .init(cost: decisions.cost[$0], lower: Double(decisions.least[$0]), upper: Double(decisions.most[$0]))
    }
    program.rows = pooled
    // Share of its contacts that a unit of flow stands for, by (type, period).
    var flows = Array(repeating: [Int](), count: load.mean.count)
    for period in 0..<periods {
      var carried = Array(repeating: [(variable: Int, coefficient: Double)](), count: groups)
      for type in model.types.indices {
        let cell = period * load.types + type
        guard load.mean[cell] > 0 else { continue }
        for group in 0..<groups where model.serves[type * groups + group] {
          flows[cell].append(program.variables.count)
          carried[group].append((program.variables.count, -model.handleTimeFactor[type * groups + group]))
          program.variables.append(.init(cost: 0, isWhole: false))
        }
        guard !flows[cell].isEmpty else { continue }
        program.rows.append(.init(flows[cell].map { ($0, -1) }, atLeast: -load.mean[cell]))
      }
      for group in 0..<groups where !carried[group].isEmpty {
        program.rows.append(.init([(period * groups + group, 1)] + carried[group], atLeast: 0))
      }
    }
    for target in model.scenario.targets {
      addRows(target, model, load, flows, periods: periods)
    }
  }

  private mutating func addRows(
    _ target: Target, _ model: Model, _ load: LoadProfile, _ flows: [[Int]], periods: Int
  ) {
    guard case .contacts(let names) = target.of else { return }
    let types = model.types.indices.filter {
      names.contains(model.types[$0].name) || names.contains(model.types[$0].streamName)
    }
    guard let share = Self.share(target, types.map { model.types[$0] }), share > 0 else { return }
    let spans = target.every == .interval ? (0..<periods).map { $0..<$0 + 1 } : [0..<periods]
    for span in spans {
      var terms: [(variable: Int, coefficient: Double)] = []
      var offered = 0.0
      for period in span {
        for type in types {
          let cell = period * load.types + type
          offered += load.rate[cell]
          guard load.mean[cell] > 0 else { continue }
          terms += flows[cell].map { ($0, load.rate[cell] / load.mean[cell]) }
        }
      }
      guard offered > 0, !terms.isEmpty else { continue }
      program.rows.append(
        .init(terms.map { ($0.variable, $0.coefficient / offered) }, atLeast: share * (1 - 1e-9)))
    }
  }

  /// The share of contacts that must be answered; nil where the target does not say.
  private static func share(_ target: Target, _ types: [TypeModel]) -> Double? {
    switch (target.measure, target.bound) {
    case ("service_level", .atLeast(let bound)): return bound
    case ("abandonment", .atMost(let bound)):
      return types.allSatisfy { $0.messageAfter.isInfinite } ? 1 - bound : nil
    case ("mean_wait", .atMost(let bound)):
      var shortest = Double.infinity
      for type in types {
        guard let patience = type.patience else { continue }
        // The hazard rate of patience is constant only for the exponential law.
        let isExponential = abs(patience.variance - patience.mean * patience.mean) < 1e-9 * patience.variance
        guard isExponential else { return nil }
        shortest = min(shortest, patience.mean)
      }
      return shortest.isFinite && types.allSatisfy { $0.messageAfter.isInfinite } ? 1 - bound / shortest : nil
    default: return nil
    }
  }

  /// nil when the rows contradict each other: no staffing meets the targets.
  func cost(_ solver: any IntegerSolver) -> Double? {
    if let found = try? solver.solve(program, nodes: 200, gap: 1e-3) { return found.bound }
    return (try? solver.relaxation(of: program))?.bound
  }
}
