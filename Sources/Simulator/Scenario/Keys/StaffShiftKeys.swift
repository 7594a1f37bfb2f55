/// `staff: {shifts: [...]}` of an agent group: who comes when, and goes to breaks and meetings.
enum StaffShiftKeys {
  struct Stated: Sendable {
    var shift: String?
    var entry: ShiftPlan.Entry
  }

  static let shifts = Key.optional(
    "shifts", .list(of: rule, count: 1...1_000), "Agents by shift, with breaks and meetings.",
    default: "not used",
    example:
      "[{agents: 4, start: \"07:00\", length: 8h, breaks: [{name: lunch, length: 30min, after: 3h, before: 5h}]}]"
  )

  private static let agents = Key.required(
    "agents", .whole(0...1_000_000, example: "4"), "Agents on this shift.", example: "4")
  private static let start = Key.required(
    "start", .dayTime, "When it begins.", example: "\"07:00\"")
  private static let shift = Key.optional(
    "shift", Names.rule, "A template of 'shifts' of the scenario: its length and breaks.",
    default: "not used", example: "full-day")
  private static let length = Key.optional(
    "length", .duration(.init(60...172_800), example: "8h"), "From the start to the end, breaks included.",
    default: "not used", example: "8h")
  private static let days = Key.optional(
    "days",
    Rule<[Weekday]>.list(of: HoursKeys.weekday, count: 1...7).checked("days have weekdays") { _, reading in
      guard let calendar = reading.context.calendar, calendar.firstWeekday == nil else { return nil }
      return "needs a first day; add date: 2026-03-02 or first_weekday: mon to the calendar"
    }, "Weekdays on which it is worked.", default: "all", example: "[mon, tue, wed]")

  private static let rule = Rule<Stated>.record(
    "agents on a shift",
    keys: [agents.erased, start.erased, shift.erased, length.erased, ShiftKeys.breaks.erased, days.erased],
    forms: [
      .init(required: ["agents", "start", "length"], optional: ["breaks", "days"]),
      .init(required: ["agents", "start", "shift"], optional: ["days"]),
    ]
  ) { fields, _ in
    Stated(
      shift: fields[shift],
      entry: ShiftPlan.Entry(
        agents: fields[agents], start: fields[start], length: fields[length] ?? 0,
        breaks: fields[ShiftKeys.breaks], weekdays: fields[days].map(Set.init)))
  }

  /// The shifts on the coarsest grid of the calendar that they fit; nil, with the reason reported, where there is none.
  static func plan(_ stated: [Stated], _ fields: Fields, _ reading: inout Reading) -> ShiftPlan? {
    if reading.context.isSteadyState {
      reading.refuse(shifts, of: fields, "need a calendar; a horizon has no time of day")
      return nil
    }
    guard let calendar = reading.context.calendar else { return nil }
    var entries: [ShiftPlan.Entry] = []
    for (index, one) in stated.enumerated() {
      var entry = one.entry
      if let name = one.shift {
        guard let templates = reading.context.shiftTemplates else { return nil }
        guard let template = templates.first(where: { $0.name == name }) else {
          let hint = NearMiss.hint(for: name, among: templates.map(\.name))
          reading.refuse(
            shifts, of: fields,
            "[\(index)]: no template of 'shifts' is named \(Printable.quoted(name))\(hint)")
          return nil
        }
        (entry.length, entry.breaks) = (template.length, template.breaks)
      }
      entries.append(entry)
    }
    let grids = StaffSteps.parts.map { calendar.interval / Double($0) }.filter { $0 >= 60 }
    func problem(_ step: Double) -> (Int, String)? {
      for (index, entry) in entries.enumerated() {
        if let message = ShiftKeys.problem(with: entry.template, step: step, calendar) {
          return (index, message)
        }
      }
      return nil
    }
    if let step = grids.first(where: { problem($0) == nil }) {
      return ShiftPlan(entries, step: step, of: calendar)
    }
    if let (index, message) = problem(grids.last ?? calendar.interval) {
      reading.refuse(shifts, of: fields, "[\(index)] \(message)")
    }
    return nil
  }
}
