/// No day and no interval busier than the mean: arrivals at the stated rates.
enum AverageDays: Counterfactual {
  static func changes(of scenario: Scenario, at place: ExplainedPlace) -> [ScenarioChange] {
    let own = scenario.contactTypes.map(\.arrivals.busyness) + scenario.demand.map(\.arrivals.busyness)
    guard ([scenario.busyness] + own).contains(where: { $0.day != nil || $0.interval != nil }) else {
      return []
    }
    return [
      ScenarioChange(name: "with days of average busyness only", kind: .cause) { scenario in
        scenario.busyness = Busyness()
        scenario.busynessMixes = BusynessMixes()
        for index in scenario.contactTypes.indices {
          scenario.contactTypes[index].arrivals.busyness = Busyness()
        }
        for index in scenario.demand.indices { scenario.demand[index].arrivals.busyness = Busyness() }
      }
    ]
  }
}
