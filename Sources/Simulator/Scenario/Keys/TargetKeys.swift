/// One item of `targets:`.
enum TargetKeys {
  static let contacts = Key.optional(
    "contacts", SelectorKeys.contacts, "The contacts it is about.", default: "not used", example: "{language: es}")
  static let agents = Key.optional(
    "agents", SelectorKeys.words, "The agent groups it is about: all, or names.", default: "not used", example: "all")
  static let measure = Key.required(
    "measure", .word(KnownNames.measures.map(\.name)), "The performance measure.", example: "mean_wait")
  static let within = Key.optional(
    "within", .duration(.init(1e-3...1e9, orZero: true), example: "30s"), "Threshold of a service level.",
    default: "the acceptable wait of each contact type", example: "30s")
  static let atMost = Key.optional(
    "at_most", bound, "Upper bound: a duration, a share or a number as the measure has it.", default: "not used",
    example: "2min")
  static let atLeast = Key.optional(
    "at_least", bound, "Lower bound.", default: "not used", example: "80%")
  static let every = Key.optional(
    "every", .oneOfCases, "Whether it must hold over the whole horizon or in each interval.",
    default: Target.Every.horizon, shown: "horizon", example: "interval")

  static let rule = Rule<Target>.record(
    "target",
    keys: [contacts.erased, agents.erased, measure.erased, within.erased, atMost.erased, atLeast.erased, every.erased],
    exactlyOne: [[contacts.name, agents.name], [atMost.name, atLeast.name]],
    checks: [
      "the measure is one of contacts or of agents as the target is", "within belongs to a service level",
      "the bound is written in the unit of the measure", "every: interval needs a calendar",
    ]
  ) { fields, reading in
    guard let measure = KnownNames.measures.first(where: { $0.name == fields[measure] }) else { return nil }
    let isSound = checkUse(of: measure, fields, &reading)
    let key = fields.has(atMost) ? atMost : atLeast
    guard let value = read(key, of: fields, as: measure.unit, &reading), isSound,
      let (subject, label) = subject(of: fields, &reading)
    else { return nil }
    return Target(
      of: subject, measure: measure.name, within: fields[within],
      bound: key.name == atMost.name ? .atMost(value) : .atLeast(value), every: fields[every], label: label)
  }

  private static func checkUse(of measure: KnownNames.Measure, _ fields: Fields, _ reading: inout Reading) -> Bool {
    if measure.subject == .agents, fields.has(contacts) {
      reading.refuse(contacts, of: fields, "\(measure.name) is a measure of agents; write agents: all")
    } else if measure.subject == .contacts, fields.has(agents) {
      reading.refuse(agents, of: fields, "\(measure.name) is a measure of contacts; write contacts: all")
    } else if !measure.hasThreshold, fields.has(within) {
      reading.refuse(within, of: fields, "\(measure.name) has no threshold; leave it out")
    } else if fields[every] == .interval, reading.context.isSteadyState {
      reading.refuse(every, of: fields, "needs a calendar; a horizon has no intervals")
    } else {
      return true
    }
    return false
  }

  private static func subject(of fields: Fields, _ reading: inout Reading) -> (Target.Subject, String)? {
    if let selection = fields[contacts] { return (.contacts(selection.names), selection.label) }
    guard let names = fields[agents] else { return nil }
    if names == [Names.everything] { return (.agents(reading.context.agentGroups ?? []), Names.everything) }
    if let message = reading.unknownAgentGroup(in: names) {
      reading.refuse(agents, of: fields, message)
      return nil
    }
    return (.agents(names), names.joined(separator: ", "))
  }
}

// Bounds, whose unit depends on the measure.
extension TargetKeys {
  private static let seconds = Rule<Double>.duration(.init(1e-3...1e9, orZero: true), example: "2min")
  private static let share = Rule<Double>.share(.init(1e-9...1, orZero: true), example: "5%")
  private static let number = Rule<Double>.number(.init(1e-9...1e12, orZero: true), example: "10")

  /// Any of the three, unread.
  private static let bound: Rule<DocumentNode> = {
    let shape = Shape.scalar(
      .init(
        words: "a duration such as 2min, a share such as 5%, or a number",
        schema: [
          "anyOf": [
            ["type": "string", "pattern": .text(Durations.pattern)],
            ["type": "string", "pattern": .text("^\(Numerals.pattern)%$")], NumericRange(1e-9...1e12, orZero: true).schema,
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

  private static func read(
    _ key: Key<DocumentNode?>, of fields: Fields, as unit: KnownNames.Measure.Unit, _ reading: inout Reading
  ) -> Double? {
    guard let entry = fields.node.entry(key.name) else { return nil }
    let rule =
      switch unit {
      case .seconds: seconds
      case .share: share
      case .count: number
      }
    var trial = Reading()
    if let value = rule.read(entry.value, &trial) { return value }
    reading.refuse(
      key, of: fields, "must be \(rule.shape.words), as \(fields[measure]) is, found \(entry.value.inWords)")
    return nil
  }
}
