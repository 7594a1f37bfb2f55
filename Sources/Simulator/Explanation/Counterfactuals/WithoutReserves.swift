/// No agents are kept free for other contacts.
enum WithoutReserves: Counterfactual {
  static func changes(of scenario: Scenario, at place: ExplainedPlace) -> [ScenarioChange] {
    guard scenario.agentGroups.contains(where: { !$0.reserves.isEmpty }) else { return [] }
    return [
      ScenarioChange(name: "without agents kept free for others", kind: .cause) { scenario in
        for index in scenario.agentGroups.indices { scenario.agentGroups[index].reserves = [] }
      }
    ]
  }
}
