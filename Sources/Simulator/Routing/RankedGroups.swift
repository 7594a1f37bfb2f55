/// Tries agent groups in the order of their rank r(k, i) for the contact type; equal ranks by longest idle.
///
/// A group without a rank for the type is never tried.
///
/// - Source: the agents' preference router of ContactCenters (Buist and L'Ecuyer, WSC 2005), rank matrix r(k, i).
struct RankedGroups: AgentSelection {
  static let name = "ranked"
  static let summary = "the first group of the contact type's list (agent_ranks) with a free agent"
  static let mayDecline = true
  static let reads: KnownNames.Attribute? = .agentRanks
  static let example = "{agents: ranked, agent_ranks: {calls: [team, backup]}}"

  private let rank: [Int32]
  private let groupCount: Int

  init(_ model: Model) {
    rank = model.agentRank
    groupCount = model.groups.count
  }

  func group(for type: Int, among groups: Candidates, in state: RoutingState) -> Int? {
    let row = type * groupCount
    let best = groups.least(by: { rank[row + $0] }, then: { state.key(ofGroup: $0) })
    return rank[row + best] == .max ? nil : best
  }
}
