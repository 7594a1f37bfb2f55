/// The page of a run: verdicts on targets, what to do, charts by interval, tables, method.
struct RunSection {
  let run: ReportedRun
  private let table: EstimateTable

  init(_ run: ReportedRun) {
    self.run = run
    table = EstimateTable(run.estimates)
  }

  var section: PageSection {
    var section = PageSection(
      name: run.name, headline: "\(run.headline); ± at \(run.confidence) confidence")
    section.description = run.description
    section.warnings = run.warnings
    if !run.targets.isEmpty {
      section.summary = "Targets: \(TargetWords.summary(of: run.targets))"
      section.verdicts = verdicts
    }
    section.advice = Advice(run: run, table: table).lines
    if run.hasContacts {
      section.charts = IntervalCharts(run: run, table: table).figures
      section.tables = tables
    }
    section.notes = run.notes
    if let split = run.uncertainty {
      let words = UncertaintyWords(split: split)
      section.tables.append(Self.table("Where a day's uncertainty comes from", words.table))
      section.notes += words.sentences
    }
    section.facts = facts
    section.assumptions = run.assumptions
    section.definitions = definitions
    return section
  }

  private var verdicts: PageSection.VerdictTable {
    PageSection.VerdictTable(
      showsDays: run.targets.contains { $0.metOnDays?.value != nil },
      rows: run.targets.map { verdict in
        let words = TargetWords(verdict: verdict, intervalLabels: run.intervalLabels)
        return PageSection.VerdictRow(
          verdict: verdict.verdict.rawValue,
          style: verdict.verdict == .noContacts ? "no" : verdict.verdict.rawValue,
          whom: verdict.target.label, measure: words.measure, bound: words.bound,
          found: Figure(verdict.estimate).text, margin: words.margin, intervals: words.details,
          days: words.days, limit: .init(verdict.target.bound.value, unit: verdict.estimate.unit),
          amount: Figure(verdict.estimate).amount,
          spare: words.spare.map { .init($0, unit: verdict.estimate.unit) },
          daysMet: verdict.metOnDays.flatMap { Figure($0).amount })
      })
  }

  private var tables: [PageSection.Table] {
    let contacts = [Self.table("Contact types", .contactTypes(table))]
    let attributes = ReportTable.attributes(table).map { Self.table("By \(Self.word($0.title))", $0) }
    let agents = table.agentGroups.isEmpty ? [] : [Self.table("Agent groups", .agentGroups(table))]
    let parts = PartTable.tables(table).map { Self.table($0.heading, $0.table) }
    let intervals =
      run.intervalLabels.isEmpty ? [] : [Self.table("Intervals", .intervals(run.intervalLabels, table))]
    return EquityTable(run.equity, table).tables + attributes + contacts + agents + parts + intervals
  }

  /// Topics are what planners call specialties.
  private static func word(_ title: String) -> String {
    title == "Topic" ? "specialty (topic)" : title.lowercased()
  }

  static func table(_ heading: String, _ report: ReportTable) -> PageSection.Table {
    func row(_ row: ReportTable.Row, isTotal: Bool) -> PageSection.Row {
      PageSection.Row(label: row.label, isTotal: isTotal, figures: row.figures.map { PageSection.Cell($0) })
    }
    return PageSection.Table(
      heading: heading, title: report.title, columns: report.columns,
      rows: report.rows.map { row($0, isTotal: false) }
        + (report.total.map { [row($0, isTotal: true)] } ?? []))
  }

  private var facts: [PageSection.Fact] {
    var facts = [
      PageSection.Fact("Intervals of confidence", run.method), .init("End of the run", run.stoppingRule),
      .init(
        "Simulated",
        "\(Numerals.grouped(Int(run.contactsSimulated))) contacts, \(Numerals.grouped(Int(run.eventsSimulated))) events"
      ),
    ]
    if let warmUp = run.warmUp { facts.append(.init("Warm-up left out", Durations.written(warmUp))) }
    let commit = run.tool.commit.map { ", commit \($0)" } ?? ""
    return facts + [
      .init("To do it again", "callsim run SCENARIO --seed \(run.seed) --replications \(run.replications)"),
      .init("Scenario", "SHA-256 \(run.digest)"), .init("Program", "callsim \(run.tool.version)\(commit)"),
    ]
  }

  private var definitions: [PageSection.Fact] {
    let measures: [Measure] = [
      .offered, .serviceLevel, .abandonment, .meanWait, .speedOfAnswer, .waitP95, .staffedAgents, .busyAgents,
      .occupancy, .offeredLoad,
    ]
    return measures.map { .init(MeasureWords.phrase($0.name), $0.definition) } + [
      .init("undecided", "the interval of confidence has the bound in it: more replications would tell"),
      .init("service level, T", "T is the acceptable wait stated for each contact type, or with the target"),
    ]
  }
}
