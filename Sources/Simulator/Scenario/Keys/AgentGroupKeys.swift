/// One entry of `agent_groups:`.
enum AgentGroupKeys {
  static let serves = Key.optional(
    "serves", servesRule, "Names of the contact types they can serve, or all.", default: "not used",
    example: "[cardiology-es, cardiology-en]")
  static let skills = Key.optional(
    "skills", skillsRule, "The contact types they can serve, by attributes.", default: "not used",
    example: "{channels: [voice], languages: [en, es]}")
  static let staff = Key.required(
    "staff", StaffKeys.rule, "Number of agents.", example: "50")
  static let cost = Key.optional(
    "cost", .hourlyCost(.init(0.01...1e6, orZero: true)), "Currency units for an agent-hour.",
    default: "not stated",
    example: "31/h")
  static let agentEffect = Key.optional(
    "agent_effect", .ratio(.init(1e-4...10, orZero: true), example: "10%"),
    "Coefficient of variation of a lognormal factor on handle times, drawn for each agent.", default: 0,
    shown: "0%",
    example: "10%")
  static let proficiency = Key.optional(
    "proficiency", .list(of: proficiencyRule, count: 1...1_000),
    "How well they serve some contacts: factors on handle times, and resolution.",
    default: [],
    shown: "like everybody", example: "[{contacts: {language: es}, handle_time: 1.2}]")
  static let concurrency = Key.optional(
    "concurrency", ConcurrencyKeys.rule, "Several contacts at once, such as chats.", default: "one at a time",
    example: "{capacity: 3, speed: [1, 1.7, 2.5]}")

  static let site = Key.optional(
    "site", .line("a word of at most 80 characters", example: "north"),
    "Where they work, for agents: local-specialist.", default: "none", example: "north")
  static let speaks = Key.optional(
    "speaks", SelectorKeys.spoken,
    "Languages that they speak themselves, for agents: language-first; others they serve through an interpreter.",
    default: "those of all that they serve", example: "[en, es]")

  static let rule = Rule<AgentGroup>.record(
    "agent group",
    keys: [
      serves.erased, skills.erased, staff.erased, cost.erased, agentEffect.erased, proficiency.erased,
      concurrency.erased, ReserveKeys.reserve.erased, site.erased, speaks.erased,
      AgentQualityKeys.quality.erased, AgentQualityKeys.learning.erased, AgentQualityKeys.fatigue.erased,
      PresenceKeys.absence.erased,
      PresenceKeys.unavailable.erased, PresenceKeys.cohort.erased, CostKeys.overtime.erased,
      CostKeys.perMinute.erased,
    ],
    exactlyOne: [[serves.name, skills.name]],
    checks: [
      proficiencyIsOfServed, reserveIsOfServed, PresenceKeys.isOfSingleContacts, CostKeys.overtimeHasCost,
    ]
  ) { fields, reading in
    let served = fields[serves] ?? fields[skills] ?? []
    let proficiencies = Dictionary(
      fields[proficiency].flatMap { entry in entry.contacts.names.map { ($0, entry) } },
      uniquingKeysWith: { first, _ in first })
    var group = AgentGroup(
      name: reading.entryName, serves: served, staff: fields[staff], costPerHour: fields[cost],
      agentEffectCV: fields[agentEffect], handleTimeFactors: served.map { proficiencies[$0]?.factor ?? 1 },
      resolutions: served.map { proficiencies[$0]?.resolution }, concurrency: fields[concurrency])
    group.site = fields[site]
    group.speaks = fields[speaks] ?? []
    group.quality = fields[AgentQualityKeys.quality]
    group.learning = fields[AgentQualityKeys.learning]
    group.fatigue = fields[AgentQualityKeys.fatigue]
    group.absences = fields[PresenceKeys.absence]
    group.unavailability = fields[PresenceKeys.unavailable]
    group.cohort = fields[PresenceKeys.cohort]
    group.overtimeFactor = fields[CostKeys.overtime]
    if let rate = fields[CostKeys.perMinute] {
      group.costPerMinute = rate
      group.costPerHour = group.costPerHour ?? 0
    }
    group.reserves = ReserveKeys.reserves(fields[ReserveKeys.reserve], served: served)
    return group
  }

