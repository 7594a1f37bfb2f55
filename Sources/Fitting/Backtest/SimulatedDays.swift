import Simulator

/// The judged days as simulated, replication by replication.
struct SimulatedDays {
  let days: Int
  let intervals: Int
  let types: Int
  /// `cells[replication][day * intervals + interval]`, all types together.
  private(set) var cells: [[DayTotals.Cell]] = []
  /// `byType[replication][type]`, over all days; types in the scenario's order.
  private(set) var byType: [[DayTotals.Cell]] = []

  /// Runs the replications, on several threads; the same for any number of them.
  static func run(
    _ scenario: Scenario, days: Int, intervals: Int, steps: Int, options: BacktestOptions, stop: StopFlag
  ) async -> SimulatedDays {
    let model = Model(scenario)
    let order = scenario.contactTypes.map { type in model.types.firstIndex { $0.name == type.name } ?? 0 }
    var result = SimulatedDays(days: days, intervals: intervals, types: order.count)
    var found: [Int: Observations] = [:]
    await withTaskGroup(of: (Int, Observations?).self) { group in
      var next = 0
      func start() {
        guard next < options.replications, !stop.isRaised else { return }
        let number = next
        group.addTask { (number, Replication.run(model, seed: options.seed, number: number, stop: stop)) }
        next += 1
      }
      for _ in 0..<max(1, options.threads) { start() }
      var merged = 0
      while let (number, observations) = await group.next() {
        found[number] = observations
        while let one = found.removeValue(forKey: merged) {
          result.add(one, model, order, steps)
          merged += 1
        }
        start()
      }
    }
    return result
  }

  private mutating func add(_ observations: Observations, _ model: Model, _ order: [Int], _ steps: Int) {
    var (cells, byType) = ([DayTotals.Cell](), Array(repeating: DayTotals.Cell(), count: types))
    cells.reserveCapacity(days * intervals)
    var sum = DayTotals.Cell()
    for period in 0..<days * intervals * steps {
      if period % steps == 0 { sum = DayTotals.Cell() }
      for (type, index) in order.enumerated() {
        var cell = Self.cell(observations, model, period: period, type: index)
        if let urgent = model.types[index].urgentType {
          cell = cell + Self.cell(observations, model, period: period, type: urgent)
        }
        sum = sum + cell
        byType[type] = byType[type] + cell
      }
      if period % steps == steps - 1 { cells.append(sum) }
    }
    self.cells.append(cells)
    self.byType.append(byType)
  }

  private static func cell(_ observations: Observations, _ model: Model, period: Int, type: Int)
    -> DayTotals.Cell
  {
    let row = period * observations.types + type
    let totals = observations.contacts[row]
    return DayTotals.Cell(
      offered: totals.arrivals - totals.blocked, answered: totals.answered, abandoned: totals.abandoned,
      diverted: totals.diverted + totals.disconnected + totals.unfinished,
      waitOfAnswered: totals.waitOfAnswered,
      waitOfAbandoned: totals.waitOfAbandoned + totals.waitOfOthers,
      inTime: observations.answeredWithin[
        row * observations.thresholds + model.types[type].acceptableWaitIndex],
      shortAbandoned: totals.shortAbandoned)
  }

  var replications: Int { cells.count }

  func total(_ replication: Int) -> DayTotals.Cell { cells[replication].reduce(DayTotals.Cell(), +) }

  func total(_ replication: Int, day: Int) -> DayTotals.Cell {
    cells[replication][day * intervals..<(day + 1) * intervals].reduce(DayTotals.Cell(), +)
  }

  func total(_ replication: Int, interval: Int) -> DayTotals.Cell {
    (0..<days).reduce(DayTotals.Cell()) { $0 + cells[replication][$1 * intervals + interval] }
  }
}
