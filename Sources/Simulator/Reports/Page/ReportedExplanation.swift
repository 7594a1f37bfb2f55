import Foundation

/// `callsim.explanation/1` as a page: the answer, what the miss is made of, what would close it.
struct ReportedExplanation {
  private let document: Document

  init(json: [UInt8]) throws {
    document = try JSONDecoder.ofDocuments.decode(Document.self, from: Data(json))
  }

  private struct Document: Decodable {
    var answer: [String]
    var base: DocumentEstimate
    var complete: Bool
    var confidence: Double
    var effects: [Effect]
    var notes: [String]
    var replications: Int
    var scenario: DocumentScenario
    var seed: UInt64
    var target: Int
    var tool: DocumentTool
  }

  private struct Effect: Decodable {
    var cost: Double?
    var gain: Double?
    var gainHalfWidth: Double?
    var kind: String
    var meets: Bool?
    var name: String
    var share: Double?
    var shareHalfWidth: Double?
    var shown: Bool
    var value: DocumentEstimate
  }

  var section: PageSection {
    var section = PageSection(
      name: "\(document.scenario.name): target \(document.target) explained",
      headline:
        "\(Numerals.grouped(document.replications)) replications of each, on the same days, seed \(document.seed)"
    )
    if !document.complete { section.warnings = ["PARTIAL RESULT: stopped before all days were replayed"] }
    section.summary = document.answer.first.map(TextReport.capitalized)
    section.advice = Array(document.answer.dropFirst())
    section.charts = chart
    section.tables = [
      table(isMissed ? "What the miss is made of" : "What works on it", ["cause", "all causes"]),
      table("What would help", ["policy", "agents"]),
    ].compactMap { $0 }
    section.notes = document.notes + [ExplanationWords.caveat]
    section.facts = [
      .init("Scenario", "SHA-256 \(document.scenario.sha256)"),
      .init(
        "To do it again",
        "callsim explain SCENARIO --target \(document.target) --seed \(document.seed) --replications \(document.replications)"
      ),
      .init("Program", "callsim \(document.tool.version)"),
    ]
    return section
  }

  private var isMissed: Bool { document.effects.contains { $0.share != nil } }

  /// Shares of the miss, or gains where it is not missed.
  private var chart: [PageSection.Figure] {
    let shown = document.effects.filter {
      ["cause", "all causes"].contains($0.kind) || ($0.kind == "agents" && $0.shown)
    }
    let isShare = shown.contains { $0.share != nil }
    let rows = shown.compactMap { effect -> DotChart.Row? in
      let (value, halfWidth) =
        isShare ? (effect.share, effect.shareHalfWidth) : (effect.gain, effect.gainHalfWidth)
      return value.map {
        DotChart.Row(label: effect.name, value: $0, halfWidth: halfWidth, isMarked: effect.meets == true)
      }
    }
    guard !rows.isEmpty else { return [] }
    let title = isShare ? "Share of the miss that would be gone" : "What each change gains"
    let chart = DotChart(
      title: title, rows: rows, unit: isShare ? Measure.Unit.share.rawValue : document.base.estimate.unit,
      hasZero: true)
    return [
      .init(
        chart, title: title,
        legend: [
          .init(name: "with its interval", style: "s1 line"),
          .init(name: "meets the target", style: "s2 bars"),
        ],
        caption: "Each change by itself, on the same days.")
    ]
  }

  private func table(_ heading: String, _ kinds: [String]) -> PageSection.Table? {
    let effects = document.effects.filter { kinds.contains($0.kind) && ($0.kind != "policy" || $0.shown) }
    guard !effects.isEmpty else { return nil }
    let unit = document.base.estimate.unit
    return PageSection.Table(
      heading: heading, title: "on the same days",
      columns: ["then", "gain, \(ComparisonWords.unit(of: unit))", "of the miss", "cost", "target"],
      rows: effects.map { effect in
        var gain = document.base.estimate
        (gain.value, gain.halfWidth) = (effect.gain, effect.gainHalfWidth)
        let words = ComparisonWords.difference(
          .init(system: 0, estimate: gain, isBetter: effect.shown ? (effect.gain ?? 0) > 0 : nil))
        return PageSection.Row(
          label: effect.name,
          figures: [
            .init(Figure(effect.value.estimate)), .init(words),
            effect.shown
              ? .init(
                effect.share.map { "\(Figure.decimal($0 * 100, 0)) %" } ?? "-",
                halfWidth: effect.shareHalfWidth.map { Figure.decimal($0 * 100, 0) },
                amount: effect.share.map {
                  .init($0, halfWidth: effect.shareHalfWidth, unit: Measure.Unit.share.rawValue)
                })
              : .none,
            effect.cost.map { .init($0, decimals: 2, unit: .currency) } ?? .none,
            .init(effect.meets.map { $0 ? "met" : "missed" } ?? "undecided"),
          ])
      })
  }
}
