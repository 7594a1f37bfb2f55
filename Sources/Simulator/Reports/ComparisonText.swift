/// A comparison for the terminal: the answer, then the ranking with its trade-offs, then differences to the baseline.
public struct ComparisonText: Sendable {
  private let result: ComparisonAnswer
  private let isColored: Bool

  public init(_ result: ComparisonAnswer, isColored: Bool = false) {
    self.result = result
    self.isColored = isColored
  }

  private var words: ComparisonWords { ComparisonWords(result: result) }

  /// Ends with a newline.
  public var text: String {
    let sections = [heading, ranking, differences] + details + [closing]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func style(_ style: TextStyle, _ text: String) -> String {
    style.applied(to: text, colored: isColored)
  }

  private var heading: [String] {
    let tone: TextStyle =
      switch result.outcome {
      case .selected: .good
      case .allMissTargets: .bad
      case .undecided, .stopped: .open
      }
    let name = Printable.escaped(result.systems[result.baseline].scenario.name)
    return [style(.bold, name) + ": " + style(tone, words.answer)]
      + [words.noDifference].compactMap { $0 } + words.guarantee.flatMap(Self.wrapped)
  }

  // MARK: The ranking

  private var ranking: [String] {
    guard result.firstStage > 0 else { return ["No replication of all systems was completed."] }
    let cost = result.measures.firstIndex { Measures.named($0)?.needsCost == true }
    let hasTargets = result.systems.contains { $0.targets != .none }
    let hasGap = result.systems.contains { $0.gap != nil }
    var columns: [TextTable.Column] = [
      .init(title: "System", alignment: .left), .init(title: words.objective),
    ]
    if hasGap { columns.append(.init(title: "gap, \(gapUnit)")) }
    if let cost, cost > 0 { columns.append(.init(title: MeasureWords.phrase(result.measures[cost]))) }
    if hasTargets { columns.append(.init(title: "targets", alignment: .left)) }
    columns += [.init(title: "trade-off", alignment: .left), .init(title: "selection", alignment: .left)]
    var table = TextTable(columns)
    for system in words.ranking {
      let found = result.systems[system]
      var row: [TextTable.Cell] = [.text(name(system)), .figure(Figure(found.center[0]))]
      if hasGap { row.append(.figure(ComparisonWords.inUnits(found.gap))) }
      if let cost, cost > 0 { row.append(.figure(Figure(found.center[cost]))) }
      if hasTargets { row.append(.text(found.targets.rawValue, style: Self.style(of: found.targets))) }
      row.append(
        .text(found.dominatedBy.map { "worse than \(DisplayWidth.shortened(words.name($0), to: 24))" } ?? "-")
      )
      row.append(.text(words.selection(system), style: found.selection == .best ? .good : .plain))
      table.add(row)
    }
    let title =
      "Ranking, on \(Numerals.grouped(result.firstStage)) common replications of each (± at \(words.confidence)):"
    var lines = [title] + table.lines(indent: 0, colored: isColored)
    if hasGap {
      lines.append(
        style(.faint, "gap: between the best and the worst of \(gapWords). ") + style(.faint, tradeOff(cost)))
    } else {
      lines.append(style(.faint, tradeOff(cost)))
    }
    return lines
  }

  private func tradeOff(_ cost: Int?) -> String {
    "trade-off: shown to be worse in \(cost == nil ? "service or gap" : "service, cost or gap"), and better in none."
  }

  private var gapUnit: String {
    result.systems.compactMap { $0.gap }.first.map { ComparisonWords.unit(of: $0.unit) } ?? ""
  }

  private var gapWords: String {
    let scopes = result.families.flatMap(\.differences).map(\.estimate.of)
    let languages = Set(scopes.filter { if case .language = $0 { true } else { false } })
    return languages.count > 1 ? "languages" : "contact types"
  }

  private func name(_ system: Int) -> String {
    let mark = system == result.baseline ? " *" : ""
    return DisplayWidth.shortened(words.name(system), to: 34) + mark
  }

  private static func style(of targets: ComparisonAnswer.Targets) -> TextStyle {
    switch targets {
    case .met: .good
    case .missed: .bad
    case .undecided: .open
    case .none: .plain
    }
  }

  // MARK: Differences

  private func family(_ name: String) -> ComparisonAnswer.Family? {
    result.families.first { $0.name == name }
  }

  private var differences: [String] {
    guard let center = family("center"), result.firstStage > 1, result.systems.count > 1 else { return [] }
    let baseline = result.systems[result.baseline]
    var table = TextTable(
      [.init(title: "System", alignment: .left)]
        + baseline.center.map {
          .init(title: "\(MeasureWords.phrase($0.measure)), \(ComparisonWords.unit(of: $0.unit))")
        })
    for system in words.ranking where system != result.baseline {
      table.add(
        [.text(name(system))]
          + center.differences.filter { $0.system == system }.map { .figure(ComparisonWords.difference($0)) })
    }
    return [
      "Differences to \(name(result.baseline)), on the same contacts; none shown: no difference shown"
    ] + table.lines(indent: 0, colored: isColored)
      + [style(.faint, simultaneous(center))]
  }

  private func simultaneous(_ family: ComparisonAnswer.Family) -> String {
    "All \(Numerals.grouped(family.differences.count)) intervals hold together at \(words.confidence) (paired t, Bonferroni)."
  }

  /// By contact type, language and interval: the best against the baseline.
  private var details: [[String]] {
    guard let focus = words.focus, result.firstStage > 1 else { return [] }
    return [("parts", "By language, channel and contact type"), ("intervals", "By interval")].compactMap {
      key, title in
      guard let family = family(key) else { return nil }
      let all = family.differences.filter {
        $0.system == focus && (key == "parts" || $0.estimate.of == .center)
      }
      let shown = all.filter { $0.isBetter != nil }
      let head = "\(title), \(name(focus)) against \(name(result.baseline)): \(words.objective)"
      if shown.isEmpty { return ["\(head): no difference shown in any of \(all.count)"] }
      var table = TextTable([
        .init(title: "", alignment: .left), .init(title: ComparisonWords.unit(of: shown[0].estimate.unit)),
        .init(title: "", alignment: .left),
      ])
      for difference in shown.prefix(Self.mostRows) {
        let isBetter = difference.isBetter == true
        table.add([
          .text(part(difference.estimate)), .figure(ComparisonWords.difference(difference)),
          .text(isBetter ? "better" : "worse", style: isBetter ? .good : .bad),
        ])
      }
      var lines = [head] + table.lines(indent: 0, colored: isColored).dropFirst()
      let more = shown.count - Self.mostRows
      if more > 0 { lines.append("and \(more) more (--format csv lists all)") }
      lines.append(
        style(
          .faint, "No difference shown in \(all.count - shown.count) of \(all.count). " + simultaneous(family)
        ))
      return lines
    }
  }

  private static let mostRows = 30

  private func part(_ estimate: Estimate) -> String {
    let whose =
      estimate.of == .center
      ? "all"
      : "\((estimate.of.kind ?? "").split(separator: "_").joined(separator: " ")) \(Printable.escaped(estimate.of.name))"
    guard let interval = estimate.interval else { return DisplayWidth.shortened(whose, to: 44) }
    let label =
      result.intervalLabels.indices.contains(interval) ? result.intervalLabels[interval] : "\(interval)"
    return "\(label)  \(DisplayWidth.shortened(whose, to: 34))"
  }

  private var closing: [String] {
    var lines = result.notes.map { "Note: \(Printable.escaped($0))" }
    if let pairing = words.pairing { lines.append(pairing) }
    let most = result.systems.map(\.replications).max() ?? 0
    let made =
      "* baseline. Seed \(result.seed); up to \(Numerals.grouped(most)) replications of a system; "
      + "\(Numerals.grouped(Int(result.contactsSimulated))) contacts simulated."
    return lines.flatMap(Self.wrapped) + [style(.faint, made)]
  }

  private static func wrapped(_ text: String) -> [String] { DisplayWidth.wrapped(text, at: 100) }
}
