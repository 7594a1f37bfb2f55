import Simulator

/// Where the search begins: the cheapest staffing that carries the offered load of every contact type with a square-root
/// reserve and meets the pooled requirement of every target; one small integer program for each period.
///
/// The load of type k is split over the groups that serve it (a transportation problem): sum over i of x(k, i) = m(k), and
/// group i needs n(i) >= sum over k of f(k, i) x(k, i), with f the factor on its handle times.
struct StaffingStart {
  let staffing: [Int]
  /// The largest staffing worth looking at: everybody who serves a type could carry all of it with ease.
  let most: [Int]

  init(
    _ model: Model, load: LoadProfile, pooled: PooledRequirement, cost: [Double], least: [Int], limit: [Int],
    solver: any IntegerSolver
  ) {
    let groups = model.groups.count
    let periods = cost.count / max(groups, 1)
    var staffing = least
    var most = least
    for period in 0..<periods {
      for group in 0..<groups {
        let mine = model.types.indices.filter { model.serves[$0 * groups + group] }
        let work = mine.reduce(0.0) { sum, type in
          sum + load.peak[period * load.types + type] * max(1, model.handleTimeFactor[type * groups + group])
        }
        let cell = period * groups + group
        most[cell] = min(
          limit[cell], max(least[cell], Int((1.5 * work + 6 * work.squareRoot() + 4).rounded(.up))))
        if work == 0 { most[cell] = min(limit[cell], max(least[cell], 1)) }
      }
      let program = Self.program(
        model, load, pooled, period: period, cost: cost, least: least, most: most)
      if let found = try? solver.solve(program, nodes: 500, gap: 1e-3) {
        for group in 0..<groups {
          staffing[period * groups + group] = Int(found.values[group].rounded())
        }
      } else {
        for group in 0..<groups { staffing[period * groups + group] = most[period * groups + group] }
      }
    }
    self.staffing = staffing
    self.most = most
  }

  private static func program(
    _ model: Model, _ load: LoadProfile, _ pooled: PooledRequirement, period: Int, cost: [Double],
    least: [Int],
    most: [Int]
  ) -> IntegerProgram {
    let groups = model.groups.count
    var program = IntegerProgram()
    for group in 0..<groups {
      let cell = period * groups + group
      program.variables.append(
        .init(cost: cost[cell], lower: Double(least[cell]), upper: Double(most[cell])))
    }
    var carried = Array(repeating: [(variable: Int, coefficient: Double)](), count: groups)
    for type in model.types.indices {
      let work = load.mean[period * load.types + type]
      let servers = (0..<groups).filter { model.serves[type * groups + $0] }
      guard work > 0, !servers.isEmpty else { continue }
      var terms: [(variable: Int, coefficient: Double)] = []
      for group in servers {
        let flow = program.variables.count
        program.variables.append(.init(cost: 0, isWhole: false))
        terms.append((flow, 1))
        carried[group].append((flow, -model.handleTimeFactor[type * groups + group]))
      }
      // A part of the reserve: pooling shares the rest.
      program.rows.append(.init(terms, atLeast: work + 0.25 * work.squareRoot()))
    }
    for group in 0..<groups where !carried[group].isEmpty {
      program.rows.append(.init([(group, 1)] + carried[group], atLeast: 0))
    }
    for row in pooled.rows where row.period == period {
      let reach = row.groups.reduce(0) { $0 + most[period * groups + $1] }
      program.rows.append(
        .init(row.groups.map { ($0, 1) }, atLeast: Double(min(row.agents, reach))))
    }
    return program
  }
}
