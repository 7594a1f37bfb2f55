/// Working time: what passes in opening hours only. A function of the calendar; nothing wakes or sleeps for it.
///
/// Made of the opening spans of a stretch of time; before and behind it the hours go on as in its first and its last cycle
/// (a day, or a week where weekdays differ).
public struct WorkingClock: Sendable, Hashable {
  /// Increasing and disjoint, seconds.
  private let spans: [Range<Double>]
  /// Working seconds from the beginning of the stretch to the start of each span, then to the end of the last one.
  private let worked: [Double]
  private let stretch: Range<Double>
  private let cycle: Double
  /// Working seconds in the first and in the last cycle of the stretch.
  private var firstCycle = 0.0
  private var lastCycle = 0.0
  /// Open all the time: working time is wall time.
  private let isAlways: Bool

  /// All hours are open.
  public static let always = WorkingClock()

  private init() {
    (spans, worked, stretch, cycle, isAlways) = ([], [0], 0..<1, 1, true)
  }

  /// - Parameters:
  ///   - spans: the opening spans within `stretch`, increasing and disjoint, seconds.
  ///   - stretch: at least one cycle.
  ///   - cycle: after which the hours repeat, seconds.
  public init(spans: [Range<Double>], over stretch: Range<Double>, cycle: Double) {
    precondition(
      cycle > 0 && stretch.upperBound - stretch.lowerBound >= cycle, "the hours are known for a cycle")
    self.spans = spans
    self.stretch = stretch
    self.cycle = cycle
    isAlways = false
    worked = spans.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.upperBound - $1.lowerBound) }
    firstCycle = workedInside(stretch.lowerBound + cycle)
    lastCycle = total - workedInside(stretch.upperBound - cycle)
  }

  private var total: Double { worked[spans.count] }

  /// Working seconds from the beginning of the stretch to a moment; negative before it.
  ///
  /// - Complexity: O(log spans).
  public func worked(at time: Double) -> Double {
    if isAlways { return time }
    if time < stretch.lowerBound {
      let cycles = ((stretch.lowerBound - time) / cycle).rounded(.up)
      return workedInside(time + cycles * cycle) - cycles * firstCycle
    }
    if time >= stretch.upperBound {
      let cycles = ((time - stretch.upperBound) / cycle).rounded(.down) + 1
      return workedInside(time - cycles * cycle) + cycles * lastCycle
    }
    return workedInside(time)
  }

  /// The first moment at which so many working seconds have passed since the beginning of the stretch; infinite when the
  /// center never opens again.
  ///
  /// - Complexity: O(log spans).
  public func time(ofWorked seconds: Double) -> Double {
    if isAlways { return seconds }
    if seconds <= 0 {
      guard firstCycle > 0 else { return -.infinity }
      let cycles = (-seconds / firstCycle).rounded(.down) + 1
      return timeInside(seconds + cycles * firstCycle) - cycles * cycle
    }
    if seconds > total {
      guard lastCycle > 0 else { return .infinity }
      let cycles = ((seconds - total) / lastCycle).rounded(.up)
      return timeInside(seconds - cycles * lastCycle) + cycles * cycle
    }
    return timeInside(seconds)
  }

  /// When a contact that came at `arrival` is due.
  public func due(_ deadline: Deadline, from arrival: Double) -> Double {
    switch deadline.clock {
    case .wall: arrival + deadline.within
    case .working: time(ofWorked: worked(at: arrival) + deadline.within)
    }
  }

  /// `worked(at:)` within the stretch.
  private func workedInside(_ time: Double) -> Double {
    let next = Self.partition(spans.count) { spans[$0].lowerBound <= time }
    guard next > 0 else { return 0 }
    return worked[next - 1] + min(time, spans[next - 1].upperBound) - spans[next - 1].lowerBound
  }

  /// `time(ofWorked:)` within the stretch, for 0 < seconds <= total but for rounding.
  private func timeInside(_ seconds: Double) -> Double {
    let next = Self.partition(spans.count) { worked[$0] < seconds }
    guard next > 0 else { return spans.first?.lowerBound ?? .infinity }
    return min(spans[next - 1].lowerBound + seconds - worked[next - 1], spans[next - 1].upperBound)
  }

  /// The number of leading indices of which `holds` is true, when it is true of none behind them.
  private static func partition(_ count: Int, where holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Calendar {
  /// Working time by the opening hours; time 0 is midnight of the first day.
  ///
  /// Weekdays, holidays and changes of the clock are known from a week before the calendar to a week behind it; beyond that
  /// every week is like the nearest one.
  var workingClock: WorkingClock {
    let day = 86_400.0
    let local = timeZone.flatMap { zone in
      date.flatMap(CalendarDate.init).flatMap { LocalTime(zone, from: $0) }
    }
    func moment(_ number: Int, _ time: Double) -> Double {
      local?.elapsed(day: number, time: time) ?? Double(number) * day + time
    }
    let known = isRegular ? 0..<days : -7..<days + 7
    return WorkingClock(
      spans: known.compactMap { number in
        let intervals = openIntervals(ofDay: number)
        guard !intervals.isEmpty else { return nil }
        return moment(
          number, open + Double(intervals.lowerBound) * interval)..<moment(
            number, open + Double(intervals.upperBound) * interval)
      },
      over: moment(known.lowerBound, 0)..<moment(known.upperBound, 0), cycle: isRegular ? day : 7 * day)
  }
}

extension Scenario {
  /// Working time where something is due in it, or measured by it; else wall time will do.
  var workingClock: WorkingClock {
    guard case .calendar(let calendar) = horizon,
      contactTypes.contains(where: { $0.deadline != nil || $0.conversation != nil })
    else { return .always }
    return calendar.workingClock
  }
}
