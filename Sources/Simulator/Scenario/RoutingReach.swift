/// Who can be reached at all under a scenario's routing: contact types that nobody ever takes, agent groups that never get anything.
///
/// A model may be meant so, so these are warnings at their places; `validate --strict` refuses them.
enum RoutingReach {
  struct Warning: Sendable, CustomStringConvertible {
    var path: DocumentPath
    var message: String

    init(_ names: String..., message: String) {
      path = DocumentPath(names.map(DocumentPath.Step.name))
      self.message = message
    }

    var description: String { "\(path): \(message)" }
  }

  static func warnings(about scenario: Scenario) -> [Warning] {
    unserved(in: scenario) + outOfReach(in: scenario) + strangers(in: scenario)
      + PriorityStarvation.warnings(about: scenario)
  }

  private static func unserved(in scenario: Scenario) -> [Warning] {
    let served = Set(scenario.agentGroups.flatMap(\.serves))
    let names = scenario.contactTypes.map(\.name).filter { !served.contains($0) }
    let idle = scenario.agentGroups.filter(\.serves.isEmpty).map {
      Warning("agent_groups", $0.name, message: "serves no contact type, so its agents are idle")
    }
    if names.count > 5 {
      let more = Numerals.grouped(names.count - 5)
      return idle + [
        Warning(
          "contact_types",
          message:
            "no agent group serves \(names.prefix(5).joined(separator: ", ")) and \(more) more, so nobody answers"
        )
      ]
    }
    return idle
      + names.map { Warning("contact_types", $0, message: "no agent group serves it, so nobody answers") }
  }

  private static func outOfReach(in scenario: Scenario) -> [Warning] {
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
    let types = scenario.contactTypes.compactMap { type -> Warning? in
      let serving = scenario.agentGroups.filter { $0.serves.contains(type.name) }
      if serving.isEmpty || serving.contains(where: { takesWaiting($0, type.name) }) { return nil }
      return Warning(
        "contact_types", type.name,
        message: serving.contains { takesArriving($0, type.name) }
          ? "starves: once it waits, no agent group ever takes it (routing)"
          : "no agent group ever takes it (routing)")
    }
    let groups = scenario.agentGroups.compactMap { group -> Warning? in
      let isReached = group.serves.contains { takesArriving(group, $0) || takesWaiting(group, $0) }
      return isReached || group.serves.isEmpty
        ? nil
        : Warning("agent_groups", group.name, message: "unreachable: it never gets a contact (routing)")
    }
    return types + groups
  }

  /// Stages that open a contact type to groups that don't serve it.
  private static func strangers(in scenario: Scenario) -> [Warning] {
    scenario.routing.overflow.keys.sorted().flatMap { type -> [Warning] in
      let listed = (scenario.routing.overflow[type] ?? []).flatMap(\.groups)
      return listed.filter { name in
        scenario.agentGroups.contains { $0.name == name && !$0.serves.contains(type) }
      }.map {
        Warning(
          "routing", "overflow", type,
          message: "a stage opens it to \(Printable.quoted($0)), which does not serve it")
      }
    }
  }
}
