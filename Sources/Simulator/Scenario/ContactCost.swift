/// What a contact costs besides the agents: telephony, messages (AG11).
public struct ContactCost: Sendable, Hashable {
  /// Currency units for each contact that gets through to a line.
  public var perContact: Double
  /// Currency units for each minute of waiting and talking.
  public var perMinute: Double
}
