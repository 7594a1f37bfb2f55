/// Contacts that went from line to line: those of one contact type in one period.
public struct TransferTotals: Sendable, Hashable {
  /// Answered contacts that were passed on; part of answered, counted with them.
  public var transfers = 0.0
  /// Contacts that reached a wrong line first, by the type they needed, in the period in which they came.
  public var misrouted = 0.0
  /// Warm transfers whose first agent is free again, and the seconds between the talk and the conference or the parting.
  public var held = 0.0
  public var holdTime = 0.0
}
