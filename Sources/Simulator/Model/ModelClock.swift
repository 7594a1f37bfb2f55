/// The horizon as numbers: periods are the intervals of a calendar or the batches of a steady state.
public struct ModelClock: Sendable, Hashable {
  public enum Kind: Sendable, Hashable { case steadyState, calendar }
  public var kind: Kind
  /// Seconds left out at the beginning; 0 for a calendar.
  public var warmUp: Double
  public var days: Int
  public var periodsPerDay: Int
  /// Seconds; a day on which clocks are changed may have longer and shorter periods.
  public var periodLength: Double
  /// Start of day 0's first period and of the following days', seconds: `dayStart + day * dayLength`.
  public var dayStart: Double
  public var dayLength: Double
  public var closing: Calendar.Closing
  public var countBy: RunSettings.CountBy
  /// What is special about each day; empty when all are alike: open throughout, 24 hours long, without weekday.
  public var schedule: [Day] = []
  /// Starts of a day's periods and the end of its last, seconds after midnight, one row for each way in which
  /// days pass: `boundaries[row * (periodsPerDay + 1) + period]`. Row 0 is an ordinary day.
  public var boundaries: [Double] = []
  /// Days that have figures of their own; day d counts as day `d % profileDays`. nil: each has.
  public var foldedDays: Int?

  /// One day of a calendar.
  public struct Day: Sendable, Hashable {
    /// Seconds since midnight of day 0.
    public var midnight: Double
    /// Row of `boundaries`.
    public var row: Int32
    /// The periods of the day in which the center is open: `[opens, closes)`; equal on a closed day.
    public var opens: Int32
    public var closes: Int32
    /// `Weekday.rawValue`; -1: unknown.
    public var weekday: Int8
    public var followsClosedDay: Bool
  }

  public var periods: Int { days * periodsPerDay }
  /// End of observation, seconds.
  public var end: Double {
    if kind == .calendar, !schedule.isEmpty { return end(ofPeriod: periods - 1) }
    return dayStart + Double(days - 1) * dayLength + warmUp + Double(periodsPerDay) * periodLength
  }
  /// The last moment that is simulated: a steady state goes on for at most a tenth of its length, uncounted, until all
  /// who arrived within the horizon have left their lines.
  public var lastMoment: Double { kind == .steadyState ? 1.1 * end : .infinity }
  /// Contacts that would come back from here on come after the horizon: the opening time of the day behind the last.
  public var lastReturn: Double {
    if kind == .steadyState { return .infinity }
    let lastMidnight = schedule.last?.midnight ?? Double(days - 1) * dayLength
    return lastMidnight + dayLength + dayStart
  }
}

extension ModelClock {
  /// Seconds.
  public func start(ofPeriod period: Int) -> Double {
    let (day, interval) = period.quotientAndRemainder(dividingBy: periodsPerDay)
    return start(day: day, interval: interval)
  }

  public func end(ofPeriod period: Int) -> Double {
    let (day, interval) = period.quotientAndRemainder(dividingBy: periodsPerDay)
    return end(day: day, interval: interval)
  }

  func start(day: Int, interval: Int) -> Double {
    if schedule.isEmpty {
      return dayStart + warmUp + Double(day) * dayLength + Double(interval) * periodLength
    }
    return schedule[day].midnight + boundaries[Int(schedule[day].row) * (periodsPerDay + 1) + interval]
  }

  /// Seconds since midnight of the first day, or since the beginning of a steady state.
  func midnight(ofDay day: Int) -> Double {
    schedule.isEmpty ? Double(day) * dayLength : schedule[day].midnight
  }

  /// Days since Monday; the calendar knows its weekdays.
  func weekday(ofDay day: Int) -> Int { schedule.isEmpty ? 0 : Int(schedule[day].weekday) }

  func end(day: Int, interval: Int) -> Double {
    schedule.isEmpty
      ? start(day: day, interval: interval) + periodLength : start(day: day, interval: interval + 1)
  }

  /// Seconds that a period lasts; 0 when the clock skips it.
  public func length(ofPeriod period: Int) -> Double {
    schedule.isEmpty ? periodLength : end(ofPeriod: period) - start(ofPeriod: period)
  }

  /// The periods of a day, numbered within it, in which the center is open.
  public func openIntervals(ofDay day: Int) -> Range<Int> {
    schedule.isEmpty ? 0..<periodsPerDay : Int(schedule[day].opens)..<Int(schedule[day].closes)
  }

  public func isOpen(period: Int) -> Bool {
    if schedule.isEmpty { return true }
    let (day, interval) = period.quotientAndRemainder(dividingBy: periodsPerDay)
    return openIntervals(ofDay: day).contains(interval)
  }
}

// Figures.
extension ModelClock {
  /// Periods that have figures of their own.
  public var profilePeriods: Int { foldedDays.map { $0 * periodsPerDay } ?? periods }
  public var isFolded: Bool { profilePeriods < periods }

  /// Observed seconds of each period of the profile: its open time, or all of it where it is never open.
  ///
  /// What passes while the center is closed counts in a closed period or, at night, in the last one, as before; time
  /// averages are per second of opening hours.
  public var profileSeconds: [Double] {
    guard !schedule.isEmpty || isFolded else { return Array(repeating: periodLength, count: periods) }
    var open = Array(repeating: 0.0, count: profilePeriods)
    var all = open
    for period in 0..<periods {
      let length = length(ofPeriod: period)
      all[period % profilePeriods] += length
      if isOpen(period: period) { open[period % profilePeriods] += length }
    }
    return zip(open, all).map { $0 > 0 ? $0 : max($1, .leastNormalMagnitude) }
  }

  /// Seconds of opening hours over all periods.
  public var observedTime: Double {
    if schedule.isEmpty { return Double(periods) * periodLength }
    let open = (0..<periods).reduce(0) { $0 + (isOpen(period: $1) ? length(ofPeriod: $1) : 0) }
    return open > 0 ? open : end - start(ofPeriod: 0)
  }

  /// Seconds of opening hours of a day; all of it when it is closed.
  func observedTime(ofDay day: Int) -> Double {
    if schedule.isEmpty { return Double(periodsPerDay) * periodLength }
    let open = openIntervals(ofDay: day)
    if open.isEmpty { return end(day: day, interval: periodsPerDay - 1) - start(day: day, interval: 0) }
    return end(day: day, interval: open.upperBound - 1) - start(day: day, interval: open.lowerBound)
  }
}
