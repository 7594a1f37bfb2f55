import Distributions

/// The agent checks who the customer is before anything else (SP11).
public struct CallerVerification: Sendable {
  /// Agent's time for it, seconds; part of the talk.
  public var time: any Distribution
  /// Probability that it fails, in [0, 1]: the talk ends there and nothing is resolved.
  public var failure: Double
  /// Name of the contact type whose line a customer who failed joins, such as a supervisor's; nil: the contact ends.
  public var escalatesTo: String?
}

/// Contents that may not be dealt with on the channel that they come by: the customer is told to use a verified one (SP11).
public struct ProtectedContent: Sendable {
  /// Share of the contacts that bring such contents, in [0, 1].
  public var share: Double
  /// Agent's time to see it and say so, seconds; in place of the talk.
  public var time: any Distribution
}
