/// All arrival processes: each compiles to rate segments of the days of a cycle.
///
/// A process is one case of `Arrivals.Process` and one line below; one that takes more than a line is a file here.
enum ArrivalProcesses {
  static func pattern(of arrivals: Arrivals, hours: OpenHours? = nil, on clock: ModelClock) -> ArrivalPattern
  {
    var pattern = pattern(of: arrivals.process, on: clock)
    guard clock.kind == .calendar else { return pattern }
    switch hours {
    case .always: pattern.closedRate = closedRate(of: arrivals, on: clock)
    case .between(let from, let to):
      let grid = { (time: Double) in Int(((time - clock.dayStart) / clock.periodLength).rounded()) }
      pattern.hours = grid(from)..<grid(to)
    case .closed: pattern.hours = 0..<0
    case nil: break
    }
    return pattern
  }

  private static func pattern(of process: Arrivals.Process, on clock: ModelClock) -> ArrivalPattern {
    var pattern = ArrivalPattern()
    switch process {
    case .constant(let rate):
      pattern.add(day: intervals(of: clock, rate: { _ in rate }))
    case .perInterval(let counts):
      for day in 0..<max(counts.count / clock.periodsPerDay, 1) {
        pattern.add(
          day: intervals(of: clock, rate: { counts[day * clock.periodsPerDay + $0] / clock.periodLength }))
      }
    case .linear(let points):
      pattern.add(day: linearRate(through: points, on: clock))
    case .counts(let counts):
      for day in 0..<max(counts.count / clock.periodsPerDay, 1) {
        pattern.add(
          day: exactCounts(counts[day * clock.periodsPerDay..<(day + 1) * clock.periodsPerDay], of: clock))
      }
    case .history(let days):
      for day in days { pattern.add(day: exactCounts(day[...], of: clock)) }
    }
    return pattern
  }

  /// One segment for each interval of a day; for a steady state, one for the whole run.
  static func intervals(of clock: ModelClock, rate: (Int) -> Double) -> [RateSegment] {
    if clock.kind == .steadyState {
      return [RateSegment(interval: 0, start: 0, end: clock.lastMoment, rate: rate(0), slope: 0)]
    }
    return (0..<clock.periodsPerDay).map { interval in
      RateSegment(interval: interval, start: 0, end: clock.periodLength, rate: rate(interval), slope: 0)
    }
  }

  private static func exactCounts(_ counts: ArraySlice<Double>, of clock: ModelClock) -> [RateSegment] {
    zip(intervals(of: clock, rate: { _ in 0 }), counts).map { segment, count in
      var segment = segment
      segment.count = count
      return segment
    }
  }

  /// The rate that holds whenever the center is closed: a constant rate goes on; a night of the ordinary length, from the
  /// calendar's closing to its opening time, has `overnight` contacts, and longer closures as many more.
  private static func closedRate(of arrivals: Arrivals, on clock: ModelClock) -> Double? {
    if case .constant(let rate) = arrivals.process { return rate }
    let night = clock.dayLength - Double(clock.periodsPerDay) * clock.periodLength
    return night > 0 ? arrivals.overnight / night : 0
  }
}
