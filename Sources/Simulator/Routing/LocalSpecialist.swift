/// Sends an agent of the contact's own site, of these the specialist: the group with the fewest topics; among equals the longest idle
/// (RT8: local first, then remote).
struct LocalSpecialist: AgentSelection {
  static let name = "local-specialist"
  static let summary = "agents of the contact's `site` first, of these the group with the fewest topics"
  static let reads: KnownNames.Attribute? = .site

  /// `[type * groups + group]`, the smallest first.
  private let rank: [Int]
  private let groups: Int

  init(_ model: Model) {
    groups = model.groups.count
    let topics = Flexibility.topics(model)
    let most = (topics.max() ?? 0) + 1
    rank = model.types.flatMap { type in
      model.groups.indices.map { group in
        (type.site != nil && type.site == model.groups[group].site ? 0 : most) + topics[group]
      }
    }
  }

  func group(for type: Int, among candidates: Candidates, in state: RoutingState) -> Int? {
    candidates.least(by: { rank[type * groups + $0] }, then: { state.key(ofGroup: $0) })
  }
}
