import Foundation

// How a scenario is made: from text, or from a file.
extension Scenario {
  /// Reads and checks a scenario; all that is wrong with it is reported together.
  ///
  /// - Parameters:
  ///   - text: YAML, as `docs/scenario.md` describes.
  ///   - file: how the file is called in messages.
  ///   - overrides: `path=value`, with the paths of messages; they replace values before reading, in order.
  /// - Throws: `InvalidScenario`, with at least one problem.
  ///   - folder: where files lie that the scenario names; nil: it may name none.
  public init(
    text: String, file: String = "scenario.yaml", set overrides: [String] = [], folder: String? = nil
  )
    throws(InvalidScenario)
  {
    let outcome = ScenarioReader.read(text, file: file, overrides: overrides, folder: folder)
    guard let scenario = outcome.scenario, outcome.problems.isEmpty else {
      throw InvalidScenario(problems: outcome.problems)
    }
    self = scenario
  }

  /// Reads and checks a scenario file.
  ///
  /// - Throws: `UnreadableFile` when there is no such file or it can't be read, else `InvalidScenario`.
  public init(contentsOf path: String, set overrides: [String] = []) throws {
    let bytes = try UnreadableFile.bytes(of: path, atMost: YAMLGuard.mostBytes + 1)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let message = "must be UTF-8 text (save it as UTF-8 in your editor)"
      throw InvalidScenario(problems: [ScenarioProblem(file: path, path: "", message: message)])
    }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    try self.init(text: text, file: path, set: overrides, folder: folder)
  }
}

/// The stages from text to scenario: parse, override, read, and give every finding its place.
enum ScenarioReader {
  struct Outcome {
    var scenario: Scenario?
    /// In the order of the file, those of overrides last.
    var problems: [ScenarioProblem]
    /// How many of the problems a schema finds too.
    var shapeProblems: Int
  }

  static func read(_ text: String, file: String, overrides: [String] = [], folder: String? = nil) -> Outcome {
    let printer = ProblemPrinter(text: text, file: file, overrides: overrides)
    var root: DocumentNode
    do {
      root = try DocumentParser.parse(text)
    } catch {
      return Outcome(scenario: nil, problems: [printer.problem(error)], shapeProblems: 1)
    }
    var reading = Reading()
    reading.context.folder = folder
    for (index, override) in overrides.enumerated() {
      Override(override, index: index).apply(to: &root, of: ScenarioKeys.rule.shape, &reading)
    }
    var scenario = ScenarioKeys.rule.read(root, &reading)
    scenario?.digest = digest(of: text, overrides, reading.attachments)
    scenario?.notes = reading.notes
    let warnings = scenario.map(RoutingReach.warnings) ?? []
    scenario?.warnings = warnings.map { printer.warning($0, in: root) }
    scenario?.sourcedDefaults = reading.sourcedDefaults
    return Outcome(
      scenario: scenario, problems: printer.problems(of: reading),
      shapeProblems: reading.findings.count { $0.kind == .shape })
  }

  /// SHA-256 of the text, and of each override and each other file behind a zero byte.
  private static func digest(of text: String, _ overrides: [String], _ attachments: [[UInt8]]) -> String {
    var bytes = Array(text.utf8)
    for part in overrides.map({ Array($0.utf8) }) + attachments { bytes += [0] + part }
    return SHA256.hexadecimal(of: bytes)
  }
}

/// Makes problems for the user from the findings of a reading.
private struct ProblemPrinter {
  let file: String
  let overrides: [String]
  let lines: SourceLines

  init(text: String, file: String, overrides: [String]) {
    self.file = Printable.escaped(file)
    self.overrides = overrides
    lines = SourceLines(text)
  }

  func problem(_ fault: DocumentParser.Fault) -> ScenarioProblem {
    ScenarioProblem(
      file: file, line: fault.place?.line, column: fault.place?.column, path: "",
      message: PersonalData.masked(fault.message, numbers: false),
      excerpt: fault.place.flatMap { lines.excerpt(line: $0.line, column: $0.column) }.map {
        PersonalData.masked($0, numbers: false)
      })
  }

  func problems(of reading: Reading) -> [ScenarioProblem] {
    let ordered = reading.findings.enumerated().sorted { first, second in
      let (a, b) = (order(of: first.element.place), order(of: second.element.place))
      return a == b ? first.offset < second.offset : a < b
    }
    var problems = ordered.map { problem($0.element) }
    if reading.isCutShort {
      let message = "has more to check; reading stopped after \(Reading.mostFindings) problems"
      problems.append(ScenarioProblem(file: file, path: "", message: message))
    }
    return problems
  }

  /// At the place of the last step of its path that the file has.
  func warning(_ warning: RoutingReach.Warning, in root: DocumentNode) -> ScenarioProblem {
    var (node, place) = (root, root.place)
    for step in warning.path.steps {
      guard case .name(let name) = step, let entry = node.entry(name) else { break }
      (node, place) = (entry.value, entry.namePlace)
    }
    return problem(.init(kind: .meaning, path: warning.path, place: place, message: warning.message))
  }

  private func order(of place: Place) -> (Int, Int, Int) {
    switch place {
    case .file(let line, let column): (0, line, column)
    case .override(let index): (1, index, 0)
    }
  }

  private func problem(_ finding: Reading.Finding) -> ScenarioProblem {
    let isPersonal = finding.message.contains(PersonalData.remedy)
    func masked(_ text: String) -> String { PersonalData.masked(text, numbers: isPersonal) }
    let path = PersonalData.masked(finding.path.description, numbers: true)
    let message = masked(finding.message)
    switch finding.place {
    case .file(let line, let column):
      return ScenarioProblem(
        file: file, line: line, column: column, path: path, message: message,
        excerpt: lines.excerpt(line: line, column: column).map(masked))
    case .override(let index):
      let override = "--set " + masked(Printable.shortened(overrides[index], to: 120))
      return ScenarioProblem(file: override, path: path, message: message)
    }
  }
}
