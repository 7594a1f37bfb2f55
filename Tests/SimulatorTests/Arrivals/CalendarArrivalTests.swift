import Testing

@testable import Simulator

/// Expected contacts of calendars, added up by hand.
@Suite struct CalendarArrivalTests {
  private static let week = "open: \"08:00-18:00\", interval: 60min, date: 2026-03-02, days: 7"

  @Test("Weekday factors and closed days: the week's contacts are the sum of its days")
  func weekdays() throws {
    let model = try CalendarText.model(
      calendar: Self.week + ", weekdays: {sat: \"09:00-13:00\", sun: closed}, holidays: [2026-03-04]",
      arrivals: "{rate: 10/h, weekday: {mon: 1.5, sat: 0.5}, after_closed_day: 1.2}")
    // Monday 100 x 1.5 (Sunday before it was closed: x 1.2), Tuesday 100, Wednesday none, Thursday 100 x 1.2, Friday 100,
    // Saturday 40 x 0.5.
    let days = (0..<7).map {
      CalendarText.expected(model, from: Double($0) * 86_400, to: Double($0 + 1) * 86_400)
    }
    for (found, exact) in zip(days, [180.0, 100, 0, 120, 100, 20, 0]) { #expect(abs(found - exact) < 1e-9) }
  }

  @Test(
    "A rate goes on round the clock: from Friday's closing to Monday's opening 62 hours have 620 contacts")
  func weekend() throws {
    let calendar = Self.week.replacing("03-02", with: "03-06") + ", weekdays: {sat: closed, sun: closed}"
    let model = try CalendarText.model(calendar: calendar, arrivals: "{rate: 10/h}", extra: "hours: always")
    let friday = 18.0 * 3600
    let monday = 3 * 86_400 + 8.0 * 3600
    #expect(abs(CalendarText.expected(model, from: friday, to: monday) - 620) < 1e-9)
    // No gap and no overlap from the first opening to the last closing: 6 days and 10 hours.
    #expect(abs(CalendarText.expected(model) - 1540) < 1e-9)
    let stretches = CalendarText.stretches(model)
    for (a, b) in zip(stretches, stretches.dropFirst()) { #expect(a.end == b.start) }
  }

  @Test("Contacts of a night are spread over closed days in the same measure, and a long night has more")
  func overnight() throws {
    // A night has 14 h and 28 contacts: 2 an hour while closed. Friday 18:00 to Monday 08:00 in the night of 29 March 2026
    // has 61 hours.
    let calendar = """
      open: "08:00-18:00", interval: 60min, date: 2026-03-27, days: 4, time_zone: Europe/Berlin,
      weekdays: {sat: closed, sun: closed}
      """
    let model = try CalendarText.model(
      calendar: calendar, arrivals: "{per_interval: [5, 5, 5, 5, 5, 5, 5, 5, 5, 5], overnight: 28}",
      extra: "hours: always")
    #expect(abs(CalendarText.expected(model) - (50 + 2 * 61 + 50)) < 1e-9)
  }

  @Test("Hours of a contact type, of a channel, and of the type before those of the channel")
  func typeHours() throws {
    let narrow = try CalendarText.model(
      calendar: Self.week, arrivals: "{rate: 10/h}", extra: "hours: \"09:00-12:00\"")
    #expect(abs(CalendarText.expected(narrow) - 7 * 30) < 1e-9)
    let byChannel = Self.week + ", hours: {voice: \"08:00-09:00\"}"
    let channel = try CalendarText.model(calendar: byChannel, arrivals: "{rate: 10/h}")
    #expect(abs(CalendarText.expected(channel) - 7 * 10) < 1e-9)
    let both = try CalendarText.model(
      calendar: byChannel, arrivals: "{rate: 10/h}", extra: "hours: \"10:00-12:00\"")
    #expect(abs(CalendarText.expected(both) - 7 * 20) < 1e-9)
  }

  @Test("On a day of 25 hours the repeated hour has its contacts twice")
  func repeatedHour() throws {
    let calendar = """
      open: "00:00-24:00", interval: 60min, date: 2026-10-25, days: 1, time_zone: Europe/Berlin
      """
    let model = try CalendarText.model(
      calendar: calendar, arrivals: "{per_interval: [\((0..<24).map(String.init).joined(separator: ", "))]}")
    // 0 + 1 + ... + 23, and those from 02:00 to 03:00 once more.
    #expect(abs(CalendarText.expected(model) - 278) < 1e-9)
    // A linear rate is stretched: 10 an hour all day, and 25 hours.
    let linear = try CalendarText.model(
      calendar: calendar, arrivals: "{linear: {\"00:00\": 10/h, \"12:00\": 10/h, \"24:00\": 10/h}}")
    #expect(abs(CalendarText.expected(linear) - 250) < 1e-9)
  }

  @Test("A week of values repeats in each week")
  func weeklyValues() throws {
    let calendar = "open: \"08:00-10:00\", interval: 60min, date: 2026-03-04, days: 21"
    let values = (1...14).map(String.init).joined(separator: ", ")
    let model = try CalendarText.model(
      calendar: calendar, arrivals: "{per_interval: [\(values)]}", staff: "{per_interval: [\(values)]}")
    #expect(abs(CalendarText.expected(model) - 3 * 105) < 1e-9)
    #expect((0..<42).map { model.staff(0, $0) } == (0..<42).map { $0 % 14 + 1 })
    #expect(model.staff.count == 14)
  }

  @Test("Nobody is staffed on closed days, whatever the table says")
  func closedStaff() throws {
    let model = try CalendarText.model(
      calendar: Self.week + ", weekdays: {sat: \"09:00-13:00\", sun: closed}", arrivals: "{rate: 10/h}")
    let staffed = (0..<70).map { model.staff(0, $0) }
    #expect(staffed.reduce(0, +) == 3 * (50 + 4))
    let observed = try #require(Replication.run(model, seed: 1, number: 0, stop: StopFlag()))
    #expect(observed.agentTotal().scheduledTime == 583_200)
    #expect(observed.total().unfinished == 0)
  }
}
