/// Hours of a day, weekdays, dates and places, as calendars and contact types have them.
enum HoursKeys {
  struct Hours: Sendable {
    var from: Double
    var to: Double
  }

  private static let pattern = "(\(DayTimes.pattern))-(\(DayTimes.pattern))"

  private static func hours(in text: String) throws(Refusal) -> Hours {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let from = DayTimes.seconds(of: parts[0]), let to = DayTimes.seconds(of: parts[1])
    else { throw Refusal() }
    guard from < to else { throw Refusal(kind: .meaning, hint: " (closing time is not after opening time)") }
    return Hours(from: from, to: to)
  }

  /// `07:00-19:00`.
  static let ofDay = Rule<Hours>.scalar(
    "opening and closing time on one day, such as \"07:00-19:00\"",
    schema: ["type": "string", "pattern": .text("^\(pattern)$")],
    examples: ["07:00-19:00", "00:00-24:00"]
  ) { scalar throws(Refusal) in try hours(in: scalar.text) }

  /// The same, or one word for all day or not at all.
  private static func hours(or word: String, _ meaning: OpenHours) -> Rule<OpenHours> {
    .scalar(
      "hours such as \"09:00-13:00\", or \(word)",
      schema: ["anyOf": [["const": .text(word)], ["type": "string", "pattern": .text("^\(pattern)$")]]],
      examples: ["09:00-13:00", word]
    ) { scalar throws(Refusal) in
      if scalar.text == word { return meaning }
      let read = try hours(in: scalar.text)
      return .between(from: read.from, to: read.to)
    }
  }

  static let openOrClosed = hours(or: "closed", .closed)
  static let openOrAlways = hours(or: "always", .always)

  static let weekday = Rule<String>.word(Weekday.names).map { name in
    guard let weekday = Weekday(name: name) else { preconditionFailure("\(name) is no weekday") }
    return weekday
  }

  /// `2026-03-02`, kept as written.
  static let date = Rule<String>.scalar(
    "a date such as 2026-03-02",
    schema: ["type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"],
    examples: ["2026-03-02", "2028-02-29"]
  ) { scalar throws(Refusal) in
    let parts = scalar.text.split(separator: "-", omittingEmptySubsequences: false)
    let isSpelt =
      parts.map(\.utf8.count) == [4, 2, 2]
      && parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
    guard isSpelt, let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      (1...12).contains(month), (1...31).contains(day)
    else { throw Refusal() }
    let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= lengths[month - 1], year >= 1 else {
      throw Refusal(kind: .meaning, hint: " (there is no such day)")
    }
    return scalar.text
  }

  /// A name of the time-zone database, kept as written.
  static let timeZone = Rule<String>.line(
    "the name of a time zone by place, such as Europe/Berlin", example: "Europe/Berlin"
  ).checked("a known time zone") { name, _ in
    LocalTime.zone(name) == nil
      ? "must be a time zone by place, such as Europe/Berlin or America/New_York, found \(Printable.quoted(name))"
        + NearMiss.hint(for: name, among: LocalTime.names) : nil
  }

  /// Factors of weekdays, Monday first.
  static let weekdayFactors = Rule<[MapEntry<Weekday, Double>]>.map(
    of: .number(.init(1e-6...1e3, orZero: true), example: "1.15"), keys: weekday, count: 1...7
  ).map { entries in
    Weekday.allCases.map { day in entries.first { $0.key == day }?.value ?? 1 }
  }.checked("the days of the calendar have weekdays") { _, reading in
    if reading.context.isSteadyState { return "needs a calendar; a horizon has no weekdays" }
    guard let calendar = reading.context.calendar, calendar.firstWeekday == nil else { return nil }
    return "needs a first day; add date: 2026-03-02 or first_weekday: mon to the calendar"
  }

  /// That the hours of a contact type or stream of demand lie on the calendar.
  static func fitCalendar(_ key: Key<OpenHours?>) -> RecordCheck {
    RecordCheck("hours lie within those of the calendar, on its intervals") { fields, reading in
      guard let stated = fields.valid(key) ?? nil else { return }
      if reading.context.isSteadyState {
        reading.refuse(key, of: fields, "need a calendar; a horizon has no time of day")
      } else if let calendar = reading.context.calendar,
        let message = CalendarKeys.problem(
          with: stated, open: calendar.open, close: calendar.close, interval: calendar.interval)
      {
        reading.refuse(key, of: fields, message)
      }
    }
  }
}
