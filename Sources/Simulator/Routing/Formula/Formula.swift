/// A number worked out from the state of the center, as a scenario writes it: `wait * weight + if(hour >= 12, 60, 0)` (RT11).
///
/// No loops, no names of the user's own, no input or output: what it costs is known from its length. It is read once, checked for
/// divisions by zero and conditions that never hold, and compiled to a flat program (`FormulaProgram`).
public struct Formula: Sendable, Hashable {
  public let text: String
  let root: Term

  indirect enum Term: Sendable, Hashable {
    case number(Double)
    case variable(Variable)
    /// Contacts of a contact type that wait.
    case lineLength(String)
    /// Idle agents of an agent group.
    case freeAgents(String)
    case not(Term)
    /// - Parameter at: where its sign stands in the text, from 1.
    case binary(Operator, Term, Term, at: Int)
    /// Not 0: the first, else the second.
    case choice(Term, Term, Term)
  }

  enum Variable: String, Sendable, CaseIterable {
    case wait, idle, free, waiting, hour, priority, weight

    /// One line for documents.
    var summary: String {
      switch self {
      case .wait: "seconds that the contact has waited"
      case .idle: "seconds that the agent who would be sent has been idle"
      case .free: "idle agents of the agent group"
      case .waiting: "contacts of the contact type that wait"
      case .hour: "time of day in hours, 13.5 at half past one"
      case .priority: "`priority` of the contact type"
      case .weight: "`weight` of the contact type"
      }
    }

    /// The values that it can have.
    var range: ClosedRange<Double> {
      switch self {
      case .wait, .idle, .free, .waiting: 0...Double.infinity
      case .hour: 0...24
      case .priority: 0...1_000_000
      case .weight: 0.001...1e6
      }
    }
  }

  enum Operator: String, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case equal = "=="
    case unequal = "!="
    case and, or, min, max

    func callAsFunction(_ x: Double, _ y: Double) -> Double {
      switch self {
      case .add: x + y
      case .subtract: x - y
      case .multiply: x * y
      case .divide: x / y
      case .less: x < y ? 1 : 0
      case .lessOrEqual: x <= y ? 1 : 0
      case .greater: x > y ? 1 : 0
      case .greaterOrEqual: x >= y ? 1 : 0
      case .equal: x == y ? 1 : 0
      case .unequal: x != y ? 1 : 0
      case .and: x != 0 && y != 0 ? 1 : 0
      case .or: x != 0 || y != 0 ? 1 : 0
      case .min: Swift.min(x, y)
      case .max: Swift.max(x, y)
      }
    }
  }

  /// What is wrong with a formula, and where.
  struct Problem: Error, Hashable {
    var message: String
    /// Character of the text, from 1.
    var position: Int
  }

  static let longest = 1000
  static let mostTerms = 200
}

extension Formula.Term {
  /// All terms, this one first.
  func visit(_ body: (Formula.Term) -> Void) {
    body(self)
    switch self {
    case .number, .variable, .lineLength, .freeAgents: break
    case .not(let x): x.visit(body)
    case .binary(_, let x, let y, _):
      x.visit(body)
      y.visit(body)
    case .choice(let x, let y, let z):
      x.visit(body)
      y.visit(body)
      z.visit(body)
    }
  }
}

extension Formula {
  /// Names of contact types and of agent groups that it mentions.
  var names: (types: [String], groups: [String]) {
    var names: (types: [String], groups: [String]) = ([], [])
    root.visit {
      if case .lineLength(let name) = $0 { names.types.append(name) }
      if case .freeAgents(let name) = $0 { names.groups.append(name) }
    }
    return names
  }

  func reads(_ variable: Variable) -> Bool {
    var isRead = false
    root.visit { if $0 == .variable(variable) { isRead = true } }
    return isRead
  }

  /// Whether it looks at how many contacts wait.
  var readsLengths: Bool { reads(.waiting) || !names.types.isEmpty }
}
