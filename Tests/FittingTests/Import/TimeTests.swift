import Testing

@testable import Fitting

@Suite("Days and choices")
struct TimeTests {
  @Test("1 August 1999 was a Sunday, and 1 January 1970 a Thursday")
  func weekdays() {
    #expect(Weekday(day: CivilDate.days(year: 1999, month: 8, day: 1)) == .sun)
    #expect(Weekday(day: 0) == .thu)
    #expect(Weekday(day: -1) == .wed)
    #expect(CivilDate(days: 0).text == "1970-01-01")
  }

  @Test("Weekdays and dates as the user writes them")
  func choices() {
    #expect(HistoryChoice.weekdays("mon-fri") == [0, 1, 2, 3, 4])
    #expect(HistoryChoice.weekdays("sun-thu") == [6, 0, 1, 2, 3])
    #expect(HistoryChoice.weekdays("someday") == nil)
    #expect(
      HistoryChoice.dates("2026-02-27..2026-03-01,2026-03-05") == [
        "2026-02-27", "2026-02-28", "2026-03-01", "2026-03-05",
      ])
    #expect(HistoryChoice.dates("2026-03-05..2026-03-01") == nil)
    #expect(HistoryChoice.dates("2026-02-30") == nil)
  }
}
