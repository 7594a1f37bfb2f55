/// No system is ever down: the CRM system, and each bot or menu by itself.
enum WithoutOutages: Counterfactual {
  static func changes(of scenario: Scenario, at place: ExplainedPlace) -> [ScenarioChange] {
    let records =
      scenario.recordsOutages.isEmpty
      ? []
      : [ScenarioChange(name: "without CRM outages", kind: .cause) { $0.recordsOutages = [] }]
    let networks = scenario.selfService.indices.filter { !scenario.selfService[$0].outages.isEmpty }
    return records
      + networks.map { index in
        ScenarioChange(name: "without outages of '\(scenario.selfService[index].name)'", kind: .cause) {
          $0.selfService[index].outages = []
        }
      }
  }
}
