/// `arrivals:` when contacts of a type come.
enum ArrivalKeys {
  static let rate = Key.optional(
    "rate", arrivalRate, "A constant rate; /day means per 24 hours.", default: "not used", example: "48/min")
  static let perInterval = Key.optional(
    "per_interval", counts, "Expected contacts in each interval.", default: "not used",
    example: "[6, 14, 22, 9]")
  static let linear = Key.optional(
    "linear", profile, "Rates at times of day, with straight lines between; the same every day.",
    default: "not used",
    example: "{\"07:00\": 10/h, \"09:30\": 60/h, \"19:00\": 5/h}")
  static let busyness = Key.optional(
    "busyness", BusynessKeys.rule, "Random factors of mean 1 on the rate of this type.", default: "none",
    example: "{gamma: {cv: 15%}}")

  static let rule = Rule<Arrivals>.record(
    "arrivals", keys: [rate.erased, perInterval.erased, linear.erased, busyness.erased],
    exactlyOne: [[rate.name, perInterval.name, linear.name]]
  ) { fields, reading in
    reading.noteDailyRate(of: fields)
    let process =
      fields[rate].map { Arrivals.Process.constant(rate: $0) }
      ?? fields[perInterval].map { .perInterval($0) } ?? fields[linear].map { .linear($0) }
    return process.map { Arrivals(process: $0, busyness: fields[busyness] ?? Busyness()) }
  }

  private static let arrivalRate = Rule<Double>.rate(
    .init(1e-9...1e9, orZero: true), of: "a number of contacts", example: "48/min")

  private static let counts = Rule<[Double]>.list(of: .number(.init(1e-9...1e12, orZero: true), example: "6"))
    .checked(IntervalCount.words) { values, reading in
      IntervalCount.problem(with: values.count, reading.context)
    }

  /// A map from times of day to rates.
  private static let profile = Rule<[MapEntry<Double, Double>]>.map(
    of: arrivalRate, keys: .dayTime, count: 2...1_441
  ).map { $0.map { Arrivals.RatePoint(time: $0.key, rate: $0.value) } }
    .checked("a calendar is given; times increase from opening to closing time") { points, reading in
      problem(with: points, reading.context)
    }

  private static func problem(with points: [Arrivals.RatePoint], _ context: ReadingContext) -> String? {
    if context.isSteadyState { return "needs a calendar; a horizon has no time of day" }
    let written = points.map { DayTimes.written($0.time) }
    if let later = points.indices.dropFirst().first(where: { points[$0].time <= points[$0 - 1].time }) {
      return "times must increase, found \(written[later]) after \(written[later - 1])"
    }
    guard let calendar = context.calendar, let first = points.first, let last = points.last,
      first.time != calendar.open || last.time != calendar.close
    else { return nil }
    let hours = "\(DayTimes.written(calendar.open)) to \(DayTimes.written(calendar.close))"
    return "must go from \(hours), found \(written[0]) to \(written[written.count - 1])"
  }
}

/// Lists with one value for each interval of the calendar.
enum IntervalCount {
  static let words = "a calendar is given, and as many values as a day, or the whole calendar, has intervals"

  /// What is wrong with a list of that many values, or nil.
  static func problem(with count: Int, _ context: ReadingContext) -> String? {
    if context.isSteadyState { return "needs a calendar; a horizon has no intervals" }
    guard let calendar = context.calendar else { return nil }
    let (day, all) = (calendar.intervalsPerDay, calendar.intervals)
    if count == day || count == all { return nil }
    let allowed = day == all ? "\(day) values" : "\(day) values (one day) or \(all) (all days)"
    let hours = "\(DayTimes.written(calendar.open))-\(DayTimes.written(calendar.close))"
    return
      "must have \(allowed), one for each \(Durations.written(calendar.interval)) of \(hours), found \(count)"
  }
}

extension Reading {
  /// A rate a day is easily taken for contacts in the opening hours.
  fileprivate mutating func noteDailyRate(of fields: Fields) {
    guard let entry = fields.node.entry(ArrivalKeys.rate.name), let calendar = context.calendar,
      case .scalar(let text, _) = entry.value.content, text.hasSuffix("/day"),
      let rate = fields[ArrivalKeys.rate]
    else { return }
    let open = calendar.close - calendar.open
    if open < 86_400 {
      notes.append(
        "\(path).rate: \(text) is per 24 hours; in the \(Durations.written(open)) of opening "
          + "\(RunSize.about(rate * open)) contacts come")
    }
  }
}
