import ReferenceCases
import Testing

@testable import StaffingModels

struct IntegerProgramTests {
  @Test("the shift cover of the reference file has the stated cost")
  func shiftCover() throws {
    let item = ReferenceCase.named("shifts-20-periods", in: "staffing")
    let demand = item.parameters["demand_by_period"].array.map(\.number)
    let shifts = item.parameters["shift_coverage_rows"].array.map { $0.array.map(\.number) }
    let costs = item.parameters["shift_costs"].array.map(\.number)
    let program = IntegerProgram(
      variables: shifts.indices.map { .init(cost: costs[$0]) },
      rows: demand.indices.map { period in
        .init(shifts.indices.filter { shifts[$0][period] > 0 }.map { ($0, 1) }, atLeast: demand[period])
      })
    let solution = try GLPKSolver().solve(program, nodes: 10_000, gap: 0)
    #expect(solution.isOptimal)
    #expect(abs(solution.cost - item.measures["optimal_cost"].number) < 1e-6)
    let relaxed = try GLPKSolver().relaxation(of: program)
    #expect(abs(relaxed.cost - item.measures["lp_lower_bound"].number) < 1e-6)
  }

  @Test("rows that contradict each other are infeasible")
  func infeasible() {
    let program = IntegerProgram(
      variables: [.init(cost: 1, upper: 3)], rows: [.init([(0, 1)], atLeast: 4)])
    #expect(throws: SolverFailure.infeasible) { try GLPKSolver().solve(program, nodes: 10, gap: 0) }
  }
}
