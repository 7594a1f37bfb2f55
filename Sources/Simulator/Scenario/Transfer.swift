import Distributions

/// Passing a contact on to another line when an agent has talked to it (CU7).
public struct Transfer: Sendable {
  /// Probability, in [0, 1]; of agents of the groups named in `probabilityByGroup` that one.
  public var probability: Double
  public var probabilityByGroup: [String: Double] = [:]
  /// Name of the contact type whose line it joins.
  public var to: String
  /// nil: cold, the first agent is free at once.
  public var warm: Warm?

  /// The first agent stays with the caller until the second answers.
  public struct Warm: Sendable {
    /// How long both talk then, seconds.
    public var conference: any Distribution
    /// The longest time the first agent stays on, seconds; after it the transfer goes on as a cold one.
    public var holdAtMost: Double
  }

  func probability(of group: String) -> Double { probabilityByGroup[group] ?? probability }
}

/// Contacts that reach a wrong line first, whose agent passes them on to the right one (CU7).
public struct Misrouting: Sendable {
  /// In (0, 1].
  public var probability: Double
  /// Names of the contact types whose lines they reach, each as often.
  public var to: [String]
  /// Talk time of the wrong agent.
  public var handleTime: any Distribution
}
