/// Deferrable contacts of one type that wait as one period ends, and those that waited already as the horizon began.
///
/// Ages are seconds of wall time since the contact came. `opening...` count in the period in which such a contact counts
/// (the first one, unless `count_by: completion`).
public struct BacklogTotals: Sendable, Hashable {
  /// Contacts of the opening backlog, which are no arrivals.
  public var opening = 0.0
  /// Sum of their ages at opening, part of their waits.
  public var openingAge = 0.0
  /// Contacts that wait as the period ends, and the sum of their ages.
  public var atEnd = 0.0
  public var ages = 0.0
  /// 1 if somebody is in line then, and what the oldest one's age is, and the age that 90 % of the line do not exceed.
  public var ends = 0.0
  public var oldest = 0.0
  public var age90 = 0.0
}
