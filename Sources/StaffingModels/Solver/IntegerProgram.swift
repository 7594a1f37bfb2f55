/// A linear program, some of whose variables are whole numbers: least cost subject to rows.
public struct IntegerProgram: Sendable {
  public struct Variable: Sendable, Hashable {
    public var cost: Double
    public var lower: Double
    /// May be infinite.
    public var upper: Double
    public var isWhole: Bool

    public init(cost: Double, lower: Double = 0, upper: Double = .infinity, isWhole: Bool = true) {
      self.cost = cost
      self.lower = lower
      self.upper = upper
      self.isWhole = isWhole
    }
  }

  /// lower <= sum of coefficient * variable.
  public struct Row: Sendable, Hashable {
    public var terms: [(variable: Int, coefficient: Double)]
    public var lower: Double

    public init(_ terms: [(variable: Int, coefficient: Double)], atLeast lower: Double) {
      self.terms = terms
      self.lower = lower
    }

    public static func == (a: Row, b: Row) -> Bool {
      a.lower == b.lower && a.terms.elementsEqual(b.terms) { $0 == $1 }
    }

    public func hash(into hasher: inout Hasher) {
      hasher.combine(lower)
      for term in terms {
        hasher.combine(term.variable)
        hasher.combine(term.coefficient)
      }
    }
  }

  public var variables: [Variable]
  public var rows: [Row]

  public init(variables: [Variable] = [], rows: [Row] = []) {
    self.variables = variables
    self.rows = rows
  }
}

/// What a solver found.
public struct ProgramSolution: Sendable {
  public var values: [Double]
  public var cost: Double
  /// No solution costs less.
  public var bound: Double
  /// Whether the values are known to be of least cost (within the gap asked for).
  public var isOptimal: Bool
}

public enum SolverFailure: Error, Sendable, Hashable {
  /// No values satisfy all rows.
  case infeasible
  /// The nodes allowed were used up before values were found.
  case tooHard
  /// The solver gave up, with its own code.
  case failed(Int32)
}

/// Something that solves integer programs.
public protocol IntegerSolver: Sendable {
  /// - Parameters:
  ///   - nodes: branches allowed; afterwards the best values so far are given.
  ///   - gap: relative distance from the least cost that is good enough.
  func solve(_ program: IntegerProgram, nodes: Int, gap: Double) throws(SolverFailure) -> ProgramSolution

  /// The least cost when no variable need be whole: a lower bound.
  func relaxation(of program: IntegerProgram) throws(SolverFailure) -> ProgramSolution
}
