/// One item of `targets:`.
enum TargetKeys {
  static let contacts = Key.optional(
    "contacts", SelectorKeys.contacts, "The contacts it is about.", default: "not used",
    example: "{language: es}")
  static let agents = Key.optional(
    "agents", agentsRule, "The agent groups it is about: all, or names.", default: "not used", example: "all")
  static let measure = Key.required(
    "measure", .word(KnownNames.measures.map(\.name)), "The performance measure.", example: "mean_wait")
  static let within = Key.optional(
    "within", .duration(.init(1e-3...8.64e8, orZero: true), example: "30s"), "Threshold of a service level.",
    default: "the acceptable wait of each contact type", example: "30s")
  static let atMost = Key.optional(
    "at_most", bound, "Upper bound: a duration, a share or a number as the measure has it.",
    default: "not used",
    example: "2min")
  static let atLeast = Key.optional(
    "at_least", bound, "Lower bound.", default: "not used", example: "80%")
  static let every = Key.optional(
    "every", .oneOfCases, "Whether it must hold over the whole horizon or in each interval.",
    default: Target.Every.horizon, shown: "horizon", example: "interval")
  static let level = Key.optional(
    "level", .oneOfCases, "Whether 'callsim check' fails on a miss, or only warns.",
    default: Target.Level.error, shown: "error", example: "warn")

  static let penalty = Key.optional(
    "penalty", .number(.init(1e-6...1e12, orZero: true), example: "500"),
    "Currency units for each day on which it is missed.", default: "none", example: "500")

  static let rule = Rule<Target>.record(
    "target",
    keys: [
      contacts.erased, agents.erased, measure.erased, within.erased, atMost.erased, atLeast.erased,
      every.erased, level.erased, penalty.erased,
    ],
    exactlyOne: [[contacts.name, agents.name], [atMost.name, atLeast.name]],
    checks: [
      measureFitsSubject, withinFitsMeasure, boundFitsMeasure, intervalNeedsCalendar, penaltyNeedsDays,
    ]
  ) { fields, reading in
    guard let measure = known(fields), let value = boundValue(of: fields, measure) else { return nil }
    let subject =
      fields[contacts].map { (Target.Subject.contacts($0.names), $0.label) }
      ?? fields[agents].map { (.agents($0.names), $0.label) }
    return subject.map {
      var target = Target(
        of: $0, measure: measure.name, within: fields[within],
        bound: fields[atMost] == nil ? .atLeast(value) : .atMost(value), every: fields[every], label: $1,
        level: fields[level], place: place(of: fields.node))
      target.penalty = fields[penalty]
      return target
    }
  }

  private static func place(of node: DocumentNode) -> Target.SourcePlace? {
    guard case .file(let line, let column) = node.place else { return nil }
    return Target.SourcePlace(line: line, column: column)
  }

  private static func known(_ fields: Fields) -> KnownNames.Measure? {
    let name = fields.valid(measure)
    return KnownNames.measures.first { $0.name == name }
  }

  private static let measureFitsSubject = RecordCheck(
    "the measure is one of contacts, or of agents, as the target is"
  ) { fields, reading in
    guard let measure = known(fields) else { return }
    if measure.subject == .agents, fields.has(contacts) {
      reading.refuse(contacts, of: fields, "\(measure.name) is a measure of agents; write agents: all")
    } else if measure.subject == .contacts, fields.has(agents) {
      reading.refuse(agents, of: fields, "\(measure.name) is a measure of contacts; write contacts: all")
    }
  }

  private static let withinFitsMeasure = RecordCheck("within belongs to a service level") { fields, reading in
    if let measure = known(fields), !measure.hasThreshold, fields.has(within) {
      reading.refuse(within, of: fields, "\(measure.name) has no threshold; leave it out")
    }
  }

  private static let penaltyNeedsDays = RecordCheck("a penalty is for days, which a calendar has") {
    fields, reading in
    if fields.has(penalty), reading.context.isSteadyState {
      reading.refuse(penalty, of: fields, "needs a calendar; a horizon has no days to pay for")
    }
  }

  private static let intervalNeedsCalendar = RecordCheck("every: interval needs a calendar") {
    fields, reading in
    if fields.valid(every) == .interval, reading.context.isSteadyState {
      reading.refuse(every, of: fields, "needs a calendar; a horizon has no intervals")
    }
  }

  /// Names of agent groups, `all` being every one.
  private static let agentsRule = SelectorKeys.words.checked("names known agent groups") { names, reading in
    names == [Names.everything] ? nil : reading.unknownAgentGroup(in: names)
  }.withContext { names, context in
    (
      names: names == [Names.everything] ? context.agentGroupNames?.inOrder ?? [] : names,
      label: names.joined(separator: ", ")
    )
  }
}

// Bounds, whose unit depends on the measure.
extension TargetKeys {
  private static let seconds = Rule<Double>.duration(.init(1e-3...8.64e8, orZero: true), example: "2min")
  private static let share = Rule<Double>.share(.init(1e-6...1, orZero: true), example: "5%")
  private static let number = Rule<Double>.number(.init(1e-9...1e12, orZero: true), example: "10")

  /// Any of the three, unread.
  private static let bound: Rule<DocumentNode> = {
    let shape = Shape.scalar(
      .init(
        words: "a duration such as 2min, a share such as 5%, or a number",
        schema: [
          "anyOf": [
            ["type": "string", "pattern": .text(Durations.pattern)],
            ["type": "string", "pattern": .text("^\(Numerals.pattern)%$")],
            NumericRange(1e-9...1e12, orZero: true).schema,
          ]
        ], examples: ["2min", "5%", "10", "0.05"]))
    return Rule(shape) { node, reading in
      let readsAs = { (rule: Rule<Double>) in
        var trial = Reading()
        return rule.read(node, &trial) != nil || trial.findings.contains { $0.kind == .meaning }
      }
      if [seconds, share, number].contains(where: readsAs) { return node }
      reading.mismatch(shape, node)
      return nil
    }
  }()

  private static func rule(of unit: KnownNames.Measure.Unit) -> Rule<Double> {
    switch unit {
    case .seconds: seconds
    case .share: share
    case .number: number
    }
  }

  private static func boundValue(of fields: Fields, _ measure: KnownNames.Measure) -> Double? {
    var trial = Reading()
    return (fields[atMost] ?? fields[atLeast]).flatMap { rule(of: measure.unit).read($0, &trial) }
  }

  private static let boundFitsMeasure = RecordCheck(
    "the bound is written in the unit of the measure: a duration, a share or a number"
  ) { fields, reading in
    guard let measure = known(fields) else { return }
    let rule = rule(of: measure.unit)
    for key in [atMost, atLeast] {
      guard let node = fields.valid(key) ?? nil else { continue }
      var trial = Reading()
      if rule.read(node, &trial) == nil {
        reading.refuse(
          key, of: fields, "must be \(rule.shape.words), as \(measure.name) is, found \(node.inWords)")
      }
    }
  }
}
