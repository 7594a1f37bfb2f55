/// The stretch of time that is simulated.
public enum Horizon: Sendable {
  /// One long run of a model whose rates do not change, from empty, of which the beginning is left out.
  case steadyState(length: Double, warmUp: WarmUp)
  /// Opening hours of one or more days; each day starts empty.
  case calendar(Calendar)

  public enum WarmUp: Sendable, Hashable {
    case seconds(Double)
    /// Chosen by MSER-5 from pilot runs.
    case automatic
  }
}

/// Days cut in the same intervals of local time: the grid of arrivals, staff and statistics.
///
/// The center is open on each day from `open` to `close`, unless `weekdays` gives the day other hours or
/// `holidays` names it. A closed interval is an interval all the same: it has a number, and nobody is staffed in it.
public struct Calendar: Sendable, Hashable {
  /// Seconds after midnight.
  public var open: Double
  /// Seconds after midnight; greater than `open`, at most 24 h.
  public var close: Double
  /// Length of a statistics, arrival and staffing interval, in seconds; divides `close - open`.
  public var interval: Double
  public var days: Int
  /// The first day as written, `2026-03-02`.
  public var date: String?
  public var closing: Closing
  /// Of the first day: that of `date`, or as stated; nil: days have no weekdays.
  public var firstWeekday: Weekday?
  /// Hours of single weekdays, within the grid and on its boundaries.
  public var weekdays: [Weekday: OpenHours] = [:]
  /// Closed days, numbered from the first day of the calendar (0); negative ones lie before it.
  public var holidays: Set<Int> = []
  /// Hours of channels by name; narrower than the center's, or `always`.
  public var channelHours: [String: OpenHours] = [:]
  /// IANA name, `Europe/Berlin`, in whose local time days begin; nil: every day has 24 hours.
  public var timeZone: String?
  /// Which intervals have figures of their own; nil: `all` up to 7 days, `week` beyond.
  public var statedProfile: Profile?

  /// What happens at closing time to contacts still waiting; contacts in service are always finished.
  public enum Closing: String, Sendable, CaseIterable {
    /// The last interval's agents answer everybody who waits, then leave.
    case serveOut = "serve-out"
    /// Whoever waits is disconnected.
    case drop
  }

  /// Which intervals of the calendar are added up to one figure.
  public enum Profile: String, Sendable, CaseIterable {
    /// Those at the same time of day.
    case day
    /// Those at the same time of the same weekday.
    case week
    /// None.
    case all
  }

  public var profile: Profile { statedProfile ?? (days > 7 ? .week : .all) }

  /// Intervals in one day.
  public var intervalsPerDay: Int { Int(((close - open) / interval).rounded()) }
  /// Intervals in the whole horizon, numbered day by day.
  public var intervals: Int { intervalsPerDay * days }
  /// Intervals that have figures of their own.
  public var profileIntervals: Int { intervalsPerDay * profileDays }
  /// Days that have figures of their own.
  public var profileDays: Int {
    switch profile {
    case .day: 1
    case .week: min(days, 7)
    case .all: days
    }
  }
}

/// When something is open on a day.
public enum OpenHours: Sendable, Hashable {
  case closed
  /// `[from, to)`, seconds after midnight.
  case between(from: Double, to: Double)
  /// Round the clock, nights and closed days included.
  case always
}

extension Calendar {
  /// The weekday of a day of the calendar, or of one before it (negative).
  public func weekday(ofDay day: Int) -> Weekday? { firstWeekday?.advanced(days: day) }

  /// The intervals of a day in which the center is open, numbered within the day; empty when it is closed.
  public func openIntervals(ofDay day: Int) -> Range<Int> {
    if holidays.contains(day) { return 0..<0 }
    guard let weekday = weekday(ofDay: day), let hours = weekdays[weekday] else { return 0..<intervalsPerDay }
    return intervals(of: hours)
  }

  /// The intervals of the grid that hours cover.
  public func intervals(of hours: OpenHours) -> Range<Int> {
    switch hours {
    case .closed: 0..<0
    case .always: 0..<intervalsPerDay
    case .between(let from, let to):
      Int(((from - open) / interval).rounded())..<Int(((to - open) / interval).rounded())
    }
  }

  /// Whether the day before was closed.
  func followsClosedDay(_ day: Int) -> Bool { openIntervals(ofDay: day - 1).isEmpty }

  /// Whether all days have the same hours and 24 hours, and no weekday.
  var isRegular: Bool { weekdays.isEmpty && holidays.isEmpty && timeZone == nil && firstWeekday == nil }
}
