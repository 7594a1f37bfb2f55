/// The CRM system is never down.
enum WithoutOutages: Counterfactual {
  static func changes(of scenario: Scenario, at place: ExplainedPlace) -> [ScenarioChange] {
    scenario.recordsOutages.isEmpty
      ? []
      : [ScenarioChange(name: "without CRM outages", kind: .cause) { $0.recordsOutages = [] }]
  }
}
