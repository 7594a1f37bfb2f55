import Simulator

/// Sends an agent of the group that has most agents free, relative to how many it has: small groups are not emptied first.
struct MostFree: AgentSelection {
  static let name = "most-free"
  static let summary = "the group with the largest share of its agents free, of equals the longest idle"

  /// By agent group: the most agents that are ever on shift.
  private let sizes: [Double]

  /// Asked once a replication; everything that is the same for all contacts is worked out here.
  init(_ model: Model) {
    sizes = model.groups.indices.map { group in
      let counts = stride(from: group, to: model.staff.count, by: model.groups.count).map { model.staff[$0] }
      return Double(max(counts.max() ?? 0, 1))
    }
  }

  /// Asked once a contact: no allocation, no strings, only a look at the candidates.
  func group(for type: Int, among groups: Candidates, in state: RoutingState) -> Int? {
    groups.least(
      by: { -Double(state.idleAgents(in: $0)) / sizes[$0] }, then: { state.key(ofGroup: $0) })
  }
}
