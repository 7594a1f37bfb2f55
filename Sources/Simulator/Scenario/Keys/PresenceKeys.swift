import Distributions

/// `absence:`, `unavailable:` and `cohort:` of an agent group: who of the scheduled is there (AG4, AG6, AG7).
enum PresenceKeys {
  static let absence = Key.optional(
    "absence", absencesRule, "Scheduled agents who do not come, at random, by category.", default: [],
    shown: "none",
    example: "[{category: sickness, share: {beta: {mean: 0.06, cv: 0.5}}}]")
  static let unavailable = Key.optional(
    "unavailable", unavailableRule, "Agents are not available for a while after some contacts.",
    default: "never",
    example: "{probability: 5%, time: {exponential: {mean: 4min}}}")
  static let cohort = Key.optional(
    "cohort", cohortRule, "New hires who begin together: 'staff' is how many are hired.", default: "not new",
    example: "{starts: 2026-03-02, training: 20d, pass_rate: 90%, yearly_attrition: 30%}")

  // MARK: Absence

  private static let category = Key.required(
    "category", .line("a name", example: "sickness"), "What it is.", example: "sickness")
  private static let share = Key.required(
    "share",
    Rule<any Distribution>.fixedShare(.init(1e-6...1, orZero: true), example: "6%").or(
      LawKeys.number.checked("values are shares") { law, _ in
        law.quantile(0) >= 0 && law.quantile(1) <= 1
          ? nil : "must be a law of values between 0 and 1, such as beta"
      }), "Probability of an agent to be absent; or a law of it, drawn anew for each day or interval.",
    example: "6%")
  private static let spell = Key.optional(
    "spell", .word(["day", "interval"]),
    "'day': absent for the whole day; 'interval': for single intervals, as late or after an overlong break.",
    default: "day", shown: "day", example: "interval")
  private static let weekday = Key.optional(
    "weekday", HoursKeys.weekdayFactors, "Factors on the share by weekday.", default: [], shown: "1 for all",
    example: "{mon: 1.3, fri: 1.2}")
  private static let absenceRule = Rule<Absence>.record(
    "absence", keys: [category.erased, share.erased, spell.erased, weekday.erased], checks: [isOnCalendar]
  ) { fields, _ in
    Absence(
      category: fields[category], share: fields[share], isOfDays: fields[spell] == "day",
      weekdayFactors: fields[weekday])
  }
  private static let absencesRule = Rule<[Absence]>.list(of: absenceRule, count: 1...50)
    .checked("each category once") { entries, _ in
      entries.map(\.category).firstRepeated.map {
        "must name each category once, found \(Printable.quoted($0)) twice"
      }
    }
  private static let isOnCalendar = RecordCheck("there is a calendar") { fields, reading in
    if reading.context.isSteadyState {
      reading.refuse(fields.node, "needs a calendar; a horizon has no days to be absent on")
    }
  }

  // MARK: Unavailable

  private static let probability = Key.required(
    "probability", .share(.init(1e-6...1, orZero: true), example: "5%"), "Probability after each contact.",
    example: "5%")
  private static let time = Key.required(
    "time", LawKeys.finiteDuration, "For how long.", example: "{exponential: {mean: 4min}}")
  private static let unavailableRule = Rule<Unavailability>.record(
    "unavailability", keys: [probability.erased, time.erased]
  ) { fields, _ in Unavailability(probability: fields[probability], time: fields[time]) }

  /// Who holds several contacts is not put aside between two of them.
  static let isOfSingleContacts = RecordCheck("agents with 'concurrency' are always available") {
    fields, reading in
    if fields.has(unavailable), fields.has(AgentGroupKeys.concurrency) {
      reading.refuse(
        unavailable, of: fields, "does not go with 'concurrency'; say 'absence' with spell: interval instead")
    }
  }

  // MARK: Cohorts

  private static let starts = Key.optional(
    "starts", HoursKeys.date, "The day on which training begins; may lie before the calendar.",
    default: "the calendar's first day", example: "2026-03-02")
  private static let days = Rule<Double>.duration(.init(86_400...8.64e7, orZero: true), example: "20d")
  private static let training = Key.optional(
    "training", days, "Training, in which nobody is on duty; whole days.", default: 0, shown: "0s",
    example: "20d")
  private static let passRate = Key.optional(
    "pass_rate", .share(.init(1e-6...1, orZero: true), example: "90%"), "Share of them who pass.", default: 1,
    shown: "100%", example: "90%")
  private static let attrition = Key.optional(
    "yearly_attrition", .share(.init(1e-6...0.9999, orZero: true), example: "30%"),
    "Share of agents who leave within a year.", default: 0, shown: "0%", example: "30%")
  private static let nesting = Key.optional(
    "nesting", days, "Time after training in which new agents need a buddy.", default: 0, shown: "0s",
    example: "10d")
  private static let buddies = Key.optional(
    "buddies",
    Rule<String>.line("a name", example: "seniors").checked("names a known agent group") { name, reading in
      reading.unknownAgentGroup(in: [name])
    }, "The agent group whose agents are buddies.", default: "nobody is taken", example: "seniors")
  private static let buddyLoad = Key.optional(
    "buddy_load", .ratio(.init(0.001...1), example: "25%"), "Agents of that group whom one new agent takes.",
    default: 0.25, shown: "25%", example: "25%")
  private static let cohortRule = Rule<Cohort>.record(
    "cohort",
    keys: [
      starts.erased, training.erased, passRate.erased, attrition.erased, nesting.erased, buddies.erased,
      buddyLoad.erased,
    ], checks: [startIsKnown]
  ) { fields, reading in
    let first = reading.context.calendar?.date.flatMap(CalendarDate.init)
    let start = fields[starts].flatMap(CalendarDate.init)
    var day = 0
    if let first, let start { day = start.days(since: first) }
    return Cohort(
      firstDay: day, trainingDays: Int((fields[training] / 86_400).rounded()), passRate: fields[passRate],
      yearlyAttrition: fields[attrition], nestingDays: Int((fields[nesting] / 86_400).rounded()),
      buddyGroup: fields[buddies], buddyLoad: fields[buddyLoad])
  }
  private static let startIsKnown = RecordCheck("there is a calendar, with a date where 'starts' is given") {
    fields, reading in
    if reading.context.isSteadyState {
      return reading.refuse(fields.node, "needs a calendar; a horizon has no days")
    }
    if fields.has(starts), let calendar = reading.context.calendar, calendar.date == nil {
      reading.refuse(starts, of: fields, "needs date: 2026-03-02 in the calendar")
    }
    if fields.has(nesting), !fields.has(buddies) {
      reading.refuse(nesting, of: fields, "needs 'buddies', the agent group whose time it takes")
    }
  }
}

extension Rule where Value == any Distribution {
  /// A share that is always the same.
  fileprivate static func fixedShare(_ range: NumericRange, example: String) -> Rule {
    Rule<Double>.share(range, example: example).map { (try? Constant($0)) ?? Constant.zero }
  }
}
