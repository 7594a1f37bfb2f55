/// Tries agent groups in the order of the contact type's `overflow` stages, each from its time on and while its condition holds;
/// within a stage by longest idle (RT3).
///
/// A contact type without stages goes to anybody who serves it.
///
/// - Source: the overflow router of ContactCenters (Buist and L'Ecuyer, WSC 2005): delay matrix d(i, k), lists with weights.
struct StagedGroups: AgentSelection {
  static let name = "staged"
  static let summary = "the agent group of the earliest `overflow` stage that is open to the contact"
  static let reads: KnownNames.Attribute? = .overflow
  static let example =
    "{agents: staged, overflow: {calls: [{groups: [team]}, {groups: [backup], after: 30s, when: \"waiting >= 3\"}]}}"

  private let rank: [Int32]
  private let groupCount: Int

  init(_ model: Model) {
    rank = model.overflow.stage
    groupCount = model.groups.count
  }

  func group(for type: Int, among groups: Candidates, in state: RoutingState) -> Int? {
    let row = type * groupCount
    return groups.least(by: { rank.isEmpty ? 0 : rank[row + $0] }, then: { state.key(ofGroup: $0) })
  }
}
