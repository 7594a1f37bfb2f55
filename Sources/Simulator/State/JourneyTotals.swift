/// What became of customers' needs: those of one contact type in one period.
///
/// `contactsBy...` count contacts in the period in which they come, the others journeys in the period of their first contact, by
/// the contact type of it.
public struct JourneyTotals: Sendable, Hashable {
  /// Contacts that came as redials, reconnects or from another channel.
  public var redials = 0.0
  public var reconnects = 0.0
  public var switches = 0.0
  /// Answers to first contacts of a need and to their redials: what first-contact resolution is measured on.
  public var firstAnswers = 0.0
  /// Those that resolved the need.
  public var firstResolved = 0.0
  /// Those after which the customer came back within 7 days.
  public var firstReturned = 0.0

  /// Needs that arose.
  public var begun = 0.0
  /// Needs that an answer resolved.
  public var resolved = 0.0
  /// Ended without any answer.
  public var neverAnswered = 0.0
  /// Ended in any way.
  public var ended = 0.0
  /// Still going on at the end of the horizon.
  public var open = 0.0
  /// Contacts of the journeys that ended.
  public var contacts = 0.0
  /// Seconds from the first contact to the end of the resolving one.
  public var timeToResolve = 0.0
}
