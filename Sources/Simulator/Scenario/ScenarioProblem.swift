/// One thing wrong with a scenario, with its place and the remedy.
///
///     day.yaml:14:13: agent_groups.team.staff: must be a whole number from 0 to 1,000,000, found '-3'
///       |     staff: -3
public struct ScenarioProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file as it was named, or `--set path=value` for a problem of an override.
  public var file: String
  /// From 1; nil for a problem of the whole file or of a `--set`.
  public var line: Int?
  /// From 1, in Unicode scalars.
  public var column: Int?
  /// The same paths as `--set` takes, e.g. `contact_types.calls.patience.exponential.mean`; empty: the whole file.
  public var path: String
  /// What must hold and what was found, with a near-miss if there is one.
  public var message: String
  /// The text of the line, if it has one.
  public var excerpt: String?

  public init(
    file: String, line: Int? = nil, column: Int? = nil, path: String, message: String, excerpt: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.path = path
    self.message = message
    self.excerpt = excerpt
  }

  public var description: String {
    let place = ([file] + [line, column].compactMap { $0.map(String.init) }).joined(separator: ":")
    // An override begins with its path.
    let shownPath = file.hasPrefix("--set \(path)=") ? "" : path
    let text = ([place, shownPath].filter { !$0.isEmpty } + [message]).joined(separator: ": ")
    return text + (excerpt.map { "\n  | " + $0 } ?? "")
  }
}

/// All problems of a scenario at once. Exit status 65.
public struct InvalidScenario: Error, Sendable, CustomStringConvertible {
  public var problems: [ScenarioProblem]

  public init(problems: [ScenarioProblem]) { self.problems = problems }

  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
