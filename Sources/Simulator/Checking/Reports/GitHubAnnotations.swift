/// What GitHub shows beside the lines of a scenario: workflow commands, one a line, for the log of a step.
///
///     ::error file=day.yaml,line=41,col=5,title=target missed::language es: mean wait at most 2 min%0Afound 2:41 min ± 9 s ...
///
/// - Source: GitHub documentation, "Workflow commands for GitHub Actions"; escapes as its toolkit makes them (`%`, CR and LF; in
///   properties also `:` and `,`).
public struct GitHubAnnotations: Sendable {
  private let answer: CheckAnswer

  public init(_ answer: CheckAnswer) { self.answer = answer }

  /// Ends with a newline unless there is nothing to say.
  public var text: String {
    var lines: [String] = []
    for item in CheckWords(answer: answer).items where item.target.verdict.verdict != .met {
      let isMiss = item.target.verdict.verdict == .missed
      lines.append(
        Self.command(
          item.target.isWarning || !isMiss ? "warning" : "error", file: item.scenario.file,
          place: item.target.verdict.target.place, title: "target \(item.verdict)",
          "\(item.promise)\n\(item.finding)"))
    }
    for row in answer.comparison?.rows ?? [] where row.verdict == .regression {
      let scenario = answer.scenarios.first { $0.scenario.name == row.scenario }
      lines.append(
        Self.command(
          "error", file: scenario?.file ?? row.scenario, place: nil, title: "regression",
          "\(CheckWords.subject(row))\n\(CheckWords.change(row))"))
    }
    for scenario in answer.scenarios {
      lines += scenario.brokenIdentities.prefix(1).map {
        Self.command("error", file: scenario.file, place: nil, title: "the simulator contradicts itself", $0)
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func command(
    _ name: String, file: String, place: Target.SourcePlace?, title: String, _ message: String
  ) -> String {
    var properties = [("file", file)]
    if let place { properties += [("line", "\(place.line)"), ("col", "\(place.column)")] }
    properties.append(("title", title))
    let list = properties.map { "\($0.0)=\(escapedProperty($0.1))" }.joined(separator: ",")
    return "::\(name) \(list)::\(escapedData(message))"
  }

  private static func escapedData(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { Printable.escaped(String($0)).replacing("%", with: "%25") }.joined(separator: "%0A")
  }

  private static func escapedProperty(_ text: String) -> String {
    Printable.escaped(text).replacing("%", with: "%25").replacing(":", with: "%3A").replacing(
      ",", with: "%2C")
  }
}
