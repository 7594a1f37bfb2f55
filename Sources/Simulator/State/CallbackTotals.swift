/// Callbacks of one contact type in one period: that of the offer, or of the acceptance for what becomes of it.
///
/// accepted = completed + lost + pending at the end of the horizon.
public struct CallbackTotals: Sendable, Hashable {
  public var offered = 0.0
  public var accepted = 0.0
  /// Reached by an agent.
  public var completed = 0.0
  /// Not reached in any attempt, or still to be called when the center closed for good.
  public var lost = 0.0
  public var pending = 0.0
  /// Attempts in vain.
  public var unanswered = 0.0
  /// Callbacks with a promised window that were dialled at all, and those first dialled within it.
  public var promised = 0.0
  public var kept = 0.0
  /// Seconds on the line before accepting, of accepted ones.
  public var holds = 0.0
  /// Seconds from arrival to the attempt that reached the customer, of completed ones.
  public var totalWaits = 0.0
}
