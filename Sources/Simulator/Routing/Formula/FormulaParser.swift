/// Reads a formula by recursive descent; operators bind as everywhere: `not`, `* /`, `+ -`, comparisons, `and`, `or`.
struct FormulaParser {
  private var lexer: FormulaLexer
  private var token = FormulaLexer.Token.end
  private var position = 1
  private var terms = 0
  private var depth = 0
  private static let deepest = 40

  static func parse(_ text: String) throws(Formula.Problem) -> Formula {
    guard text.count <= Formula.longest else {
      throw Formula.Problem(
        message: "is longer than \(Formula.longest) characters", position: Formula.longest)
    }
    var parser = FormulaParser(lexer: FormulaLexer(text))
    try parser.advance()
    let root = try parser.disjunction()
    guard parser.token == .end else { throw parser.problem("does not end here") }
    return Formula(text: text, root: root)
  }

  private init(lexer: FormulaLexer) { self.lexer = lexer }

  private mutating func advance() throws(Formula.Problem) { (token, position) = try lexer.next() }

  private func problem(_ message: String) -> Formula.Problem {
    Formula.Problem(message: message, position: position)
  }

  private mutating func count() throws(Formula.Problem) {
    terms += 1
    if terms > Formula.mostTerms { throw problem("has more than \(Formula.mostTerms) terms") }
  }

  /// Operators of one strength, from the left.
  private mutating func chain(
    _ operators: [FormulaLexer.Token: Formula.Operator],
    of operand: (inout FormulaParser) throws(Formula.Problem) -> Formula.Term
  ) throws(Formula.Problem) -> Formula.Term {
    var left = try operand(&self)
    while let found = operators[token] {
      let at = position
      try advance()
      try count()
      left = .binary(found, left, try operand(&self), at: at)
    }
    return left
  }

  private mutating func disjunction() throws(Formula.Problem) -> Formula.Term {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepest { throw problem("is nested more than \(Self.deepest) deep") }
    return try chain([.name("or"): .or]) { parser throws(Formula.Problem) in
      try parser.chain([.name("and"): .and]) { parser throws(Formula.Problem) in try parser.negation() }
    }
  }

  private mutating func negation() throws(Formula.Problem) -> Formula.Term {
    guard token == .name("not") else { return try comparison() }
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepest { throw problem("is nested more than \(Self.deepest) deep") }
    try advance()
    try count()
    return .not(try negation())
  }

  private static let comparisons: [FormulaLexer.Token: Formula.Operator] = [
    .sign("<"): .less, .sign("<="): .lessOrEqual, .sign(">"): .greater, .sign(">="): .greaterOrEqual,
    .sign("=="): .equal, .sign("!="): .unequal,
  ]

  private mutating func comparison() throws(Formula.Problem) -> Formula.Term {
    let left = try sum()
    guard let found = Self.comparisons[token] else { return left }
    let at = position
    try advance()
    try count()
    let right = try sum()
    if Self.comparisons[token] != nil { throw problem("comparisons don't chain; write a < b and b < c") }
    return .binary(found, left, right, at: at)
  }

  private mutating func sum() throws(Formula.Problem) -> Formula.Term {
    try chain([.sign("+"): .add, .sign("-"): .subtract]) { parser throws(Formula.Problem) in
      try parser.chain([.sign("*"): .multiply, .sign("/"): .divide]) { parser throws(Formula.Problem) in
        try parser.factor()
      }
    }
  }

  private mutating func factor() throws(Formula.Problem) -> Formula.Term {
    try count()
    let at = position
    switch token {
    case .sign("-"):
      try advance()
      depth += 1
      defer { depth -= 1 }
      if depth > Self.deepest { throw problem("is nested more than \(Self.deepest) deep") }
      return .binary(.subtract, .number(0), try factor(), at: at)
    case .number(let value):
      try advance()
      return .number(value)
    case .sign("("):
      try advance()
      let inner = try disjunction()
      try expect(")")
      return inner
    case .name(let name):
      try advance()
      return token == .sign("(") ? try call(name, at: at) : try variable(name, at: at)
    case .end: throw problem("ends too early")
    default: throw problem("needs a number, a name or a parenthesis here")
    }
  }

  private mutating func expect(_ sign: String) throws(Formula.Problem) {
    guard token == .sign(sign) else { throw problem("needs '\(sign)' here") }
    try advance()
  }

  private func variable(_ name: String, at: Int) throws(Formula.Problem) -> Formula.Term {
    guard let variable = Formula.Variable(rawValue: name) else { throw unknown(name, at: at) }
    return .variable(variable)
  }

  private static let functions = ["min", "max", "abs", "if", "waiting", "free"]

  private func unknown(_ name: String, at: Int) -> Formula.Problem {
    let known = Formula.Variable.allCases.map(\.rawValue) + Self.functions
    let near = NearMiss.hint(for: name, among: known)
    let list = near.isEmpty ? " (known here: \(known.joined(separator: ", ")))" : near
    return Formula.Problem(message: "\(Printable.quoted(name)) is not known\(list)", position: at)
  }

  private mutating func call(_ name: String, at: Int) throws(Formula.Problem) -> Formula.Term {
    guard Self.functions.contains(name) else { throw unknown(name, at: at) }
    try advance()
    if name == "waiting" || name == "free" {
      guard case .text(let subject) = token else {
        throw problem("\(name)() needs a name in quotes, such as \(name)(\"cardiology\")")
      }
      try advance()
      try expect(")")
      return name == "waiting" ? .lineLength(subject) : .freeAgents(subject)
    }
    var arguments = [try disjunction()]
    while token == .sign(",") {
      try advance()
      arguments.append(try disjunction())
    }
    try expect(")")
    func wrong(_ words: String) -> Formula.Problem {
      Formula.Problem(message: "\(name)() takes \(words), found \(arguments.count)", position: at)
    }
    switch name {
    case "abs":
      guard arguments.count == 1 else { throw wrong("1 value") }
      return .binary(.max, arguments[0], .binary(.subtract, .number(0), arguments[0], at: at), at: at)
    case "if":
      guard arguments.count == 3 else { throw wrong("3 values: if(condition, then, else)") }
      return .choice(arguments[0], arguments[1], arguments[2])
    default:
      guard arguments.count > 1 else { throw wrong("2 values or more") }
      let operation = name == "min" ? Formula.Operator.min : .max
      return arguments.dropFirst().reduce(arguments[0]) { .binary(operation, $0, $1, at: at) }
    }
  }
}
