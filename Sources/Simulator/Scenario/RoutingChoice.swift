/// The two decisions of routing by name, and the tables that some policies read.
public struct RoutingChoice: Sendable, Hashable {
  /// Name of an `AgentSelection`: which free agent takes an arriving contact.
  public var agents: String
  /// Name of a `ContactSelection`: which waiting contact a freed agent takes.
  public var contacts: String
  /// Agent selection `ranked`: contact type -> agent group -> rank r(k, i), the smallest first; not listed: never.
  public var agentRanks: [String: [String: Int]]
  /// Contact selection `ranked`: agent group -> contact type -> rank, the smallest first; not listed: never.
  public var contactRanks: [String: [String: Int]]
}
