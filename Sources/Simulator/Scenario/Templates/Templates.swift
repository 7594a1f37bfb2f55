/// The list of templates, in the order in which `init --list` shows them.
public enum Templates {
  public static let all: [Template] = [
    .erlangA,
    .smallClinic,
    .hospital,
    .multiSkill,
  ]

  public static let names = all.map(\.name)

  /// For `init --list`: one line each.
  public static var overview: String {
    let width = names.map(\.count).max() ?? 0
    return all.map { $0.name + String(repeating: " ", count: width - $0.name.count + 2) + $0.summary }
      .joined(separator: "\n")
  }

  public static func named(_ name: String) -> Template? { all.first { $0.name == name } }
}
