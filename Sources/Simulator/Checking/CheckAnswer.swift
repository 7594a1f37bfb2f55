/// All that a check found, ready for reports. Holds nothing that depends on the number of threads.
public struct CheckAnswer: Sendable {
  public struct CheckedTarget: Sendable {
    /// The half-width of its estimate is that of the always-valid interval; nil for measures that are judged by a share.
    public var verdict: TargetVerdict
    /// For wait percentiles and quantiles of days: the share within the bound that decides, with its half-width and
    /// that which is promised (at least, or for a lower bound on a wait at most).
    public var share: (value: Double, halfWidth: Double?, wanted: Double)?

    /// Whether it fails the check or is only told.
    public var isWarning: Bool { verdict.target.level == .warn }
  }

  public struct ScenarioAnswer: Sendable {
    /// As the user named it.
    public var file: String
    public var scenario: Scenario
    public var seed: UInt64
    public var replications: Int
    /// Most replications it was given.
    public var budget: Int
    /// By a signal or the time limit, before it was over.
    public var wasStopped: Bool
    /// Whether no target is undecided.
    public var isDecided: Bool
    public var targets: [CheckedTarget]
    public var intervalLabels: [String]
    public var contactsSimulated: Double
    /// Broken identities in words; no number of theirs is to be trusted.
    public var brokenIdentities: [String]
    public var notes: [String]
  }

  public var scenarios: [ScenarioAnswer]
  /// One a scenario: estimates after a fixed number of replications, for baselines; nil where there are none.
  public var baselines: [[Estimate]?]
  /// Bound on the probability that any verdict is wrong.
  public var error: Double
  /// Hypotheses in the family of verdicts: targets, or their intervals.
  public var hypotheses: Int
  /// What became of the comparison with a baseline; nil: there was none.
  public var comparison: BaselineComparison?

  public enum Outcome: Sendable, Equatable { case met, missed, undecided, stopped, contradiction }

  /// What it comes to, for exit statuses: what is decided against the user first, then what is open.
  public var outcome: Outcome {
    if scenarios.contains(where: { !$0.brokenIdentities.isEmpty }) { return .contradiction }
    let verdicts = scenarios.flatMap(\.targets).filter { !$0.isWarning }.map(\.verdict.verdict)
    if verdicts.contains(.missed) || comparison?.hasRegression == true { return .missed }
    if scenarios.contains(where: \.wasStopped) { return .stopped }
    return verdicts.contains { $0 != .met } ? .undecided : .met
  }
}
