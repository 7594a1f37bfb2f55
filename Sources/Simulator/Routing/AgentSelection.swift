/// The contract of the first routing decision: which agent group takes an arriving contact (RT1).
///
/// A policy is one file here and one line in `AgentSelections.swift`. It is asked once a contact, through an
/// existential (2-4 % of a contact's cost), so any agent selection goes with any contact selection.
public protocol AgentSelection: Sendable {
  /// As written in a scenario.
  static var name: String { get }
  /// One line for help and documents.
  static var summary: String { get }
  /// Which of the chosen group's agents is sent.
  static var idleOrder: IdleOrder { get }
  /// Which agent goes first in groups whose agents hold several contacts at once.
  static var packing: Packing { get }
  /// Whether it may let a contact wait although an agent is free; then it is asked even for a single candidate.
  static var mayDecline: Bool { get }
  /// Whether a contact that finds nobody free waits for one group alone, which `commit` names.
  static var commits: Bool { get }
  /// The part of the scenario that it reads beside idle times; nil: none.
  static var reads: KnownNames.Attribute? { get }
  /// As it may stand behind `routing:`.
  static var example: String { get }

  init(_ model: Model)

  /// The group that takes a contact of type `type`; nil lets it wait.
  ///
  /// - Parameter groups: those with a free agent that may serve it; never empty.
  func group(for type: Int, among groups: Candidates, in state: RoutingState) -> Int?

  /// The group that a contact waits for which finds nobody free; nil: anybody.
  ///
  /// - Parameters:
  ///   - groups: those on duty that may serve it; never empty.
  ///   - delays: expected wait for each of them, by index of the group, seconds.
  func commit(_ type: Int, to groups: Candidates, delays: UnsafePointer<Double>, in state: RoutingState)
    -> Int?

  /// After it has let a contact wait beside idle agents: seconds until it would decide otherwise if nothing happens; infinite: never.
  func retry(_ type: Int, among groups: Candidates, in state: RoutingState) -> Double
}

extension AgentSelection {
  public static var idleOrder: IdleOrder { .longestIdle }
  public static var packing: Packing { .leastLoaded }
  public static var mayDecline: Bool { false }
  public static var commits: Bool { false }
  public static var reads: KnownNames.Attribute? { nil }
  public static var example: String { "{agents: \(name)}" }
  public func retry(_ type: Int, among groups: Candidates, in state: RoutingState) -> Double { .infinity }
  public func commit(
    _ type: Int, to groups: Candidates, delays: UnsafePointer<Double>, in state: RoutingState
  ) -> Int? { nil }
}
