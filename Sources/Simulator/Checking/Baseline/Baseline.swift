import Distributions

/// What scenarios gave once, to be compared with what they give later: `callsim.baseline/1`.
///
/// A baseline rests on a number of replications fixed beforehand, never on as many as a verdict took, so its means are unbiased.
public struct Baseline: Sendable, Hashable {
  /// Of a measure of somebody, over the horizon.
  public struct Entry: Sendable, Hashable {
    public var key: Key
    public var mean: Double
    /// Of the mean; 0 where every replication gave the same.
    public var standardError: Double
    /// Replications behind it.
    public var n: Int
    public var unit: String
  }

  /// What an entry is about.
  public struct Key: Sendable, Hashable {
    public var measure: String
    public var of: Scope
    /// Seconds, of service levels.
    public var threshold: Double?

    init(measure: String, of: Scope, threshold: Double?) {
      self.measure = measure
      self.of = of
      self.threshold = threshold
    }

    init(_ estimate: Estimate) {
      self.init(measure: estimate.measure, of: estimate.of, threshold: estimate.threshold)
    }
  }

  public struct ScenarioEntry: Sendable, Hashable {
    public var name: String
    /// Of the file and the overrides.
    public var digest: String
    public var seed: UInt64
    public var replications: Int
    public var entries: [Entry]
  }

  /// By name.
  public private(set) var scenarios: [ScenarioEntry]

  static let level = 0.95

  public init(_ scenarios: [ScenarioEntry] = []) {
    self.scenarios = scenarios.sorted { $0.name < $1.name }
  }

  /// The baselines that a check made.
  public init(of answer: CheckAnswer) {
    self.init(
      zip(answer.scenarios, answer.baselines).compactMap { scenario, rows in
        rows.map {
          ScenarioEntry(
            name: scenario.scenario.name, digest: scenario.scenario.digest, seed: scenario.seed,
            replications: $0.map(\.n).max() ?? 0, entries: $0.compactMap { Entry($0) })
        }
      })
  }

  public subscript(name: String) -> ScenarioEntry? { scenarios.first { $0.name == name } }

  /// With the scenarios of another one put in place of those of the same name, and the rest kept.
  public func updated(with other: Baseline) -> Baseline {
    Baseline(scenarios.filter { other[$0.name] == nil } + other.scenarios)
  }
}

extension Baseline.Entry {
  /// nil for an estimate without a value.
  init?(_ estimate: Estimate) {
    guard let value = estimate.value, estimate.n > 1 else { return nil }
    let t = StudentT.quantile((1 + estimate.confidence) / 2, degreesOfFreedom: Double(estimate.n - 1))
    self.init(
      key: Baseline.Key(estimate), mean: value, standardError: (estimate.halfWidth ?? 0) / t, n: estimate.n,
      unit: estimate.unit)
  }
}
