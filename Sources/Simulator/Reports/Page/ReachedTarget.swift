/// What a target reaches on fresh random numbers, in the documents of searches.
struct ReachedTarget: Decodable {
  var atLeast: Double?
  var atMost: Double?
  var halfWidth: Double?
  var label: String
  var measure: String
  var metOnDays: Double?
  var value: Double?
  var verdict: String
  var within: Double?

  /// nil without targets.
  static func table(_ targets: [ReachedTarget]) -> PageSection.VerdictTable? {
    guard !targets.isEmpty else { return nil }
    return PageSection.VerdictTable(
      showsDays: targets.contains { $0.metOnDays != nil }, rows: targets.map(\.row))
  }

  private var row: PageSection.VerdictRow {
    let unit = Measures.named(measure)?.unit.rawValue ?? ""
    let share = Measure.Unit.share.rawValue
    let found = value.map { Figure($0, halfWidth: halfWidth, unit: unit) } ?? .none
    return PageSection.VerdictRow(
      verdict: verdict, style: ["met", "missed", "undecided"].contains(verdict) ? verdict : "no", whom: label,
      measure: MeasureWords.phrase(measure, threshold: within), bound: bound(unit), found: found.text,
      margin: margin(unit), intervals: nil,
      days: metOnDays.map { Figure($0, halfWidth: nil, unit: share).value } ?? "",
      limit: (atLeast ?? atMost).map { .init($0, unit: unit) }, amount: found.amount,
      spare: spare.map { .init($0, unit: unit) }, daysMet: metOnDays.map { .init($0, unit: share) })
  }

  private func bound(_ unit: String) -> String {
    atLeast.map { "at least \(Figure.exact($0, unit: unit))" }
      ?? atMost.map { "at most \(Figure.exact($0, unit: unit))" } ?? ""
  }

  private var spare: Double? {
    value.flatMap { value in atLeast.map { value - $0 } ?? atMost.map { $0 - value } }
  }

  private func margin(_ unit: String) -> String {
    spare.map { ($0 < 0 ? "-" : "") + Figure.difference($0, halfWidth: halfWidth, unit: unit) } ?? ""
  }
}
