/// All agents of a group work at the same pace.
enum EvenAgents: Counterfactual {
  static func changes(of scenario: Scenario, at place: ExplainedPlace) -> [ScenarioChange] {
    guard scenario.agentGroups.contains(where: { $0.agentEffectCV > 0 }) else { return [] }
    return [
      ScenarioChange(name: "with agents of the same pace", kind: .cause) { scenario in
        for index in scenario.agentGroups.indices { scenario.agentGroups[index].agentEffectCV = 0 }
      }
    ]
  }
}
