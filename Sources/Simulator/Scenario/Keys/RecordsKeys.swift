import Distributions

/// `crm:` of a contact type and `crm_outages:` of the scenario (SP3).
enum RecordsKeys {
  static let records = Key.optional(
    "crm", rule, "What a CRM system does for these contacts.", default: "none",
    example: "{identified: 70%, saves: {constant: 20s}, automated: 30%}")
  static let outages = Key.optional(
    "crm_outages", .list(of: outageRule, count: 1...1_000), "Times in which the CRM system is down.",
    default: [],
    shown: "none", example: "[{day: 1, between: \"09:00-11:00\"}]")

  private static let share = Rule<Double>.share(.init(1e-6...1, orZero: true), example: "70%")
  private static let identified = Key.optional(
    "identified", share, "Share of the contacts whose record opens by itself (screen pop).", default: 0,
    shown: "0%", example: "70%")
  private static let saves = Key.optional(
    "saves", LawKeys.finiteDuration, "Talk time that this saves; no talk gets shorter than nothing.",
    default: Constant.zero, shown: "0s", example: "{constant: 20s}")
  private static let automated = Key.optional(
    "automated", share, "Share of the contacts whose after-contact work the system does.", default: 0,
    shown: "0%", example: "30%")
  private static let outageAdds = Key.optional(
    "outage_adds", LawKeys.finiteDuration, "Talk time that each contact takes longer while it is down.",
    default: Constant.zero, shown: "0s", example: "{constant: 90s}")
  private static let rule = Rule<CustomerRecords>.record(
    "CRM system", keys: [identified.erased, saves.erased, automated.erased, outageAdds.erased],
    checks: [savesSomething]
  ) { fields, _ in
    CustomerRecords(
      identified: fields[identified], saves: fields[saves], automated: fields[automated],
      outageAdds: fields[outageAdds])
  }
  private static let savesSomething = RecordCheck("identified contacts save time") { fields, reading in
    if let share = fields.valid(identified), share > 0, !fields.has(saves) {
      reading.refuse(identified, of: fields, "needs 'saves', for example saves: {constant: 20s}")
    }
  }

  private static let day = Key.optional(
    "day", .whole(1...100_000, example: "1"), "The day of it, the calendar's first being 1.",
    default: "each day, with 'probability'", example: "1")
  private static let probability = Key.optional(
    "probability", .share(.init(1e-6...1), example: "5%"), "Probability of it on each day.",
    default: "not used",
    example: "5%")
  private static let between = Key.required(
    "between", HoursKeys.ofDay, "From when to when.", example: "\"09:00-11:00\"")
  private static let outageRule = Rule<RecordsOutage>.record(
    "CRM outage", keys: [day.erased, probability.erased, between.erased],
    exactlyOne: [[day.name, probability.name]], checks: [isOnCalendar]
  ) { fields, _ in
    RecordsOutage(
      day: fields[day].map { $0 - 1 }, probability: fields[probability] ?? 1, from: fields[between].from,
      to: fields[between].to)
  }
  private static let isOnCalendar = RecordCheck("it lies on the calendar") { fields, reading in
    if reading.context.isSteadyState {
      return reading.refuse(fields.node, "needs a calendar; a horizon has no days")
    }
    guard let calendar = reading.context.calendar, let day = fields.valid(day) ?? nil else { return }
    if day > calendar.days {
      reading.refuse(
        Self.day, of: fields, "must be a day of the calendar, 1 to \(calendar.days), found \(day)")
    }
  }
}
