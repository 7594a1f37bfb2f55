import Distributions

/// The stretches of time of one stream of arrivals in one replication, one after the other, with the rates that hold in
/// them: the days' patterns, hours, weekday factors and busyness put together.
///
/// Nothing is kept for days past or to come, so memory does not grow with the calendar.
struct ArrivalDays {
  /// `[start, end)`, seconds, with a linear rate or, when `count` is not negative, a number of contacts.
  struct Stretch {
    var start: Double
    var end: Double
    var rate: Double
    var slope: Double
    var count = -1.0
  }

  private let pattern: ArrivalPattern
  private let clock: ModelClock
  private var busyness: BusynessFactors
  private let weekdayFactors: [Double]
  private let afterClosedDay: Double
  /// Chooses the cycle day of a day; nil: in turn.
  private let choice: DayChoice?
  /// On all rates, 1 / mean size of a batch.
  private let scale: Double
  private var day = -1
  private var segment = 0
  private var lastSegment = 0
  private var open = 0..<0
  private var dayFactor = 1.0

  init(
    pattern: ArrivalPattern, clock: ModelClock, arrivals: Arrivals, busyness: BusynessFactors,
    choice: DayChoice? = nil
  ) {
    self.pattern = pattern
    self.clock = clock
    self.busyness = busyness
    self.choice = choice
    weekdayFactors = arrivals.weekdayFactors
    afterClosedDay = arrivals.afterClosedDay
    scale = 1 / (arrivals.batch?.mean ?? 1)
    begin(0)
  }

  /// nil at the end of the horizon.
  mutating func next() -> Stretch? {
    while day < clock.days {
      if segment < lastSegment {
        segment += 1
        if let stretch = stretch(of: pattern.segments[segment - 1]) { return stretch }
      } else {
        let night = night
        begin(day + 1)
        if let night { return night }
      }
    }
    return nil
  }

  private mutating func begin(_ next: Int) {
    day = next
    guard day < clock.days else { return }
    open = clock.openIntervals(ofDay: day)
    // A closed day has no day of the past, but the length of one.
    let cycleDay = open.isEmpty ? 0 : choice?.cycleDay(of: day) ?? day % pattern.days
    segment = pattern.first[cycleDay]
    lastSegment = pattern.first[cycleDay + 1]
    if let hours = pattern.hours { open = open.clamped(to: hours) }
    dayFactor = scale
    if !clock.schedule.isEmpty {
      let today = clock.schedule[day]
      if !weekdayFactors.isEmpty, today.weekday >= 0 { dayFactor *= weekdayFactors[Int(today.weekday)] }
      if today.followsClosedDay { dayFactor *= afterClosedDay }
    }
  }

  private mutating func stretch(of segment: RateSegment) -> Stretch? {
    if clock.kind == .steadyState {
      let factor = busyness.factor(day: 0, period: 0) * dayFactor
      return Stretch(start: segment.start, end: segment.end, rate: segment.rate * factor, slope: 0)
    }
    let opening = clock.start(day: day, interval: segment.interval)
    if !open.contains(segment.interval) {
      guard let rate = pattern.closedRate, segment.start == 0 else { return nil }
      return closed(
        from: opening, to: clock.end(day: day, interval: segment.interval), rate, segment.interval)
    }
    if segment.count >= 0 {
      let end = clock.end(day: day, interval: segment.interval)
      return Stretch(start: opening, end: end, rate: 0, slope: 0, count: segment.count)
    }
    let factor = busyness.factor(day: day, period: day * clock.periodsPerDay + segment.interval) * dayFactor
    // A change of clocks stretches the interval, and the line in it.
    let stretch =
      clock.schedule.isEmpty
      ? 1 : (clock.end(day: day, interval: segment.interval) - opening) / clock.periodLength
    guard stretch > 0 else { return nil }
    return Stretch(
      start: opening + segment.start * stretch, end: opening + segment.end * stretch,
      rate: segment.rate * factor,
      slope: segment.slope * factor / stretch)
  }

  /// From the day's closing to the next day's opening time.
  private var night: Stretch? {
    mutating get {
      guard let rate = pattern.closedRate, day >= 0, day + 1 < clock.days else { return nil }
      let last = clock.periodsPerDay - 1
      return closed(
        from: clock.end(day: day, interval: last), to: clock.start(day: day + 1, interval: 0), rate, last)
    }
  }

  private mutating func closed(from start: Double, to end: Double, _ rate: Double, _ interval: Int)
    -> Stretch?
  {
    guard start < end, rate > 0 else { return nil }
    let factor = busyness.factor(day: day, period: day * clock.periodsPerDay + interval) * dayFactor
    return Stretch(start: start, end: end, rate: rate * factor, slope: 0)
  }
}

/// Which day of the past a simulated day repeats.
struct DayChoice {
  let key: StreamKey
  /// The days of the past that may stand for a day of each weekday (7 lists), or for any day (1 list).
  let candidates: [[Int]]
  let weekdays: [Int8]

  func cycleDay(of day: Int) -> Int {
    let list = candidates[candidates.count == 7 && day < weekdays.count ? max(Int(weekdays[day]), 0) : 0]
    return list[min(Int(key.uniform(UInt64(day)) * Double(list.count)), list.count - 1)]
  }
}
