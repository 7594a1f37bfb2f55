/// `quality:` and `learning:` of an agent group, `quality:` of the scenario (SP4, AG3).
enum AgentQualityKeys {
  static let quality = Key.optional(
    "quality", qualityRule,
    "Quality scores of the agents, from 0 to 100; what they do is said in the scenario's 'quality'.",
    default: "all at its reference", example: "{mean: 84, sd: 6}")
  static let learning = Key.optional(
    "learning", learningRule, "New agents take longer, and get better with contacts served or with time.",
    default: "all are trained", example: "{excess: 60%, half_life: 28d}")
  static let fatigue = Key.optional(
    "fatigue", fatigueRule, "Agents take longer the busier they have been of late.", default: "nobody tires",
    example: "{excess: 10%, memory: 2h}")
  static let effects = Key.optional(
    "quality", effectsRule, "What ten points of the agents' quality score do.", default: QualityEffects(),
    shown: "nothing", example: "{reference: 80, handle_time: 1.04, resolution: 0.3}")

  private static let mean = Key.required(
    "mean", .number(.init(1e-6...100, orZero: true), example: "84"), "The average agent's.", example: "84")
  private static let sd = Key.optional(
    "sd", .number(.init(1e-6...50, orZero: true), example: "6"), "Standard deviation between agents.",
    default: 0,
    shown: "0", example: "6")
  private static let qualityRule = Rule<AgentQuality>.record("agent quality", keys: [mean.erased, sd.erased])
  {
    fields, _ in AgentQuality(mean: fields[mean], sd: fields[sd])
  }

  private static let reference = Key.optional(
    "reference", .number(.init(1e-6...100, orZero: true), example: "80"),
    "The score at which nothing changes.",
    default: 80, shown: "80", example: "80")
  private static let handleTime = Key.optional(
    "handle_time", .number(.init(0.1...10), example: "1.04"), "Factor on handle times for ten points more.",
    default: 1, shown: "1", example: "1.04")
  private static let logOdds = Rule<Double>.number(.init(1e-6...20, orZero: true), example: "0.3")
  private static let resolution = Key.optional(
    "resolution", logOdds, "Added to the log-odds of resolving the need, for ten points more.", default: 0,
    shown: "0", example: "0.3")
  private static let booking = Key.optional(
    "booking", logOdds, "Added to the log-odds of a booking (an alternative accepted), for ten points more.",
    default: 0, shown: "0", example: "0.2")
  private static let effectsRule = Rule<QualityEffects>.record(
    "effects of quality", keys: [reference.erased, handleTime.erased, resolution.erased, booking.erased]
  ) { fields, _ in
    QualityEffects(
      reference: fields[reference], handleTime: fields[handleTime], resolution: fields[resolution],
      booking: fields[booking])
  }

  private static let fatigueExcess = Key.required(
    "excess", .ratio(.init(1e-6...10, orZero: true), example: "10%"),
    "By how much a handle time is longer for an agent who was busy all the time, against a rested one.",
    example: "10%")
  private static let memory = Key.optional(
    "memory", .duration(.init(60...8.64e6), example: "2h"),
    "Busy time counts by exp(-age / memory); time off duty is rest.", default: 7_200, shown: "2h",
    example: "2h")
  private static let fatigueRule = Rule<Fatigue>.record(
    "fatigue", keys: [fatigueExcess.erased, memory.erased]
  ) {
    fields, _ in Fatigue(excess: fields[fatigueExcess], memory: fields[memory])
  }

  private static let excess = Key.required(
    "excess", .ratio(.init(1e-6...100, orZero: true), example: "60%"),
    "By how much a handle time is longer at the very beginning.", example: "60%")
  private static let gap = Key.optional(
    "resolution_gap", .share(.init(1e-6...1, orZero: true), example: "20%"),
    "By how much the share of resolved needs is smaller at the very beginning, of itself.", default: 0,
    shown: "0%", example: "20%")
  private static let exponent = Key.optional(
    "exponent", .number(.init(0.001...10), example: "0.3"),
    "By contacts served: the excess falls as their number to the power of minus this.", default: "not used",
    example: "0.3")
  private static let halfLife = Key.optional(
    "half_life", .duration(.init(60...8.64e8), example: "28d"),
    "By time: half of the excess is left after this.",
    default: "not used", example: "28d")
  private static let contacts = Key.optional(
    "contacts", .whole(0...10_000_000, example: "200"), "With 'exponent': contacts served before.",
    default: 0,
    shown: "0", example: "200")
  private static let tenure = Key.optional(
    "tenure", .duration(.init(1...8.64e9, orZero: true), example: "14d"),
    "With 'half_life': time served before.",
    default: 0, shown: "0s", example: "14d")
  private static let learningRule = Rule<Learning>.record(
    "learning",
    keys: [excess.erased, gap.erased, exponent.erased, halfLife.erased, contacts.erased, tenure.erased],
    exactlyOne: [[exponent.name, halfLife.name]], checks: [startFits]
  ) { fields, _ in
    let curve: Learning.Curve? =
      fields[exponent].map { .contacts(exponent: $0) }
      ?? fields[halfLife].map { .tenure(time: $0 / Self.ln2) }
    guard let curve else { return nil }
    let isByContacts = fields[exponent] != nil
    return Learning(
      curve: curve, excess: fields[excess], gap: fields[gap],
      start: isByContacts ? Double(fields[contacts]) : fields[tenure])
  }
  private static let ln2 = 0.693147180559945309
  private static let startFits = RecordCheck("'contacts' goes with 'exponent', 'tenure' with 'half_life'") {
    fields, reading in
    if fields.has(halfLife), fields.has(contacts) {
      reading.refuse(contacts, of: fields, "goes with 'exponent'; with 'half_life' say 'tenure'")
    }
    if fields.has(exponent), fields.has(tenure) {
      reading.refuse(tenure, of: fields, "goes with 'half_life'; with 'exponent' say 'contacts'")
    }
  }
}
