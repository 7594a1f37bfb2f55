/// No outage, wave or burst: each shock of the scenario taken away by itself.
enum WithoutShocks: Counterfactual {
  static func changes(of scenario: Scenario, at place: ExplainedPlace) -> [ScenarioChange] {
    scenario.shocks.map { shock in
      ScenarioChange(name: "without the shock '\(shock.name)'", kind: .cause) { scenario in
        scenario.shocks.removeAll { $0.name == shock.name }
      }
    }
  }
}
