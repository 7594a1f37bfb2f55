/// Nobody goes to a break, comes late or leaves early within an interval: each has all its length as many agents as at most.
enum WithoutBreaks: Counterfactual {
  static func changes(of scenario: Scenario, at place: ExplainedPlace) -> [ScenarioChange] {
    guard case .calendar(let calendar) = scenario.horizon else { return [] }
    let hasSteps = scenario.agentGroups.contains { group in
      if case .perStep(let length, _) = group.staff { length < calendar.interval } else { false }
    }
    guard hasSteps else { return [] }
    return [
      ScenarioChange(name: "without breaks within intervals", kind: .cause) { scenario in
        for index in scenario.agentGroups.indices {
          guard case .perStep(let length, let counts) = scenario.agentGroups[index].staff else { continue }
          let steps = max(1, Int((calendar.interval / length).rounded()))
          scenario.agentGroups[index].staff = .perInterval(
            stride(from: 0, to: counts.count, by: steps).map {
              counts[$0..<min($0 + steps, counts.count)].max() ?? 0
            })
        }
      }
    ]
  }
}
