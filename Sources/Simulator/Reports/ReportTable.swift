/// A table of estimates as reports show it, on screen and on paper: a row for each scope or interval, a column for each measure.
struct ReportTable: Sendable {
  struct Row: Sendable {
    /// As in the user's file; not yet safe to show.
    var label: String
    var figures: [Figure]
  }

  /// What the rows are, e.g. `Contact type`.
  var title: String
  var columns: [String]
  var rows: [Row] = []
  /// The whole center.
  var total: Row?

  /// A column: a measure and what it is called in a heading.
  struct Column {
    var measure: String
    var title: String
    var hasHalfWidth = true

    init(_ measure: String, _ title: String, hasHalfWidth: Bool = true) {
      self.measure = measure
      self.title = title
      self.hasHalfWidth = hasHalfWidth
    }

    func figure(_ estimate: Estimate?) -> Figure {
      var figure = Figure(estimate)
      if !hasHalfWidth {
        figure.halfWidth = ""
        figure.amount?.halfWidth = nil
      }
      return figure
    }
  }

  /// Contact types in the order of the file.
  static func contactTypes(_ table: EstimateTable) -> ReportTable {
    contacts("Contact type", table.contactTypes, table)
  }

  /// Channels, languages and topics, each where the scenario has more than one.
  static func attributes(_ table: EstimateTable) -> [ReportTable] {
    ["channel", "language", "topic"].compactMap { kind in
      let scopes = table.scopes.filter { $0.kind == kind }
      return scopes.count > 1 ? contacts(TextReport.capitalized(kind), scopes, table) : nil
    }
  }

  /// Agent groups in the order of the file.
  static func agentGroups(_ table: EstimateTable) -> ReportTable {
    var columns = [
      Column("staffed_agents", "staffed"), Column("busy_agents", "busy"), Column("occupancy", "occupancy"),
      Column("answered", "answered"),
    ]
    if isPresent("overtime", table) { columns.append(Column("overtime", "overtime h")) }
    if isPresent("labour_cost", table) { columns.append(Column("labour_cost", "cost", hasHalfWidth: false)) }
    return make("Agent group", table.agentGroups, columns, table)
  }

  /// The whole center in each interval.
  static func intervals(_ labels: [String], _ table: EstimateTable) -> ReportTable {
    let columns = [
      Column("offered", "offered"), Column("service_level", serviceLevelTitle(table)),
      Column("abandonment", "abandoned"), Column("mean_wait", "mean wait"),
      Column("staffed_agents", "staffed", hasHalfWidth: false), Column("busy_agents", "busy"),
      Column("occupancy", "occupancy"),
    ]
    var report = ReportTable(title: "Interval", columns: columns.map(\.title))
    for (index, label) in labels.enumerated() {
      report.rows.append(
        Row(label: label, figures: columns.map { $0.figure(table[$0.measure, .center, index]) }))
    }
    return report
  }

  private static func contacts(_ title: String, _ scopes: [Scope], _ table: EstimateTable) -> ReportTable {
    var columns = [Column("offered", "offered")]
    if isPresent("blocked", table) { columns.append(Column("blocking", "blocked")) }
    columns += [
      Column("service_level", serviceLevelTitle(table)), Column("abandonment", "abandoned"),
      Column("mean_wait", "mean wait"), Column("wait_p95", "95 % wait", hasHalfWidth: false),
    ]
    return make(title, scopes, columns, table)
  }

  static func make(
    _ title: String, _ scopes: [Scope], _ columns: [Column], _ table: EstimateTable
  ) -> ReportTable {
    func row(_ label: String, _ scope: Scope) -> Row {
      Row(label: label, figures: columns.map { $0.figure(table[$0.measure, scope]) })
    }
    var report = ReportTable(title: title, columns: columns.map(\.title))
    report.rows = scopes.map { row($0.name, $0) }
    report.total = row("all", .center)
    return report
  }

  /// `within 20 s`, or `in time` where contact types have different thresholds.
  private static func serviceLevelTitle(_ table: EstimateTable) -> String {
    guard let threshold = table["service_level", .center]?.threshold else { return "in time" }
    return "within \(Figure.exact(threshold, unit: Measure.Unit.seconds.rawValue))"
  }

  private static func isPresent(_ measure: String, _ table: EstimateTable) -> Bool {
    (table[measure, .center]?.value ?? 0) > 0
  }
}
