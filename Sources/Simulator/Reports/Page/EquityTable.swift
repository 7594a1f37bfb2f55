/// Service by language and by topic side by side, with the gap between the best and the worst served (OU7).
struct EquityTable {
  private let gaps: [EquityGap]
  private let table: EstimateTable

  init(_ gaps: [EquityGap], _ table: EstimateTable) {
    self.gaps = gaps
    self.table = table
  }

  static let kinds = [("language", "languages"), ("topic", "specialties (topics)")]

  var tables: [PageSection.Table] {
    Self.kinds.compactMap { kind, plural in
      let found = gaps.filter { $0.by == kind }
      guard !found.isEmpty else { return nil }
      let scopes = table.scopes.filter { $0.kind == kind }
      var rows = scopes.map { scope in
        PageSection.Row(
          label: scope.name, figures: found.map { PageSection.Cell(Figure(table[$0.measure, scope])) })
      }
      rows.append(
        .init(label: "gap, best to worst", isTotal: true, figures: found.map { .init(Self.words($0)) }))
      rows.append(.init(label: "worst served", figures: found.map { .init($0.worst.name) }))
      return PageSection.Table(
        heading: "Equity among \(plural)", caption: Self.caption(found, plural),
        title: TextReport.capitalized(kind),
        columns: found.map { MeasureWords.phrase($0.measure, threshold: $0.threshold) }, rows: rows)
    }
  }

  /// `4.1 points (3.2 to 5.0)`, `12 s (9 to 15)`.
  static func words(_ gap: EquityGap) -> String {
    let halfWidth = gap.low.flatMap { low in gap.high.map { ($0 - low) / 2 } }
    func figure(_ value: Double) -> String {
      Figure.difference(value, halfWidth: halfWidth, unit: gap.unit)
    }
    guard let low = gap.low, let high = gap.high else { return figure(gap.value) }
    let bounds =
      "\(figure(low).replacing(" points", with: "")) to \(figure(high).replacing(" points", with: ""))"
    return "\(figure(gap.value)) (\(bounds))"
  }

  private static func caption(_ gaps: [EquityGap], _ plural: String) -> String {
    let shown = gaps.filter { ($0.low ?? 0) > 0 }.count
    let level = Figure.exact(gaps[0].confidence, unit: Measure.Unit.share.rawValue)
    let said =
      shown == 0
      ? "No difference among \(plural) is shown."
      : "\(shown) of \(gaps.count) gaps among \(plural) are shown to be real."
    return said
      + " The bounds of a gap hold at \(level) for all pairs together, on the same days (paired, Bonferroni)."
  }
}
