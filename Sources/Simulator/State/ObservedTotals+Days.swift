/// Days under way of a folded calendar: each has rows of its own from the day before it until a week after, when all that
/// arrived on it have long left their lines; then it is handed on and its rows are added to those of the profile.
///
/// What is still counted in it after that goes to the profile at once: no total misses anything, only the judgement of
/// that one day.
extension ObservedTotals {
  /// Days with rows of their own at one time: a week, and the next day, in which work of today may end.
  static let daysUnderWay = 8

  /// The day `day` begins. The totals of the day that is over for a week; nil when there is none.
  mutating func begin(day: Int, of model: Model) -> Observations? {
    guard dayRows > 0 else { return nil }
    let past = day - (Self.daysUnderWay - 1)
    let finished = past >= 0 ? finish(day: past, of: model) : nil
    if day == 0 { give(rowsTo: 0, of: model.clock) }
    if day + 1 < model.clock.days { give(rowsTo: day + 1, of: model.clock) }
    return finished
  }

  /// The days that have rows, in order.
  func daysUnderWay(of model: Model) -> Range<Int> {
    guard dayRows > 0 else { return 0..<0 }
    let days = model.clock.days
    return max(0, days - Self.daysUnderWay + 1)..<days
  }

  /// The totals of a day, which has no rows any more.
  mutating func finish(day: Int, of model: Model) -> Observations {
    let length = model.clock.periodsPerDay
    let first = firstRow(day, length)
    for interval in 0..<length { addScheduled(day * length + interval, row: first + interval, of: model) }
    let finished = periods(from: first, count: length, histogramPeriods: 1)
    for interval in 0..<length {
      let period = day * length + interval
      let to = dayRows + 1 + period % profile
      Self.move(&contacts, first + interval, to, width: types)
      Self.move(&answeredByThreshold, first + interval, to, width: types * (thresholds.count + 1))
      Self.move(&abandonedByThreshold, first + interval, to, width: types * (thresholds.count + 1))
      if journeys.count > 0 { Self.move(&journeys, first + interval, to, width: types) }
      if selfService.count > 0 { Self.move(&selfService, first + interval, to, width: types) }
      if backlogs.count > 0 { Self.move(&backlogs, first + interval, to, width: types) }
      if responses.count > 0 { Self.move(&responses, first + interval, to, width: types) }
      if touches.count > 0 { Self.move(&touches, first + interval, to, width: types) }
      if outbound.count > 0 { Self.move(&outbound, first + interval, to, width: types) }
      if transfers.count > 0 { Self.move(&transfers, first + interval, to, width: types) }
      if announcements.count > 0 { Self.move(&announcements, first + interval, to, width: types) }
      if callbacks.count > 0 { Self.move(&callbacks, first + interval, to, width: types) }
      if desks.count > 0 { Self.move(&desks, first + interval, to, width: types) }
      if encounters.count > 0 { Self.move(&encounters, first + interval, to, width: types) }
      if bookings.count > 0 { Self.move(&bookings, first + interval, to, width: types) }
      if interpreters.count > 0 { Self.move(&interpreters, first + interval, to, width: types) }
      if turns.count > 0 { Self.move(&turns, first + interval, to, width: groups) }
      Self.move(&agents, first + interval, to, width: groups)
      rows[period + 1] = Int32(to)
    }
    return finished
  }

  private mutating func give(rowsTo day: Int, of clock: ModelClock) {
    let first = firstRow(day, clock.periodsPerDay)
    for interval in 0..<clock.periodsPerDay {
      rows[day * clock.periodsPerDay + interval + 1] = Int32(first + interval)
    }
  }

  private func firstRow(_ day: Int, _ length: Int) -> Int { 1 + day % Self.daysUnderWay * length }

  /// Adds one row to another and clears it; totals are made of `Double`s alone.
  private static func move<Total>(_ totals: inout Buffer<Total>, _ from: Int, _ to: Int, width: Int) {
    let numbers = MemoryLayout<Total>.stride / MemoryLayout<Double>.stride * width
    totals.base.withMemoryRebound(to: Double.self, capacity: totals.count * numbers / max(width, 1)) { base in
      for index in 0..<numbers {
        base[to * numbers + index] += base[from * numbers + index]
        base[from * numbers + index] = 0
      }
    }
  }
}
