extension RoutingChoice {
  /// The same policies for other agent groups. Tables about groups go, and a policy that reads one gives way to `longest-idle`
  /// or `longest-wait`.
  public var forOtherGroups: RoutingChoice {
    let tables: Set<KnownNames.Attribute> = [
      .agentRanks, .contactRanks, .overflow, .index, .formula, .shares, .site,
    ]
    func isFree(_ attribute: KnownNames.Attribute?) -> Bool { attribute.map { !tables.contains($0) } ?? true }
    return RoutingChoice(
      agents: isFree(AgentSelections.named(agents)?.reads) ? agents : LongestIdle.name,
      contacts: isFree(ContactSelections.named(contacts)?.reads) ? contacts : LongestWait.name,
      agentRanks: [:], contactRanks: [:])
  }
}
