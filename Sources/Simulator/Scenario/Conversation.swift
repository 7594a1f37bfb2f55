import Distributions

/// A conversation in messages (CH6): touches of an agent, with hours between in which the customer thinks.
public struct Conversation: Sendable {
  public var moreTouches: MoreTouches
  /// From the end of a touch to the customer's next message, seconds.
  public var thinkTime: any Distribution
  /// A message later than this after the last touch opens a new conversation, seconds; infinite: never.
  public var sessionWindow: Double

  public enum MoreTouches: Sendable {
    /// Probability of another touch after each, below 1.
    case probability(Double)
    /// Number of touches behind the first, to be rounded.
    case number(any Distribution)
  }
}

/// Who knows the customer goes first (RT6), on contacts that come back on a journey.
public struct Affinity: Sendable, Hashable {
  /// How long the contact waits for those who know the customer alone, seconds; 0: only if they are free.
  public var wait: Double
  public var to: Acquaintance
  /// Factor on the handle time by those who know the customer.
  public var handleTimeFactor: Double

  public enum Acquaintance: String, Sendable, CaseIterable {
    /// The agent of the last answer.
    case agent
    /// The group of that agent.
    case team
  }
}
