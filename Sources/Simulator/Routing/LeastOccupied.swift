/// Sends the agent with the least handling time so far, over all groups that may serve the contact.
///
/// Handling time is counted from the beginning of the replication, so the work is levelled over agents
/// and not over their shifts.
struct LeastOccupied: AgentSelection {
  static let name = "least-occupied"
  static let summary = "the eligible agent with the least handling time so far"
  static let idleOrder = IdleOrder.leastOccupied

  init(_ model: Model) {}

  func group(for type: Int, among groups: Candidates, in state: RoutingState) -> Int? {
    groups.least { state.key(ofGroup: $0) }
  }
}
