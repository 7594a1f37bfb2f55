import ReferenceCases
import Testing

@testable import StaffingModels

struct ShiftCoverTests {
  @Test("the shift cover of the reference file: least cost, and its bound")
  func reference() {
    let item = ReferenceCase.named("shifts-20-periods", in: "staffing")
    let demand = item.parameters["demand_by_period"].array.map { Int($0.number) }
    let rows = item.parameters["shift_coverage_rows"].array.map { $0.array.map(\.number) }
    let costs = item.parameters["shift_costs"].array.map(\.number)
    // A hole in a row is the break of the shift.
    let shifts = zip(rows, costs).map { row, cost in
      let covered = row.indices.filter { row[$0] > 0 }
      let all = Array(covered[0]...covered[covered.count - 1])
      let holes = all.filter { row[$0] == 0 }
      let pauses = holes.map { ShiftGrid.Pause(first: $0 - all[0], last: $0 - all[0], length: 1) }
      return ShiftCover.Shift(covered: all, pauses: pauses, cost: cost)
    }
    let solution = ShiftCover(shifts: shifts, required: demand).solve(GLPKSolver(), nodes: 10_000, gap: 0)
    #expect(abs(solution.cost - item.measures["optimal_cost"].number) < 1e-9)
    #expect(abs((solution.bound ?? 0) - item.measures["lp_lower_bound"].number) < 1e-6)
    #expect(solution.short.allSatisfy { $0 == 0 })
  }

  /// Four shifts over six steps, two of them with a break that may begin at either of two steps.
  private static let shifts = [
    ShiftCover.Shift(
      covered: [0, 1, 2, 3], pauses: [.init(first: 1, last: 2, length: 1)], cost: 3, kind: 0),
    ShiftCover.Shift(
      covered: [2, 3, 4, 5], pauses: [.init(first: 1, last: 2, length: 1)], cost: 3, kind: 0),
    ShiftCover.Shift(covered: [1, 2], pauses: [], cost: 1.7, kind: 1),
    ShiftCover.Shift(covered: [3, 4], pauses: [], cost: 1.9, kind: 1),
  ]

  @Test(
    "with breaks in windows it costs what the best of all choices does",
    arguments: [
      [1, 1, 1, 1, 1, 1], [2, 1, 3, 3, 1, 2], [0, 2, 1, 0, 0, 0], [1, 0, 2, 2, 0, 1], [0, 0, 0, 3, 3, 1],
      [3, 3, 3, 3, 3, 3], [1, 2, 0, 3, 1, 0], [0, 0, 0, 0, 0, 0],
    ])
  func enumeration(required: [Int]) {
    let solution = ShiftCover(shifts: Self.shifts, required: required)
      .solve(GLPKSolver(), nodes: 10_000, gap: 0)
    #expect(solution.short.allSatisfy { $0 == 0 })
    #expect(abs(solution.cost - Self.leastCost(required)) < 1e-9)
    for (shift, all) in zip(Self.shifts, solution.pauses) {
      for mine in all {
        #expect(mine.count == shift.pauses.count)
        for (pause, start) in zip(shift.pauses, mine) { #expect((pause.first...pause.last).contains(start)) }
      }
    }
  }

  /// Every number of every shift up to 7, every split of its breaks.
  private static func leastCost(_ required: [Int]) -> Double {
    var best = Double.infinity
    // Shifts with breaks at either step, and those without: six columns of coverage.
    let columns: [(steps: [Int], cost: Double)] = [
      ([0, 2, 3], 3), ([0, 1, 3], 3), ([2, 4, 5], 3), ([2, 3, 5], 3), ([1, 2], 1.7), ([3, 4], 1.9),
    ]
    func search(_ column: Int, _ left: [Int], _ cost: Double) {
      if cost >= best { return }
      guard column < columns.count else {
        if left.allSatisfy({ $0 <= 0 }) { best = cost }
        return
      }
      var left = left
      for count in 0...7 {
        search(column + 1, left, cost + Double(count) * columns[column].cost)
        for step in columns[column].steps { left[step] -= 1 }
      }
    }
    search(0, required, 0)
    return best
  }

  @Test("limits by number and by share hold")
  func limits() {
    let required = [1, 3, 3, 3, 3, 1]
    let free = ShiftCover(shifts: Self.shifts, required: required).solve(GLPKSolver(), gap: 0)
    #expect(free.counts[2] + free.counts[3] > 1)
    for limit in [ShiftCover.Limit(kind: 1, count: 1), ShiftCover.Limit(kind: 1, share: 0.2)] {
      let solution = ShiftCover(shifts: Self.shifts, required: required, limits: [limit])
        .solve(GLPKSolver(), gap: 0)
      let parts = solution.counts[2] + solution.counts[3]
      #expect(solution.short.allSatisfy { $0 == 0 } && solution.cost > free.cost)
      #expect(Double(parts) <= (limit.share ?? 1) * Double(solution.counts.reduce(0, +)) + 1e-9)
      if let count = limit.count { #expect(parts <= count) }
    }
  }

  @Test("what no shift covers stays short, and the rest is covered")
  func uncovered() {
    let solution = ShiftCover(shifts: Array(Self.shifts[2...]), required: [2, 1, 1, 1, 1, 0])
      .solve(GLPKSolver(), gap: 0)
    #expect(solution.short == [2, 0, 0, 0, 0, 0] && solution.bound == nil)
    #expect(solution.counts == [1, 1])
  }
}
