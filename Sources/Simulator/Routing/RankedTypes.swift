/// Takes the first contact type of the agent group's list that has somebody waiting; equal ranks by longest wait.
///
/// A type without a rank for the group is never taken.
struct RankedTypes: ContactSelection {
  static let name = "ranked"
  static let summary = "the first type of the agent group's list (contact_ranks) that has somebody waiting"
  static let mayDecline = true
  static let reads: KnownNames.Attribute? = .contactRanks
  static let example = "{contacts: ranked, contact_ranks: {team: [cardiology, appointments]}}"

  private let rank: [Int32]
  private let groupCount: Int

  init(_ model: Model) {
    rank = model.contactRank
    groupCount = model.groups.count
  }

  func line(for group: Int, among lines: Candidates, in state: RoutingState) -> Int? {
    let best = lines.least(by: { rank[$0 * groupCount + group] }, then: { -state.wait(ofLine: $0) })
    return rank[best * groupCount + group] == .max ? nil : best
  }
}
