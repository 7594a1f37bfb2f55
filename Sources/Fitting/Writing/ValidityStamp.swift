import Simulator

/// Writes the validity statement into a scenario's text, where `run` finds it and shows it with every result.
public enum ValidityStamp {
  /// The text with `validity:` under `evidence:` replaced or added; the rest stays as it is.
  ///
  /// - Throws: `LogProblem` when the result would not be a valid scenario (an `evidence:` in another form, say).
  public static func stamped(_ text: String, validity: String) throws(LogProblem) -> String {
    let line = "  validity: \(FittedScenario.quoted(validity))"
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if let start = lines.firstIndex(where: { $0.hasPrefix("evidence:") }) {
      var end = start + 1
      while end < lines.count, lines[end].isEmpty || lines[end].first == " " || lines[end].first == "#" {
        end += 1
      }
      if let old = lines[start..<end].firstIndex(where: { $0.hasPrefix("  validity:") }) {
        lines[old] = line
      } else {
        var last = end - 1
        while last > start, lines[last].allSatisfy({ $0 == " " }) { last -= 1 }
        lines.insert(line, at: last + 1)
      }
    } else {
      while lines.last?.isEmpty == true { lines.removeLast() }
      lines += ["", "evidence:", line, ""]
    }
    let stamped = lines.joined(separator: "\n")
    guard let scenario = try? Scenario(text: stamped), scenario.evidence?.validity == validity else {
      throw LogProblem(
        "the scenario's form leaves no place for evidence: validity; write it yourself, or leave it with --no-stamp"
      )
    }
    return stamped
  }
}
