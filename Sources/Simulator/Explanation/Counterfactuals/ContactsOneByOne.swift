/// Contacts that come together come one by one, as many of them.
enum ContactsOneByOne: Counterfactual {
  static func changes(of scenario: Scenario, at place: ExplainedPlace) -> [ScenarioChange] {
    guard
      (scenario.contactTypes.map(\.arrivals) + scenario.demand.map(\.arrivals)).contains(where: {
        $0.batch != nil
      })
    else { return [] }
    return [
      ScenarioChange(name: "with contacts coming one by one", kind: .cause) { scenario in
        for index in scenario.contactTypes.indices { scenario.contactTypes[index].arrivals.batch = nil }
        for index in scenario.demand.indices { scenario.demand[index].arrivals.batch = nil }
      }
    ]
  }
}
