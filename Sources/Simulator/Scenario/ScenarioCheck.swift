/// What `validate` finds out about one file.
public struct ScenarioCheck: Sendable, CustomStringConvertible {
  public let file: String
  /// nil when the scenario is invalid.
  public let summary: ScenarioSummary?
  public let notes: [String]
  /// What the routing leaves out; an error when checked strictly.
  public let warnings: [ScenarioProblem]
  /// `InvalidScenario`, `UnreadableFile` or `RunSize.TooLarge`; nil: valid.
  public let error: (any Error)?

  /// - Parameter isStrict: warnings are errors.
  public init(of file: String, set overrides: [String] = [], allowLarge: Bool = false, isStrict: Bool = false)
  {
    self.file = file
    do {
      let scenario = try Scenario(contentsOf: file, set: overrides)
      let summary = ScenarioSummary(of: scenario)
      self.summary = summary
      let known = Set(scenario.warnings.map { "\($0.path): \($0.message)" })
      notes = scenario.notes.filter { !known.contains($0) }
      warnings = scenario.warnings
      error =
        isStrict && !warnings.isEmpty
        ? InvalidScenario(problems: warnings) : allowLarge ? nil : summary.size.refusal
    } catch {
      summary = nil
      notes = []
      warnings = []
      self.error = error
    }
  }

  public var description: String {
    let name = Printable.escaped(file)
    let notes = notes.map { "\(name): note: \(Printable.escaped($0))" }
    let warnings = error is InvalidScenario ? [] : warnings.map(\.asWarning)
    let verdict =
      switch error {
      case nil: "\(name): ok, \(summary?.description ?? "")"
      case let error as RunSize.TooLarge: "\(name): \(error)"
      case let error?: "\(error)"
      }
    return ([verdict] + warnings + notes).joined(separator: "\n")
  }

  public var json: JSON {
    let problems: [JSON] =
      switch error {
      case nil: []
      case let error as InvalidScenario: error.problems.map(\.json)
      case let error?: [["message": .text("\(error)")]]
      }
    var members: [JSON.Member] = [
      .init("file", .text(file)), .init("valid", .bool(error == nil)), .init("problems", .list(problems)),
      .init("notes", .list(notes.map { .text($0) })), .init("warnings", .list(warnings.map(\.json))),
    ]
    if let summary { members.append(.init("summary", summary.json)) }
    return .object(members)
  }
}

extension ScenarioProblem {
  /// `day.yaml:14:3: warning: agent_groups.team: unreachable: ...`, with its line.
  var asWarning: String {
    var warning = self
    warning.message = "warning: \(message)"
    return warning.description
  }

  var json: JSON {
    [
      "file": .text(file), "line": line.map { .integer($0) } ?? .null,
      "column": column.map { .integer($0) } ?? .null,
      "path": .text(path), "message": .text(message),
    ]
  }
}
