/// Costs of contacts and of agents' time beyond the hourly one (AG11).
enum CostKeys {
  static let ofContact = Key.optional(
    "cost", contactRule, "What a contact costs besides the agents: telephony, messages.",
    default: "not stated",
    example: "{per_contact: 0.02, per_minute: 0.03}")
  static let overtime = Key.optional(
    "overtime_cost", .number(.init(1...10), example: "1.5"), "Factor on the cost of time beyond the shift.",
    default: 1, shown: "1", example: "1.5")
  static let perMinute = Key.optional(
    "cost_per_minute", .number(.init(1e-6...1e6, orZero: true), example: "0.9"),
    "Currency units for a minute of work: a vendor who is paid by the minute; 'cost' may be left out then.",
    default: "not used", example: "0.9")

  static let overtimeHasCost = RecordCheck("overtime is dearer than a stated cost") { fields, reading in
    if fields.has(overtime), !fields.has(AgentGroupKeys.cost) {
      reading.refuse(overtime, of: fields, "is a factor on 'cost', which is not stated; add cost: 31/h")
    }
  }

  private static let amount = Rule<Double>.number(.init(1e-9...1e9, orZero: true), example: "0.02")
  private static let perContact = Key.optional(
    "per_contact", amount, "Currency units for each contact that is not blocked.", default: 0, shown: "0",
    example: "0.02")
  private static let perMinuteOfContact = Key.optional(
    "per_minute", amount, "Currency units for each minute of waiting and being served.", default: 0,
    shown: "0",
    example: "0.03")
  private static let contactRule = Rule<ContactCost>.record(
    "contact cost", keys: [perContact.erased, perMinuteOfContact.erased]
  ) { fields, _ in ContactCost(perContact: fields[perContact], perMinute: fields[perMinuteOfContact]) }
}
