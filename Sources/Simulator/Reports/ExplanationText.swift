/// An explanation for the terminal: the answer in words, then what the miss is made of, then what would close it.
public struct ExplanationText: Sendable {
  private let result: ExplanationAnswer
  private let isColored: Bool

  public init(_ result: ExplanationAnswer, isColored: Bool = false) {
    self.result = result
    self.isColored = isColored
  }

  private var words: ExplanationWords { ExplanationWords(result: result) }

  /// Ends with a newline.
  public var text: String {
    let sections = [
      heading, table("What the miss is made of", [.cause, .allCauses], hasCost: false),
      table("What would help", [.policy, .agents], hasCost: true), closing,
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func style(_ style: TextStyle, _ text: String) -> String {
    style.applied(to: text, colored: isColored)
  }

  private var heading: [String] {
    let tone: TextStyle = result.meets.map { $0 ? .good : .bad } ?? .open
    let name = Printable.escaped(result.scenario.name)
    var lines = [style(.bold, name) + ": " + style(tone, Printable.escaped(words.verdict))]
    if !result.isComplete {
      lines.append(style(.bad, "PARTIAL RESULT: stopped before all days were replayed"))
    }
    return lines + words.sentences.map(Printable.escaped).flatMap(TextReport.wrapped)
  }

  private func table(_ title: String, _ kinds: [ExplanationAnswer.Kind], hasCost: Bool) -> [String] {
    let effects = result.effects.filter { kinds.contains($0.kind) && ($0.kind != .policy || $0.isShown) }
    guard !effects.isEmpty, result.replications > 1 else { return [] }
    let unit = ComparisonWords.unit(of: result.base.unit)
    let hasShares = effects.contains { $0.share != nil }
    var columns: [TextTable.Column] = [
      .init(title: "On the same days", alignment: .left), .init(title: "then"), .init(title: "gain, \(unit)"),
    ]
    if hasShares { columns.append(.init(title: "of the miss")) }
    if hasCost { columns.append(.init(title: "cost")) }
    columns.append(.init(title: "target", alignment: .left))
    var table = TextTable(columns)
    for effect in effects {
      var row: [TextTable.Cell] = [
        .text(DisplayWidth.shortened(Printable.escaped(effect.name), to: 44)), .figure(Figure(effect.value)),
        .figure(words.change(effect)),
      ]
      if hasShares { row.append(.figure(words.share(effect))) }
      if hasCost { row.append(.text(words.price(effect) ?? (effect.kind == .policy ? "0" : "not stated"))) }
      let tone: TextStyle = effect.meets.map { $0 ? .good : .bad } ?? .open
      row.append(.text(ExplanationWords.meets(effect), style: tone))
      table.add(row)
    }
    return ["\(title):"] + table.lines(indent: 0, colored: isColored)
  }

  private var closing: [String] {
    let made =
      "\(ExplanationWords.caveat) \(Numerals.grouped(result.replications)) replications of each, seed \(result.seed), "
      + "± at \(words.confidence); \(Numerals.grouped(Int(result.contactsSimulated))) contacts simulated."
    return result.notes.flatMap { TextReport.wrapped("Note: \(Printable.escaped($0))") }
      + TextReport.wrapped(made).map { style(.faint, $0) }
  }
}
