/// Everybody reaches the right line at once and is passed on to no other.
enum WithoutPassingOn: Counterfactual {
  static func changes(of scenario: Scenario, at place: ExplainedPlace) -> [ScenarioChange] {
    guard scenario.contactTypes.contains(where: { !$0.transfers.isEmpty || $0.misrouting != nil }) else {
      return []
    }
    return [
      ScenarioChange(name: "without transfers and misrouting", kind: .cause) { scenario in
        for index in scenario.contactTypes.indices {
          scenario.contactTypes[index].transfers = []
          scenario.contactTypes[index].misrouting = nil
        }
      }
    ]
  }
}
