/// The start of each interval as shown: `07:00` on a single day, `Mon 07:00` in a dated week,
/// `2026-03-09 07:00` in a longer dated calendar, `day 2 07:00` without a date. Intervals that are added up have one
/// label: `Mon 07:00` for all Mondays, `07:00` for all days.
package enum IntervalLabels {
  /// Empty for a steady state.
  package static func make(_ horizon: Horizon) -> [String] {
    guard case .calendar(let calendar) = horizon else { return [] }
    return (0..<calendar.profileDays).flatMap { day in
      let prefix = dayLabel(day, calendar)
      return (0..<calendar.intervalsPerDay).map { interval in
        prefix + clock(calendar.open + Double(interval) * calendar.interval)
      }
    }
  }

  private static func dayLabel(_ day: Int, _ calendar: Calendar) -> String {
    if calendar.profileDays == 1 { return "" }
    if calendar.profileDays > 7, let first = calendar.date.flatMap(CalendarDate.init) {
      return "\(first.advanced(days: day)) "
    }
    guard let weekday = calendar.weekday(ofDay: day) else { return "day \(day + 1) " }
    return calendar.profileDays > 7 ? "week \(day / 7 + 1) \(weekday.label) " : "\(weekday.label) "
  }

  /// `hh:mm`, with seconds where there are any.
  private static func clock(_ time: Double) -> String {
    let seconds = Int(time.rounded())
    let parts = [seconds / 3600, seconds / 60 % 60] + (seconds % 60 == 0 ? [] : [seconds % 60])
    return parts.map(twoDigits).joined(separator: ":")
  }

  static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
