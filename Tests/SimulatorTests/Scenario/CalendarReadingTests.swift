import Testing

@testable import Simulator

/// What is refused of calendars and arrivals, and what only noted.
@Suite struct CalendarReadingTests {
  private static let hours = "open: \"08:00-18:00\", interval: 30min"

  private func problems(
    calendar: String = hours, arrivals: String = "{rate: 1/h}", extra: String = "", top: String = ""
  ) -> [String] {
    Sample.problems(
      CalendarText.scenario(calendar: calendar, arrivals: arrivals, extra: extra, top: top))
  }

  static let calendars: [(String, String)] = [
    (
      "weekdays: {sat: closed}",
      "calendar.weekdays: need a first day; add date: 2026-03-02 or first_weekday: mon"
    ),
    ("first_weekday: mon, weekdays: {sut: closed}", "(did you mean 'sat'?)"),
    (
      "first_weekday: mon, weekdays: {sat: \"07:00-12:00\"}",
      "sat must lie within the calendar's 08:00-18:00, found 07:00-12:00"
    ),
    (
      "first_weekday: mon, weekdays: {sat: \"08:10-12:00\"}",
      "sat must begin and end with an interval of 30min from 08:00"
    ),
    ("first_weekday: mon, weekdays: {sat: \"12:00-09:00\"}", "closing time is not after opening time"),
    ("first_weekday: mon, weekdays: {sat: always}", "must be hours such as \"09:00-13:00\", or closed"),
    ("holidays: [2026-04-03]", "calendar.holidays: need the date of the first day"),
    ("date: 2026-03-02, holidays: [2026-02-30]", "there is no such day"),
    ("date: 2026-03-02, first_weekday: tue", "must be mon, as the date is"),
    ("time_zone: Europe/Berlin", "calendar.time_zone: needs the date of the first day"),
    ("date: 2026-03-02, time_zone: Europe/Berln", "(did you mean 'Europe/Berlin'?)"),
    ("date: 2026-03-02, time_zone: CET", "must be a time zone by place"),
    ("hours: {voice: \"06:00-10:00\"}", "voice must lie within the calendar's 08:00-18:00"),
    ("profile: month", "must be one of day, week, all"),
  ]

  @Test("Calendars that can't be are refused at the key, with the remedy", arguments: calendars)
  func refusedCalendar(keys: String, words: String) {
    let found = problems(calendar: Self.hours + ", " + keys)
    #expect(found.count == 1 && found[0].contains(words), "\(found)")
  }

  static let arrivals: [(String, String, String)] = [
    ("{rate: 1/h, weekday: {mon: 2}}", "", "needs a first day; add date"),
    ("{rate: 1/h, batch: 0}", "", "must be a whole number from 1"),
    ("{rate: 1/h, batch: {geometric: {mean: 0.5}}}", "", "must be a number from 1"),
    (
      "{rate: 1/h, batch: {empirical: {sizes: [1, 2], weights: [1]}}}", "",
      "must be as many as the sizes, 2, found 1"
    ),
    ("{rate: 1/h, batch: {empirical: {sizes: [1], weights: [0]}}}", "", "must not all be 0"),
    ("{counts: [1, 2]}", "", "must have 20 values"),
    ("{history: calls}", "", "needs days of the past; add 'history'"),
    (
      "{rate: 1/h, busyness: {day: {gamma: {cv: 10%}}, interval_correlation: 0.5}}", "",
      "there is no factor of intervals"
    ),
    ("{rate: 1/h}", "hours: \"06:00-10:00\"", "must lie within the calendar's 08:00-18:00"),
    ("{rate: 1/h}", "hours: \"08:00-10:15\"", "must begin and end with an interval"),
    ("{rate: 1/h}", "hours: never", "or always, found 'never'"),
  ]

  @Test("Arrivals that can't be are refused too", arguments: arrivals)
  func refusedArrivals(arrivals: String, extra: String, words: String) {
    let found = problems(arrivals: arrivals, extra: extra)
    #expect(found.count == 1 && found[0].contains(words), "\(found)")
  }

  @Test("Exact counts have no factors")
  func exactCounts() {
    let values = Array(repeating: "1", count: 20).joined(separator: ", ")
    for key in ["batch: 2", "overnight: 3", "after_closed_day: 2", "busyness: {gamma: {cv: 10%}}"] {
      let found = problems(arrivals: "{counts: [\(values)], \(key)}")
      #expect(found.count == 1 && found[0].contains("does not go with 'counts'"), "\(found)")
    }
  }

  static let shocks: [(String, String)] = [
    ("multiplier: 2, day: 3, lasts: 1h", "must be one of the calendar's 1 days, found 3"),
    ("multiplier: 2, date: 2026-03-02, lasts: 1h", "needs the date of the first day"),
    ("multiplier: 2, day: 1", "has no length; add lasts: 2h"),
    ("multiplier: 2, volume: 3, day: 1, lasts: 1h", "needs exactly one of multiplier, volume"),
    ("multiplier: 2, day: 1, between: \"09:00-10:00\", lasts: 1h", "goes with 'probability'"),
    ("multiplier: 2, probability: 120%, lasts: 1h", "must be a share"),
  ]

  @Test("Shocks that can't be are refused", arguments: shocks)
  func refusedShocks(keys: String, words: String) {
    let found = problems(top: "shocks: [{name: s, contacts: all, \(keys)}]")
    #expect(found.count == 1 && found[0].contains(words), "\(found)")
  }

  @Test("Contacts stated for times at which none come are noted")
  func notes() throws {
    let values = Array(repeating: "1", count: 20).joined(separator: ", ")
    func notes(calendar: String = "", _ arrivals: String, _ extra: String) throws -> String {
      try Scenario(
        text: CalendarText.scenario(calendar: Self.hours + calendar, arrivals: arrivals, extra: extra)
      ).notes.joined(separator: "\n")
    }
    #expect(
      try notes("{per_interval: [\(values)], overnight: 5}", "").contains(
        "nobody comes at night; add hours: always"))
    #expect(
      try notes("{per_interval: [\(values)]}", "hours: \"08:00-10:00\"").contains(
        "about 16 contacts are stated outside"))
    #expect(
      try notes(calendar: ", days: 2", "{per_interval: [\(values)]}", "hours: always").contains(
        "add arrivals.overnight"))
    #expect(
      try notes(calendar: ", date: 2026-03-02, holidays: [2026-04-03]", "{rate: 1/h}", "").contains(
        "1 of them lie outside"))
  }
}
