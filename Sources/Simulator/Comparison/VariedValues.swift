/// One `--vary path=a,b,c`: the values that a path of the scenario takes in turn.
public struct VariedValues: Sendable, Hashable {
  public let path: String
  public let values: [String]

  /// - Parameter text: commas inside brackets, braces or quotes belong to a value.
  /// - Throws: when it is no assignment, or gives fewer than one value.
  public init(_ text: String) throws(ComparedSystem.Problem) {
    guard let (path, list) = DocumentPath.splitting(text) else {
      throw ComparedSystem.Problem(
        "--vary must be path=value,value,..., such as agent_groups.team.staff=50,52,54; found \(Printable.quoted(text))"
      )
    }
    values = Self.split(list)
    self.path = path.description
    if let empty = values.firstIndex(of: "") {
      throw ComparedSystem.Problem("--vary \(self.path): value \(empty + 1) is empty")
    }
    if let repeated = values.firstRepeated {
      throw ComparedSystem.Problem("--vary \(self.path): \(Printable.quoted(repeated)) is there twice")
    }
  }

  private static func split(_ list: String) -> [String] {
    var values = [""]
    var depth = 0
    var quote: Character?
    for character in list {
      if character == quote {
        quote = nil
      } else if quote == nil {
        if character == "\"" || character == "'" { quote = character }
        if "[{(".contains(character) { depth += 1 }
        if "]})".contains(character) { depth -= 1 }
        if character == ",", depth <= 0 {
          values.append("")
          continue
        }
      }
      values[values.count - 1].append(character)
    }
    return values
  }

  /// Every combination of values, the last path changing fastest: overrides for `--set`, and a short name.
  public static func grid(_ varied: [VariedValues]) -> [(overrides: [String], name: String)] {
    let keys = shortNames(of: varied.map(\.path))
    var combinations: [(overrides: [String], name: String)] = [([], "")]
    for (key, axis) in zip(keys, varied) {
      combinations = combinations.flatMap { begun in
        axis.values.map { value in
          (
            begun.overrides + ["\(axis.path)=\(value)"],
            begun.name.isEmpty ? "\(key)=\(value)" : "\(begun.name), \(key)=\(value)"
          )
        }
      }
    }
    return combinations
  }

  /// The last steps of each path, as many as tell it from the others.
  private static func shortNames(of paths: [String]) -> [String] {
    let parts = paths.map { $0.split(separator: ".").map(String.init) }
    return parts.indices.map { index in
      for length in 1...max(parts[index].count, 1) {
        let tail = parts[index].suffix(length)
        if parts.indices.allSatisfy({ $0 == index || Array(parts[$0].suffix(length)) != Array(tail) }) {
          return tail.joined(separator: ".")
        }
      }
      return paths[index]
    }
  }
}
