import Foundation

/// `callsim.backtest/1` as a page: observed against simulated.
struct ReportedBacktest {
  private let document: Document

  init(json: [UInt8]) throws {
    document = try JSONDecoder.ofDocuments.decode(Document.self, from: Data(json))
  }

  private struct Document: Decodable {
    var complete: Bool
    var contactTypes: [Row]
    var coverage: [Coverage]
    var days: [Row]
    var findings: [Finding]
    var given: String
    var intervals: [Row]
    var replications: Int
    var scenario: String
    var total: Row
    var validity: String
  }

  private struct Coverage: Decodable {
    var band: Double
    var intervals: Int
    var measure: String
    var miscalibration: Double?
    var share: Double?
  }

  private struct Finding: Decodable {
    var answer: String
    var contradicted: Bool
    var question: String
  }

  private struct Row: Decodable {
    var label: String
    var values: [Value]
  }

  private struct Value: Decodable {
    var high: Double?
    var low: Double?
    var measure: String
    var observed: Double?
    var simulated: Double?

    /// Of a `Measure`.
    var unit: Measure.Unit {
      switch measure {
      case "abandonment", "service level": .share
      case "mean wait", "ASA": .seconds
      default: .contacts
      }
    }

    func figure(_ value: Double?) -> Figure {
      value.map { Figure($0, halfWidth: nil, unit: unit.rawValue) } ?? .none
    }
  }

  var section: PageSection {
    var section = PageSection(
      name: "Backtest of \(document.scenario)",
      headline:
        "\(document.days.count) held-out days; \(Numerals.grouped(document.replications)) replications of each"
    )
    if !document.complete { section.warnings = ["PARTIAL RESULT: stopped before all days were judged"] }
    section.summary = TextReport.capitalized(document.validity) + "."
    section.answer = document.findings.map { "\($0.question) \($0.answer)" }
    section.charts = ["offered", "mean wait", "service level", "abandonment"].compactMap(chart)
    section.tables = [
      total, table("By day", document.days), table("By contact type", document.contactTypes),
    ]
    section.facts = [.init("Taken from the log", document.given), .init("Scenario", document.scenario)]
    section.definitions = [
      .init(
        "90 % band",
        "where nine of ten simulated days lie; a model that is right has nine of ten observed values in it")
    ]
    return section
  }

  private var total: PageSection.Table {
    PageSection.Table(
      heading: "Observed and simulated", title: "measure",
      columns: ["observed", "simulated", "90 % band from", "to", "intervals in their band"],
      rows: document.total.values.map { value in
        let coverage = document.coverage.first { $0.measure == value.measure }
        return PageSection.Row(
          label: value.measure,
          figures: [
            .init(value.figure(value.observed)), .init(value.figure(value.simulated)),
            .init(value.figure(value.low)), .init(value.figure(value.high)),
            .init(coverage?.share.map { Figure($0, halfWidth: nil, unit: "share") } ?? .none),
          ])
      })
  }

  private func table(_ heading: String, _ rows: [Row]) -> PageSection.Table {
    let shown = ["offered", "abandonment", "mean wait"]
    return PageSection.Table(
      heading: heading, title: "", columns: shown.flatMap { [$0, "simulated"] },
      rows: rows.map { row in
        PageSection.Row(
          label: row.label,
          figures: shown.flatMap { name -> [PageSection.Cell] in
            guard let value = row.values.first(where: { $0.measure == name }) else {
              return [.none, .none]
            }
            return [.init(value.figure(value.observed)), .init(value.figure(value.simulated))]
          })
      })
  }

  private func chart(_ name: String) -> PageSection.Figure? {
    let values = document.intervals.map { row in row.values.first { $0.measure == name } }
    guard values.contains(where: { $0?.simulated != nil }), let unit = values.compactMap({ $0 }).first?.unit
    else {
      return nil
    }
    let bands = values.map { value -> ClosedRange<Double>? in
      guard let low = value?.low, let high = value?.high, low <= high else { return nil }
      return low...high
    }
    let series: [Chart.Series] = [
      .init(
        name: "simulated, 90 % band", style: 1, shape: .line, values: values.map { $0?.simulated },
        bands: bands),
      .init(name: "observed", style: 2, shape: .line, values: values.map { $0?.observed }),
    ]
    return .init(
      Chart(
        title: "\(TextReport.capitalized(name)) by interval, all judged days together",
        labels: document.intervals.map(\.label), series: series, limit: unit == .share ? 1 : nil, unit: unit,
        format: IntervalCharts.format(unit)))
  }
}
