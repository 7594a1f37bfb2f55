/// The result of a run for the terminal: verdicts on targets first, then contact types, then agent groups.
///
/// At most 100 columns where names allow it. Names come from the user's file, so control characters in them are shown
/// escaped.
public struct TextReport: Sendable {
  let result: RunResult
  let isColored: Bool
  let showsIntervals: Bool

  public init(_ result: RunResult, isColored: Bool = false, showsIntervals: Bool = false) {
    self.result = result
    self.isColored = isColored
    self.showsIntervals = showsIntervals
  }

  /// Ends with a newline.
  public var text: String {
    let table = EstimateTable(result.estimates)
    var sections = [heading]
    sections.append(result.warnings.map { style(.bad, Printable.escaped($0)) })
    if !result.targets.isEmpty { sections.append(targetLines) }
    if result.hasContacts {
      sections.append(lines(.contactTypes(table)))
      sections.append(table.agentGroups.isEmpty ? ["No agents: nobody answers."] : lines(.agentGroups(table)))
      sections.append(equity)
      sections += PartTable.tables(table).map { [style(.bold, $0.heading)] + lines($0.table) }
      if showsIntervals && !result.intervalLabels.isEmpty {
        sections.append(lines(.intervals(result.intervalLabels, table)))
      }
    }
    if let split = result.uncertainty {
      let words = UncertaintyWords(split: split)
      sections.append(
        lines(words.table) + words.sentences.flatMap { Self.wrapped(Printable.escaped($0)) })
    }
    sections.append(closing)
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var heading: [String] {
    let name = style(.bold, Printable.escaped(result.scenario.name))
    let description = result.scenario.description.map { "  " + Self.firstLine($0) } ?? ""
    return [name + description, "\(result.headline); ± at \(result.confidence) confidence"]
  }

  private var targetLines: [String] {
    let showsDays = result.targets.contains { $0.metOnDays?.value != nil }
    let titles = ["verdict", "whom", "measure", "target", "found", "to spare"]
    var table = TextTable(
      titles.map { TextTable.Column(title: $0, alignment: .left) }
        + (showsDays ? [.init(title: "days")] : []))
    var details: [String?] = []
    for verdict in result.targets {
      let words = TargetWords(verdict: verdict, intervalLabels: result.intervalLabels)
      table.add(
        [
          .text(verdict.verdict.rawValue, style: Self.style(of: verdict.verdict)),
          .text(name(verdict.target.label, width: 20)), .text(words.measure), .text(words.shortBound),
          .figure(Figure(verdict.estimate)), .text(words.margin),
        ] + (showsDays ? [.text(words.days)] : []))
      details.append(words.details)
    }
    var lines = table.lines(indent: 0, colored: isColored)
    var shown = ["Targets: \(TargetWords.summary(of: result.targets))", lines.removeFirst()]
    for (line, detail) in zip(lines, details) {
      shown.append(line)
      if let detail { shown.append("  " + detail) }
    }
    return shown
  }

  private func lines(_ report: ReportTable) -> [String] {
    var table = TextTable(
      [.init(title: report.title, alignment: .left)] + report.columns.map { TextTable.Column(title: $0) })
    if report.total != nil { table.firstTotal = report.rows.count }
    for row in report.rows + [report.total].compactMap({ $0 }) {
      table.add([.text(name(row.label))] + row.figures.map { .figure($0) })
    }
    return table.lines(indent: 0, colored: isColored)
  }

  /// Gaps between the best and the worst served language, and topic.
  private var equity: [String] {
    guard !result.equity.isEmpty else { return [] }
    var table = TextTable(
      ["Equity", "gap, joint bounds", "best", "worst"].map { TextTable.Column(title: $0, alignment: .left) })
    for gap in result.equity {
      table.add([
        .text("\(gap.by), \(MeasureWords.phrase(gap.measure, threshold: gap.threshold))"),
        .text(EquityTable.words(gap)), .text(name(gap.best.name, width: 16)),
        .text(name(gap.worst.name, width: 16)),
      ])
    }
    return table.lines(indent: 0, colored: isColored)
  }

  private var closing: [String] {
    let lines = result.notes.map { "Note: \(Printable.escaped($0))" }
    let made =
      "\(Self.capitalized(result.method)). \(Self.capitalized(result.stoppingRule)). "
      + "\(Numerals.grouped(Int(result.contactsSimulated))) contacts simulated."
    let defaults = result.scenario.sourcedDefaults.map { "Assumed: \(Printable.escaped($0))" }
    return (lines + defaults).flatMap(Self.wrapped) + Self.wrapped(made).map { style(.faint, $0) }
  }

  static func wrapped(_ text: String) -> [String] { DisplayWidth.wrapped(text, at: 96) }

  private func style(_ style: TextStyle, _ text: String) -> String {
    style.applied(to: text, colored: isColored)
  }

  /// A name from the user's file, fit to be shown in a table.
  private func name(_ name: String, width: Int = 24) -> String {
    DisplayWidth.shortened(Printable.escaped(name), to: width)
  }

  private static func style(of verdict: TargetVerdict.Verdict) -> TextStyle {
    switch verdict {
    case .met: .good
    case .missed: .bad
    case .undecided, .noContacts: .open
    }
  }

  private static func firstLine(_ text: String) -> String {
    let line = text.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? ""
    return DisplayWidth.shortened(Printable.escaped(line), to: 76)
  }

  static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
