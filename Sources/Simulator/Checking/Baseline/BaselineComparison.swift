import Distributions

/// What changed since a baseline, by two-sample tests that hold all together.
///
/// For each measure, H0: it is worse than the baseline by the smallest change that matters at most. Welch's test: with means x and y,
/// standard errors a and b and worsening w,
///
///     t = (w - smallest change) / sqrt(a^2 + b^2),   v = (a^2 + b^2)^2 / (a^4 / (n - 1) + b^4 / (m - 1))
///
/// and Holm over all measures of all scenarios. Runs with the seed of the baseline share its random numbers, which makes the difference
/// vary less than assumed: regressions are then claimed wrongly even more rarely.
///
/// - Source: B. L. Welch, "The generalization of 'Student's' problem when several different population variances are involved",
///   Biometrika 34 (1947) 28-35; S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of
///   Statistics 6 (1979) 65-70.
public struct BaselineComparison: Sendable {
  /// Changes below it are none.
  public struct SmallestChange: Sendable, Hashable {
    /// In points of shares / 100.
    public var share = 0.01
    public var seconds = 1.0
    /// Of anything else, as a share of its baseline.
    public var relative = 0.01

    public init() {}

    func allowed(_ entry: Baseline.Entry) -> Double {
      switch Measure.Unit(rawValue: entry.unit) {
      case .share: share
      case .seconds: seconds
      default: relative * abs(entry.mean)
      }
    }
  }

  public enum Verdict: String, Sendable {
    case regression, improvement, changed
    case noChangeShown = "no change shown"
  }

  public struct Row: Sendable {
    public var scenario: String
    public var before: Baseline.Entry
    public var after: Baseline.Entry
    public var verdict: Verdict
    /// Of the test whose verdict it is, before Holm; for the rest, that of a regression.
    public var pValue: Double
    public var allowed: Double

    public var difference: Double { after.mean - before.mean }
  }

  /// How a scenario stands to its baseline.
  public enum Standing: Sendable, Hashable {
    /// The same file, overrides and seed.
    case same
    case otherSeed
    /// Another file or other overrides: what changed may be meant.
    case changed
    case notInBaseline
  }

  public private(set) var rows: [Row] = []
  /// One a scenario checked.
  public private(set) var standings: [(scenario: String, standing: Standing)] = []
  /// Measures of the baseline that the run does not have, by scenario.
  public private(set) var missing: [(scenario: String, measures: [String])] = []
  public let smallestChange: SmallestChange
  public let error: Double

  public var hasRegression: Bool { rows.contains { $0.verdict == .regression } }

  /// - Parameter error: bound on the probability that any regression is claimed where there is none.
  public init(
    _ answer: CheckAnswer, against baseline: Baseline, smallestChange: SmallestChange = SmallestChange(),
    error: Double = 0.001
  ) {
    self.smallestChange = smallestChange
    self.error = error
    let present = Baseline(of: answer)
    var directions: [Double?] = []
    for scenario in answer.scenarios {
      let name = scenario.scenario.name
      guard let now = present[name] else { continue }
      guard let then = baseline[name] else {
        standings.append((name, .notInBaseline))
        continue
      }
      let isSame = then.digest == now.digest
      standings.append((name, !isSame ? .changed : then.seed == now.seed ? .same : .otherSeed))
      let known = Dictionary(now.entries.map { ($0.key, $0) }) { first, _ in first }
      for before in then.entries {
        guard let after = known[before.key] else { continue }
        directions.append(BaselineMeasures.direction(of: before.key, in: scenario.scenario))
        rows.append(
          Row(
            scenario: name, before: before, after: after, verdict: .noChangeShown, pValue: 1,
            allowed: smallestChange.allowed(before)))
      }
      let lost = then.entries.filter { known[$0.key] == nil }.map(\.key.measure)
      if !lost.isEmpty { missing.append((name, Array(Set(lost)).sorted())) }
    }
    judge(directions)
  }

  private mutating func judge(_ directions: [Double?]) {
    let worse = rows.indices.map { row in
      directions[row].map { Self.pValue(rows[row], worsening: -$0 * rows[row].difference) }
        ?? min(1, 2 * Self.pValue(rows[row], worsening: abs(rows[row].difference)))
    }
    let better = rows.indices.map { row in
      directions[row].map { Self.pValue(rows[row], worsening: $0 * rows[row].difference) } ?? 1
    }
    let (regressions, improvements) = (Self.holm(worse, error), Self.holm(better, error))
    for row in rows.indices {
      rows[row].pValue = worse[row]
      if regressions[row] {
        rows[row].verdict = directions[row] == nil ? .changed : .regression
      } else if improvements[row] {
        rows[row].verdict = .improvement
        rows[row].pValue = better[row]
      }
    }
  }

  /// P(a difference so large), one-sided.
  private static func pValue(_ row: Row, worsening: Double) -> Double {
    let a = row.before.standardError * row.before.standardError
    let b = row.after.standardError * row.after.standardError
    let excess = worsening - row.allowed
    guard a + b > 0 else { return excess > 0 ? 0 : 1 }
    let parts = a * a / Double(max(row.before.n - 1, 1)) + b * b / Double(max(row.after.n - 1, 1))
    return StudentT.upperTail(excess / (a + b).squareRoot(), degreesOfFreedom: (a + b) * (a + b) / parts)
  }

  /// Which hypotheses Holm's procedure rejects.
  static func holm(_ pValues: [Double], _ error: Double) -> [Bool] {
    var rejected = pValues.map { _ in false }
    let order = pValues.indices.sorted { pValues[$0] < pValues[$1] }
    for (rank, index) in order.enumerated() {
      guard pValues[index] <= error / Double(pValues.count - rank) else { break }
      rejected[index] = true
    }
    return rejected
  }
}
