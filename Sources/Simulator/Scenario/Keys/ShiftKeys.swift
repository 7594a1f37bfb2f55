/// `shifts:` what agents may work, for `callsim roster`.
enum ShiftKeys {
  static let shifts = Key.optional(
    "shifts", rule, "Shifts that agents may work: for `callsim roster`, and for 'staff' that names them.",
    default: "none",
    example: "{step: 15min, templates: {day: {length: 8h, starts: [\"08:00\", \"09:00\"]}}}")

  // MARK: Breaks

  private static let pauseName = Key.optional(
    "name", .line("a name", example: "lunch"), "What it is called.", default: "break", shown: "break",
    example: "lunch")
  private static let pauseLength = Key.required(
    "length", .duration(.init(60...43_200), example: "30min"), "How long it is; whole steps.",
    example: "30min")
  private static let after = Key.optional(
    "after", .duration(.init(1...172_800, orZero: true), example: "3h"),
    "It begins no earlier than this after the start of the shift.", default: 0, shown: "0s", example: "3h")
  private static let before = Key.optional(
    "before", .duration(.init(60...172_800), example: "5h30min"),
    "It is over no later than this after the start of the shift.", default: "the end of the shift",
    example: "5h30min")
  private static let between = Key.optional(
    "between", HoursKeys.ofDay, "Time of day that it lies in.", default: "any", example: "\"11:00-14:30\"")
  private static let paid = Key.optional(
    "paid", .yesOrNo, "Whether it is paid.", default: true,
    shown: "true", example: "false")

  private static let pauseRule = Rule<Shifts.Break>.record(
    "shift break",
    keys: [
      pauseName.erased, pauseLength.erased, after.erased, before.erased, between.erased, paid.erased,
    ]
  ) { fields, _ in
    Shifts.Break(
      name: fields[pauseName], length: fields[pauseLength], after: fields[after],
      before: fields[before] ?? .infinity, from: fields[between]?.from, to: fields[between]?.to,
      isPaid: fields[paid])
  }

  // MARK: Templates

  private static let length = Key.required(
    "length", .duration(.init(60...172_800), example: "8h30min"),
    "From the start to the end, breaks included.", example: "8h30min")
  private static let starts = Key.required(
    "starts", startsRule, "Times of day at which it may begin.",
    example: "{from: \"07:00\", to: \"10:30\", every: 30min}")
  static let breaks = Key.optional(
    "breaks", .list(of: pauseRule, count: 0...10), "Breaks in order; their windows don't overlap.",
    default: [], shown: "none",
    example: "[{name: lunch, length: 30min, after: 3h, before: 5h30min, paid: false}]")
  private static let groups = Key.optional(
    "groups",
    SelectorKeys.words.checked("names known agent groups") { names, reading in
      names == [Names.everything] ? nil : reading.unknownAgentGroup(in: names)
    }, "Agent groups whose agents may work it.", default: [Names.everything], shown: "all",
    example: "[nurses, nurses-bilingual]")
  private static let costFactor = Key.optional(
    "cost_factor", .ratio(.init(0.01...100), example: "1.25"), "Factor on the hourly cost of the group.",
    default: 1, shown: "1", example: "1.25")
  private static let limit = Key.optional(
    "limit", .whole(0...1_000_000, example: "4"), "Most such shifts of a group on a day.",
    default: "no limit",
    example: "4")
  private static let share = Key.optional(
    "share", .share(.init(1e-3...1, orZero: true), example: "30%"),
    "Most of all shifts of a group on a day, such as part-time.", default: "no limit", example: "30%")

  private static let startsRule: Rule<[Double]> = {
    let from = Key.required("from", .dayTime, "The first.", example: "\"07:00\"")
    let to = Key.required("to", .dayTime, "The last.", example: "\"10:30\"")
    let every = Key.required(
      "every", .duration(.init(60...86_400), example: "30min"), "The step between.", example: "30min")
    let grid = Rule<[Double]>.record("start grid", keys: [from.erased, to.erased, every.erased]) {
      fields, reading in
      guard fields[from] <= fields[to] else {
        reading.refuse(to, of: fields, "must not be before 'from'")
        return nil
      }
      return Array(stride(from: fields[from], through: fields[to], by: fields[every]))
    }
    return Rule<[Double]>.list(of: .dayTime, count: 1...1_000).checked("each once, in order") { times, _ in
      zip(times, times.dropFirst()).allSatisfy { $0 < $1 } ? nil : "must be in order, each once"
    }.or(grid)
  }()

  private static let templateRule = Rule<Shifts.Template>.record(
    "shift",
    keys: [
      length.erased, starts.erased, breaks.erased, groups.erased, costFactor.erased, limit.erased,
      share.erased,
    ]
  ) { fields, reading in
    let names = fields[groups]
    return Shifts.Template(
      name: reading.entryName,
      groups: names == [Names.everything] ? reading.context.agentGroupNames?.inOrder ?? [] : names,
      length: fields[length], starts: fields[starts], breaks: fields[breaks], costFactor: fields[costFactor],
      limit: fields[limit], share: fields[share])
  }

