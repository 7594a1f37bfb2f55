/// Nobody who gave up, or whose need is unresolved, comes back.
enum WithoutReturns: Counterfactual {
  static func changes(of scenario: Scenario, at place: ExplainedPlace) -> [ScenarioChange] {
    guard scenario.contactTypes.contains(where: { !$0.followUps.isEmpty }) else { return [] }
    return [
      ScenarioChange(name: "without redials and other returns", kind: .cause) { scenario in
        for index in scenario.contactTypes.indices { scenario.contactTypes[index].followUps = [] }
      }
    ]
  }
}
