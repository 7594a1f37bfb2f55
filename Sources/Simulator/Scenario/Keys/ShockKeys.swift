/// One item of `shocks:`.
enum ShockKeys {
  static let name = Key.required(
    "name", .line("a name of at most 80 characters", example: "flu"),
    "Its name, which also keys its random numbers.",
    example: "flu")
  static let contacts = Key.optional(
    "contacts", SelectorKeys.contacts, "The contacts it is about.", default: "not used",
    example: "{topic: pediatrics}")
  static let demand = Key.optional(
    "demand", SelectorKeys.words, "The streams of demand it is about.", default: "not used",
    example: "front-door")
  static let multiplier = Key.optional(
    "multiplier", .number(.init(1e-6...1e4, orZero: true), example: "1.8"),
    "Factor on the rate, at its full effect.",
    default: "not used", example: "1.8")
  static let volume = Key.optional(
    "volume", .number(.init(1e-6...1e9), example: "300"),
    "Contacts expected in all, on top of the rate; those for closed hours don't come.", default: "not used",
    example: "300")
  static let date = Key.optional(
    "date", HoursKeys.date, "The day it begins.", default: "not used", example: "2026-03-05")
  static let day = Key.optional(
    "day", .whole(1...100_000, example: "2"), "The day it begins, the calendar's first being 1.",
    default: "not used",
    example: "2")
  static let probability = Key.optional(
    "probability", .share(.init(1e-6...1), example: "5%"),
    "Probability that it begins on a day, for each day.",
    default: "not used", example: "5%")
  static let time = Key.optional(
    "time", .dayTime, "Time of day at which it begins.", default: "opening time", example: "\"09:00\"")
  static let between = Key.optional(
    "between", HoursKeys.ofDay, "With a probability: hours in which it begins at a random time.",
    default: "at 'time'", example: "\"08:00-12:00\"")
  static let rise = Key.optional(
    "rise", length, "From the beginning to its full effect, which grows in a straight line.", default: 0,
    shown: "0s",
    example: "15min")
  static let lasts = Key.optional(
    "lasts", length, "How long the full effect lasts.", default: 0, shown: "0s", example: "2h")
  static let decay = Key.optional(
    "decay", length, "Time constant of the exponential decay behind it.", default: 0, shown: "0s, at once",
    example: "1d")

  private static let length = Rule<Double>.duration(.init(1...8.64e8, orZero: true), example: "2h")

  static let rule = Rule<Shock>.record(
    "shock",
    keys: [
      name.erased, contacts.erased, demand.erased, multiplier.erased, volume.erased, date.erased, day.erased,
      probability.erased, time.erased, between.erased, rise.erased, lasts.erased, decay.erased,
    ],
    exactlyOne: [
      [contacts.name, demand.name], [multiplier.name, volume.name], [date.name, day.name, probability.name],
    ], checks: [fitsCalendar, hasLength]
  ) { fields, reading in
    guard let calendar = reading.context.calendar else { return nil }
    let time = fields[time] ?? calendar.open
    let start: Shock.Start
    if let probability = fields[probability] {
      let hours = fields[between]
      start = .random(probability: probability, from: hours?.from ?? time, to: hours?.to ?? time)
    } else {
      let dated = fields[date].flatMap(CalendarDate.init).flatMap { date in
        calendar.date.flatMap(CalendarDate.init).map { date.days(since: $0) }
      }
      start = .at(day: dated ?? (fields[day] ?? 1) - 1, time: time)
    }
    let effect = fields[multiplier].map { Shock.Effect.multiplier($0) } ?? fields[volume].map { .volume($0) }
    return effect.map {
      Shock(
        name: fields[name], contacts: fields[contacts]?.names ?? fields[demand] ?? [], effect: $0,
        start: start,
        rise: fields[rise], lasts: fields[lasts], decay: fields[decay])
    }
  }

  private static let fitsCalendar = RecordCheck("a calendar is given, and the day is one of it") {
    fields, reading in
    if reading.context.isSteadyState {
      return reading.refuse(fields.node, "needs a calendar; a steady state has no shocks")
    }
    guard let calendar = reading.context.calendar else { return }
    let range = "the calendar's \(Numerals.grouped(calendar.days)) days"
    if let day = fields.valid(day) ?? nil, day > calendar.days {
      reading.refuse(Self.day, of: fields, "must be one of \(range), found \(Numerals.grouped(day))")
    }
    if let date = (fields.valid(date) ?? nil).flatMap(CalendarDate.init) {
      guard let first = calendar.date.flatMap(CalendarDate.init) else {
        return reading.refuse(
          Self.date, of: fields, "needs the date of the first day; add 'date' to the calendar, or give 'day'")
      }
      if !(0..<calendar.days).contains(date.days(since: first)) {
        reading.refuse(
          Self.date, of: fields, "must be one of \(range), which begin on \(first), found \(date)")
      }
    }
    if fields.has(between), !fields.has(probability) {
      reading.refuse(between, of: fields, "goes with 'probability'; give 'time'")
    }
    if fields.has(between), fields.has(time) {
      reading.refuse(between, of: fields, "does not go with 'time'; leave one of them out")
    }
  }

  private static let hasLength = RecordCheck("it lasts for a while") { fields, reading in
    let lengths = [rise, lasts, decay].map { fields.valid($0) ?? 0 }
    if lengths.allSatisfy({ $0 == 0 }) {
      reading.refuse(fields.node, "has no length; add lasts: 2h, or decay: 1d")
    }
  }
}
