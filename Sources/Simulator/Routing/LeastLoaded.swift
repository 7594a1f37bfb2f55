/// Sends the agent who holds the least, as a share of the capacity, over all groups; among equals who has waited longest for work.
struct LeastLoaded: AgentSelection {
  static let name = "least-loaded"
  static let summary = "the eligible agent who holds the fewest contacts for the capacity, then longest idle"
  static let packing = Packing.leastLoaded

  init(_ model: Model) {}

  func group(for type: Int, among groups: Candidates, in state: RoutingState) -> Int? {
    groups.least(by: { state.load(ofGroup: $0) }, then: { state.key(ofGroup: $0) })
  }
}
