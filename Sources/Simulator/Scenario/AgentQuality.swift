import Distributions

/// Quality scores of a group's agents, from 0 to 100 as on a scorecard: normal, drawn once for each agent (SP4).
public struct AgentQuality: Sendable, Hashable {
  public var mean: Double
  public var sd: Double
}

/// What ten points of the quality score above a reference do (SP4).
public struct QualityEffects: Sendable, Hashable {
  /// The score at which nothing changes.
  public var reference = 80.0
  /// Factor on handle times, for each ten points.
  public var handleTime = 1.0
  /// Added to the log-odds of resolving the need, and of a booking, for each ten points.
  public var resolution = 0.0
  public var booking = 0.0
}

/// Agents who have been busy of late take longer (AG7).
///
/// A handle time is that of a rested agent times 1 + excess x occupancy, where the occupancy is the agent's own, past time counting
/// by exp(-age / memory); time off duty is rest. Agents begin rested.
public struct Fatigue: Sendable, Hashable {
  public var excess: Double
  /// Seconds.
  public var memory: Double
}

/// Agents get better with each contact, or with time (AG3).
///
/// - Source: the power law of practice, and its exponential alternative: Heathcote, Brown and Mewhort, "The power law repealed",
///   Psychonomic Bulletin & Review 7 (2000).
public struct Learning: Sendable, Hashable {
  public enum Curve: Sendable, Hashable {
    /// n^-exponent, n the contacts served so far and the one at hand.
    case contacts(exponent: Double)
    /// exp(-tenure / time), tenure and time in seconds.
    case tenure(time: Double)
  }

  public var curve: Curve
  /// A handle time is that of a trained agent times 1 + excess x curve.
  public var excess: Double
  /// The share of answers that resolve the need is that of a trained agent times 1 - gap x curve.
  public var gap: Double
  /// Contacts served, or seconds of tenure, at the beginning.
  public var start: Double
}