  private static let proficiencyIsOfServed = isOfServed(
    proficiency, "proficiency is about contact types that are served, each at most once",
    calling: "proficiency"
  ) { $0.contacts }
  private static let reserveIsOfServed = isOfServed(
    ReserveKeys.reserve, "reserves are about contact types that are served, each at most once",
    calling: "reserve"
  ) { $0.contacts }

  private static func isOfServed<Entry>(
    _ key: Key<[Entry]>, _ words: String, calling what: String,
    contacts: @escaping @Sendable (Entry) -> ContactSelector
  ) -> RecordCheck {
    RecordCheck(words) { fields, reading in
      guard reading.context.contactTypes != nil, let entries = fields.valid(key),
        let served = (fields.valid(serves) ?? nil) ?? (fields.valid(skills) ?? nil)
      else { return }
      let isServed = Set(served).contains
      var seen: Set<String> = []
      for (index, entry) in entries.enumerated() {
        let names = contacts(entry).names.filter(isServed)
        if names.isEmpty {
          reading.refuse(key, of: fields, "[\(index)] is about no contact type that the group serves")
        }
        if let repeated = names.first(where: { !seen.insert($0).inserted }) {
          let name = Printable.quoted(repeated)
          reading.refuse(key, of: fields, "[\(index)] gives contact type \(name) a second \(what)")
        }
      }
    }
  }
}

// The parts of an agent group.
extension AgentGroupKeys {
  private static let servesRule = SelectorKeys.words.checked("names known contact types") { names, reading in
    names == [Names.everything] ? nil : reading.unknownContactType(in: names)
  }.withContext { names, context in
    names == [Names.everything] ? context.contactTypeNames?.inOrder ?? [] : names
  }

  /// The names of the contact types that match.
  private static let skillsRule: Rule<[String]> = {
    func axis(_ name: String, _ summary: String, example: String) -> Key<[String]?> {
      .optional(name, SelectorKeys.words, summary, default: "any", example: example)
    }
    let channels = axis("channels", "Channels they work on.", example: "[voice]")
    let languages = axis("languages", "Languages they speak.", example: "[en, es]")
    let topics = axis("topics", "Topics they know.", example: "[cardiology, appointments]")
    return .record("skill set", keys: [channels.erased, languages.erased, topics.erased]) { fields, reading in
      guard let types = reading.context.contactTypes else { return [] }
      let names = types.filter { type in
        SelectorKeys.matches(type.channel, fields[channels])
          && SelectorKeys.matches(type.language, fields[languages])
          && SelectorKeys.matches(type.topic, fields[topics])
      }.map(\.name)
      guard names.isEmpty else { return names }
      reading.refuse(
        fields.node,
        "no contact type matches all of these skills"
          + reading.attributeHint(
            channels: fields[channels], languages: fields[languages], topics: fields[topics]))
      return nil
    }
  }()

  struct Proficiency: Sendable {
    var contacts: ContactSelector
    var factor: Double
    var resolution: Double?
  }

  private static let proficiencyRule: Rule<Proficiency> = {
    let contacts = Key.required(
      "contacts", SelectorKeys.contacts, "The contacts it is about.", example: "{language: es}")
    let handleTime = Key.optional(
      "handle_time", .number(.init(0.01...100), example: "1.2"), "Factor on the handle time.", default: 1,
      shown: "1", example: "1.2")
    let resolution = Key.optional(
      "resolution", .share(.init(1e-6...1, orZero: true), example: "90%"),
      "Share of their answers that resolve the need.", default: "that of the contact type", example: "90%")
    return .record("proficiency", keys: [contacts.erased, handleTime.erased, resolution.erased]) {
      fields, _ in
      Proficiency(
        contacts: fields[contacts], factor: fields[handleTime], resolution: fields[resolution])
    }
  }()
}
