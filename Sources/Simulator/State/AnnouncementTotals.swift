/// What waiting contacts were told, and how true it was: those of one contact type in one period, by that of their arrival
/// or answer as the contact counts.
public struct AnnouncementTotals: Sendable, Hashable {
  /// Contacts that were told a finite wait, and the sum of those, seconds.
  public var announced = 0.0
  public var announcedWaits = 0.0
  /// Of them those answered; sums of (wait - announced wait) and of its absolute value.
  public var answered = 0.0
  public var errors = 0.0
  public var absoluteErrors = 0.0
  /// Answered later than announced.
  public var late = 0.0
}
