/// The start of each interval as shown: `07:00` on a single day, `Mon 07:00` in a dated week,
/// `2026-03-09 07:00` in a longer dated calendar, `day 2 07:00` without a date.
enum IntervalLabels {
  /// Empty for a steady state.
  static func make(_ horizon: Horizon) -> [String] {
    guard case .calendar(let calendar) = horizon else { return [] }
    return (0..<calendar.days).flatMap { day in
      let prefix = dayLabel(day, calendar)
      return (0..<calendar.intervalsPerDay).map { interval in
        prefix + clock(calendar.open + Double(interval) * calendar.interval)
      }
    }
  }

  private static func dayLabel(_ day: Int, _ calendar: Calendar) -> String {
    if calendar.days == 1 { return "" }
    guard let first = calendar.date.flatMap(CalendarDate.init) else { return "day \(day + 1) " }
    let date = first.advanced(days: day)
    return calendar.days <= 7 ? "\(date.weekday) " : "\(date) "
  }

  /// `hh:mm`, with seconds where there are any.
  private static func clock(_ time: Double) -> String {
    let seconds = Int(time.rounded())
    let parts = [seconds / 3600, seconds / 60 % 60] + (seconds % 60 == 0 ? [] : [seconds % 60])
    return parts.map(twoDigits).joined(separator: ":")
  }

  static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
