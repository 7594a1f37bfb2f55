/// The difference of two scenarios for the terminal: inputs that changed, then effects that are real.
public struct DiffText: Sendable {
  private let diff: ScenarioDiff
  private let isColored: Bool

  public init(_ diff: ScenarioDiff, isColored: Bool = false) {
    self.diff = diff
    self.isColored = isColored
  }

  private var result: ComparisonAnswer { diff.comparison }

  /// Ends with a newline.
  public var text: String {
    ([heading, inputs] + effects + [closing]).filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private func style(_ style: TextStyle, _ text: String) -> String {
    style.applied(to: text, colored: isColored)
  }

  private func name(_ system: Int) -> String { Printable.escaped(result.systems[system].name) }

  private var heading: [String] {
    var lines = [style(.bold, "\(name(1)) against \(name(0))") + ": " + DiffWords(diff: diff).answer]
    if !result.isComplete {
      lines.append(style(.bad, "PARTIAL RESULT: stopped before all replications were done"))
    }
    return lines
  }

  private static let mostRows = 40

  private var inputs: [String] {
    guard !diff.changes.isEmpty else { return ["Inputs: nothing is stated differently."] }
    var table = TextTable([
      .init(title: "Changed input", alignment: .left), .init(title: "old", alignment: .left),
      .init(title: "new", alignment: .left),
    ])
    for change in diff.changes.prefix(Self.mostRows) {
      table.add([
        .text(DisplayWidth.shortened(Printable.escaped(change.path), to: 50)),
        .text(DisplayWidth.shortened(Printable.escaped(change.old ?? "-"), to: 32)),
        .text(DisplayWidth.shortened(Printable.escaped(change.new ?? "-"), to: 32)),
      ])
    }
    let more = diff.changes.count - Self.mostRows
    return table.lines(indent: 0, colored: isColored)
      + (more > 0 ? ["and \(more) more (--format json lists all)"] : [])
  }

  private var effects: [[String]] {
    guard result.firstStage > 1 else { return [] }
    return result.families.compactMap { family in
      let shown = family.differences.filter { $0.isBetter != nil }
      guard !shown.isEmpty else { return nil }
      var table = TextTable([
        .init(title: DiffWords.title(of: family.name), alignment: .left), .init(title: "change"),
        .init(title: "", alignment: .left), .init(title: "", alignment: .left),
      ])
      for difference in shown.prefix(Self.mostRows) {
        let isBetter = difference.isBetter == true
        table.add([
          .text(DisplayWidth.shortened(Printable.escaped(DiffWords(diff: diff).what(difference)), to: 56)),
          .figure(ComparisonWords.difference(difference)),
          .text(ComparisonWords.unit(of: difference.estimate.unit)),
          .text(isBetter ? "better" : "worse", style: isBetter ? .good : .bad),
        ])
      }
      let more = shown.count - Self.mostRows
      return table.lines(indent: 0, colored: isColored)
        + (more > 0 ? ["and \(more) more (--format json lists all)"] : [])
        + [
          style(
            .faint,
            "No difference shown in \(family.differences.count - shown.count) of \(family.differences.count)."
          )
        ]
    }
  }

  private var closing: [String] {
    let confidence = Figure.exact(result.confidence, unit: Measure.Unit.share.rawValue)
    let made =
      "\(Numerals.grouped(result.firstStage)) replications of each on the same contacts, seed \(result.seed); the intervals of a "
      + "table hold together at \(confidence) (paired t, Bonferroni). \(Numerals.grouped(Int(result.contactsSimulated))) contacts simulated."
    return result.notes.flatMap { TextReport.wrapped("Note: \(Printable.escaped($0))") }
      + TextReport.wrapped(made).map { style(.faint, $0) }
  }
}

/// What a difference of scenarios is in words; the same on screen and on paper.
struct DiffWords {
  let diff: ScenarioDiff

  /// The answer, in one sentence.
  var answer: String {
    let (count, shown) = (diff.changes.count, diff.shown)
    let inputs =
      count == 0 ? "no input is stated differently" : "\(count) input\(count == 1 ? "" : "s") changed"
    guard diff.comparison.firstStage > 1 else {
      return "\(inputs); too few replications to tell their effect"
    }
    guard !shown.isEmpty else { return "\(inputs); no difference shown in anything measured" }
    let center = shown.filter { $0.estimate.of == .center && $0.estimate.interval == nil }
    let words = center.map { difference in
      let figure = ComparisonWords.difference(difference)
      return "\(MeasureWords.phrase(difference.estimate.measure, threshold: difference.estimate.threshold)) "
        + "\(figure.value) \(ComparisonWords.unit(of: difference.estimate.unit))"
    }
    return words.isEmpty
      ? "\(inputs); no difference shown for the whole center, \(shown.count) in its parts"
      : "\(inputs); \(words.joined(separator: ", "))"
  }

  static func title(of family: String) -> String {
    switch family {
    case "center": "Whole center"
    case "parts": "By contact type, language, channel"
    case "intervals": "By interval"
    default: "Other measures of parts"
    }
  }

  func what(_ difference: ComparisonAnswer.Difference) -> String {
    let estimate = difference.estimate
    let whose = estimate.of == .center ? "" : " of \(estimate.of.name)"
    let labels = diff.comparison.intervalLabels
    let when = estimate.interval.map { labels.indices.contains($0) ? " at \(labels[$0])" : "" } ?? ""
    return MeasureWords.phrase(estimate.measure, threshold: estimate.threshold) + whose + when
  }
}
