/// What a check found, in words; the same on screen, in JUnit files, annotations and summaries.
struct CheckWords {
  let answer: CheckAnswer

  /// A target with its scenario.
  struct Item {
    var scenario: CheckAnswer.ScenarioAnswer
    var target: CheckAnswer.CheckedTarget

    var words: TargetWords {
      TargetWords(verdict: target.verdict, intervalLabels: scenario.intervalLabels)
    }

    /// `warning` for a miss that is only told.
    var verdict: String {
      target.isWarning && target.verdict.verdict == .missed ? "warning" : target.verdict.verdict.rawValue
    }

    /// What is promised: `language es: service level in 30 s at least 80 %`.
    var promise: String {
      let every = target.verdict.target.every == .interval ? " in every interval" : ""
      return "\(target.verdict.target.label): \(words.measure) \(words.bound)\(every)"
    }

    /// What was found: `found 71.2 % ± 1.3 after 250 replications`.
    var finding: String {
      let estimate = target.verdict.estimate
      let replications =
        "after \(Numerals.grouped(scenario.replications)) replication\(scenario.replications == 1 ? "" : "s")"
      guard estimate.value != nil else {
        return "\(estimate.reason ?? "no figure"), \(replications)"
      }
      let details = [words.intervals, share].compactMap { $0 }.map { "; \($0)" }.joined()
      return "found \(Figure(estimate).text) \(replications)\(details)"
    }

    /// For measures judged by a share: `95.8 % ± 0.4 of waits within the bound, 95 % wanted`.
    var share: String? {
      guard let share = target.share else { return nil }
      let figure = Figure(share.value, halfWidth: share.halfWidth, unit: Measure.Unit.share.rawValue)
      let isDays = target.verdict.target.measure.hasPrefix("service_level_day")
      let wanted = Figure.exact(share.wanted, unit: Measure.Unit.share.rawValue)
      return "\(figure.text) of \(isDays ? "days" : "waits") within the bound, \(wanted) wanted"
    }
  }

  /// What fails the check first, then what is open, then warnings, then what is met; each in the order of the files.
  var items: [Item] {
    let all = answer.scenarios.flatMap { scenario in
      scenario.targets.map { Item(scenario: scenario, target: $0) }
    }
    return all.enumerated().sorted {
      (Self.rank($0.element), $0.offset) < (Self.rank($1.element), $1.offset)
    }.map(\.element)
  }

  private static func rank(_ item: Item) -> Int {
    switch (item.target.verdict.verdict, item.target.isWarning) {
    case (.missed, false): 0
    case (.undecided, false), (.noContacts, false): 1
    case (.missed, true): 2
    case (.undecided, true), (.noContacts, true): 3
    case (.met, _): 4
    }
  }

  /// `2 of 14 targets missed, 1 undecided`, `all 14 targets met`.
  var headline: String {
    if answer.outcome == .contradiction { return "the simulator contradicts itself: no verdict" }
    let items = items
    var parts: [String] = []
    let all = items.count
    func count(_ verdict: String) -> Int { items.count { $0.verdict == verdict } }
    let targets = "\(all) target\(all == 1 ? "" : "s")"
    if all == 0 {
      parts.append("no targets")
    } else if count("met") == all {
      parts.append(all == 1 ? "the target is met" : "all \(targets) met")
    } else {
      let found = [
        ("missed", "missed"), ("undecided", "undecided"), ("no contacts", "without contacts"),
        ("warning", "missed as a warning"), ("met", "met"),
      ].filter { count($0.0) > 0 }.map { "\(count($0.0)) \($0.1)" }
      parts.append("\(targets): \(found.joined(separator: ", "))")
    }
    if let comparison = answer.comparison { parts.append(Self.headline(comparison)) }
    if answer.scenarios.contains(where: \.wasStopped) { parts.append("stopped before the end") }
    return parts.joined(separator: "; ")
  }

