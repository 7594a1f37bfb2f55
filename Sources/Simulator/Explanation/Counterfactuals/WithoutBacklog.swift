/// Nobody waits already at the first opening.
enum WithoutBacklog: Counterfactual {
  static func changes(of scenario: Scenario, at place: ExplainedPlace) -> [ScenarioChange] {
    guard scenario.contactTypes.contains(where: { $0.backlog != nil }) else { return [] }
    return [
      ScenarioChange(name: "without the opening backlog", kind: .cause) { scenario in
        for index in scenario.contactTypes.indices { scenario.contactTypes[index].backlog = nil }
      }
    ]
  }
}
