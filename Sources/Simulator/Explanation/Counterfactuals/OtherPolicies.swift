/// The same agents under each other routing policy that needs no table of its own.
enum OtherPolicies: Counterfactual {
  static func changes(of scenario: Scenario, at place: ExplainedPlace) -> [ScenarioChange] {
    let current = [scenario.routing.agents, scenario.routing.contacts]
    let both = Set(KnownNames.agentSelections.map(\.name)).intersection(
      KnownNames.contactSelections.map(\.name))
    let names = KnownNames.agentSelections.map(\.name) + KnownNames.contactSelections.map(\.name)
    return names.filter { !current.contains($0) && !both.contains($0) }.compactMap { name in
      guard let system = try? ComparedSystem.policy(name, in: scenario),
        Model(system.scenario).overload == nil
      else { return nil }
      let routing = system.scenario.routing
      return ScenarioChange(name: "routing by \(name)", kind: .policy) { $0.routing = routing }
    }
  }
}
