/// Sends the agent who has been free longest, over all groups that may serve the contact.
struct LongestIdle: AgentSelection {
  static let name = "longest-idle"
  static let summary = "the eligible agent who has been free longest"

  init(_ model: Model) {}

  func group(for type: Int, among groups: Candidates, in state: RoutingState) -> Int? {
    groups.least { state.key(ofGroup: $0) }
  }
}
