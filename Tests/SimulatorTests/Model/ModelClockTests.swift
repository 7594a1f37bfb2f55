import Testing

@testable import Simulator

/// Days of a calendar, counted by hand.
@Suite struct ModelClockTests {
  private func clock(_ calendar: String) throws -> ModelClock {
    try CalendarText.model(calendar: calendar, arrivals: "{rate: 10/h}").clock
  }

  @Test("Weekdays and holidays: a week from Good Friday, Saturday short, Sunday and Easter Monday closed")
  func weekdaysAndHolidays() throws {
    let clock = try clock(
      """
      open: "07:00-19:00", interval: 60min, date: 2026-04-03, days: 7,
      weekdays: {sat: "09:00-13:00", sun: closed}, holidays: [2026-04-03, 2026-04-06]
      """)
    let open = (0..<7).map { clock.openIntervals(ofDay: $0) }
    #expect(open == [0..<0, 2..<6, 0..<0, 0..<0, 0..<12, 0..<12, 0..<12])
    #expect(clock.schedule.map(\.followsClosedDay) == [false, true, false, true, true, false, false])
    // 4 h on Saturday and 12 h on three days.
    #expect(clock.observedTime == 40 * 3600)
    #expect(clock.periods == 84)
    // Sunday, 10:00: an interval, but closed.
    #expect(clock.start(ofPeriod: 2 * 12 + 3) == 2 * 86_400 + 10 * 3600)
    #expect(!clock.isOpen(period: 2 * 12 + 3))
  }

  @Test("Nights when clocks are changed have 23 and 25 hours: the next day begins an hour earlier, or later")
  func changedNights() throws {
    // Clocks go forward at 02:00 on Sunday, 29 March 2026 and back at 03:00 on Sunday, 25 October 2026.
    let hours = "open: \"08:00-18:00\", interval: 60min, days: 3, time_zone: Europe/Berlin"
    let spring = try clock(hours + ", date: 2026-03-28")
    #expect((0..<3).map { spring.start(day: $0, interval: 0) / 3600 } == [8, 31, 55])
    let autumn = try clock(hours + ", date: 2026-10-24")
    #expect((0..<3).map { autumn.start(day: $0, interval: 0) / 3600 } == [8, 33, 57])
    #expect(spring.periodLength == 3600 && (0..<30).allSatisfy { spring.length(ofPeriod: $0) == 3600 })
    // The same in the south, where the change in October is forward (4 October 2026), and nowhere in UTC.
    let south = try clock(
      "open: \"08:00-18:00\", interval: 60min, days: 2, time_zone: Australia/Sydney, date: 2026-10-03")
    #expect(south.start(day: 1, interval: 0) == 31 * 3600)
    let universal = try clock(
      "open: \"08:00-18:00\", interval: 60min, days: 2, time_zone: UTC, date: 2026-03-28")
    #expect(universal.start(day: 1, interval: 0) == 32 * 3600)
  }

  @Test(
    "Open round the clock: the skipped hour has no length, the repeated one belongs to the interval before 03:00"
  )
  func roundTheClock() throws {
    let hours = "open: \"00:00-24:00\", interval: 30min, days: 2, time_zone: Europe/Berlin"
    let spring = try clock(hours + ", date: 2026-03-29")
    #expect((3...6).map { spring.start(ofPeriod: $0) / 3600 } == [1.5, 2, 2, 2])
    #expect(spring.start(ofPeriod: 48) == 23 * 3600)
    #expect(spring.observedTime == 47 * 3600)
    let autumn = try clock(hours + ", date: 2026-10-25")
    #expect((4...7).map { autumn.start(ofPeriod: $0) / 3600 } == [2, 2.5, 4, 4.5])
    #expect(autumn.length(ofPeriod: 5) == 1.5 * 3600)
    #expect(autumn.start(ofPeriod: 48) == 25 * 3600)
    // Neither day loses or gains time: intervals follow each other.
    for clock in [spring, autumn] {
      for period in 0..<95 { #expect(clock.end(ofPeriod: period) == clock.start(ofPeriod: period + 1)) }
    }
  }

  @Test("Intervals are folded by week beyond a week, by day where asked, and never up to a week")
  func profiles() throws {
    let hours = "open: \"08:00-10:00\", interval: 60min, date: 2026-03-04"
    #expect(try clock(hours + ", days: 7").profilePeriods == 14)
    #expect(try clock(hours + ", days: 28").profilePeriods == 14)
    #expect(try clock(hours + ", days: 28, profile: day").profilePeriods == 2)
    #expect(try clock(hours + ", days: 28, profile: all").profilePeriods == 56)
    let folded = try clock(hours + ", days: 15, weekdays: {sun: closed}")
    // The first day is a Wednesday, which comes three times, as no other day does; Sundays are closed.
    #expect(folded.profileSeconds.map { $0 / 3600 } == [3, 3, 2, 2, 2, 2, 2, 2] + [2, 2] + [2, 2, 2, 2])
    let labels = IntervalLabels.make(
      Horizon.calendar(
        Calendar(
          open: 8 * 3600, close: 10 * 3600, interval: 3600, days: 28, closing: .drop, firstWeekday: .wed)))
    #expect(labels.prefix(3) == ["Wed 08:00", "Wed 09:00", "Thu 08:00"] && labels.count == 14)
  }
}
