/// `routing:` the two decisions by name, and the tables that ranked ones read.
enum RoutingKeys {
  static let policy = Key.optional(
    "policy",
    .word(
      names(of: KnownNames.contactSelections)
        + names(of: KnownNames.agentSelections).filter { name in
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
    "agent_ranks", agentRanksRule,
    "For agents: ranked. For each contact type the agent groups, first choice first, or with their ranks; a group not listed never takes it.",
    default: [:], shown: "none", example: "{cardiology-es: [bilingual-clinic, generalists]}")
  static let contactRanks = Key.optional(
    "contact_ranks", contactRanksRule,
    "For contacts: ranked. For each agent group the contact types, first choice first, or with their ranks; a type not listed is never taken from the line.",
    default: [:], shown: "none", example: "{bilingual-clinic: {cardiology-es: 1, cardiology-en: 1}}")

  static let defaults = RoutingChoice(
    agents: "longest-idle", contacts: "longest-wait", agentRanks: [:], contactRanks: [:])

  static let rule = Rule<RoutingChoice>.record(
    "routing",
    keys: [
      policy.erased, agents.erased, contacts.erased, agentRanks.erased, contactRanks.erased,
      OverflowKeys.overflow.erased, IndexKeys.index.erased, FormulaKeys.formula.erased,
      SharesKeys.shares.erased,
    ],
    checks: [policyNamesOneHalf, rankedHalfHasTable]
  ) { fields, _ in
    let (agents, contacts) = halves(fields)
    var routing = RoutingChoice(
      agents: agents, contacts: contacts, agentRanks: fields[agentRanks], contactRanks: fields[contactRanks])
    routing.overflow = fields[OverflowKeys.overflow]
    routing.index = fields[IndexKeys.index]
    routing.formula = fields[FormulaKeys.formula]
    routing.shares = fields[SharesKeys.shares]
    return routing
  }

  private static let policyNamesOneHalf = RecordCheck(
    "policy is not given beside the half that it names; 'ranked' names both halves, so it is no policy"
  ) { fields, reading in
    guard let word = fields.valid(policy) ?? nil else { return }
    let isAgents = resolved(word, among: KnownNames.agentSelections) != nil
    let isContacts = resolved(word, among: KnownNames.contactSelections) != nil
    if isAgents, isContacts {
      reading.refuse(policy, of: fields, "names both halves; write agents: \(word) or contacts: \(word)")
    } else if isAgents ? fields.has(agents) : fields.has(contacts) {
      reading.refuse(isAgents ? agents : contacts, of: fields, "is already chosen by policy: \(word)")
    }
  }

  private static let rankedHalfHasTable = RecordCheck("a half that reads a table has it") {
    fields, reading in
    let (agentWord, contactWord) = halves(fields)
    let readers =
      KnownNames.agentSelections.filter { $0.name == agentWord }
      + KnownNames.contactSelections.filter { $0.name == contactWord }
    let tables = [
      agentRanks.shape, contactRanks.shape, OverflowKeys.overflow.shape, IndexKeys.index.shape,
      FormulaKeys.formula.shape, SharesKeys.shares.shape,
    ]
    for table in tables where fields.node.entry(table.name) == nil {
      guard let reader = readers.first(where: { $0.reads?.rawValue == table.name }) else { continue }
      let example = "\(table.name): \(table.example)"
      reading.report(
        .meaning, "needs '\(table.name)' for '\(reader.name)', for example \(example)", at: reading.owner)
    }
  }

  private static func names(of selections: [KnownNames.Selection]) -> [String] {
    selections.flatMap { [$0.name] + $0.aliases }
  }

  /// The name behind an alias.
  private static func resolved(_ word: String, among selections: [KnownNames.Selection]) -> String? {
    selections.first { $0.name == word || $0.aliases.contains(word) }?.name
  }

  /// The names of both halves; a default where one is left out or not valid.
  private static func halves(_ fields: Fields) -> (agents: String, contacts: String) {
    func half(_ key: Key<String?>, among selections: [KnownNames.Selection]) -> String? {
      [policy, key].lazy.compactMap { fields.valid($0) ?? nil }.compactMap { resolved($0, among: selections) }
        .first
    }
    return (
      half(agents, among: KnownNames.agentSelections) ?? defaults.agents,
      half(contacts, among: KnownNames.contactSelections) ?? defaults.contacts
    )
  }
}

// The tables of ranks.
extension RoutingKeys {
  typealias RankTable = [String: [String: Int]]

  private static let agentRanksRule = ranks(
    of: Subject(what: "contact type") { $0.contactTypeNames },
    among: Subject(what: "agent group") { $0.agentGroupNames }, example: "bilingual-clinic")
  private static let contactRanksRule = ranks(
    of: Subject(what: "agent group") { $0.agentGroupNames },
    among: Subject(what: "contact type") { $0.contactTypeNames }, example: "cardiology-es")

  /// What the names of a table must be.
  private struct Subject: Sendable {
    let what: String
    /// nil: unknown.
    let names: @Sendable (ReadingContext) -> KnownSet?

    func problem(with names: [String], _ reading: Reading) -> String? {
      self.names(reading.context)?.problem(with: names, calledHere: what)
    }
  }

  /// A map of maps from name to rank; the inner ones may be lists in order of rank.
  private static func ranks(of rows: Subject, among columns: Subject, example: String) -> Rule<RankTable> {
    let name = Rule<String>.line("a name", example: example)
    let inOrder = Rule<[String]>.list(of: name).checked("each name once") { names, _ in
      names.firstRepeated.map { "must rank each once, found \(Printable.quoted($0)) twice" }
    }.map { names in names.enumerated().map { MapEntry(key: $0.element, value: $0.offset + 1) } }
    let byRank = Rule<[MapEntry<String, Int>]>.map(of: .whole(1...1_000_000, example: "1"), keys: name)
    let row = inOrder.or(byRank).checked("names of \(columns.what)s") { entries, reading in
      columns.problem(with: entries.map(\.key), reading)
    }.map { Dictionary($0.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }) }
    return Rule<[MapEntry<String, [String: Int]>]>.map(of: row, keys: name)
      .checked("names of \(rows.what)s") { entries, reading in rows.problem(with: entries.map(\.key), reading)
      }
      .map { Dictionary($0.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }) }
  }
}
