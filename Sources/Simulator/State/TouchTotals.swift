/// Conversations of one contact type that begin in one period, and whom returning customers meet.
public struct TouchTotals: Sendable, Hashable {
  public var begun = 0.0
  /// Those that ended within the horizon, and their touches.
  public var ended = 0.0
  public var touches = 0.0
  /// Ended by the session window: the customer's next message came too late.
  public var closedByWindow = 0.0
  /// Answers to customers who had been answered before, counted like contacts; those by whom the customer knew.
  public var returning = 0.0
  public var reunited = 0.0
}
