/// `routing:` the two decisions by name, and the tables that ranked ones read.
enum RoutingKeys {
  static let policy = Key.optional(
    "policy", .word(names(of: KnownNames.contactSelections) + names(of: KnownNames.agentSelections).filter { name in
      !names(of: KnownNames.contactSelections).contains(name)
    }),
    "One of the names of 'agents' or 'contacts'; the other half keeps its default.", default: "not used",
    example: "longest-wait")
  static let agents = Key.optional(
    "agents", .word(names(of: KnownNames.agentSelections)), "Which free agent takes an arriving contact.",
    default: defaults.agents, example: "longest-idle")
  static let contacts = Key.optional(
    "contacts", .word(names(of: KnownNames.contactSelections)), "Which waiting contact a freed agent takes.",
    default: defaults.contacts, example: "static-priority")
  static let agentRanks = Key.optional(
    "agent_ranks", ranks(of: "agent groups", example: "bilingual-clinic"),
    "For agents: ranked. For each contact type the agent groups, first choice first, or with their ranks; a group not listed never takes it.",
    default: [], shown: "none", example: "{cardiology-es: [bilingual-clinic, generalists]}")
  static let contactRanks = Key.optional(
    "contact_ranks", ranks(of: "contact types", example: "cardiology-es"),
    "For contacts: ranked. For each agent group the contact types, first choice first, or with their ranks; a type not listed is never taken from the line.",
    default: [], shown: "none", example: "{bilingual-clinic: {cardiology-es: 1, cardiology-en: 1}}")

  static let defaults = RoutingChoice(
    agents: "longest-idle", contacts: "longest-wait", agentRanks: [:], contactRanks: [:])

  static let rule = Rule<RoutingChoice>.record(
    "routing", keys: [policy.erased, agents.erased, contacts.erased, agentRanks.erased, contactRanks.erased],
    checks: [
      "policy is not given together with the half that it names; 'ranked' names both halves and is no policy",
      "ranks name known contact types and agent groups", "a ranked half has its table",
    ]
  ) { fields, reading in
    guard var choice = halves(fields, &reading) else { return nil }
    let (types, groups) = (reading.context.contactTypeNames, reading.context.agentGroups ?? [])
    guard let agentTable = table(agentRanks, fields, of: types, ranking: groups, &reading),
      let contactTable = table(contactRanks, fields, of: groups, ranking: types, &reading)
    else { return nil }
    choice.agentRanks = agentTable
    choice.contactRanks = contactTable
    return choice
  }

  private static func names(of selections: [KnownNames.Selection]) -> [String] {
    selections.flatMap { [$0.name] + $0.aliases }
  }

  /// The name behind an alias.
  private static func resolved(_ word: String, among selections: [KnownNames.Selection]) -> String? {
    selections.first { $0.name == word || $0.aliases.contains(word) }?.name
  }

  /// The two names, without tables.
  private static func halves(_ fields: Fields, _ reading: inout Reading) -> RoutingChoice? {
    var choice = defaults
    let word = fields[policy] ?? ""
    let asAgents = resolved(word, among: KnownNames.agentSelections)
    let asContacts = resolved(word, among: KnownNames.contactSelections)
    if asAgents != nil, asContacts != nil {
      reading.refuse(policy, of: fields, "names both an agent and a contact selection; write agents: \(word) or contacts: \(word)")
      return nil
    }
    for (half, given) in [(agents, asAgents), (contacts, asContacts)] where given != nil && fields.has(half) {
      reading.refuse(half, of: fields, "is already chosen by policy: \(word)")
      return nil
    }
    choice.agents = asAgents ?? fields[agents].flatMap { resolved($0, among: KnownNames.agentSelections) } ?? choice.agents
    choice.contacts =
      asContacts ?? fields[contacts].flatMap { resolved($0, among: KnownNames.contactSelections) } ?? choice.contacts
    for (name, selections, key) in [
      (choice.agents, KnownNames.agentSelections, agentRanks), (choice.contacts, KnownNames.contactSelections, contactRanks),
    ] {
      let reads = selections.first { $0.name == name }?.reads
      if reads?.rawValue == key.name, !fields.has(key) {
        reading.report(.meaning, "needs '\(key.name)' for '\(name)', for example \(key.name): \(key.shape.example)", at: reading.owner)
        return nil
      }
    }
    return choice
  }
}

// The tables of ranks.
extension RoutingKeys {
  typealias RankTable = [MapEntry<String, [MapEntry<String, Int>]>]

  private static func ranks(of what: String, example: String) -> Rule<RankTable> {
    let name = Rule<String>.line("a name", example: example)
    let inOrder = Rule<[String]>.list(of: name).map { names in
      names.enumerated().map { MapEntry(key: $0.element, value: $0.offset + 1) }
    }
    let byRank = Rule<[MapEntry<String, Int>]>.map(of: .whole(1...1_000_000, example: "1"), keys: name)
    return .map(of: inOrder.or(byRank), keys: name)
  }

  /// The table by names; reports names that are unknown or repeated.
  private static func table(
    _ key: Key<RankTable>, _ fields: Fields, of outer: [String], ranking inner: [String], _ reading: inout Reading
  ) -> [String: [String: Int]]? {
    guard reading.context.contactTypes != nil, reading.context.agentGroups != nil else { return [:] }
    var table: [String: [String: Int]] = [:]
    for row in fields[key] {
      let names = row.value.map(\.key)
      let unknown = outer.contains(row.key) ? names.first { !inner.contains($0) } : row.key
      if let unknown {
        let known = outer.contains(row.key) ? inner : outer
        reading.refuse(
          key, of: fields, "\(Printable.quoted(unknown)) is not known here\(NearMiss.hint(for: unknown, among: known))")
        return nil
      }
      if let repeated = names.firstRepeated {
        reading.refuse(key, of: fields, "must rank each once, found \(Printable.quoted(repeated)) twice")
        return nil
      }
      table[row.key] = Dictionary(uniqueKeysWithValues: row.value.map { ($0.key, $0.value) })
    }
    return table
  }
}
