/// One thing wrong with a scenario, with its place and the remedy.
///
///     day.yaml:14:13: agent_groups.team.staff: must be a whole number of at least 0, found -3
///       |     staff: -3
public struct ScenarioProblem: Error, Sendable, Hashable {
  public var file: String
  /// From 1; nil for a problem of the whole file or of a `--set`.
  public var line: Int?
  public var column: Int?
  /// The same paths as `--set` takes, e.g. `contact_types.calls.patience.exponential.mean`.
  public var path: String
  /// What must hold and what was found, with a near-miss if there is one.
  public var message: String
  /// The text of the line, if it has one.
  public var excerpt: String?
}

/// All problems of a scenario at once. Exit status 65.
public struct InvalidScenario: Error, Sendable {
  public var problems: [ScenarioProblem]
}
