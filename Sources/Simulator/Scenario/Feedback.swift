import Distributions

/// Whether a patient is satisfied with an answered contact: a logit model (CU9).
///
/// P(satisfied) = 1 / (1 + exp(-x)) with x the sum of `base` and each effect.
public struct Satisfaction: Sendable, Hashable {
  /// x of a contact answered at once that resolved its need.
  public var base: Double
  /// Taken off for each minute waited, earlier waits that count included.
  public var perMinute: Double
  /// Taken off where the contact did not resolve the need.
  public var unresolved: Double
  /// Taken off where the contact was passed on to another line.
  public var transferred: Double
  /// Taken off where an interpreter was needed.
  public var interpreted: Double
  /// Added for each ten points of the agent's quality score above the reference.
  public var quality: Double
}

/// Patients are asked what they think (SP10).
public struct Survey: Sendable {
  /// Share of the answered contacts that are asked, in [0, 1].
  public var offered: Double
  /// Who answers, of the satisfied and of the others; unequal shares are the non-response bias.
  public var responseOfSatisfied: Double
  public var responseOfOthers: Double
  /// Agent's time for each contact that is asked, seconds; 0 for surveys by menu or link.
  public var time: any Distribution
}
