/// Handle times have the same mean every day.
enum SteadyHandleTimes: Counterfactual {
  static func changes(of scenario: Scenario, at place: ExplainedPlace) -> [ScenarioChange] {
    guard scenario.contactTypes.contains(where: { $0.handleTimeDayCV > 0 }) else { return [] }
    return [
      ScenarioChange(name: "without days of long handle times", kind: .cause) { scenario in
        for index in scenario.contactTypes.indices { scenario.contactTypes[index].handleTimeDayCV = 0 }
      }
    ]
  }
}
