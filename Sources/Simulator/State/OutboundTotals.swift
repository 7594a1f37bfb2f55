/// Calls that the center made: those of one contact type in one period, by the time of the attempt.
public struct OutboundTotals: Sendable, Hashable {
  /// Customers put on the list.
  public var records = 0.0
  public var attempts = 0.0
  /// Attempts that the right party answered.
  public var reached = 0.0
  /// Those of them that found no agent.
  public var nuisances = 0.0
  /// Customers given up after the last attempt.
  public var exhausted = 0.0
  /// Agents' time before the answer: preview and ring, seconds.
  public var dialTime = 0.0
}
