/// Sends the agents who cost least an hour; among equals, and where no cost is stated last, the longest idle.
struct Cheapest: AgentSelection {
  static let name = "cheapest"
  static let summary = "the agent group with the least cost an hour, then longest idle"

  private let cost: [Double]

  init(_ model: Model) { cost = model.groups.map { $0.costPerHour ?? .infinity } }

  func group(for type: Int, among groups: Candidates, in state: RoutingState) -> Int? {
    groups.least(by: { cost[$0] }, then: { state.key(ofGroup: $0) })
  }
}
