/// `arrivals:` when contacts of a type come.
enum ArrivalKeys {
  static let rate = Key.optional(
    "rate", arrivalRate, "A constant rate; /day means per 24 hours.", default: "not used", example: "48/min")
  static let perInterval = Key.optional(
    "per_interval", .list(of: .number(.init(1e-9...1e12, orZero: true), example: "6")),
    "Expected contacts in each interval of the day, or of all days.", default: "not used", example: "[6, 14, 22, 9]")
  static let linear = Key.optional(
    "linear", profile, "Rates at times of day, with straight lines between, from opening to closing; the same every day.",
    default: "not used", example: "{\"07:00\": 10/h, \"09:30\": 60/h, \"19:00\": 5/h}")
  static let busyness = Key.optional(
    "busyness", BusynessKeys.rule, "Random factors of mean 1 on the rate of this type.", default: "none",
    example: "{gamma: {cv: 15%}}")

  static let rule = Rule<Arrivals>.record(
    "arrivals", keys: [rate.erased, perInterval.erased, linear.erased, busyness.erased],
    exactlyOne: [[rate.name, perInterval.name, linear.name]],
    checks: [
      "per_interval and linear need a calendar", "per_interval has as many values as the day, or the whole calendar, has intervals",
      "linear begins at opening time, increases and ends at closing time",
    ]
  ) { fields, reading in
    guard let process = process(of: fields, &reading) else { return nil }
    return Arrivals(process: process, busyness: fields[busyness] ?? Busyness())
  }

  private static let arrivalRate = Rule<Double>.rate(
    .init(1e-9...1e9, orZero: true), of: "a rate: contacts", example: "48/min")

  private static func process(of fields: Fields, _ reading: inout Reading) -> Arrivals.Process? {
    if let rate = fields[rate] {
      reading.noteDailyRate(of: fields)
      return .constant(rate: rate)
    }
    if let values = fields[perInterval] {
      return reading.checkPerInterval(perInterval, of: fields, count: values.count) ? .perInterval(values) : nil
    }
    guard let points = fields[linear] else { return nil }
    return reading.checkProfile(points, of: fields) ? .linear(points) : nil
  }

  private static let profile = Rule<[MapEntry<Double, Double>]>.map(
    of: arrivalRate, keys: .dayTime, count: 2...1_441
  ).map { $0.map { Arrivals.RatePoint(time: $0.key, rate: $0.value) } }
}

extension Reading {
  /// Whether as many values are given as the calendar has intervals in a day or in all; reports if not.
  mutating func checkPerInterval<Value>(_ key: Key<Value>, of fields: Fields, count: Int) -> Bool {
    if context.isSteadyState {
      refuse(key, of: fields, "needs a calendar; a horizon has no intervals")
      return false
    }
    guard let calendar = context.calendar else { return true }
    let (day, all) = (calendar.intervalsPerDay, calendar.intervals)
    if count == day || count == all { return true }
    let allowed = day == all ? "\(day) values" : "\(day) values (one day) or \(all) (all days)"
    let hours = "\(DayTimes.written(calendar.open))-\(DayTimes.written(calendar.close))"
    refuse(
      key, of: fields,
      "must have \(allowed), one for each \(Durations.written(calendar.interval)) of \(hours), found \(count)")
    return false
  }

  fileprivate mutating func checkProfile(_ points: [Arrivals.RatePoint], of fields: Fields) -> Bool {
    let key = ArrivalKeys.linear
    if context.isSteadyState {
      refuse(key, of: fields, "needs a calendar; a horizon has no time of day")
      return false
    }
    for (earlier, later) in zip(points, points.dropFirst()) where later.time <= earlier.time {
      refuse(
        key, of: fields,
        "times must increase, found \(DayTimes.written(later.time)) after \(DayTimes.written(earlier.time))")
      return false
    }
    guard let calendar = context.calendar, let first = points.first, let last = points.last else { return true }
    if first.time == calendar.open, last.time == calendar.close { return true }
    refuse(
      key, of: fields,
      "must go from \(DayTimes.written(calendar.open)) to \(DayTimes.written(calendar.close)), "
        + "found \(DayTimes.written(first.time)) to \(DayTimes.written(last.time))")
    return false
  }

  /// A rate a day is easily taken for contacts in the opening hours.
  fileprivate mutating func noteDailyRate(of fields: Fields) {
    guard let entry = fields.node.entry(ArrivalKeys.rate.name), let calendar = context.calendar,
      case .scalar(let text, _) = entry.value.content, text.hasSuffix("/day")
    else { return }
    let open = calendar.close - calendar.open
    guard open < 86_400, let value = fields[ArrivalKeys.rate] else { return }
    notes.append(
      "\(path).rate: \(Printable.escaped(text)) is per 24 hours; in the \(Durations.written(open)) of opening "
        + "about \(Numerals.written((value * open * 10).rounded() / 10)) contacts come")
  }
}
