/// A check for the terminal: the verdict, then targets with what fails first, then what changed since the baseline.
public struct CheckText: Sendable {
  private let answer: CheckAnswer
  private let isColored: Bool
  private let listsAll: Bool

  /// - Parameter listsAll: also targets that are met, however many, and measures without a change.
  public init(_ answer: CheckAnswer, isColored: Bool = false, listsAll: Bool = false) {
    self.answer = answer
    self.isColored = isColored
    self.listsAll = listsAll
  }

  /// Ends with a newline.
  public var text: String {
    let words = CheckWords(answer: answer)
    var sections = [
      Self.wrapped("check: \(words.headline)").map { style(headlineStyle, $0) }
    ]
    for scenario in answer.scenarios where !scenario.brokenIdentities.isEmpty {
      sections.append(
        scenario.brokenIdentities.prefix(5).map {
          style(.bad, "\(Printable.escaped(scenario.file)): \(Printable.escaped($0))")
        })
    }
    if answer.outcome != .contradiction {
      sections.append(targets(words.items))
      if let comparison = answer.comparison { sections.append(changes(comparison)) }
    }
    let closing = [words.advice, words.guarantee].compactMap { $0 }
    sections.append(closing.flatMap(Self.wrapped).map { style(.faint, $0) })
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var headlineStyle: TextStyle {
    switch answer.outcome {
    case .met: .good
    case .missed, .contradiction: .bad
    case .undecided, .stopped: .open
    }
  }

  /// Targets met beyond this number are only counted.
  private static let mostMet = 12

  private func targets(_ items: [CheckWords.Item]) -> [String] {
    guard !items.isEmpty else { return [] }
    let met = items.filter { $0.target.verdict.verdict == .met }
    let hidden = listsAll || met.count <= Self.mostMet ? 0 : met.count
    let shown = items.prefix(items.count - hidden)
    var lines: [String] = []
    if !shown.isEmpty {
      let titles = ["verdict", "scenario", "whom", "measure", "target", "found", "to spare"]
      var table = TextTable(titles.map { TextTable.Column(title: $0, alignment: .left) })
      for item in shown {
        table.add([
          .text(item.verdict, style: Self.style(of: item)),
          .text(name(item.scenario.scenario.name, width: 18)),
          .text(name(item.target.verdict.target.label, width: 18)), .text(item.words.measure),
          .text(item.words.shortBound), .figure(Figure(item.target.verdict.estimate)),
          .text(item.words.margin),
        ])
      }
      var rows = table.lines(indent: 0, colored: isColored)
      lines.append(rows.removeFirst())
      for (row, item) in zip(rows, shown) {
        lines.append(row)
        lines += details(of: item)
      }
    }
    if hidden > 0 {
      lines.append("and \(hidden) target\(hidden == 1 ? "" : "s") met (--all lists them)")
    }
    return lines
  }

  private func details(of item: CheckWords.Item) -> [String] {
    var details = [item.words.intervals, item.share].compactMap { $0 }
    if let reason = item.target.verdict.estimate.reason, item.target.verdict.estimate.value == nil {
      details.append(reason)
    }
    let isOpen = item.target.verdict.verdict != .met
    if isOpen, let place = item.target.verdict.target.place {
      details.append("\(Printable.escaped(item.scenario.file)):\(place.line)")
    }
    return details.isEmpty ? [] : ["  " + details.joined(separator: "; ")]
  }

  private func changes(_ comparison: BaselineComparison) -> [String] {
    let shown = comparison.rows.filter { listsAll || $0.verdict != .noChangeShown }
    var lines: [String] = []
    if !shown.isEmpty {
      let titles = ["since the baseline", "scenario", "whom", "measure", "before", "now"]
      var table = TextTable(titles.map { TextTable.Column(title: $0, alignment: .left) })
      for row in shown.sorted(by: { Self.rank($0.verdict) < Self.rank($1.verdict) }) {
        table.add([
          .text(row.verdict.rawValue, style: Self.style(of: row.verdict)),
          .text(name(row.scenario, width: 18)),
          .text(name(CheckWords.whom(row.before.key.of), width: 18)), .text(CheckWords.measure(row)),
          .figure(CheckWords.figure(row.before)), .figure(CheckWords.figure(row.after)),
        ])
      }
      lines = table.lines(indent: 0, colored: isColored)
    }
    lines += CheckWords.remarks(comparison).map { "Note: \(Printable.escaped($0))" }.flatMap(Self.wrapped)
    lines += Self.wrapped(CheckWords.guarantee(comparison)).map { style(.faint, $0) }
    return lines
  }

  private static func rank(_ verdict: BaselineComparison.Verdict) -> Int {
    switch verdict {
    case .regression: 0
    case .changed: 1
    case .improvement: 2
    case .noChangeShown: 3
    }
  }

  private static func style(of verdict: BaselineComparison.Verdict) -> TextStyle {
    switch verdict {
    case .regression: .bad
    case .changed: .open
    case .improvement: .good
    case .noChangeShown: .plain
    }
  }

  private static func style(of item: CheckWords.Item) -> TextStyle {
    switch item.target.verdict.verdict {
    case .met: .good
    case .missed: item.target.isWarning ? .open : .bad
    case .undecided, .noContacts: .open
    }
  }

  private func style(_ style: TextStyle, _ text: String) -> String {
    style.applied(to: text, colored: isColored)
  }

  private func name(_ name: String, width: Int) -> String {
    DisplayWidth.shortened(Printable.escaped(name), to: width)
  }

  private static func wrapped(_ text: String) -> [String] { DisplayWidth.wrapped(text, at: 100) }
}
