/// The whole file.
enum ScenarioKeys {
  static let version = Key.required(
    "callsim", versionRule, "Version of the scenario language.", example: "1")
  static let name = Key.required(
    "name",
    .line(
      "a name of 1 to 80 characters, without control characters or spaces at its ends", example: "riverside"),
    "Name of the scenario, for reports.", example: "riverside")
  static let description = Key.optional(
    "description", .text(longest: 10_000, example: "A weekday at a hospital."), "What the scenario is about.",
    default: "none", example: "A weekday at a three-clinic hospital.")
  static let calendar = Key.optional(
    "calendar", CalendarKeys.rule, "Opening hours of one or more days.", default: "not used",
    example: "{open: \"07:00-19:00\", interval: 30min}")
  static let horizon = Key.optional(
    "horizon", HorizonKeys.rule, "Instead of a calendar: one long run for the steady state.",
    default: "not used",
    example: "{length: 500h, warm_up: 5h}")
  static let lines = Key.optional(
    "lines", .whole(0...1_000_000_000, example: "24"),
    "Trunk lines, for contacts that wait or talk; a contact that finds none free is blocked.",
    default: "no limit",
    example: "24")
  static let queueLimit = Key.optional(
    "queue_limit", .whole(0...1_000_000_000, example: "50"),
    "Most contacts waiting, of all types; one more is blocked.",
    default: "no limit", example: "50")
  static let busyness = Key.optional(
    "busyness", BusynessKeys.ofCenter, "Random factors of mean 1 on all arrival rates.", default: "none",
    example: "{gamma: {cv: 10%}}")
  static let demand = Key.optional(
    "demand",
    Rule<[MapEntry<String, DemandStream>]>.map(of: DemandKeys.rule, keys: Names.rule, count: 1...1_000)
      .map { $0.map(\.value) },
    "Streams of contacts whose reason decides their contact type, by name.", default: [], shown: "none",
    example: "{front-door: {arrivals: {rate: 2/min}, reasons: [{contact_type: calls, share: 100%}]}}")
  static let history = Key.optional(
    "history", HistoryKeys.rule, "Days of the past, which simulated days repeat (arrivals: {history: NAME}).",
    default: "none", example: "{file: days.csv}")
  static let shocks = Key.optional(
    "shocks", .list(of: ShockKeys.rule, count: 0...1_000),
    "Outages, waves, mailings: what changes arrivals for a while.",
    default: [], shown: "none",
    example: "[{name: outage, contacts: all, multiplier: 2, day: 1, time: \"10:00\", lasts: 1h}]")
  static let run = Key.optional(
    "run", RunKeys.rule, "How to run it, unless the command line says otherwise.", default: RunKeys.defaults,
    shown: "the defaults of its keys", example: "{replications: 100, seed: 1}")
  static let evidence = Key.optional(
    "evidence", EvidenceKeys.rule, "What its numbers rest on; written by fit and backtest.",
    default: "not stated",
    example: "{fitted_on: [2026-03-02], validity: Backtested on 4 days.}")
  static let contactTypes = Key.required(
    "contact_types",
    Rule<[MapEntry<String, ContactTypeKeys.Stated>]>.map(
      of: ContactTypeKeys.rule, keys: Names.rule, count: 1...2_000
    )
    .map { $0.map(\.value) }
    .checked("every contact ends some time") { stated, _ in
      TransferKeys.endlessTransfers(stated.map(\.type))
    },
    "What customers need, by name.",
    example: "{calls: {channel: voice, arrivals: {rate: 48/min}, handle_time: {exponential: {mean: 1min}}}}")
  static let agentGroups = Key.optional(
    "agent_groups",
    Rule<[MapEntry<String, AgentGroup>]>.map(of: AgentGroupKeys.rule, keys: Names.rule, count: 0...2_000)
      .map { $0.map(\.value) },
    "Agents with the same skill set, by name.", default: [], shown: "nobody answers",
    example: "{team: {serves: [calls], staff: 50}}")
  static let routing = Key.optional(
    "routing", RoutingKeys.rule, "Who serves whom.", default: RoutingKeys.defaults,
    shown: "{agents: longest-idle, contacts: longest-wait}", example: "{policy: longest-wait}")
  static let targets = Key.optional(
    "targets", .list(of: TargetKeys.rule, count: 0...1_000), "Promises to be checked.", default: [],
    shown: "none",
    example: "[{contacts: all, measure: abandonment, at_most: 5%}]")

