/// Sends an agent of any group that has one free, each group with equal probability.
struct UniformGroup: AgentSelection {
  static let name = "uniform-group"
  static let summary = "any agent group with a free agent, with equal probability"

  init(_ model: Model) {}

  func group(for type: Int, among groups: Candidates, in state: RoutingState) -> Int? {
    groups[min(Int(state.uniform * Double(groups.count)), groups.count - 1)]
  }
}

/// Divides contacts over groups, sites or vendors by stated shares: of the groups with a free agent each gets a contact with
/// probability proportional to its share (RT8).
///
/// As long as all have somebody free, the long-run division is that of the shares; a group that has none passes its part to the others.
/// A group without a share gets a contact only where no other can take it.
struct SharedGroups: AgentSelection {
  static let name = "shares"
  static let summary = "an agent group at random, in proportion to its `shares`"
  static let reads: KnownNames.Attribute? = .shares
  static let example = "{agents: shares, shares: {own-team: 70%, vendor: 30%}}"

  private let share: [Double]

  init(_ model: Model) { share = model.groups.map { model.scenario.routing.shares[$0.name] ?? 0 } }

  func group(for type: Int, among groups: Candidates, in state: RoutingState) -> Int? {
    let total = (0..<groups.count).reduce(0) { $0 + share[groups[$1]] }
    guard total > 0 else { return groups.least { state.key(ofGroup: $0) } }
    var rest = state.uniform * total
    for position in 0..<groups.count {
      rest -= share[groups[position]]
      if rest < 0 { return groups[position] }
    }
    return groups[groups.count - 1]
  }
}
