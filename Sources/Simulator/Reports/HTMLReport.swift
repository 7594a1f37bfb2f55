import Mustache

/// The result of a run as one HTML file for people who were not there: verdicts first, charts by interval, tables, method.
///
/// It loads nothing from anywhere and runs no script; its security policy allows only its own style sheet.
public struct HTMLReport: Sendable {
  let result: RunResult
  let tool: ResultDocument.Tool

  public init(_ result: RunResult, tool: ResultDocument.Tool) {
    self.result = result
    self.tool = tool
  }

  /// UTF-8.
  public var bytes: [UInt8] { Array(Self.template.render(page).utf8) }

  private static let template: MustacheTemplate = {
    MustacheContentTypes.register(HTMLText.TemplateType(), named: HTMLText.templateType)
    do {
      return try MustacheTemplate(string: HTMLTemplate.text)
    } catch {
      preconditionFailure("the template of the HTML report is well formed: \(error)")
    }
  }()

  /// What the template reads, by these names.
  struct Page {
    var name: String
    var description: String?
    var headline: String
    var confidence: String
    var tool: String
    let style = HTMLStyle.text
    let styleDigest = HTMLStyle.digest
    var warnings: [String]
    /// nil without targets.
    var targetSummary: String?
    var showsDays: Bool
    var targets: [TargetRow]
    var charts: [IntervalCharts.Page]
    var tables: [Table]
    var notes: [String]
    var facts: [Fact]
    var definitions: [Fact]
  }

  struct TargetRow {
    var verdict: String
    var whom: String
    var measure: String
    var bound: String
    var found: String
    var margin: String
    var intervals: String?
    var days: String
  }

  struct Table {
    var heading: String
    var title: String
    var columns: [String]
    var rows: [Row]
  }

  struct Row {
    var label: String
    var isTotal: Bool
    var figures: [Cell]
  }

  struct Cell {
    var value: String
    /// nil, so that the template leaves out the sign, where there is none.
    var halfWidth: String?
  }

  struct Fact {
    var name: String
    var text: String
  }

  private var page: Page {
    let table = EstimateTable(result.estimates)
    return Page(
      name: result.scenario.name, description: result.scenario.description, headline: result.headline,
      confidence: result.confidence, tool: "callsim \(tool.version)", warnings: result.warnings,
      targetSummary: result.targets.isEmpty ? nil : TargetWords.summary(of: result.targets),
      showsDays: result.targets.contains { $0.metOnDays?.value != nil }, targets: result.targets.map(row),
      charts: IntervalCharts(result: result, table: table).pages,
      tables: result.hasContacts ? tables(table) : [], notes: result.notes, facts: facts,
      definitions: definitions)
  }

  private func row(_ verdict: TargetVerdict) -> TargetRow {
    let words = TargetWords(verdict: verdict, intervalLabels: result.intervalLabels)
    return TargetRow(
      verdict: verdict.verdict.rawValue, whom: verdict.target.label, measure: words.measure,
      bound: words.bound,
      found: Figure(verdict.estimate).text, margin: words.margin, intervals: words.intervals, days: words.days
    )
  }

  private func tables(_ table: EstimateTable) -> [Table] {
    let contacts = [Self.table("Contact types", .contactTypes(table))]
    let attributes = ReportTable.attributes(table).map { Self.table("By \($0.title.lowercased())", $0) }
    let agents = table.agentGroups.isEmpty ? [] : [Self.table("Agent groups", .agentGroups(table))]
    let parts = PartTable.tables(table).map { Self.table($0.heading, $0.table) }
    let intervals =
      result.intervalLabels.isEmpty ? [] : [Self.table("Intervals", .intervals(result.intervalLabels, table))]
    return contacts + attributes + agents + parts + intervals
  }

  private static func table(_ heading: String, _ report: ReportTable) -> Table {
    func row(_ row: ReportTable.Row, isTotal: Bool) -> Row {
      Row(
        label: row.label, isTotal: isTotal,
        figures: row.figures.map {
          Cell(value: $0.value, halfWidth: $0.halfWidth.isEmpty ? nil : $0.halfWidth)
        })
    }
    return Table(
      heading: heading, title: report.title, columns: report.columns,
      rows: report.rows.map { row($0, isTotal: false) }
        + (report.total.map { [row($0, isTotal: true)] } ?? []))
  }

  private var facts: [Fact] {
    var facts = [
      Fact(name: "Intervals of confidence", text: result.method),
      Fact(name: "End of the run", text: result.stoppingRule),
      Fact(
        name: "Simulated",
        text: "\(Numerals.grouped(Int(result.contactsSimulated))) contacts, "
          + "\(Numerals.grouped(Int(result.eventsSimulated))) events"),
    ]
    if let warmUp = result.warmUp {
      facts.append(Fact(name: "Warm-up left out", text: Durations.written(warmUp)))
    }
    let commit = tool.commit.map { ", commit \($0)" } ?? ""
    return facts + [
      Fact(name: "Scenario", text: "SHA-256 \(result.scenario.digest)"),
      Fact(name: "Program", text: "callsim \(tool.version)\(commit)"),
    ]
  }

  private var definitions: [Fact] {
    let measures: [Measure] = [
      .offered, .serviceLevel, .abandonment, .meanWait, .waitP95, .staffedAgents, .busyAgents, .occupancy,
    ]
    return measures.map { Fact(name: MeasureWords.phrase($0.name), text: $0.definition) }
  }
}
