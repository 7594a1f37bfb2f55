import Distributions

/// Deferrable work: `backlog:` and `deadline:` of a contact type.
enum BacklogKeys {
  static let backlog = Key.optional(
    "backlog", backlogRule, "Contacts that wait already at the first opening.", default: "none",
    example: "{contacts: 120, ages: {uniform: {min: 1h, max: 3d}}}")
  static let deadline = Key.optional(
    "deadline", deadlineRule,
    "Time in which a contact is to be finished; read by on_time and earliest-deadline.",
    default: "none", example: "{within: 24h, clock: working}")

  /// They are for channels whose contacts wait over night.
  static let areDeferred = RecordCheck(
    "backlog, deadline and conversation are for contacts that wait over night"
  ) {
    fields, reading in
    guard let name = fields.valid(ContactTypeKeys.channel), let channel = Channels.named(name),
      !hasBacklog(channel)
    else { return }
    let others = Channels.all.filter(hasBacklog).map(\.name).joined(separator: ", ")
    func refuse<Value>(_ key: Key<Value>, remedy: String = "") {
      guard fields.has(key) else { return }
      reading.refuse(
        key, of: fields,
        "is for channels whose contacts wait over night (\(others)), found channel \(name)\(remedy)")
    }
    refuse(backlog)
    refuse(deadline, remedy: "; there 'acceptable_wait' says how soon an answer is due")
    refuse(ConversationKeys.conversation)
  }

  /// Calls that the center makes wait over night on a list; nobody waits for an answer.
  private static func hasBacklog(_ channel: Channel) -> Bool { channel.isDeferrable && channel != .outbound }

  /// Contacts that are late whatever the agents do are a slip, unless said otherwise.
  static let isNotOverdue = RecordCheck(
    "no listed age of the backlog is beyond the deadline unless overdue is true"
  ) {
    fields, reading in
    guard case .some(.some(let stated)) = fields.valid(backlog), !stated.mayBeOverdue,
      case .some(.some(let deadline)) = fields.valid(deadline), case .list(let ages) = stated.backlog.ages,
      let calendar = reading.context.calendar
    else { return }
    let clock = calendar.workingClock
    for (index, age) in ages.enumerated() {
      let due = clock.due(deadline, from: calendar.open - age)
      guard due < calendar.open else { continue }
      reading.refuse(
        backlog, of: fields,
        "ages[\(index)], \(Durations.written(age)), has its deadline \(Durations.written(calendar.open - due)) before "
          + "opening (within \(Durations.written(deadline.within)), \(deadline.clock.rawValue) time); "
          + "leave it out, lengthen the deadline, or add overdue: true to count it as late")
    }
  }

  // MARK: Backlog

  struct Stated: Sendable {
    var backlog: Backlog
    var mayBeOverdue: Bool
  }

  private static let mostContacts = 10_000_000

  private static let backlogRule: Rule<Stated> = {
    let contacts = Key.optional(
      "contacts", .whole(1...mostContacts, example: "120"), "How many.", default: "as many as there are ages",
      example: "120")
    let ages = Key.required(
      "ages", agesRule,
      "How long ago they came, in wall time before opening: a law, or a list with one each.",
      example: "{uniform: {min: 1h, max: 3d}}")
    let overdue = Key.optional(
      "overdue", .yesOrNo, "Whether listed ages may be beyond the deadline already; these count as late.",
      default: false, shown: "false", example: "true")
    let agesAreAsMany = RecordCheck("a law of ages needs 'contacts'; a list has as many") { fields, reading in
      guard let ages = fields.valid(ages), let stated = fields.valid(contacts) else { return }
      switch (ages, stated) {
      case (.law, nil):
        reading.refuse(
          contacts, of: fields, "needs 'contacts', for example contacts: 120, beside a law of ages")
      case (.list(let list), let count?) where list.count != count:
        reading.refuse(
          contacts, of: fields,
          "must be the number of ages, \(list.count), found \(count); leave 'contacts' out, or give a law of ages"
        )
      default: break
      }
    }
    let needsCalendar = RecordCheck("needs a calendar") { fields, reading in
      guard reading.context.isSteadyState else { return }
      reading.refuse(
        fields.node,
        "needs a calendar: a steady state has forgotten how it began (replace 'horizon' by 'calendar')")
    }
    return .record(
      "backlog", keys: [contacts.erased, ages.erased, overdue.erased], checks: [agesAreAsMany, needsCalendar]
    ) { fields, _ in
      var count = fields[contacts] ?? 0
      if case .list(let list) = fields[ages] { count = list.count }
      return Stated(
        backlog: Backlog(contacts: count, ages: fields[ages]), mayBeOverdue: fields[overdue])
    }
  }()

  private static let agesRule = LawKeys.finiteDuration.map { Backlog.Ages.law($0) }.or(
    Rule<[Double]>.list(
      of: .duration(.init(1e-3...8.64e8, orZero: true), example: "2d"), count: 1...mostContacts
    )
    .map { .list($0) })

  // MARK: Deadline

  private static let deadlineRule: Rule<Deadline> = {
    let within = Key.required(
      "within", .duration(.init(1...8.64e8), example: "24h"), "Time from arrival to the end of the handling.",
      example: "24h")
    let clock = Key.optional(
      "clock", .oneOfCases, "Whether only opening hours count ('working') or all hours ('wall').",
      default: Deadline.Clock.working, shown: "working", example: "wall")
    return .record("deadline", keys: [within.erased, clock.erased]) { fields, _ in
      Deadline(within: fields[within], clock: fields[clock])
    }
  }()
}
