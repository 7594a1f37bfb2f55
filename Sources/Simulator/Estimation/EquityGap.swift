/// How much worse off the worst-served group is than the best, among all languages or all topics (OU7).
public struct EquityGap: Sendable, Hashable {
  /// `language` or `topic`.
  public var by: String
  /// A name of `Measures.all`.
  public var measure: String
  public var best: Scope
  public var worst: Scope
  /// Best against worst, >= 0, in the unit of the measure.
  public var value: Double
  /// Bounds of the gap, whichever groups are best and worst; nil with one replication.
  public var low: Double?
  public var high: Double?
  /// Of the bounds, all pairs of groups together.
  public var confidence: Double
  /// Replications behind it.
  public var n: Int
  public var unit: String
  /// Seconds, for service levels; nil where contact types differ.
  public var threshold: Double?
}

/// What single replications say of each language and topic, so that gaps between groups get a joint interval.
///
/// The groups of a replication share its day: a busy one is bad for all. So a gap is a difference of paired ratios
/// (`PairedSample`), not of two estimates with intervals of their own. With d_ij +- h_ij for each pair of groups at level
/// 1 - (1 - confidence) / pairs (Bonferroni), all pairs hold together, and the gap, the greatest of all true d_ij, lies between
/// the greatest d_ij - h_ij and the greatest d_ij + h_ij: the interval holds although best and worst were found on the same data.
struct EquityTally: Sendable {
  private struct Cell: Sendable {
    var scope: Int
    var measure: Int
    var numerator: Int
    var denominator: Int
  }

  private static let measures: [Measure] = [.serviceLevel, .speedOfAnswer, .abandonment]
  private static let kinds = ["language", "topic"]
  /// Beyond these pairs of groups an interval says nothing.
  private static let mostGroups = 40

  /// All measures of one group, then of the next: those of a kind lie together.
  private let cells: [Cell]
  /// Numerator and denominator of each cell, one row a replication.
  private var rows: [[Double]] = []

  init(_ plan: EstimationPlan) {
    let section = plan.sections[EstimationPlan.contactSection]
    cells = Self.kinds.flatMap { kind -> [Cell] in
      let scopes = section.scopes.indices.filter { section.scopes[$0].scope.kind == kind }
      guard (2...Self.mostGroups).contains(scopes.count) else { return [] }
      return scopes.flatMap { scope in
        Self.measures.compactMap { measure -> Cell? in
          guard let place = section.measures.firstIndex(where: { $0.name == measure.name }),
            let formula = section.formulas[place], let denominator = formula.denominator
          else { return nil }
          return Cell(scope: scope, measure: place, numerator: formula.numerator, denominator: denominator)
        }
      }
    }
  }

  /// Adds a replication: the sums of the contact section over the horizon.
  mutating func add(_ horizon: [Double], _ plan: EstimationPlan) {
    guard !cells.isEmpty else { return }
    let width = plan.sections[EstimationPlan.contactSection].width
    rows.append(
      cells.flatMap {
        [horizon[$0.scope * width + $0.numerator], horizon[$0.scope * width + $0.denominator]]
      })
  }

  /// Groups in which nothing was measured are left out; no gap where fewer than two are left.
  func gaps(level: Double, _ plan: EstimationPlan) -> [EquityGap] {
    let section = plan.sections[EstimationPlan.contactSection]
    return Self.kinds.flatMap { kind in
      Self.measures.compactMap { measure -> EquityGap? in
        let groups = cells.indices.compactMap { cell -> (scope: PlannedScope, sample: PairedSample)? in
          let scope = section.scopes[cells[cell].scope]
          guard section.measures[cells[cell].measure].name == measure.name, scope.scope.kind == kind else {
            return nil
          }
          let sample = PairedSample(rows.map { ($0[2 * cell], $0[2 * cell + 1]) })
          return sample.value == nil ? nil : (scope, sample)
        }
        return gap(groups, kind, measure, level)
      }
    }
  }

  private func gap(
    _ groups: [(scope: PlannedScope, sample: PairedSample)], _ kind: String, _ measure: Measure,
    _ level: Double
  ) -> EquityGap? {
    let sign = measure.direction
    let ranked = groups.sorted { sign * ($0.sample.value ?? 0) > sign * ($1.sample.value ?? 0) }
    guard ranked.count > 1, let best = ranked.first, let worst = ranked.last,
      let top = best.sample.value, let bottom = worst.sample.value
    else { return nil }
    let pairs = groups.count * (groups.count - 1) / 2
    let confidence = Confidence(level: 1 - (1 - level) / Double(pairs), units: rows.count)
    var (low, high) = (0.0, 0.0)
    for (first, better) in ranked.enumerated() {
      for other in ranked[(first + 1)...] {
        let found = better.sample.difference(to: other.sample, confidence, empty: "")
        let difference = abs(found.value ?? 0)
        low = max(low, difference - (found.halfWidth ?? 0))
        high = max(high, difference + (found.halfWidth ?? 0))
      }
    }
    let thresholds = Set(groups.map(\.scope.threshold))
    return EquityGap(
      by: kind, measure: measure.name, best: best.scope.scope, worst: worst.scope.scope,
      value: abs(top - bottom),
      low: confidence.t == nil ? nil : low, high: confidence.t == nil ? nil : high, confidence: level,
      n: rows.count, unit: measure.unit.rawValue,
      threshold: measure.hasThreshold && thresholds.count == 1 ? thresholds.first ?? nil : nil)
  }
}
