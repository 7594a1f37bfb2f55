/// What `validate` finds out about one file.
public struct ScenarioCheck: Sendable, CustomStringConvertible {
  public let file: String
  /// nil when the scenario is invalid.
  public let summary: ScenarioSummary?
  public let notes: [String]
  /// `InvalidScenario`, `UnreadableFile` or `RunSize.TooLarge`; nil: valid.
  public let error: (any Error)?

  public init(of file: String, set overrides: [String] = [], allowLarge: Bool = false) {
    self.file = file
    do {
      let scenario = try Scenario(contentsOf: file, set: overrides)
      let summary = ScenarioSummary(of: scenario)
      self.summary = summary
      notes = scenario.notes
      error = allowLarge ? nil : summary.size.refusal
    } catch {
      summary = nil
      notes = []
      self.error = error
    }
  }

  public var description: String {
    let name = Printable.escaped(file)
    let notes = notes.map { "\(name): note: \(Printable.escaped($0))" }
    let verdict =
      switch error {
      case nil: "\(name): ok, \(summary?.description ?? "")"
      case let error as RunSize.TooLarge: "\(name): \(error)"
      case let error?: "\(error)"
      }
    return ([verdict] + notes).joined(separator: "\n")
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
      .init("notes", .list(notes.map { .text($0) })),
    ]
    if let summary { members.append(.init("summary", summary.json)) }
    return .object(members)
  }
}

extension ScenarioProblem {
  var json: JSON {
    [
      "file": .text(file), "line": line.map { .integer($0) } ?? .null,
      "column": column.map { .integer($0) } ?? .null,
      "path": .text(path), "message": .text(message),
    ]
  }
}
