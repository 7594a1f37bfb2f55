/// Contacts whose reason is known only when they come: it decides which contact type each of them is (AR8).
public struct DemandStream: Sendable {
  public var name: String
  public var arrivals: Arrivals
  /// nil: in the opening hours of the center.
  public var hours: OpenHours?
  public var reasons: [Reason]

  public struct Reason: Sendable, Hashable {
    public var contactType: String
    /// Probabilities of the reason: one, or one for each interval of a day, a week or the whole calendar.
    public var shares: [Double]
  }
}
