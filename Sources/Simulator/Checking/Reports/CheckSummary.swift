/// A check as Markdown, for the summary of a CI job.
public struct CheckSummary: Sendable {
  private let answer: CheckAnswer

  public init(_ answer: CheckAnswer) { self.answer = answer }

  /// Rows beyond this number are only counted, since summaries are bounded.
  private static let mostRows = 200

  /// Ends with a newline.
  public var text: String {
    let words = CheckWords(answer: answer)
    var lines = ["### \(mark(answer.outcome)) callsim check: \(Self.escaped(words.headline))", ""]
    let items = words.items
    if !items.isEmpty {
      lines += [
        "| | scenario | whom | measure | target | found | to spare |", "|---|---|---|---|---|---:|---:|",
      ]
      for item in items.prefix(Self.mostRows) {
        let estimate = item.target.verdict.estimate
        let found = [Figure(estimate).text, item.share].compactMap { $0 }.joined(separator: "; ")
        lines.append(
          Self.row([
            "\(mark(item)) \(item.verdict)", item.scenario.scenario.name, item.target.verdict.target.label,
            item.words.measure, item.words.shortBound, found, item.words.margin,
          ]))
      }
      if items.count > Self.mostRows { lines.append("\nand \(items.count - Self.mostRows) more") }
      lines.append("")
    }
    if let comparison = answer.comparison { lines += changes(comparison) }
    lines += [words.advice, words.guarantee].compactMap { $0 }.flatMap { [Self.escaped($0), ""] }
    return lines.joined(separator: "\n")
  }

  private func changes(_ comparison: BaselineComparison) -> [String] {
    let shown = comparison.rows.filter { $0.verdict != .noChangeShown }
    var lines: [String] = []
    if !shown.isEmpty {
      lines += [
        "| since the baseline | scenario | whom | measure | before | now |", "|---|---|---|---|---:|---:|",
      ]
      lines += shown.prefix(Self.mostRows).map {
        Self.row([
          $0.verdict.rawValue, $0.scenario, CheckWords.whom($0.before.key.of), CheckWords.measure($0),
          CheckWords.figure($0.before).text, CheckWords.figure($0.after).text,
        ])
      }
      lines.append("")
    }
    lines += CheckWords.remarks(comparison).map { "- \(Self.escaped($0))" }
    return lines + ["", Self.escaped(CheckWords.guarantee(comparison)), ""]
  }

  private func mark(_ outcome: CheckAnswer.Outcome) -> String {
    switch outcome {
    case .met: "✅"
    case .missed, .contradiction: "❌"
    case .undecided, .stopped: "❔"
    }
  }

  private func mark(_ item: CheckWords.Item) -> String {
    switch item.target.verdict.verdict {
    case .met: "✅"
    case .missed: item.target.isWarning ? "⚠️" : "❌"
    case .undecided, .noContacts: "❔"
    }
  }

  private static func row(_ cells: [String]) -> String {
    "| \(cells.map(escaped).joined(separator: " | ")) |"
  }

  /// Names from the user's file are text: nothing in them is markup, and none ends a cell.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in Printable.escaped(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\\", "|", "*", "_", "`", "[", "]", "#", "~", "!":
        result += "\\"
        result.unicodeScalars.append(scalar)
      case "@": result += "&#64;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
