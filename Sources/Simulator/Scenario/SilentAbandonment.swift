import Distributions

/// Customers who give up a chat without a sign, so that an agent has to find out (CH4).
public struct SilentAbandonment: Sendable {
  /// Share of those who abandon, in [0, 1].
  public var share: Double
  /// Time that the agent takes to find out, seconds.
  public var detection: any Distribution
}
