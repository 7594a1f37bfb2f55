/// `calendar:` opening hours of one or more days, cut in intervals.
enum CalendarKeys {
  static let open = Key.required(
    "open", hours, "Opening and closing time, the same every day.", example: "\"07:00-19:00\"")
  static let interval = Key.required(
    "interval", .duration(.init(1e-9...86_400), example: "30min"),
    "Length of an interval: the step of arrivals, staff and statistics. Divides the opening hours.",
    example: "30min")
  static let date = Key.optional(
    "date", calendarDate, "The first day, to be shown in reports.", default: "no date", example: "2026-03-02")
  static let days = Key.optional(
    "days", .whole(1...100_000, example: "5"), "Number of days; each starts empty.", default: 1, shown: "1",
    example: "5")
  static let closing = Key.optional(
    "closing", .oneOfCases,
    "What happens to contacts still waiting at closing time: 'serve-out' answers them, 'drop' disconnects them.",
    default: Calendar.Closing.serveOut, shown: "serve-out", example: "drop")

  static let rule = Rule<Calendar>.record(
    "calendar", keys: [open.erased, interval.erased, date.erased, days.erased, closing.erased],
    checks: [intervalDividesHours]
  ) { fields, reading in
    let calendar = Calendar(
      open: fields[open].from, close: fields[open].to, interval: fields[interval], days: fields[days],
      date: fields[date], closing: fields[closing])
    reading.context.set(.calendar(calendar))
    return calendar
  }

  private static let intervalDividesHours = RecordCheck("the interval divides the opening hours") {
    fields, reading in
    guard let hours = fields.valid(open), let length = fields.valid(interval) else { return }
    let span = hours.to - hours.from
    let count = (span / length).rounded()
    if count < 1 || abs(count * length - span) > 1e-9 * span {
      let found = Durations.written(length)
      reading.refuse(
        interval, of: fields, "must divide the \(Durations.written(span)) of opening hours, found \(found)")
    }
  }

  struct Hours: Sendable {
    var from: Double
    var to: Double
  }

  /// `07:00-19:00`.
  private static let hours = Rule<Hours>.scalar(
    "opening and closing time on one day, such as \"07:00-19:00\"",
    schema: ["type": "string", "pattern": .text("^(\(DayTimes.pattern))-(\(DayTimes.pattern))$")],
    examples: ["07:00-19:00", "00:00-24:00"]
  ) { scalar throws(Refusal) in
    let parts = scalar.text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let from = DayTimes.seconds(of: parts[0]), let to = DayTimes.seconds(of: parts[1])
    else { throw Refusal() }
    guard from < to else { throw Refusal(kind: .meaning, hint: " (closing time is not after opening time)") }
    return Hours(from: from, to: to)
  }

  /// `2026-03-02`, kept as written.
  private static let calendarDate = Rule<String>.scalar(
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
    guard day <= lengths[month - 1] else { throw Refusal(kind: .meaning, hint: " (there is no such day)") }
    return scalar.text
  }
}