  private static let versionRule = Rule<Int>.scalar("1", schema: ["const": 1], examples: ["1"]) {
    scalar throws(Refusal) in
    guard scalar.isPlain, scalar.text == "1" else { throw Refusal() }
    return 1
  }

  /// The scenario without its digest, which is of the text.
  static let rule: Rule<Scenario> = {
    let record = Rule<Scenario>.record(
      "scenario",
      keys: [
        version.erased, name.erased, description.erased, calendar.erased, horizon.erased, history.erased,
        contactTypes.erased,
        SelfServiceKeys.networks.erased, ShiftKeys.shifts.erased,
        agentGroups.erased, routing.erased, targets.erased, lines.erased, queueLimit.erased, busyness.erased,
        demand.erased, shocks.erased, run.erased, evidence.erased,
        InterpreterKeys.interpreters.erased, FeedbackKeys.satisfaction.erased,
        AgentQualityKeys.effects.erased, RecordsKeys.outages.erased,
      ], exactlyOne: [[calendar.name, horizon.name]]
    ) { fields, reading in
      let clock = fields[calendar].map { Horizon.calendar($0) } ?? fields[horizon]
      guard let clock else { return nil }
      var scenario = Scenario(
        name: fields[name], description: fields[description], horizon: clock,
        contactTypes: withAcceptableWaits(fields[contactTypes], targets: fields[targets]),
        agentGroups: fields[agentGroups], routing: fields[routing], targets: fields[targets],
        lines: fields[lines],
        queueLimit: fields[queueLimit], busyness: fields[busyness]?.common ?? Busyness(), run: fields[run],
        demand: fields[demand], shocks: fields[shocks], history: fields[history],
        evidence: fields[evidence],
        digest: "",
        notes: [], selfService: fields[SelfServiceKeys.networks], shifts: fields[ShiftKeys.shifts])
      scenario.interpreters = fields[InterpreterKeys.interpreters]
      scenario.satisfaction = fields[FeedbackKeys.satisfaction]
      scenario.quality = fields[AgentQualityKeys.effects]
      scenario.recordsOutages = fields[RecordsKeys.outages]
      guard link(&scenario, fields, &reading) else { return nil }
      reading.notes += ScenarioNotes.about(scenario)
      return scenario
    }
    return Rule(record.shape) { node, reading in
      reading.context.learnNames(from: node)
      return record.read(node, &reading)
    }
  }()

