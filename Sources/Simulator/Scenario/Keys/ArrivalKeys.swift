/// `arrivals:` when contacts of a type come.
enum ArrivalKeys {
  static let rate = Key.optional(
    "rate", arrivalRate, "A constant rate; /day means per 24 hours.", default: "not used", example: "48/min")
  static let perInterval = Key.optional(
    "per_interval", expectations, "Expected contacts in each interval.", default: "not used",
    example: "[6, 14, 22, 9]")
  static let linear = Key.optional(
    "linear", profile, "Rates at times of day, with straight lines between; the same every day.",
    default: "not used",
    example: "{\"07:00\": 10/h, \"09:30\": 60/h, \"19:00\": 5/h}")
  static let counts = Key.optional(
    "counts", wholeCounts, "Exactly so many contacts in each interval, at random times within it.",
    default: "not used", example: "[5, 17, 20, 8]")
  static let history = Key.optional(
    "history", pastDays, "A series of 'history': each day repeats a day of the past, the same for all types.",
    default: "not used", example: "calls")
  static let overnight = Key.optional(
    "overnight", .number(.init(1e-9...1e12, orZero: true), example: "40"),
    "For types that take contacts always: expected contacts in a night, from the calendar's closing to its opening time; "
      + "while the center is closed, contacts come at this rate.", default: 0, shown: "0", example: "40")
  static let weekday = Key.optional(
    "weekday", HoursKeys.weekdayFactors, "Factors on the rates of single weekdays.", default: [],
    shown: "1 for all",
    example: "{mon: 1.15, sat: 0.5}")
  static let afterClosedDay = Key.optional(
    "after_closed_day", .number(.init(1e-6...1e3, orZero: true), example: "1.2"),
    "Factor on the rates of a day that follows a closed one.", default: 1, shown: "1", example: "1.2")
  static let batch = Key.optional(
    "batch", BatchKeys.rule, "Contacts that come together; rates are of contacts, not of batches.",
    default: "one at a time", example: "{geometric: {mean: 3}}")
  static let busyness = Key.optional(
    "busyness", BusynessKeys.rule, "Random factors of mean 1 on the rate of this type.", default: "none",
    example: "{gamma: {cv: 15%}}")

  static let rule = Rule<Arrivals>.record(
    "arrivals",
    keys: [
      rate.erased, perInterval.erased, linear.erased, counts.erased, history.erased, overnight.erased,
      weekday.erased,
      afterClosedDay.erased, batch.erased, busyness.erased,
    ],
    exactlyOne: [[rate.name, perInterval.name, linear.name, counts.name, history.name]],
    checks: [givenNumbersHaveNoFactors]
  ) { fields, reading in
    reading.noteDailyRate(of: fields)
    let process =
      fields[rate].map { Arrivals.Process.constant(rate: $0) }
      ?? fields[perInterval].map { .perInterval($0) } ?? fields[linear].map { .linear($0) }
      ?? fields[counts].map { .counts($0) } ?? fields[history].map { .history($0) }
    return process.map {
      Arrivals(
        process: $0, busyness: fields[busyness] ?? Busyness(), weekdayFactors: fields[weekday],
        afterClosedDay: fields[afterClosedDay], overnight: fields[overnight], batch: fields[batch])
    }
  }

  private static let givenNumbersHaveNoFactors = RecordCheck(
    "given numbers of contacts have no factors, nights or batches"
  ) { fields, reading in
    guard fields.has(counts) || fields.has(history) else { return }
    let given = fields.has(counts) ? counts.name : history.name
    let message = "does not go with '\(given)', which is exact; leave it out, or give 'per_interval'"
    if fields.has(weekday) { reading.refuse(weekday, of: fields, message) }
    if fields.has(afterClosedDay) { reading.refuse(afterClosedDay, of: fields, message) }
    if fields.has(overnight) { reading.refuse(overnight, of: fields, message) }
    if fields.has(batch) { reading.refuse(batch, of: fields, message) }
    if fields.has(busyness) { reading.refuse(busyness, of: fields, message) }
  }

  private static let pastDays = Rule<String>.line("a name", example: "calls").checked(
    "names a series of 'history'"
  ) {
    name, reading in
    guard let history = reading.context.history else {
      return "needs days of the past; add 'history' to the scenario"
    }
    return KnownSet(history.series.keys.sorted()).problem(with: [name], calledHere: "series of history")
  }.withContext { name, context in context.history?.series[name] ?? [] }

  private static let wholeCounts = Rule<[Int]>.list(of: .whole(0...1_000_000_000, example: "17"))
    .checked(IntervalCount.words) { values, reading in
      IntervalCount.problem(with: values.count, reading.context)
    }.map { $0.map(Double.init) }

  private static let arrivalRate = Rule<Double>.rate(
    .init(1e-9...1e9, orZero: true), of: "a number of contacts", example: "48/min")

  private static let expectations = Rule<[Double]>.list(
    of: .number(.init(1e-9...1e12, orZero: true), example: "6")
  )
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
  static let words =
    "a calendar is given, and as many values as a day, a week or the whole calendar has intervals"

  /// What is wrong with a list of that many values, or nil.
  static func problem(with count: Int, _ context: ReadingContext) -> String? {
    if context.isSteadyState { return "needs a calendar; a horizon has no intervals" }
    guard let calendar = context.calendar else { return nil }
    let (day, all) = (calendar.intervalsPerDay, calendar.intervals)
    let isLong = calendar.days > 7
    if count == day || count == all || (isLong && count == 7 * day) { return nil }
    let allowed =
      day == all
      ? "\(day) values"
      : "\(day) values (one day)\(isLong ? ", \(7 * day) (a week from the first day)" : "") or \(all) (all days)"
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
