import Testing

@testable import StaffingModels

/// The search on closed forms, through the contract that the simulator fulfils in use: optima by full enumeration.
struct SearchOnFormulasTests {
  /// Agents in three intervals; each interval has a service level of its own, and abandonment is over all of them.
  struct Day: StaffingEvaluator {
    var intervals: [ErlangA]
    var serviceLevel: Double
    var abandonment: Double
    /// `figures[interval][agents]`.
    let figures: [[QueueFigures]]

    init(intervals: [ErlangA], serviceLevel: Double, abandonment: Double) {
      self.intervals = intervals
      self.serviceLevel = serviceLevel
      self.abandonment = abandonment
      figures = intervals.map { system in
        (0...26).compactMap { system.figures(agents: Double($0), threshold: 20, short: 5) }
      }
    }

    var rows: Int { intervals.count + 1 }

    func slacks(_ staffing: [Int]) -> [Slack] {
      var lost = 0.0
      var offered = 0.0
      var slacks: [Slack] = []
      for (number, system) in intervals.enumerated() {
        let figures = figures[number][staffing[number]]
        slacks.append(Slack(mean: figures.answeredWithin - serviceLevel))
        lost += system.arrivalRate * figures.abandonment
        offered += system.arrivalRate
      }
      return slacks + [Slack(mean: abandonment - lost / offered)]
    }

    func slack(of staffing: [Int], effort: Int) async -> [Slack]? { slacks(staffing) }
  }

  static let days: [Day] = [(0.8, 0.05), (0.7, 0.02), (0.5, 0.03), (0.9, 0.1), (0.6, 0.015)].map {
    level, lost in
    Day(
      intervals: [0.02, 0.05, 0.035].map { ErlangA(arrivalRate: $0, meanHandleTime: 200, meanPatience: 180) },
      serviceLevel: level, abandonment: lost)
  }

  @Test("the optimum of three intervals with a common target is found exactly", arguments: days.indices)
  func optimum(number: Int) async throws {
    let day = Self.days[number]
    let decisions = StaffingDecisions(cost: [1, 1, 1.3], least: [0, 0, 0], most: [20, 24, 22])
    var least = Double.infinity
    for a in 0...14 {
      for b in 0...22 {
        for c in 0...18 {
          let cost = decisions.cost(of: [a, b, c])
          guard cost < least - 1e-9 else { continue }
          if day.slacks([a, b, c]).allSatisfy({ $0.holds(0) }) { least = cost }
        }
      }
    }
    for start in [[4, 10, 7], [20, 24, 22]] {
      var search = StaffingSearch(day, decisions)
      let outcome = await search.run(from: start)
      let staffing = try #require(outcome.staffing)
      #expect(
        abs(decisions.cost(of: staffing) - least) < 1e-9, "from \(start): \(staffing), optimum \(least)")
      #expect(outcome.isComplete && outcome.isLocallyOptimal)
    }
  }

  @Test("targets that contradict each other end the search with the nearest staffing and no answer")
  func contradiction() async {
    let day = Day(
      intervals: [ErlangA(arrivalRate: 0.05, meanHandleTime: 200, meanPatience: 180)], serviceLevel: 0.99,
      abandonment: 0.001)
    var search = StaffingSearch(day, StaffingDecisions(cost: [1], least: [0], most: [6]))
    let outcome = await search.run(from: [3])
    #expect(outcome.staffing == nil && outcome.nearest == [6])
  }
}
