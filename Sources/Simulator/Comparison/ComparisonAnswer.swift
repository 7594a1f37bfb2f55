/// All that a comparison found, ready for reports. Holds nothing that depends on the number of threads.
public struct ComparisonAnswer: Sendable {
  public struct System: Sendable {
    public var name: String
    public var scenario: Scenario
    /// One a measure compared, of the whole center.
    public var center: [Estimate]
    /// Largest difference of the first measure between languages, or contact types; nil where there are no two.
    public var gap: Estimate?
    public var targets: Targets
    public var selection: Selection
    /// A system that is shown to be better in service, cost or equity and is no worse in the others; nil: none is.
    public var dominatedBy: Int?
    /// Replications simulated.
    public var replications: Int
  }

  public enum Targets: String, Sendable {
    case met, missed, undecided
    case none = "no targets"
  }

  public enum Selection: Sendable, Hashable {
    case best
    /// Exactly as good as the best, in every replication.
    case tied
    /// Out after so many replications, behind another system.
    case out(replications: Int, by: Int)
    /// Misses a target.
    case infeasible
    case undecided
  }

  /// A difference to the baseline, on the same random numbers.
  public struct Difference: Sendable {
    public var system: Int
    /// System minus baseline.
    public var estimate: Estimate
    /// nil where no difference is shown; else whether the system is better.
    public var isBetter: Bool?
  }

  /// Differences whose intervals hold all together, with the stated confidence.
  public struct Family: Sendable {
    public var name: String
    public var differences: [Difference]
    /// Of each single interval: 1 - (1 - confidence) / number.
    public var level: Double
  }

  public var systems: [System]
  public var baseline: Int
  /// Names of `Measures.all`; the first decides.
  public var measures: [String]
  public var families: [Family]
  /// What common random numbers saved: variance of a difference on independent streams over that on common ones, for the first
  /// measure of each system against the baseline; nil where nothing varies.
  public var varianceRatios: [Double?]
  /// nil: nothing was selected.
  public var selected: Int?
  /// Whether the one selected meets its targets; nil: there are none, or it is not decided.
  public var selectedIsFeasible: Bool?
  public var confidence: Double
  /// delta, in the unit of the first measure.
  public var indifference: Double
  /// Share of a bound within which a target may be decided either way.
  public var tolerance: Double
  public var seed: UInt64
  /// Replications of every system, which tables rest on.
  public var firstStage: Int
  public var mostReplications: Int
  /// false after Ctrl-C or a time limit.
  public var isComplete: Bool
  public var contactsSimulated: Double
  public var intervalLabels: [String]
  public var notes: [String]

  /// What is known of the answer, for exit statuses.
  public enum Outcome: Sendable { case selected, allMissTargets, undecided, stopped }

  public var outcome: Outcome {
    if !isComplete { return .stopped }
    guard selected != nil else { return .undecided }
    return selectedIsFeasible == false ? .allMissTargets : .selected
  }
}
