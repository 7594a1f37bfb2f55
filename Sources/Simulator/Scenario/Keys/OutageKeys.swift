/// Times in which a system is down: `crm_outages:` of the scenario, `outages:` of a self-service network.
enum OutageKeys {
  private static let day = Key.optional(
    "day", .whole(1...100_000, example: "1"), "The day of it, the calendar's first being 1.",
    default: "each day, with 'probability'", example: "1")
  private static let probability = Key.optional(
    "probability", .share(.init(1e-6...1), example: "5%"), "Probability of it on each day.",
    default: "not used",
    example: "5%")
  private static let between = Key.required(
    "between", HoursKeys.ofDay, "From when to when.", example: "\"09:00-11:00\"")

  static let rule = Rule<SystemOutage>.record(
    "outage", keys: [day.erased, probability.erased, between.erased],
    exactlyOne: [[day.name, probability.name]], checks: [isOnCalendar]
  ) { fields, _ in
    SystemOutage(
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
