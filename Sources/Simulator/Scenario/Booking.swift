import Distributions

/// Appointments that customers want when they contact the center, and whether they keep them (SP3, SP12).
public struct Booking: Sendable, Hashable {
  /// Probability that an answer which resolves the need ends in an appointment, in [0, 1].
  public var probability: Double
  /// A customer who gets an answer later than this after first asking has gone elsewhere, seconds.
  public var within: Double
  /// Probability that an appointment is missed, in [0, 1]: without and with a reminder.
  public var noShow: Double
  public var noShowReminded: Double
  /// Share of the appointments that customers are reminded of, in [0, 1].
  public var reminded: Double
}
