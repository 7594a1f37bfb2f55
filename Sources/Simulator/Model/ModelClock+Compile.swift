extension ModelClock {
  /// Batches that the observed part of a steady-state run is cut in.
  static let batches = 20

  init(_ scenario: Scenario) {
    switch scenario.horizon {
    case .steadyState(let length, .seconds(let warmUp)):
      self.init(steadyStateOf: length, warmUp: warmUp, countBy: scenario.run.countBy)
    case .steadyState(let length, .automatic):
      self.init(steadyStateOf: length, warmUp: 0, countBy: scenario.run.countBy)
    case .calendar(let calendar):
      self.init(days: calendar, countBy: scenario.run.countBy)
    }
  }

  /// One long run, cut in batches behind its warm-up.
  init(
    steadyStateOf length: Double, warmUp: Double, batches: Int = Self.batches, countBy: RunSettings.CountBy
  ) {
    self.countBy = countBy
    kind = .steadyState
    closing = .serveOut
    days = 1
    dayStart = 0
    dayLength = length
    self.warmUp = warmUp
    periodsPerDay = batches
    periodLength = (length - warmUp) / Double(batches)
  }

  private init(days calendar: Calendar, countBy: RunSettings.CountBy) {
    self.countBy = countBy
    kind = .calendar
    closing = calendar.closing
    days = calendar.days
    warmUp = 0
    periodsPerDay = calendar.intervalsPerDay
    periodLength = calendar.interval
    dayStart = calendar.open
    dayLength = 86_400
    if calendar.profile != .all { foldedDays = calendar.profileDays }
    if !calendar.isRegular { makeSchedule(calendar) }
  }

  private mutating func makeSchedule(_ calendar: Calendar) {
    let ordinary = (0...periodsPerDay).map { calendar.open + Double($0) * calendar.interval }
    boundaries = ordinary
    var rows: [[Double]: Int32] = [ordinary: 0]
    let local = calendar.timeZone.flatMap { zone in
      calendar.date.flatMap(CalendarDate.init).flatMap { LocalTime(zone, from: $0) }
    }
    for day in 0..<calendar.days {
      let midnight = local?.elapsed(day: day, time: 0) ?? Double(day) * dayLength
      var row: Int32 = 0
      // Only a day of another length than 24 hours needs a look at each of its periods.
      if let local, local.elapsed(day: day + 1, time: 0) - midnight != 86_400 {
        let times = ordinary.map { local.elapsed(day: day, time: $0) - midnight }
        row = rows[times] ?? Int32(rows.count)
        if rows.updateValue(row, forKey: times) == nil { boundaries += times }
      }
      let open = calendar.openIntervals(ofDay: day)
      schedule.append(
        Day(
          midnight: midnight, row: row, opens: Int32(open.lowerBound), closes: Int32(open.upperBound),
          weekday: Int8(calendar.weekday(ofDay: day)?.rawValue ?? -1),
          followsClosedDay: calendar.followsClosedDay(day)))
    }
  }
}
