/// Names for the indices of trace events, and the time of day for their seconds.
public struct TraceNames: Sendable {
  public let types: [String]
  public let groups: [String]
  let clock: ModelClock
  private let calendar: Calendar?

  init(_ model: Model) {
    types = model.types.map(\.name)
    groups = model.groups.map(\.name)
    clock = model.clock
    if case .calendar(let calendar) = model.scenario.horizon {
      self.calendar = calendar
    } else {
      calendar = nil
    }
  }

  func type(_ event: TraceEvent) -> String { event.type < 0 ? "" : types[event.type] }

  func group(_ event: TraceEvent) -> String { event.group < 0 ? "" : groups[event.group] }

  /// `bilingual 3`; nil when no agent has part in it.
  func agent(_ event: TraceEvent) -> String? { event.agent > 0 ? "\(group(event)) \(event.agent)" : nil }

  // MARK: Time

  /// The day of a moment, from 0, and the seconds of its local time; of a steady state day 0.
  func place(of time: Double) -> (day: Int, seconds: Double) {
    guard calendar != nil else { return (0, time) }
    var day = max(Int(time / 86_400), 0)
    while day > 0, time < midnight(day) { day -= 1 }
    while time >= midnight(day + 1) { day += 1 }
    return (day, time - midnight(day))
  }

  private func midnight(_ day: Int) -> Double {
    // Behind the last day, days of 24 hours.
    let last = clock.days - 1
    return day <= last
      ? clock.midnight(ofDay: day) : clock.midnight(ofDay: last) + Double(day - last) * 86_400
  }

  /// `10:03:12.4`; of a steady state seconds.
  func clockTime(_ time: Double, decimals: Int = 1) -> String {
    guard calendar != nil else { return Figure.decimal(time, decimals) }
    let scale = decimals == 0 ? 1 : 10
    let ticks = Int((place(of: time).seconds * Double(scale)).rounded(.down))
    let seconds = ticks / scale
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60].map(IntervalLabels.twoDigits)
    return parts.joined(separator: ":") + (decimals == 0 ? "" : ".\(ticks % scale)")
  }

  /// `2026-03-02`, `day 2` without a date; empty for a single day without one, and for a steady state.
  func day(_ time: Double) -> String {
    guard let calendar else { return "" }
    let day = place(of: time).day
    if let first = calendar.date.flatMap(CalendarDate.init) { return "\(first.advanced(days: day))" }
    return clock.days == 1 ? "" : "day \(day + 1)"
  }
}

extension TraceNames {
  /// An interval that the user names: `10:00`, or a moment within it, with the day before it where there are several (`2026-03-03
  /// 10:00`, `day 2 10:00`, `tue 10:00`); the first day otherwise.
  public struct Interval: Sendable, Hashable {
    public var start: Double
    public var end: Double
    /// `10:00-10:30`, with its day.
    public var label: String
  }

  /// - Throws: `TraceProblem` when there is no such interval.
  public func interval(_ text: String) throws(TraceProblem) -> Interval {
    guard let calendar else {
      throw TraceProblem("--interval: a steady state has no intervals of the day; look at the log itself")
    }
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    guard let last = words.last, let time = DayTimes.seconds(of: last) else {
      throw TraceProblem("--interval must be a time of day such as 10:00, found \(Printable.quoted(text))")
    }
    let day = try day(named: words.dropLast().map { $0.lowercased() }.joined(separator: " "), calendar)
    for number in 0..<clock.periodsPerDay {
      let stated = (calendar.open + Double(number) * calendar.interval, calendar.interval)
      guard (stated.0..<stated.0 + stated.1).contains(time) else { continue }
      let period = day * clock.periodsPerDay + number
      guard clock.isOpen(period: period) else { break }
      let start = clock.start(ofPeriod: period)
      let dayText = self.day(start)
      let label =
        "\(DayTimes.written(stated.0))-\(DayTimes.written(stated.0 + stated.1))"
        + (dayText.isEmpty ? "" : " on \(weekday(day, calendar))\(dayText)")
      return Interval(start: start, end: clock.end(ofPeriod: period), label: label)
    }
    throw TraceProblem(
      "--interval: the center is not open at \(Printable.quoted(text)); its hours are \(DayTimes.written(calendar.open))-\(DayTimes.written(calendar.close))"
    )
  }

  private func weekday(_ day: Int, _ calendar: Calendar) -> String {
    calendar.weekday(ofDay: day).map { "\($0.label) " } ?? ""
  }

  private func day(named text: String, _ calendar: Calendar) throws(TraceProblem) -> Int {
    if text.isEmpty { return 0 }
    let days = 0..<clock.days
    if let found = days.first(where: { day in
      let start = clock.midnight(ofDay: day)
      return text == self.day(start + 1) || text == "day \(day + 1)"
        || calendar.weekday(ofDay: day).map { text == $0.name } == true
    }) {
      return found
    }
    throw TraceProblem(
      "--interval: \(Printable.quoted(text)) is no day of the scenario, which has \(clock.days)")
  }
}

/// What can't be traced as asked; one sentence for the user.
public struct TraceProblem: Error, CustomStringConvertible, Sendable {
  public var description: String

  public init(_ description: String) { self.description = description }
}
