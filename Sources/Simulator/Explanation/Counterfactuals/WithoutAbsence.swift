/// Every scheduled agent comes: each category of absence taken away by itself, and agents who pause.
enum WithoutAbsence: Counterfactual {
  static func changes(of scenario: Scenario, at place: ExplainedPlace) -> [ScenarioChange] {
    var categories: [String] = []
    for category in scenario.agentGroups.flatMap(\.absences).map(\.category)
    where !categories.contains(category) {
      categories.append(category)
    }
    var changes = categories.map { category in
      ScenarioChange(name: "without absence by '\(category)'", kind: .cause) { scenario in
        for index in scenario.agentGroups.indices {
          scenario.agentGroups[index].absences.removeAll { $0.category == category }
        }
      }
    }
    if scenario.agentGroups.contains(where: { $0.unavailability != nil }) {
      changes.append(
        ScenarioChange(name: "without agents who are not available", kind: .cause) { scenario in
          for index in scenario.agentGroups.indices { scenario.agentGroups[index].unavailability = nil }
        })
    }
    return changes
  }
}
