import Distributions

/// Contacts that wait already as the horizon begins (CH5); counted apart from the arrivals.
public struct Backlog: Sendable {
  /// At least 1.
  public var contacts: Int
  public var ages: Ages

  /// How long ago they came, in seconds of wall time before opening.
  public enum Ages: Sendable {
    /// One a contact.
    case list([Double])
    case law(any Distribution)
  }
}

/// Until when a contact is to be finished (CH5): so long after it came.
public struct Deadline: Sendable, Hashable {
  /// Seconds; greater than 0.
  public var within: Double
  public var clock: Clock

  public enum Clock: String, Sendable, CaseIterable {
    /// Only opening hours count (`WorkingClock`).
    case working
    case wall
  }
}
