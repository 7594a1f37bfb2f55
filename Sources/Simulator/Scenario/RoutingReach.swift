/// Who can be reached at all under a scenario's routing: contact types that nobody ever takes, agent groups that never get anything.
enum RoutingReach {
  static func notes(about scenario: Scenario) -> [String] {
    let routing = scenario.routing
    let ranksAgents = KnownNames.agentSelections.contains {
      $0.name == routing.agents && $0.reads == .agentRanks
    }
    let ranksContacts = KnownNames.contactSelections.contains {
      $0.name == routing.contacts && $0.reads == .contactRanks
    }
    func isStaged(_ group: AgentGroup, _ type: String) -> Bool {
      routing.overflow[type]?.contains { $0.groups.contains(group.name) } ?? true
    }
    func takesArriving(_ group: AgentGroup, _ type: String) -> Bool {
      isStaged(group, type) && (!ranksAgents || routing.agentRanks[type]?[group.name] != nil)
    }
    func takesWaiting(_ group: AgentGroup, _ type: String) -> Bool {
      isStaged(group, type) && (!ranksContacts || routing.contactRanks[group.name]?[type] != nil)
    }
    let types = scenario.contactTypes.compactMap { type -> String? in
      let serving = scenario.agentGroups.filter { $0.serves.contains(type.name) }
      if serving.isEmpty || serving.contains(where: { takesWaiting($0, type.name) }) { return nil }
      let who = "contact type \(Printable.quoted(type.name))"
      return serving.contains { takesArriving($0, type.name) }
        ? "routing: \(who) starves: once it waits, no agent group ever takes it"
        : "routing: no agent group ever takes \(who)"
    }
    let groups = scenario.agentGroups.compactMap { group -> String? in
      let isReached = group.serves.contains { takesArriving(group, $0) || takesWaiting(group, $0) }
      return isReached || group.serves.isEmpty
        ? nil : "routing: agent group \(Printable.quoted(group.name)) is unreachable: it never gets a contact"
    }
    return types + groups + strangers(in: scenario)
  }

  /// Stages that open a contact type to groups that don't serve it.
  private static func strangers(in scenario: Scenario) -> [String] {
    scenario.routing.overflow.keys.sorted().flatMap { type -> [String] in
      let listed = (scenario.routing.overflow[type] ?? []).flatMap(\.groups)
      return listed.filter { name in
        scenario.agentGroups.contains { $0.name == name && !$0.serves.contains(type) }
      }.map {
        "routing.overflow: a stage opens \(Printable.quoted(type)) to \(Printable.quoted($0)), which does not serve it"
      }
    }
  }
}
