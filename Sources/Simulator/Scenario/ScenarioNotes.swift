/// What a valid scenario's author should know: parts of it that have no effect, or hardly the one that was meant.
enum ScenarioNotes {
  static func about(_ scenario: Scenario) -> [String] {
    RoutingReach.warnings(about: scenario).map(\.description) + unread(in: scenario)
      + unranked(in: scenario) + unused(in: scenario)
      + validity(of: scenario) + quality(in: scenario)
  }

  /// What a policy would not do that somebody expects of it: read what is the same for all, leave groups without rank.
  static func onRouting(of scenario: Scenario) -> [String] {
    unread(in: scenario).filter { !$0.contains("is given, but") } + unranked(in: scenario)
      + RoutingReach.warnings(about: scenario).map(\.description)
  }

  /// The validity statement travels with every result of a fitted scenario.
  private static func validity(of scenario: Scenario) -> [String] {
    guard let evidence = scenario.evidence else { return [] }
    if let validity = evidence.validity { return ["validity of the scenario as fitted: \(validity)"] }
    return evidence.fittedOn.isEmpty
      ? []
      : [
        "validity: fitted to \(evidence.fittedOn.count) days and not judged on others yet (callsim backtest)"
      ]
  }

  /// The first few names, and how many more.
  private static func listed(_ names: [String]) -> String {
    let shown = names.prefix(5).joined(separator: ", ")
    return names.count > 5 ? "\(shown) and \(Numerals.grouped(names.count - 5)) more" : shown
  }

  /// Networks of self-service that no contact type passes.
  private static func unused(in scenario: Scenario) -> [String] {
    let used = Set(scenario.contactTypes.compactMap(\.selfService?.network))
    let names = scenario.selfService.map(\.name).filter { !used.contains($0) }
    return names.isEmpty
      ? [] : ["self_service: no contact type passes \(listed(names)); name it at 'self_service'"]
  }

  /// Quality scores without effects, or effects without scores.
  private static func quality(in scenario: Scenario) -> [String] {
    let hasScores = scenario.agentGroups.contains { $0.quality != nil }
    let effects = scenario.quality
    let changesWork = effects.handleTime != 1 || effects.resolution > 0 || effects.booking > 0
    if changesWork, !hasScores { return ["quality: no agent group has a 'quality', so nothing comes of it"] }
    if hasScores, !changesWork, (scenario.satisfaction?.quality ?? 0) == 0 {
      return ["agent_groups: 'quality' has no effect; say in the scenario's 'quality' what ten points do"]
    }
    return []
  }

  /// Attributes that are given though the routing reads them not, or are read though not given.
  private static func unread(in scenario: Scenario) -> [String] {
    let routing = scenario.routing
    let selections =
      KnownNames.agentSelections.filter { $0.name == routing.agents }
      + KnownNames.contactSelections.filter { $0.name == routing.contacts }
    let types = scenario.contactTypes
    let given: [KnownNames.Attribute: Bool] = [
      .priority: types.contains { $0.priority != 1 }, .weight: types.contains { $0.weight != 1 },
      .score: types.contains { $0.score != .init(base: 0, rate: 1) },
      .site: types.contains { $0.site != nil } && scenario.agentGroups.contains { $0.site != nil },
      .speaks: scenario.agentGroups.contains { !$0.speaks.isEmpty },
    ]
    return KnownNames.Attribute.allCases.compactMap { attribute in
      let reader = selections.first { $0.reads == attribute }
      // Stages of overflow hold whatever the policy.
      if attribute == .overflow, reader == nil { return nil }
      // So do interpreters.
      if attribute == .speaks, reader == nil, !scenario.interpreters.isEmpty { return nil }
      switch (routing.has(attribute) ?? given[attribute] ?? false, reader) {
      case (true, nil):
        let halves =
          routing.agents == routing.contacts
          ? "'\(routing.agents)' doesn't" : "'\(routing.agents)' and '\(routing.contacts)' don't"
        return "routing: '\(attribute.rawValue)' is given, but \(halves) read it"
      case (false, let reader?):
        return
          attribute == .speaks
          ? "routing: '\(reader.name)' reads 'speaks' of agent groups, which none states"
          : "routing: '\(reader.name)' reads '\(attribute.rawValue)', which is the same for all contact types"
      default: return nil
      }
    }
  }

  /// Pairs of contact type and agent group that serves it, of which a table of ranks knows nothing.
  private static func unranked(in scenario: Scenario) -> [String] {
    let routing = scenario.routing
    let ranksAgents = KnownNames.agentSelections.contains {
      $0.name == routing.agents && $0.reads == .agentRanks
    }
    let ranksContacts = KnownNames.contactSelections.contains {
      $0.name == routing.contacts && $0.reads == .contactRanks
    }
    return scenario.agentGroups.flatMap { group -> [String] in
      let arriving = ranksAgents ? group.serves.filter { routing.agentRanks[$0]?[group.name] == nil } : []
      let waiting = ranksContacts ? group.serves.filter { routing.contactRanks[group.name]?[$0] == nil } : []
      return [
        (arriving, "routing.agent_ranks", "arriving contacts"),
        (waiting, "routing.contact_ranks", "waiting contacts"),
      ].compactMap { types, table, what in
        types.isEmpty
          ? nil
          : "\(table): '\(group.name)' has no rank for \(listed(types)), so it takes no \(what) of these"
      }
    }
  }
}
