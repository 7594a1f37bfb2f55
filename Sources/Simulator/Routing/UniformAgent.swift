/// Sends any eligible free agent with equal probability, whatever the group.
struct UniformAgent: AgentSelection {
  static let name = "uniform"
  static let summary = "any eligible free agent, with equal probability"
  static let idleOrder = IdleOrder.uniform

  init(_ model: Model) {}

  func group(for type: Int, among groups: Candidates, in state: RoutingState) -> Int? {
    if groups.count == 1 { return groups[0] }
    var total = 0
    for position in 0..<groups.count { total += state.idleAgents(in: groups[position]) }
    var rest = Int(state.uniform * Double(total))
    for position in 0..<groups.count {
      rest -= state.idleAgents(in: groups[position])
      if rest < 0 { return groups[position] }
    }
    return groups[groups.count - 1]
  }
}
