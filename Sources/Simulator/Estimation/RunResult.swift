/// All that `run` found, ready for reports. Holds no time of day and nothing that depends on the number of threads.
public struct RunResult: Sendable {
  public var scenario: Scenario
  public var seed: UInt64
  /// Replications behind the estimates.
  public var replications: Int
  /// false after Ctrl-C or a time limit.
  public var isComplete: Bool
  /// How the intervals were made, in words, e.g. "10 independent replications, Student t, ratio of means (delta method)".
  public var method: String
  /// Why it stopped, in words: "10 replications as asked", "precision reached: mean_wait within 2 % after 37 replications".
  public var stoppingRule: String
  /// Seconds left out at the beginning, with how it was chosen; nil for a calendar.
  public var warmUp: Double?
  /// Start of each interval as shown, `07:00` or `Mon 07:00`; empty for a steady state.
  public var intervalLabels: [String]
  /// Tidy table, in a fixed order: horizon first, then intervals.
  public var estimates: [Estimate]
  public var targets: [TargetVerdict]
  /// Contacts simulated over all replications, blocked ones included.
  public var contactsSimulated: Double
  public var eventsSimulated: Double
  /// Broken identities in words; empty when flow conservation and Little's law hold in every replication.
  public var brokenIdentities: [String]
  /// Things the reader should know: an overloaded group, a priority that the policy does not read.
  public var notes: [String]
  /// Gaps between languages and between topics, where there are several.
  public var equity: [EquityGap] = []
  /// One an interval; empty for a steady state.
  public var volumes: [IntervalVolume] = []
  public var waitShares: [WaitShare] = []
  /// nil: not asked for.
  public var uncertainty: UncertaintySplit?
  /// Agents that the targets take by formulas, one an interval; empty where nobody has worked them out.
  public var requiredAgents: [Int] = []
}

/// What became of one target.
public struct TargetVerdict: Sendable {
  public enum Verdict: String, Sendable {
    case met, missed, undecided
    case noContacts = "no contacts"
  }

  public var target: Target
  /// The estimate that decides: over the horizon, or the worst interval.
  public var estimate: Estimate
  public var verdict: Verdict
  /// For `every: interval`: how many intervals were met, missed and undecided.
  public var intervals: (met: Int, missed: Int, undecided: Int)?
  /// Share of days (calendar) on which the target was met, with its half-width; nil for a steady state.
  public var metOnDays: Estimate?
  /// Expected penalties over the horizon, in currency units; nil: none are stated.
  public var penalty: Estimate?
}
