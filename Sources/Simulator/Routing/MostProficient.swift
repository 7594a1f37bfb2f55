/// Sends the group that handles the contact fastest (`proficiency`); among equals the longest idle.
struct MostProficient: AgentSelection {
  static let name = "most-proficient"
  static let summary = "the agent group with the shortest handle time for the contact, then longest idle"

  private let factor: [Double]
  private let groupCount: Int

  init(_ model: Model) { (factor, groupCount) = (model.handleTimeFactor, model.groups.count) }

  func group(for type: Int, among groups: Candidates, in state: RoutingState) -> Int? {
    groups.least(by: { factor[type * groupCount + $0] }, then: { state.key(ofGroup: $0) })
  }
}

/// Sends the group that handles the contact slowest, so that beginners learn and experts stay free.
struct LeastProficient: AgentSelection {
  static let name = "least-proficient"
  static let summary = "the agent group with the longest handle time for the contact, then longest idle"

  private let factor: [Double]
  private let groupCount: Int

  init(_ model: Model) { (factor, groupCount) = (model.handleTimeFactor, model.groups.count) }

  func group(for type: Int, among groups: Candidates, in state: RoutingState) -> Int? {
    groups.least(by: { -factor[type * groupCount + $0] }, then: { state.key(ofGroup: $0) })
  }
}