  /// What holds between parts: contact types that nobody feeds, or whose urgent contacts have no line, are refused;
  /// correlations of busyness are made possible.
  private static func link(_ scenario: inout Scenario, _ fields: Fields, _ reading: inout Reading) -> Bool {
    let fed = Feeders.fed(in: scenario)
    let before = reading.findings.count
    for stated in fields[contactTypes] where !stated.hasArrivals && !fed.contains(stated.type.name) {
      let name = stated.type.name
      guard let entry = fields.node.entry(contactTypes.name)?.value.entry(name) else { continue }
      reading.within(.name(contactTypes.name), owner: entry.namePlace) {
        $0.within(.name(name), owner: entry.namePlace) {
          $0.refuse(
            entry.value,
            "needs 'arrivals', for example arrivals: {rate: 48/min}, or a reason of 'demand' that leads here")
        }
      }
    }
    for type in scenario.contactTypes where type.urgent == nil {
      guard let network = scenario.selfService.first(where: { $0.name == type.selfService?.network }),
        network.findsUrgent(among: type.name),
        let entry = fields.node.entry(contactTypes.name)?.value.entry(type.name)
      else { continue }
      reading.within(.name(contactTypes.name), owner: entry.namePlace) {
        $0.within(.name(type.name), owner: entry.namePlace) {
          $0.refuse(
            entry.value,
            "needs 'urgent', as \(Printable.quoted(network.name)) finds urgent contacts: the share that is known to be "
              + "urgent on arrival, or urgent: 0%")
        }
      }
    }
    if let links = fields[busyness]?.links {
      let streams =
        scenario.contactTypes.map { ($0.name, $0.arrivals.busyness) }
        + scenario.demand.map { ($0.name, $0.arrivals.busyness) }
      do {
        scenario.busynessMixes = try BusynessMixes(links, of: streams, notes: &reading.notes)
      } catch {
        reading.refuse(busyness, of: fields, "between: \(error.message)")
      }
    }
    if let problem = InterpreterKeys.problem(with: scenario.interpreters, in: scenario) {
      reading.refuse(InterpreterKeys.interpreters, of: fields, problem)
    }
    if scenario.satisfaction == nil, scenario.contactTypes.contains(where: { $0.survey != nil }) {
      reading.refuse(
        FeedbackKeys.satisfaction, of: fields,
        "'survey' of a contact type needs 'satisfaction', for example satisfaction: "
          + FeedbackKeys.satisfaction.shape.example)
    }
    if !scenario.recordsOutages.isEmpty, scenario.contactTypes.allSatisfy({ $0.records == nil }) {
      reading.refuse(
        RecordsKeys.outages, of: fields, "are of no CRM system: no contact type has 'crm'")
    }
    return reading.findings.count == before
  }

  /// T of a type that states none: `within` of the first service-level target that is about it.
  private static func withAcceptableWaits(_ stated: [ContactTypeKeys.Stated], targets: [Target])
    -> [ContactType]
  {
    stated.map { stated in
      var type = stated.type
      let within = targets.lazy.filter { $0.within != nil && $0.of.isAbout(contactType: type.name) }.first?
        .within
      if !stated.hasAcceptableWait, let within { type.acceptableWait = within }
      return type
    }
  }
}

extension Target.Subject {
  fileprivate func isAbout(contactType name: String) -> Bool {
    if case .contacts(let names) = self { names.contains(name) } else { false }
  }
}

extension ReadingContext {
  /// Names and attributes are known before anything is read, however faulty the rest of an entry is.
  fileprivate mutating func learnNames(from root: DocumentNode) {
    func text(_ node: DocumentNode, _ key: String) -> String? {
      guard case .scalar(let text, _) = node.entry(key)?.value.content else { return nil }
      return text
    }
    if case .map(let entries) = root.entry(ScenarioKeys.contactTypes.name)?.value.content, !entries.isEmpty {
      contactTypes = entries.map {
        TypeAttributes(
          name: $0.name, channel: text($0.value, ContactTypeKeys.channel.name),
          language: text($0.value, ContactTypeKeys.language.name),
          topic: text($0.value, ContactTypeKeys.topic.name))
      }
      returningTypes = Self.returningTypes(of: entries)
    }
    switch root.entry(ScenarioKeys.agentGroups.name)?.value.content {
    case .map(let entries): agentGroupNames = KnownSet(entries.map(\.name))
    case nil: agentGroupNames = KnownSet([])
    default: agentGroupNames = nil
    }
    if root.entry(ShiftKeys.shifts.name) == nil { shiftTemplates = [] }
    switch root.entry(SelfServiceKeys.networks.name)?.value.content {
    case .map(let entries): selfServiceNames = KnownSet(entries.map(\.name))
    case nil: selfServiceNames = KnownSet([])
    default: selfServiceNames = nil
    }
  }
}
