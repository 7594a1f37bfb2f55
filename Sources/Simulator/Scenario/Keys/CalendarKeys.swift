/// `calendar:` opening hours of one or more days, cut in intervals.
enum CalendarKeys {
  static let open = Key.required(
    "open", HoursKeys.ofDay, "Opening and closing time: the intervals of every day.",
    example: "\"07:00-19:00\"")
  static let interval = Key.required(
    "interval", .duration(.init(1e-9...86_400), example: "30min"),
    "Length of an interval: the step of arrivals, staff and statistics. Divides the opening hours.",
    example: "30min")
  static let date = Key.optional(
    "date", HoursKeys.date, "The first day.", default: "no date", example: "2026-03-02")
  static let firstWeekday = Key.optional(
    "first_weekday", HoursKeys.weekday, "Weekday of the first day, where there is no date.",
    default: "that of 'date'",
    example: "mon")
  static let days = Key.optional(
    "days", .whole(1...100_000, example: "5"), "Number of days.", default: 1, shown: "1", example: "5")
  static let weekdays = Key.optional(
    "weekdays", weekdayHours, "Hours of single weekdays, within 'open' and on its intervals; or closed.",
    default: [:], shown: "those of 'open'", example: "{sat: \"09:00-13:00\", sun: closed}")
  static let holidays = Key.optional(
    "holidays", .list(of: HoursKeys.date, count: 0...10_000),
    "Closed days. One just before the first day counts for 'after_closed_day'.", default: [], shown: "none",
    example: "[2026-04-03, 2026-04-06]")
  static let hours = Key.optional(
    "hours", channelHours,
    "Hours in which contacts of a channel come, within 'open'; or always, round the clock.",
    default: [:], shown: "the opening hours", example: "{voice: \"08:00-18:00\"}")
  static let timeZone = Key.optional(
    "time_zone", HoursKeys.timeZone,
    "Place by whose local time days begin, so that the nights when clocks are changed have 23 or 25 hours.",
    default: "every day has 24 hours", example: "Europe/Berlin")
  static let profile = Key.optional(
    "profile", Rule<Calendar.Profile>.oneOfCases,
    "Intervals with figures of their own: those of one 'day', of one 'week', or 'all'; others are added to them.",
    default: "all up to 7 days, week beyond", example: "week")
  static let closing = Key.optional(
    "closing", .oneOfCases,
    "What happens to contacts still waiting at closing time: 'serve-out' answers them, 'drop' disconnects them.",
    default: Calendar.Closing.serveOut, shown: "serve-out", example: "drop")

  static let rule = Rule<Calendar>.record(
    "calendar",
    keys: [
      open.erased, interval.erased, date.erased, firstWeekday.erased, days.erased, weekdays.erased,
      holidays.erased, hours.erased, timeZone.erased, profile.erased, closing.erased,
    ],
    checks: [intervalDividesHours, hoursAreOnGrid, datesAreKnown]
  ) { fields, reading in
    let first = fields[date].flatMap(CalendarDate.init)
    var calendar = Calendar(
      open: fields[open].from, close: fields[open].to, interval: fields[interval], days: fields[days],
      date: fields[date], closing: fields[closing], firstWeekday: first?.weekday ?? fields[firstWeekday],
      weekdays: fields[weekdays], channelHours: fields[hours], timeZone: fields[timeZone],
      statedProfile: fields[profile])
    if let first {
      calendar.holidays = Set(fields[holidays].compactMap { CalendarDate($0)?.days(since: first) })
      let outside = calendar.holidays.filter { !(-1..<calendar.days).contains($0) }.count
      if outside > 0 {
        reading.notes.append(
          "calendar.holidays: \(outside) of them lie outside the calendar of \(Numerals.grouped(calendar.days)) days"
        )
      }
    }
    if (0..<min(calendar.days, 400)).allSatisfy({ calendar.openIntervals(ofDay: $0).isEmpty }) {
      reading.notes.append("calendar: closed on all of its days")
    }
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

  /// What is wrong with hours that have to lie on the calendar's intervals, or nil.
  static func problem(with hours: OpenHours, open: Double, close: Double, interval: Double) -> String? {
    guard case .between(let from, let to) = hours else { return nil }
    let written = { (from: Double, to: Double) in DayTimes.written(from) + "-" + DayTimes.written(to) }
    if from < open || to > close {
      return
        "must lie within the calendar's \(written(open, close)), found \(written(from, to)); widen 'open'"
    }
    let isOff = { (time: Double) in
      let steps = (time - open) / interval
      return abs(steps - steps.rounded()) > 1e-9 * max(steps, 1)
    }
    return isOff(from) || isOff(to)
      ? "must begin and end with an interval of \(Durations.written(interval)) from \(DayTimes.written(open)), found "
        + written(from, to) : nil
  }

  private static let hoursAreOnGrid = RecordCheck(
    "hours lie within 'open' and begin and end with an interval"
  ) {
    fields, reading in
    guard let day = fields.valid(open), let length = fields.valid(interval) else { return }
    func check<Value>(_ key: Key<Value>, _ entries: [(name: String, hours: OpenHours)]) {
      for entry in entries {
        let message = problem(with: entry.hours, open: day.from, close: day.to, interval: length)
        if let message { reading.refuse(key, of: fields, "\(entry.name) \(message)") }
      }
    }
    let ofWeekdays: [Weekday: OpenHours] = fields.valid(weekdays) ?? [:]
    check(weekdays, Weekday.allCases.compactMap { day in ofWeekdays[day].map { (day.name, $0) } })
    let ofChannels: [String: OpenHours] = fields.valid(hours) ?? [:]
    check(hours, ofChannels.keys.sorted().compactMap { name in ofChannels[name].map { (name, $0) } })
  }

  private static let datesAreKnown = RecordCheck(
    "weekdays need a date or a first weekday, holidays and a time zone a date"
  ) { fields, reading in
    let hasDate = fields.has(date)
    if hasDate, let first = (fields.valid(date) ?? nil).flatMap(CalendarDate.init),
      let stated = fields.valid(firstWeekday) ?? nil, stated != first.weekday
    {
      reading.refuse(firstWeekday, of: fields, "must be \(first.weekday.name), as the date is; leave it out")
    }
    if fields.has(weekdays), !hasDate, !fields.has(firstWeekday) {
      reading.refuse(weekdays, of: fields, "need a first day; add date: 2026-03-02 or first_weekday: mon")
    }
    if !hasDate {
      if fields.has(holidays) {
        reading.refuse(holidays, of: fields, "need the date of the first day; add 'date'")
      }
      if fields.has(timeZone) {
        reading.refuse(timeZone, of: fields, "needs the date of the first day; add 'date'")
      }
    }
  }

  private static let weekdayHours = Rule<[MapEntry<Weekday, OpenHours>]>.map(
    of: HoursKeys.openOrClosed, keys: HoursKeys.weekday, count: 1...7
  ).map { Dictionary(uniqueKeysWithValues: $0.map { ($0.key, $0.value) }) }

  private static let channelHours = Rule<[MapEntry<String, OpenHours>]>.map(
    of: HoursKeys.openOrAlways, keys: .word(Channels.all.map(\.name))
  ).map { Dictionary(uniqueKeysWithValues: $0.map { ($0.key, $0.value) }) }
}
