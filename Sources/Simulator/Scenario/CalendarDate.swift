/// A day of the Gregorian calendar.
///
/// - Source: day numbers as in E. M. Reingold and N. Dershowitz, "Calendrical Calculations", 4th ed., 2018,
///   chapter 2.
package struct CalendarDate: Sendable, Hashable, CustomStringConvertible {
  /// Days since Monday, 1 January of the year 1; that day is 0.
  private let number: Int

  /// Reads `2026-03-02`; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2], year >= 1,
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    number = Self.number(year, month, day)
  }

  private init(number: Int) { self.number = number }

  package func advanced(days: Int) -> CalendarDate { CalendarDate(number: number + days) }

  /// Days from another date to this one.
  func days(since other: CalendarDate) -> Int { number - other.number }

  var weekday: Weekday { Weekday(dayNumber: number) }

  /// Days since 1 January 1970.
  package var unixDay: Int { number - Self.number(1970, 1, 1) }

  package var description: String {
    var year = number / 366 + 1
    while Self.number(year + 1, 1, 1) <= number { year += 1 }
    var month = 1
    while month < 12, Self.number(year, month + 1, 1) <= number { month += 1 }
    let day = number - Self.number(year, month, 1) + 1
    return "\(year)-\(IntervalLabels.twoDigits(month))-\(IntervalLabels.twoDigits(day))"
  }

  private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][month - 1]
    let past = year - 1
    return 365 * past + past / 4 - past / 100 + past / 400 + daysBefore + (isLeap && month > 2 ? 1 : 0) + day
      - 1
  }
}
