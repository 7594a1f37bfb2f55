import Distributions
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
/// are offered, wants s = l; abandonment of at most a wants s = 1 - a; a mean wait of at most b what the law of patience
/// leaves (`leaving`). Targets over the horizon have the curves of `PooledCurves` besides. Exact as a bound in the mean; work
/// carried over from one interval to the next is counted where M(t)/G/infinity has it.
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
    PooledCurves(model, load: load).add(to: &program, groups: groups)
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
      guard types.allSatisfy({ $0.messageAfter.isInfinite && $0.patience != nil }) else { return nil }
      return 1 - leaving(atMeanWait: bound, types.compactMap(\.patience))
    default: return nil
    }
  }

  /// The largest share that can leave while contacts wait `bound` on average.
  ///
  /// A contact that would wait v leaves with probability G(v) and waits w(v), the integral of 1 - G up to v: the share is at
  /// most the concave hull of the points (w, G) at the bound. Of several contact types the worst counts. Where the hazard rate of
  /// patience does not fall this is b / E[patience].
  private static func leaving(atMeanWait bound: Double, _ laws: [any Distribution]) -> Double {
    laws.map { law in
      var points: [(x: Double, y: Double)] = [(0, law.cdf(0))]
      var (wait, last) = (0.0, 0.0)
      for step in 1..<400 {
        let v = law.quantile(Double(step) / 400)
        guard v > last else { continue }
        // 1 - G falls, so that its value at the end of a step makes w too small and the hull too high.
        wait += (v - last) * (1 - law.cdf(v))
        last = v
        points.append((wait, law.cdf(v)))
      }
      points.append((max(law.mean, wait * (1 + 1e-9)), 1))
      return min(1, ConcaveHull(points).value(at: bound))
    }.max() ?? 1
  }

  /// nil when the rows contradict each other: no staffing meets the targets.
  ///
  /// - Parameter cuts: rows on agents (variables `period * groups + group`) that hold besides.
  func cost(_ solver: any IntegerSolver, with cuts: [IntegerProgram.Row] = []) -> Double? {
    var program = program
    program.rows += cuts
    if let found = try? solver.solve(program, nodes: 200, gap: 1e-3) { return found.bound }
    return (try? solver.relaxation(of: program))?.bound
  }
}
