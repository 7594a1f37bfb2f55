import Foundation

/// `callsim.comparison/1` as a page: the answer, the ranking, differences to the baseline.
struct ReportedComparison {
  private let document: Document

  init(json: [UInt8]) throws {
    document = try JSONDecoder.ofDocuments.decode(Document.self, from: Data(json))
  }

  private struct Document: Decodable {
    var baseline: String
    var changedInputs: [Input]?
    var complete: Bool
    var confidence: Double
    var families: [Family]
    var firstStage: Int
    var guarantee: [String]
    var intervals: [String]
    var measures: [String]
    var notes: [String]
    var outcome: String
    var seed: UInt64
    var selected: String?
    var selectedMeetsTargets: Bool?
    var systems: [System]
    var tool: DocumentTool
  }

  private struct Input: Decodable {
    var new: String?
    var old: String?
    var path: String
  }

  private struct Family: Decodable {
    var differences: [Difference]
    var name: String
  }

  private struct Difference: Decodable {
    var better: Bool?
    var estimate: DocumentEstimate
    var system: String
  }

  private struct System: Decodable {
    var estimates: [DocumentEstimate]
    var gap: DocumentEstimate?
    var name: String
    var replications: Int
    var selection: String
    var targets: String
    var scenario: DocumentScenario
  }

  var section: PageSection {
    let measure = document.systems.first?.estimates.first?.estimate
    let objective = measure.map { MeasureWords.phrase($0.measure, threshold: $0.threshold) } ?? ""
    var section = PageSection(
      name: document.changedInputs == nil
        ? "Comparison of \(document.systems.count) alternatives"
        : "Difference to \(document.baseline)",
      headline:
        "\(Numerals.grouped(document.firstStage)) common replications of each, seed \(document.seed); "
        + "intervals hold together at \(Self.percent(document.confidence))")
    if !document.complete {
      section.warnings = ["PARTIAL RESULT: stopped before the comparison was complete"]
    }
    section.summary = answer(objective)
    section.answer = document.guarantee
    section.charts = charts(objective)
    section.tables = inputs + [ranking] + differences
    section.notes = document.notes
    section.facts =
      [.init("Baseline", document.baseline)]
      + document.systems.map {
        .init("Scenario of \($0.name)", "\($0.scenario.name), SHA-256 \($0.scenario.sha256)")
      }
      + [.init("Program", "callsim \(document.tool.version)")]
    section.definitions = document.measures.compactMap { name in
      Measures.named(name).map { .init(MeasureWords.phrase(name), $0.definition) }
    }
    return section
  }

  private static func percent(_ share: Double) -> String {
    Figure.exact(share, unit: Measure.Unit.share.rawValue)
  }

  /// Of `callsim diff`.
  private var inputs: [PageSection.Table] {
    guard let changes = document.changedInputs else { return [] }
    return [
      PageSection.Table(
        heading: "Changed inputs", caption: changes.isEmpty ? "Nothing is stated differently." : nil,
        title: "input",
        columns: ["old", "new"],
        rows: changes.map { .init(label: $0.path, figures: [.init($0.old ?? "-"), .init($0.new ?? "-")]) })
    ]
  }

  private func answer(_ objective: String) -> String {
    if document.changedInputs != nil {
      let shown = document.families.flatMap(\.differences).filter { $0.better != nil }
      return shown.isEmpty
        ? "No difference is shown in anything measured." : "\(shown.count) differences are shown to be real."
    }
    guard let selected = document.selected else {
      return document.complete
        ? "The best by \(objective) is not decided." : "Stopped before the best was known."
    }
    switch document.selectedMeetsTargets {
    case true?: return "\(selected) is the best by \(objective) among those that meet every target."
    case false?: return "No alternative meets every target; of all, \(selected) is the best by \(objective)."
    case nil: return "\(selected) is the best by \(objective)."
    }
  }

  private var ranking: PageSection.Table {
    let first = document.systems.first?.estimates ?? []
    let columns =
      first.map { MeasureWords.phrase($0.estimate.measure, threshold: $0.estimate.threshold) }
      + ["targets", "selection", "replications"]
    return PageSection.Table(
      heading: "Alternatives", title: "alternative", columns: columns,
      rows: document.systems.map { system in
        PageSection.Row(
          label: system.name + (system.name == document.baseline ? " (baseline)" : ""),
          isTotal: system.name == document.selected,
          figures: system.estimates.map { .init(Figure($0.estimate)) }
            + [
              .init(system.targets), .init(system.selection),
              .init(
                Numerals.grouped(system.replications), amount: .init(Double(system.replications), unit: "")),
            ])
      })
  }

  /// Families of differences, those shown only beyond the center.
  private var differences: [PageSection.Table] {
    document.families.compactMap { family in
      let isCenter = family.name == "center"
      let rows = family.differences.filter { isCenter || $0.better != nil }
      guard !rows.isEmpty else { return nil }
      return PageSection.Table(
        heading: "Differences to \(document.baseline): \(family.name)", sheet: "Differences, \(family.name)",
        caption:
          "\(family.differences.count { $0.better != nil }) of \(family.differences.count) are shown to be real.",
        title: "alternative", columns: ["what", "difference", ""],
        rows: rows.prefix(Self.mostRows).map { difference in
          PageSection.Row(
            label: difference.system,
            figures: [
              .init(what(difference.estimate.estimate)), .init(Self.change(difference)),
              .init(difference.better.map { $0 ? "better" : "worse" } ?? ""),
            ])
        })
    }
  }

  private static let mostRows = 200

  private static func change(_ difference: Difference) -> Figure {
    ComparisonWords.difference(
      .init(system: 0, estimate: difference.estimate.estimate, isBetter: difference.better))
  }

  private func what(_ estimate: Estimate) -> String {
    let phrase = MeasureWords.phrase(estimate.measure, threshold: estimate.threshold)
    let whose = estimate.of == .center ? "" : " of \(estimate.of.name)"
    let when =
      estimate.interval.flatMap {
        document.intervals.indices.contains($0) ? " at \(document.intervals[$0])" : nil
      }
    return "\(phrase)\(whose)\(when ?? ""), \(ComparisonWords.unit(of: estimate.unit))"
  }

  /// The first measure of all alternatives with their intervals.
  private func charts(_ objective: String) -> [PageSection.Figure] {
    let rows = document.systems.compactMap { system -> DotChart.Row? in
      guard let estimate = system.estimates.first?.estimate, let value = estimate.value else { return nil }
      return DotChart.Row(
        label: system.name, value: value, halfWidth: estimate.halfWidth,
        isMarked: system.name == document.selected)
    }
    guard rows.count > 1, let unit = document.systems.first?.estimates.first?.estimate.unit else { return [] }
    let chart = DotChart(title: objective, rows: rows, unit: unit)
    return [
      .init(
        chart, title: "\(TextReport.capitalized(objective)) of each alternative",
        legend: [.init(name: "± at \(Self.percent(document.confidence)), each by itself", style: "s1 line")],
        caption:
          "Overlapping intervals do not mean no difference: alternatives are compared on the same days, see below."
      )
    ]
  }
}
