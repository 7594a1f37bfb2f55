/// `staff:` of an agent group: a number, one for each interval or step, or shifts.
enum StaffKeys {
  static let mostAgents = 1_000_000_000_000

  static let rule: Rule<AgentGroup.Staff> = {
    let count = Rule<Int>.whole(0...mostAgents, example: "50")
    let counts = Rule<[Int]>.list(of: count).checked(IntervalCount.words) { values, reading in
      IntervalCount.problem(with: values.count, reading.context)
    }
    let perInterval = Key.optional(
      "per_interval", counts, "Agents in each interval.", default: "not used", example: "[4, 8, 12, 6]")
    let every = Key.optional(
      "every", .duration(.init(1...86_400), example: "15min"),
      "Step in which agents change within intervals: a whole part of the interval.", default: "not used",
      example: "15min")
    let perStep = Key.optional(
      "per_step", .list(of: count), "Agents in each step of a day, or of the whole calendar.",
      default: "not used",
      example: "[4, 4, 3, 4, 8, 8, 7, 8, 12, 12, 11, 12, 6, 6, 6, 5]")
    let table = Rule<AgentGroup.Staff>.record(
      "staff", keys: [perInterval.erased, every.erased, perStep.erased, StaffShiftKeys.shifts.erased],
      forms: [
        .init(required: ["per_interval"], optional: []),
        .init(required: ["every", "per_step"], optional: []),
        .init(required: ["shifts"], optional: []),
      ],
      checks: [
        RecordCheck("steps divide the intervals, and there are as many as the day or the calendar has") {
          fields, reading in
          guard let length = fields.valid(every) ?? nil, let counts = fields.valid(perStep) ?? nil else {
            return
          }
          checkSteps(of: length, counts.count, every, perStep, fields, &reading)
        }
      ]
    ) { fields, reading in
      if let counts = fields[perInterval] { return .perInterval(counts) }
      if let entries = fields[StaffShiftKeys.shifts] {
        return StaffShiftKeys.plan(entries, fields, &reading).map { .shifts($0) }
      }
      guard let length = fields[every], let counts = fields[perStep] else { return nil }
      return .perStep(length: length, counts)
    }
    return count.map { .constant($0) }.or(table)
  }()

  private static func checkSteps(
    of length: Double, _ count: Int, _ every: Key<Double?>, _ perStep: Key<[Int]?>, _ fields: Fields,
    _ reading: inout Reading
  ) {
    if reading.context.isSteadyState {
      return reading.refuse(every, of: fields, "needs a calendar; a horizon has no intervals")
    }
    guard let calendar = reading.context.calendar else { return }
    guard let steps = StaffSteps.count(in: calendar.interval, of: length) else {
      let parts = StaffSteps.parts.dropFirst().map(String.init).joined(separator: ", ")
      return reading.refuse(
        every, of: fields,
        "must be the interval of \(Durations.written(calendar.interval)), or it divided by one of \(parts); found "
          + Durations.written(length))
    }
    let (day, all) = (calendar.intervalsPerDay * steps, calendar.intervals * steps)
    let isWeek = calendar.days > 7 && count == 7 * day
    guard count != day, count != all, !isWeek else { return }
    reading.refuse(
      perStep, of: fields,
      "must have \(day) values (one day)\(all == day ? "" : " or \(all) (all days)"), one for each "
        + "\(Durations.written(length)), found \(count)")
  }
}
