/// Sends the agent who holds the most and still has room, over all groups; among equals who has waited longest for work.
struct FillUp: AgentSelection {
  static let name = "fill-up"
  static let summary = "the eligible agent who holds the most contacts and has room for one more"
  static let packing = Packing.fillUp

  init(_ model: Model) {}

  func group(for type: Int, among groups: Candidates, in state: RoutingState) -> Int? {
    groups.least(by: { -state.load(ofGroup: $0) }, then: { state.key(ofGroup: $0) })
  }
}
