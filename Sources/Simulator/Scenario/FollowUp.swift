import Distributions

/// What a customer may do when a contact has ended in some way: call again, come back unresolved, try another channel.
public struct FollowUp: Sendable {
  public var kind: Kind
  /// The endings after which it may happen.
  public var after: Set<Ending>
  /// Share of the contacts ending so who do this, after the first, second, ... contact of this kind of one journey; the last value holds beyond.
  public var probability: [Double]
  /// From the ending to the next contact, seconds.
  public var delay: any Distribution
  /// Name of the contact type of the next contact.
  public var to: String
  /// Whether the next contact has the same patience, or one drawn anew (CU4).
  public var keepsPatience: Bool
  /// Whether the waits of earlier contacts count as waited when the next one is answered or given up (CU4).
  public var accumulatesWait: Bool

  public enum Kind: String, Sendable, CaseIterable {
    /// Calling again after giving up or finding no line (CU4).
    case redial
    /// Coming back with the same need after an answer that did not resolve it (CU5).
    case reconnect
    /// Trying another channel (CH10).
    case channelSwitch = "switch"
  }

  /// How a contact ends.
  public enum Ending: String, Sendable, CaseIterable {
    case abandoned, blocked, diverted, disconnected
    /// Answered, but the need is still there.
    case unresolved
    /// Answered, and the need is met.
    case resolved
    /// Answered, and told to use a verified channel.
    case redirected
    /// Answered with an appointment that is missed.
    case noShow = "no_show"
  }
}