  // MARK: The whole

  private static let step = Key.optional(
    "step", .duration(.init(60...86_400), example: "15min"),
    "Grid of starts and breaks: the interval of the calendar, or a whole part of it.",
    default: "the calendar's interval", example: "15min")
  private static let shrinkage = Key.optional(
    "shrinkage",
    Rule<[MapEntry<String, Double>]>.map(
      of: .share(.init(1e-4...0.9, orZero: true), example: "5%"), keys: Names.rule, count: 0...50
    ).map { $0.map { Shifts.Shrinkage(name: $0.key, share: $0.value) } },
    "Shares of paid time beside the breaks in which agents are not available, by name; one after another.",
    default: [], shown: "none", example: "{absence: 5%, training: 3%}")
  private static let rest = Key.optional(
    "rest", .duration(.init(60...172_800, orZero: true), example: "11h"),
    "Between two shifts of an agent, at least.", default: 39_600, shown: "11h", example: "11h")
  private static let daysPerWeek = Key.optional(
    "days_per_week", .whole(1...7, example: "5"), "Shifts of an agent in any seven days, at most.",
    default: 5, shown: "5", example: "5")
  private static let templates = Key.required(
    "templates",
    Rule<[MapEntry<String, Shifts.Template>]>.map(of: templateRule, keys: Names.rule, count: 1...200)
      .map { $0.map(\.value) },
    "The kinds of shifts, by name.",
    example: "{day: {length: 8h, starts: {from: \"07:00\", to: \"10:00\", every: 30min}}}")

  private static let rule = Rule<Shifts>.record(
    "shift rules",
    keys: [step.erased, shrinkage.erased, rest.erased, daysPerWeek.erased, templates.erased],
    checks: [fitCalendar]
  ) { fields, reading in
    reading.context.shiftTemplates = fields[templates]
    return Shifts(
      step: fields[step] ?? reading.context.calendar?.interval ?? 1800, shrinkage: fields[shrinkage],
      rest: fields[rest], daysPerWeek: fields[daysPerWeek], templates: fields[templates])
  }

  private static let fitCalendar = RecordCheck(
    "shifts lie in the opening hours, on the grid, with room for their breaks one after the other"
  ) { fields, reading in
    if reading.context.isSteadyState {
      return reading.refuse(fields.node, "need a calendar; a horizon has no time of day")
    }
    guard let calendar = reading.context.calendar, let stated = fields.valid(step),
      let list = fields.valid(templates)
    else { return }
    let step = stated ?? calendar.interval
    guard StaffSteps.count(in: calendar.interval, of: step) != nil else {
      return reading.refuse(
        Self.step, of: fields,
        "must divide the interval of \(Durations.written(calendar.interval)), in up to 60 parts, found "
          + Durations.written(step))
    }
    for template in list {
      guard let message = problem(with: template, step: step, calendar) else { continue }
      reading.refuse(templates, of: fields, "\(Printable.quoted(template.name)) \(message)")
    }
  }

  /// What is wrong with a template on a calendar, or nil.
  static func problem(with template: Shifts.Template, step: Double, _ calendar: Calendar) -> String? {
    func isOff(_ time: Double) -> Bool { abs(time / step - (time / step).rounded()) > 1e-9 }
    let grid = "whole steps of \(Durations.written(step))"
    if isOff(template.length) {
      return "must have a length of \(grid), found \(Durations.written(template.length))"
    }
    if let pause = template.breaks.first(where: { isOff($0.length) }) {
      return "must have breaks of \(grid), found \(Durations.written(pause.length)); choose a smaller 'step'"
    }
    let isRoundTheClock = calendar.close - calendar.open >= 86_400
    for start in template.starts {
      let time = DayTimes.written(start)
      if isOff(start - calendar.open) { return "must begin on \(grid) from the opening on, found \(time)" }
      if start < calendar.open || (!isRoundTheClock && start + template.length > calendar.close)
        || start >= calendar.close
      {
        return "must lie within the calendar's "
          + "\(DayTimes.written(calendar.open))-\(DayTimes.written(calendar.close)); one that begins at \(time) does not"
      }
      var free = 0
      for pause in template.breaks {
        guard let window = template.window(of: pause, start: start, step: step) else {
          return "has no room for the break \(Printable.quoted(pause.name)) when it begins at \(time)"
        }
        if window.lowerBound < free {
          return
            "must have breaks whose windows don't overlap; that of \(Printable.quoted(pause.name)) begins "
            + "before the one before it ends, when the shift begins at \(time)"
        }
        free = window.upperBound + Int((pause.length / step).rounded())
      }
    }
    return nil
  }
}
