/// The contract of the second routing decision: which waiting contact a freed agent takes (RT2).
///
/// Within a contact type the longest-waiting goes first; a policy chooses among the heads of the lines.
/// A policy is one file here and one line in `ContactSelections.swift`. Urgent contacts are no matter of the policy: where
/// some wait, only their lines are put before it.
public protocol ContactSelection: Sendable {
  /// As written in a scenario.
  static var name: String { get }
  /// One line for help and documents.
  static var summary: String { get }
  /// Whether it may let an agent idle although somebody waits; then it is asked even for a single candidate.
  static var mayDecline: Bool { get }
  /// The part of the scenario that it reads beside waits; nil: none.
  static var reads: KnownNames.Attribute? { get }
  /// Whether it looks at `RoutingState.deadline(ofLine:)`.
  static var readsDeadlines: Bool { get }
  /// Whether it looks at `RoutingState.waiting(of:)`.
  static var readsLengths: Bool { get }
  /// As it may stand behind `routing:`.
  static var example: String { get }
  /// Other names for the same.
  static var aliases: [String] { get }

  init(_ model: Model)

  /// The contact type whose first in line a freed agent of `group` takes; nil leaves the agent free.
  ///
  /// - Parameter lines: contact types that the group serves and that have somebody waiting; never empty.
  func line(for group: Int, among lines: Candidates, in state: RoutingState) -> Int?

  /// After it has let an agent idle: seconds until it would give the agent this type's first contact if nothing happens; infinite: never.
  func retry(_ type: Int, for group: Int, in state: RoutingState) -> Double
}

extension ContactSelection {
  public static var mayDecline: Bool { false }
  public static var reads: KnownNames.Attribute? { nil }
  public static var readsDeadlines: Bool { false }
  public static var readsLengths: Bool { false }
  public static var example: String { "{contacts: \(name)}" }
  public func retry(_ type: Int, for group: Int, in state: RoutingState) -> Double { .infinity }
  public static var aliases: [String] { [] }
}
