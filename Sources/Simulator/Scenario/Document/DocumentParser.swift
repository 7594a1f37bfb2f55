import Yams

/// Turns YAML text into `DocumentNode`s: Yams composes, and here its tree is copied under a budget.
enum DocumentParser {
  /// A fault of the text itself, as opposed to what it says.
  struct Fault: Error {
    var message: String
    /// nil: of the whole text.
    var place: (line: Int, column: Int)?
  }

  /// The root value of a file of one document; every place is in the file, or is that of the given override.
  static func parse(_ text: String, override: Int? = nil) throws(Fault) -> DocumentNode {
    var text = text
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    guard text.utf8.count <= YAMLGuard.mostBytes else {
      throw Fault(message: "must be at most \(YAMLGuard.mostBytes >> 20) MB, found more")
    }
    do {
      try YAMLGuard.check(text)
    } catch {
      throw Fault(message: error.message, place: (error.line, error.column))
    }
    let root: Node?
    do {
      // Resolver.basic has no rules: no value is ever matched against YAML's types.
      root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
    } catch {
      throw Fault(describing: error, text: text)
    }
    guard let root else {
      throw Fault(message: "is empty; 'callsim init' writes a scenario to start from")
    }
    return try convert(root, override: override, depth: 0)
  }

  private static func convert(_ node: Node, override: Int?, depth: Int) throws(Fault) -> DocumentNode {
    let mark = node.mark.map { (line: $0.line, column: $0.column) } ?? (line: 1, column: 1)
    guard depth <= YAMLGuard.deepest else {
      throw Fault(
        message: "must not be nested deeper than \(YAMLGuard.deepest) levels", place: mark)
    }
    let place: Place = override.map { .override($0) } ?? .file(line: mark.line, column: mark.column)
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain
      return DocumentNode(content: .scalar(scalar.string, isPlain: isPlain), place: place)
    case .sequence(let sequence):
      var items: [DocumentNode] = []
      items.reserveCapacity(sequence.count)
      for item in sequence { items.append(try convert(item, override: override, depth: depth + 1)) }
      return DocumentNode(content: .list(items), place: place)
    case .mapping(let mapping):
      var entries: [DocumentNode.Entry] = []
      entries.reserveCapacity(mapping.count)
      for (key, value) in mapping {
        let keyNode = try convert(key, override: override, depth: depth + 1)
        guard case .scalar(let name, _) = keyNode.content else {
          throw Fault(message: "a key must be a word, found \(keyNode.inWords)", place: mark)
        }
        let value = try convert(value, override: override, depth: depth + 1)
        entries.append(.init(name: name, namePlace: keyNode.place, value: value))
      }
      return DocumentNode(content: .map(entries), place: place)
    case .alias:
      throw Fault(message: "must not hold aliases", place: mark)
    }
  }
}

extension DocumentParser.Fault {
  /// The parser's errors in the user's words.
  init(describing error: any Error, text: String) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(
        message: Self.inWords(problem, at: mark, in: text), place: (line: mark.line, column: mark.column))
    case .duplicatedKeysInMapping(let names, let context):
      let names = names.sorted().map { Printable.quoted($0) }.joined(separator: " and ")
      self.init(
        message: "a key may stand only once in a map, found \(names) twice",
        place: (line: context.mark.line, column: context.mark.column))
    case .reader(let problem, _, _, _): self.init(message: "is not readable as YAML: \(problem)")
    default: self.init(message: "is not readable as YAML")
    }
  }

  private static func inWords(_ problem: String, at mark: Mark, in text: String) -> String {
    switch problem {
    case "mapping values are not allowed in this context":
      "a key cannot stand here; is its indentation that of its neighbours, and are texts with ': ' in quotes?"
    case "did not find expected key", "did not find expected '-' indicator":
      "the indentation differs from that of the lines above"
    case "could not find expected ':'": "a key must be followed by ': ' and its value"
    case "did not find expected ',' or '}'":
      "a map opened with { must be closed with }, its entries separated by commas"
    case "did not find expected ',' or ']'":
      "a list opened with [ must be closed with ], its items separated by commas"
    case "found unexpected end of stream": "the text ends inside quotes"
    case "found character that cannot start any token", "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      isTab(at: mark, in: text)
        ? "indentation must be made of spaces, found a tab"
        : "a value cannot begin with this character; put it in quotes"
    default: "is not valid YAML: \(problem)"
    }
  }

  private static func isTab(at mark: Mark, in text: String) -> Bool {
    SourceLines(text).line(mark.line)?.unicodeScalars.dropFirst(mark.column - 1).first == "\t"
  }
}
