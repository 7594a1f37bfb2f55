/// A check as JUnit XML, which every CI system reads: a suite for each scenario, a test case for each target and for each measure of the
/// baseline.
///
/// A missed target or a regression is a failure, an undecided one an error, a warning a skipped test. Valid against the schema of
/// Ant's JUnit task (Windy Road) and that of Jenkins (`junit-10.xsd`), which differ.
public struct JUnitReport: Sendable {
  private let answer: CheckAnswer
  private let timestamp: String
  private let seconds: Double

  /// - Parameters:
  ///   - timestamp: when the check began, `2026-03-02T07:00:00`.
  ///   - seconds: that it took.
  public init(_ answer: CheckAnswer, timestamp: String, seconds: Double) {
    self.answer = answer
    self.timestamp = timestamp
    self.seconds = seconds
  }

  private struct Case {
    var name: String
    /// nil: passed.
    var outcome: Outcome?
  }

  private enum Outcome {
    case failure(type: String, String)
    case error(type: String, String)
    case skipped(String)
  }

  /// UTF-8, ended by a newline.
  public var bytes: [UInt8] {
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
    for (index, scenario) in answer.scenarios.enumerated() {
      xml += suite(scenario, index: index)
    }
    return Array((xml + "</testsuites>\n").utf8)
  }

  private func suite(_ scenario: CheckAnswer.ScenarioAnswer, index: Int) -> String {
    let cases = Self.withDifferentNames(cases(of: scenario))
    func count(_ isCounted: (Outcome) -> Bool) -> Int { cases.count { $0.outcome.map(isCounted) ?? false } }
    let failures = count { if case .failure = $0 { true } else { false } }
    let errors = count { if case .error = $0 { true } else { false } }
    let skipped = count { if case .skipped = $0 { true } else { false } }
    let time = index == 0 ? Numerals.written((seconds * 1000).rounded() / 1000) : "0"
    var xml =
      "  <testsuite id=\"\(index)\" package=\(Self.quoted(scenario.file)) name=\(Self.quoted(scenario.scenario.name))"
      + " tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"\(errors)\" skipped=\"\(skipped)\" time=\"\(time)\""
      + " timestamp=\(Self.quoted(timestamp)) hostname=\"localhost\">\n"
    xml += "    <properties>\n"
    for (name, value) in [
      ("replications", "\(scenario.replications)"), ("seed", "\(scenario.seed)"),
      ("sha256", scenario.scenario.digest), ("error_probability", Numerals.written(answer.error)),
    ] {
      xml += "      <property name=\"\(name)\" value=\(Self.quoted(value))/>\n"
    }
    xml += "    </properties>\n"
    for item in cases { xml += element(item, in: scenario) }
    let notes = scenario.notes.map { Self.escaped($0) }.joined(separator: "\n")
    return xml + "    <system-out>\(notes)</system-out>\n    <system-err></system-err>\n  </testsuite>\n"
  }

  private func cases(of scenario: CheckAnswer.ScenarioAnswer) -> [Case] {
    var cases: [Case] = []
    if !scenario.brokenIdentities.isEmpty {
      let message = scenario.brokenIdentities.prefix(5).joined(separator: "\n")
      cases.append(Case(name: "identities hold", outcome: .error(type: "contradiction", message)))
    }
    for target in scenario.targets {
      let item = CheckWords.Item(scenario: scenario, target: target)
      cases.append(Case(name: item.promise, outcome: Self.outcome(of: item)))
    }
    for row in answer.comparison?.rows ?? [] where row.scenario == scenario.scenario.name {
      let outcome: Outcome? =
        row.verdict == .regression ? .failure(type: "regression", CheckWords.change(row)) : nil
      cases.append(Case(name: "no regression: \(CheckWords.subject(row))", outcome: outcome))
    }
    return cases
  }

  private static func outcome(of item: CheckWords.Item) -> Outcome? {
    let place = item.target.verdict.target.place.map { "\n\(item.scenario.file):\($0.line)" } ?? ""
    switch item.target.verdict.verdict {
    case .met: return nil
    case _ where item.target.isWarning: return .skipped("\(item.verdict): \(item.finding)")
    case .missed: return .failure(type: "missed", item.finding + place)
    case .undecided: return .error(type: "undecided", item.finding + place)
    case .noContacts: return .error(type: "no contacts", item.finding + place)
    }
  }

  /// Two targets may promise the same.
  private static func withDifferentNames(_ cases: [Case]) -> [Case] {
    var seen: [String: Int] = [:]
    return cases.map { item in
      var item = item
      let count = seen[item.name, default: 0] + 1
      seen[item.name] = count
      if count > 1 { item.name += " (\(count))" }
      return item
    }
  }

  private func element(_ item: Case, in scenario: CheckAnswer.ScenarioAnswer) -> String {
    let head =
      "    <testcase classname=\(Self.quoted(scenario.scenario.name)) name=\(Self.quoted(item.name)) time=\"0\""
    func child(_ name: String, type: String, _ message: String) -> String {
      let first = message.split(separator: "\n").first.map(String.init) ?? message
      return
        "\(head)>\n      <\(name) type=\"\(type)\" message=\(Self.quoted(first))>\(Self.escaped(message))</\(name)>\n"
        + "    </testcase>\n"
    }
    switch item.outcome {
    case nil: return head + "/>\n"
    case .failure(let type, let message): return child("failure", type: type, message)
    case .error(let type, let message): return child("error", type: type, message)
    case .skipped(let message): return child("skipped", type: "warning", message)
    }
  }

  private static func quoted(_ text: String) -> String {
    "\"\(escaped(Printable.escaped(text)))\""
  }

  /// Character data: markup escaped; what XML 1.0 does not allow, and other control characters but line breaks, as `\u{1B}`.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "\n"
      case "\u{FFFE}", "\u{FFFF}": result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      case _ where Printable.isControl(scalar): result += Printable.escaped(String(scalar))
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