  private static func headline(_ comparison: BaselineComparison) -> String {
    func count(_ verdict: BaselineComparison.Verdict) -> Int {
      comparison.rows.count { $0.verdict == verdict }
    }
    let found = [
      (count(.regression), "regression"), (count(.changed), "other change"),
      (count(.improvement), "improvement"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
    return found.isEmpty
      ? "no change to the baseline shown" : "to the baseline \(found.joined(separator: ", "))"
  }

  /// What the verdicts are worth.
  var guarantee: String {
    let replications = answer.scenarios.reduce(0) { $0 + $1.replications }
    let contacts = answer.scenarios.reduce(0) { $0 + $1.contactsSimulated }
    var text =
      "\(Numerals.grouped(replications)) replication\(replications == 1 ? "" : "s"), "
      + "\(Numerals.grouped(Int(contacts))) contacts simulated."
    if answer.hypotheses > 0 {
      text +=
        " Any verdict of this run is wrong with probability \(Numerals.written(answer.error)) at most; ± is valid at any time at that "
        + "level (mixture of t statistics, Holm over \(Numerals.grouped(answer.hypotheses)))."
    }
    return text
  }

  /// What would decide the targets that are open.
  var advice: String? {
    let open = answer.scenarios.filter { scenario in
      scenario.targets.contains { $0.verdict.verdict == .undecided }
    }
    guard let most = open.map(\.budget).max() else { return nil }
    return answer.scenarios.contains(where: \.wasStopped)
      ? "Undecided targets need more time."
      : "Undecided targets lie near their bound: --replications \(Numerals.written(Double(most) * 4)) halves the interval."
  }

  /// Whom a baseline entry is about, and what: `hospital, language es: service level in 20 s`.
  static func subject(_ row: BaselineComparison.Row) -> String {
    "\(whom(row.before.key.of)): \(measure(row))"
  }

  static func measure(_ row: BaselineComparison.Row) -> String {
    MeasureWords.phrase(row.before.key.measure, threshold: row.before.key.threshold)
  }

  static func whom(_ scope: Scope) -> String {
    switch scope {
    case .center: "all"
    case .contactType(let name), .agentGroup(let name): name
    case .contactTypes, .agentGroups: scope.name
    case .channel, .language, .topic: "\(scope.kind ?? "") \(scope.name)"
    }
  }

  /// `83.1 % ± 0.8 before, 79.6 % ± 0.9 now`.
  static func change(_ row: BaselineComparison.Row) -> String {
    "\(figure(row.before).text) before, \(figure(row.after).text) now"
  }

  /// With two standard errors.
  static func figure(_ entry: Baseline.Entry) -> Figure {
    Figure(
      entry.mean, halfWidth: entry.standardError > 0 ? 2 * entry.standardError : nil, unit: entry.unit)
  }

  /// What should be known of the comparison: scenarios that changed or are new, measures that are gone.
  static func remarks(_ comparison: BaselineComparison) -> [String] {
    func names(_ standing: BaselineComparison.Standing) -> String? {
      let found = comparison.standings.filter { $0.standing == standing }.map { "'\($0.scenario)'" }
      return found.isEmpty ? nil : found.joined(separator: ", ")
    }
    var remarks: [String] = []
    if let changed = names(.changed) {
      remarks.append("changed since the baseline was made, so that differences may be meant: \(changed)")
    }
    if let new = names(.notInBaseline) {
      remarks.append("not in the baseline (--update-baseline puts it there): \(new)")
    }
    remarks += comparison.missing.map {
      "in the baseline of '\($0.scenario)' only: \($0.measures.joined(separator: ", "))"
    }
    return remarks
  }

  /// What the comparison is worth.
  static func guarantee(_ comparison: BaselineComparison) -> String {
    let least = comparison.smallestChange
    return
      "Changes that matter: from \(Figure.difference(least.share, halfWidth: nil, unit: Measure.Unit.share.rawValue)) of a share, \(Numerals.written(least.seconds)) s, "
      + "\(Numerals.written(least.relative * 100)) % of anything else. Welch's test, Holm over \(Numerals.grouped(comparison.rows.count)): "
      + "any regression is claimed wrongly with probability \(Numerals.written(comparison.error)) at most."
  }
}
