import Foundation

/// `callsim.staffing/1` as a page: required against scheduled agents, and what the targets reach.
struct ReportedStaffing {
  private let document: Document

  init(json: [UInt8]) throws {
    document = try JSONDecoder.ofDocuments.decode(Document.self, from: Data(json))
  }

  private struct Document: Decodable {
    var agentHours: Double
    var complete: Bool
    var cost: Double
    var gap: Double?
    var groupsWithoutCost: [String]
    var impossible: [String]
    var intervals: [String]
    var replications: Int
    var scenario: DocumentScenario
    var seed: UInt64
    var staff: [String: [Int]]
    var stated: Stated
    var status: String
    var targets: [ReachedTarget]
    var tool: DocumentTool
    var validationReplications: Double?
  }

  private struct Stated: Decodable {
    var agentHours: Double
    var cost: Double
    var staff: [String: [Int]]
  }

  var section: PageSection {
    var section = PageSection(
      name: "Staffing of \(document.scenario.name)",
      headline:
        "least cost that meets every target; \(Numerals.grouped(document.replications)) replications a step, "
        + "seed \(document.seed)")
    if !document.complete { section.warnings = ["PARTIAL RESULT: the search was stopped"] }
    section.summary = answer
    section.answer = document.impossible
    section.verdicts = ReachedTarget.table(document.targets)
    let saved = document.stated.cost - document.cost
    section.advice = [
      "\(money(document.cost)) for \(Figure.decimal(document.agentHours, 1)) agent-hours, against \(money(document.stated.cost)) "
        + "for \(Figure.decimal(document.stated.agentHours, 1)) as stated: "
        + (saved >= 0 ? "\(money(saved)) less." : "\(money(-saved)) more.")
    ]
    if let gap = document.gap {
      section.advice.append(
        gap < 0.0005
          ? "No staffing that meets the targets costs less."
          : "A staffing that meets the targets costs at most \(Figure.decimal(gap * 100, 1)) % less than this one."
      )
    }
    section.charts = document.intervals.isEmpty ? [] : charts
    section.tables = [table]
    section.sheets = [stated]
    section.facts = [
      .init("Scenario", "SHA-256 \(document.scenario.sha256)"),
      .init(
        "Checked on",
        document.validationReplications.map { "\(Numerals.grouped(Int($0))) fresh replications" }
          ?? "nothing"),
      .init("To do it again", "callsim staff SCENARIO --seed \(document.seed)"),
      .init("Program", "callsim \(document.tool.version)"),
    ]
    if !document.groupsWithoutCost.isEmpty {
      section.notes = ["counted as 1 an agent-hour: \(document.groupsWithoutCost.joined(separator: ", "))"]
    }
    return section
  }

  private var answer: String {
    switch document.status {
    case "met": "This staffing meets every target, on random numbers that the search has not seen."
    case "undecided": "This staffing is the best found; fresh random numbers leave a target undecided."
    case "missed": "No staffing that meets every target was found; this one comes nearest."
    default: "No staffing can meet every target."
    }
  }

  private func money(_ value: Double) -> String { Figure.decimal(value, value < 1000 ? 2 : 0) }

  private var names: [String] { document.staff.keys.sorted() }

  private var charts: [PageSection.Figure] {
    func total(_ staff: [String: [Int]]) -> [Double?] {
      document.intervals.indices.map { interval in
        Double(
          staff.values.reduce(0) {
            $0 + ($1.count == 1 ? $1[0] : $1.indices.contains(interval) ? $1[interval] : 0)
          })
      }
    }
    let series: [Chart.Series] = [
      .init(name: "scheduled, as stated", style: 3, shape: .step, values: total(document.stated.staff)),
      .init(name: "required", style: 2, shape: .step, values: total(document.staff)),
    ]
    return [
      .init(
        Chart(
          title: "Agents: required against scheduled", labels: document.intervals, series: series,
          unit: .agents, format: { value, _ in Numerals.grouped(Int(value)) }))
    ]
  }

  private var table: PageSection.Table {
    table(
      "Agents required",
      "In brackets the stated number, where it differs; in a workbook it has a sheet of its own."
    ) {
      name, interval in
      let found = value(document.staff[name], interval)
      let stated = value(document.stated.staff[name], interval)
      return .init(
        found == stated ? "\(found)" : "\(found) (\(stated))", amount: .init(Double(found), unit: "agents"))
    }
  }

  private var stated: PageSection.Table {
    table("Agents as stated", nil) { name, interval in
      .init(Double(value(document.stated.staff[name], interval)), decimals: 0, unit: .agents)
    }
  }

  private func table(
    _ heading: String, _ caption: String?, _ cell: (_ group: String, _ interval: Int) -> PageSection.Cell
  ) -> PageSection.Table {
    PageSection.Table(
      heading: heading, caption: caption, title: document.intervals.isEmpty ? "" : "interval", columns: names,
      rows: (0..<(document.staff.values.map(\.count).max() ?? 0)).map { interval in
        PageSection.Row(
          label: document.intervals.indices.contains(interval)
            ? document.intervals[interval] : "all the time",
          figures: names.map { cell($0, interval) })
      })
  }

  private func value(_ list: [Int]?, _ interval: Int) -> Int {
    guard let list, !list.isEmpty else { return 0 }
    return list.indices.contains(interval) ? list[interval] : list[0]
  }
}
