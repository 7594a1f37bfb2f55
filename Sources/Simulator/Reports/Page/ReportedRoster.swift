import Foundation

/// `callsim.roster/1` as a page: who works when, and what the targets reach.
struct ReportedRoster {
  private let document: Document

  init(json: [UInt8]) throws {
    document = try JSONDecoder.ofDocuments.decode(Document.self, from: Data(json))
  }

  private struct Document: Decodable {
    var agents: Int
    var complete: Bool
    var cost: Double
    var groupsWithoutCost: [String]
    var meetsTargets: Bool
    var paidHours: Double
    var scenario: DocumentScenario
    var seed: UInt64
    var shifts: [Shift]
    var staff: Staff
    var targets: [ReachedTarget]
    var tool: DocumentTool
  }

  private struct Shift: Decodable {
    var agent: String
    var agentGroup: String
    var breaks: [Pause]
    var day: String
    var end: String
    var paidHours: Double
    var shift: String
    var start: String
  }

  private struct Pause: Decodable {
    var end: String
    var name: String
    var start: String
  }

  private struct Staff: Decodable {
    /// Start of each step; nil: written before they were.
    var labels: [String]?
    var asked: [String: [Int]]
    var available: [String: [Int]]
    var step: Double
  }

  /// More shifts are in roster.csv.
  private static let mostShifts = 400

  var section: PageSection {
    var section = PageSection(
      name: "Roster of \(document.scenario.name)",
      headline:
        "\(Numerals.grouped(document.agents)) agents, \(Numerals.grouped(document.shifts.count)) shifts, "
        + "\(Figure.decimal(document.paidHours, 1)) paid hours; seed \(document.seed)")
    if !document.complete { section.warnings = ["PARTIAL RESULT: the search was stopped"] }
    section.summary =
      document.meetsTargets
      ? "This roster meets every target, on random numbers that the search has not seen."
      : "No roster that meets every target was found; this one comes nearest."
    section.answer = ["It costs \(Figure.decimal(document.cost, document.cost < 1000 ? 2 : 0))."]
    section.verdicts = ReachedTarget.table(document.targets)
    section.charts = [chart]
    section.tables = [shifts(document.shifts.prefix(Self.mostShifts))]
    if document.shifts.count > Self.mostShifts { section.sheets = [shifts(document.shifts[...])] }
    section.facts = [
      .init("Scenario", "SHA-256 \(document.scenario.sha256)"),
      .init("To do it again", "callsim roster SCENARIO --seed \(document.seed)"),
      .init("Program", "callsim \(document.tool.version)"),
    ]
    if !document.groupsWithoutCost.isEmpty {
      section.notes = ["counted as 1 an hour: \(document.groupsWithoutCost.joined(separator: ", "))"]
    }
    return section
  }

  private var chart: PageSection.Figure {
    func total(_ staff: [String: [Int]]) -> [Double?] {
      let count = staff.values.map(\.count).max() ?? 0
      return (0..<count).map { step in
        Double(staff.values.reduce(0) { $0 + ($1.indices.contains(step) ? $1[step] : 0) })
      }
    }
    let (asked, available) = (total(document.staff.asked), total(document.staff.available))
    let minutes = document.staff.step / 60
    let labels =
      document.staff.labels.flatMap { $0.count == available.count ? $0 : nil }
      ?? available.indices.map { "step \($0 + 1)" }
    let series: [Chart.Series] = [
      .init(name: "at work, breaks taken out", style: 3, shape: .step, values: available),
      .init(name: "asked for", style: 2, shape: .step, values: asked.count == available.count ? asked : []),
    ].filter { !$0.values.isEmpty }
    return .init(
      Chart(
        title: "Agents: asked for against rostered", labels: labels,
        series: series, caption: "Steps of \(Figure.exact(minutes, unit: "")) minutes from opening time on.",
        unit: .agents, format: { value, _ in Numerals.grouped(Int(value)) }))
  }

  /// All shifts for spreadsheets, the first ones for the page.
  private func shifts(_ shown: ArraySlice<Shift>) -> PageSection.Table {
    PageSection.Table(
      heading: shown.count < document.shifts.count ? "The first shifts" : "Shifts",
      caption: shown.count < document.shifts.count
        ? "The first \(shown.count) of \(document.shifts.count); roster.csv has all." : nil,
      title: "agent", columns: ["group", "day", "shift", "from", "to", "breaks", "paid hours"],
      rows: shown.map { shift in
        PageSection.Row(
          label: shift.agent,
          figures: [
            .init(shift.agentGroup), .init(shift.day), .init(shift.shift), .init(shift.start),
            .init(shift.end),
            .init(shift.breaks.map { "\($0.name) \($0.start)-\($0.end)" }.joined(separator: ", ")),
            .init(shift.paidHours, decimals: 2, unit: .agentHours),
          ])
      })
  }
}
