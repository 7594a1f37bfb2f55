/// The way to a value from the root of a scenario: `contact_types.calls.patience`, `targets[0].at_most`.
///
/// Names with other characters than letters, digits, `_` and `-` are in quotes: `contact_types."a.b".priority`.
/// Messages print such paths, and `--set` reads them.
struct DocumentPath: Hashable, Sendable, CustomStringConvertible {
  enum Step: Hashable, Sendable {
    case name(String)
    /// From 0.
    case index(Int)
  }

  var steps: [Step]

  init(_ steps: [Step] = []) { self.steps = steps }

  var description: String {
    steps.reduce(into: "") { text, step in
      switch step {
      case .index(let index): text += "[\(index)]"
      case .name(let name): text += (text.isEmpty ? "" : ".") + Self.written(name)
      }
    }
  }

  private static func written(_ name: String) -> String {
    let isPlain = name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_" || $0 == "-"
    }
    if isPlain && !name.isEmpty { return name }
    let escaped = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(Printable.shortened(escaped, to: 120))\""
  }

  /// Splits `path=value` at the first `=` outside quotes; nil when there is none or the path is malformed.
  static func splitting(_ assignment: String) -> (path: DocumentPath, value: String)? {
    var parser = Parser(rest: Substring(assignment))
    guard let path = parser.path(), parser.take("=") else { return nil }
    return (path, String(parser.rest))
  }

  /// Reads a path from the front of a text.
  private struct Parser {
    var rest: Substring

    mutating func take(_ character: Character) -> Bool {
      guard rest.first == character else { return false }
      rest.removeFirst()
      return true
    }

    mutating func path() -> DocumentPath? {
      guard let first = name() else { return nil }
      var path = DocumentPath([.name(first)])
      while let next = rest.first, next != "=" {
        if take("[") {
          let digits = rest.prefix { $0 != "]" }
          guard digits.count <= 9, digits.allSatisfy(\.isASCII), let index = Int(digits), index >= 0 else {
            return nil
          }
          rest.removeFirst(digits.count)
          guard take("]") else { return nil }
          path.steps.append(.index(index))
        } else {
          guard take("."), let name = name() else { return nil }
          path.steps.append(.name(name))
        }
      }
      return path
    }

    mutating func name() -> String? {
      guard take("\"") else {
        let plain = rest.prefix { !".[=\"".contains($0) }
        rest.removeFirst(plain.count)
        return plain.isEmpty ? nil : String(plain)
      }
      var name = ""
      while let character = rest.popFirst() {
        switch character {
        case "\"": return name
        case "\\":
          guard let escaped = rest.popFirst() else { return nil }
          name.append(escaped)
        default: name.append(character)
        }
      }
      return nil
    }
  }
}
