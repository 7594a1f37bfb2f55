import CGLPK
import Synchronization

/// Integer programs by GLPK's branch and cut.
public struct GLPKSolver: IntegerSolver {
  /// GLPK keeps an environment of its own for each thread; one call at a time is safe however it was built.
  private static let turn = Mutex(())

  public init() {}

  public func solve(
    _ program: IntegerProgram, nodes: Int, gap: Double
  ) throws(SolverFailure) -> ProgramSolution {
    let relaxed = try relaxation(of: program)
    let outcome: Result<ProgramSolution, SolverFailure> = Self.turn.withLock { _ in
      let problem = Self.load(program)
      defer { glp_delete_prob(problem) }
      var options = glp_iocp()
      glp_init_iocp(&options)
      options.msg_lev = GLP_MSG_OFF
      options.presolve = GLP_ON
      options.mir_cuts = GLP_ON
      options.gmi_cuts = GLP_ON
      options.fp_heur = GLP_ON
      options.mip_gap = gap
      // Stops after a number of nodes rather than a time, so that the answer is the same on any machine; the time is only
      // a rope for nodes that take very long.
      options.tm_lim = 60_000
      var left = nodes
      let code = withUnsafeMutablePointer(to: &left) { left in
        options.cb_info = UnsafeMutableRawPointer(left)
        options.cb_func = { tree, info in
          guard glp_ios_reason(tree) == GLP_ISELECT, let info else { return }
          let left = info.assumingMemoryBound(to: Int.self)
          left.pointee -= 1
          if left.pointee < 0 { glp_ios_terminate(tree) }
        }
        return glp_intopt(problem, &options)
      }
      switch glp_mip_status(problem) {
      case GLP_OPT, GLP_FEAS:
        let isOptimal = code == 0
        let values = (0..<program.variables.count).map { glp_mip_col_val(problem, Int32($0 + 1)) }
        let cost = glp_mip_obj_val(problem)
        let bound = isOptimal ? max(relaxed.cost, cost * (1 - gap)) : relaxed.cost
        return .success(ProgramSolution(values: values, cost: cost, bound: bound, isOptimal: isOptimal))
      case GLP_NOFEAS: return .failure(.infeasible)
      default:
        return .failure(
          code == GLP_ENOPFS
            ? .infeasible : code == GLP_ETMLIM || code == GLP_ESTOP ? .tooHard : .failed(code))
      }
    }
    return try outcome.get()
  }

  public func relaxation(of program: IntegerProgram) throws(SolverFailure) -> ProgramSolution {
    let outcome: Result<ProgramSolution, SolverFailure> = Self.turn.withLock { _ in
      let problem = Self.load(program)
      defer { glp_delete_prob(problem) }
      var options = glp_smcp()
      glp_init_smcp(&options)
      options.msg_lev = GLP_MSG_OFF
      options.presolve = GLP_ON
      options.tm_lim = 60_000
      let code = glp_simplex(problem, &options)
      if code == GLP_ENOPFS || glp_get_status(problem) == GLP_NOFEAS { return .failure(.infeasible) }
      guard code == 0, glp_get_status(problem) == GLP_OPT else { return .failure(.failed(code)) }
      let cost = glp_get_obj_val(problem)
      let values = (0..<program.variables.count).map { glp_get_col_prim(problem, Int32($0 + 1)) }
      return .success(ProgramSolution(values: values, cost: cost, bound: cost, isOptimal: true))
    }
    return try outcome.get()
  }

  private static func load(_ program: IntegerProgram) -> OpaquePointer? {
    glp_term_out(GLP_OFF)
    let problem = glp_create_prob()
    glp_set_obj_dir(problem, GLP_MIN)
    if !program.variables.isEmpty { glp_add_cols(problem, Int32(program.variables.count)) }
    for (index, variable) in program.variables.enumerated() {
      let column = Int32(index + 1)
      glp_set_obj_coef(problem, column, variable.cost)
      let kind =
        !variable.upper.isFinite ? GLP_LO : variable.lower == variable.upper ? GLP_FX : GLP_DB
      glp_set_col_bnds(problem, column, kind, variable.lower, variable.upper.isFinite ? variable.upper : 0)
      if variable.isWhole { glp_set_col_kind(problem, column, GLP_IV) }
    }
    if !program.rows.isEmpty { glp_add_rows(problem, Int32(program.rows.count)) }
    for (index, row) in program.rows.enumerated() {
      glp_set_row_bnds(problem, Int32(index + 1), GLP_LO, row.lower, 0)
      // GLPK counts from 1.
      let columns = [0] + row.terms.map { Int32($0.variable + 1) }
      let coefficients = [0] + row.terms.map(\.coefficient)
      glp_set_mat_row(problem, Int32(index + 1), Int32(row.terms.count), columns, coefficients)
    }
    return problem
  }
}
