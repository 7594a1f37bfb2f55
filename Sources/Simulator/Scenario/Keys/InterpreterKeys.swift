import Distributions

/// `interpreters:` of the scenario: whom agents ask who don't speak the customer's language (AG9).
enum InterpreterKeys {
  static let interpreters = Key.optional(
    "interpreters",
    Rule<[MapEntry<String, InterpreterPool>]>.map(of: rule, keys: Names.rule, count: 1...100)
      .map { $0.map(\.value) },
    "Interpreters for agents whose group does not speak the contact's language ('speaks'), by name; asked in this order.",
    default: [], shown: "none",
    example: "{vendor: {languages: [es, zh], connect: {exponential: {mean: 30s}}, cost: 0.75}}")

  private static let languages = Key.required(
    "languages",
    SelectorKeys.words.checked("languages of contact types") { names, reading in
      guard let types = reading.context.contactTypes else { return nil }
      let known = Set(types.compactMap(\.language))
      return names.first { !known.contains($0) }.map {
        "no contact type has language \(Printable.quoted($0))\(NearMiss.hint(for: $0, among: known.sorted())); "
          + "interpreters for nobody are not needed"
      }
    }, "Languages that they interpret.", example: "[es, zh]")
  private static let staff = Key.optional(
    "staff", .whole(1...1_000_000, example: "3"), "Interpreters at the same time.",
    default: "as many as are asked for, as at a telephone service", example: "3")
  private static let connect = Key.optional(
    "connect", LawKeys.finiteDuration, "Time until an interpreter who is free is on the line.",
    default: Constant.zero, shown: "0s", example: "{exponential: {mean: 30s}}")
  private static let factor = Key.optional(
    "handle_time", .number(.init(1...10), example: "1.3"), "Factor on the talk time.", default: 1.3,
    shown: "1.3", source: "a proxy: visits with telephone interpreters, Fagan et al. 2003", example: "1.3")
  private static let cost = Key.optional(
    "cost", .number(.init(1e-6...1e6, orZero: true), example: "0.75"),
    "Currency units for a minute of an interpreter's time.", default: 0, shown: "0", example: "0.75")
  private static let waitAtMost = Key.optional(
    "wait_at_most", .duration(.init(1...86_400), example: "5min"),
    "After this time without an interpreter the contact ends, unresolved; a customer with 'callback' is called back.",
    default: "they wait", example: "5min")

  private static let hours = Key.optional(
    "hours", HoursKeys.openOrAlways,
    "When they are on duty. Who needs one while none is ends the contact at once, as after 'wait_at_most'; talks begun are ended.",
    default: "always", example: "\"08:00-18:00\"")

  private static let rule = Rule<InterpreterPool>.record(
    "interpreter pool",
    keys: [
      languages.erased, staff.erased, connect.erased, factor.erased, cost.erased, waitAtMost.erased,
      hours.erased,
    ],
    checks: [HoursKeys.fitCalendar(hours)]
  ) { fields, reading in
    InterpreterPool(
      name: reading.entryName, languages: fields[languages], staff: fields[staff], connect: fields[connect],
      handleTimeFactor: fields[factor], costPerMinute: fields[cost],
      waitAtMost: fields[waitAtMost] ?? .infinity, hours: fields[hours])
  }

  /// Pools whose languages no agent group lacks, and languages that some group serves without speaking them.
  static func problem(with pools: [InterpreterPool], in scenario: Scenario) -> String? {
    for pool in pools {
      let isNeeded = scenario.agentGroups.contains { group in
        !group.speaks.isEmpty && group.concurrency == nil
          && scenario.contactTypes.contains { type in
            guard let language = type.language, pool.languages.contains(language) else { return false }
            return group.serves.contains(type.name) && !group.speaks.contains(language)
          }
      }
      if !isNeeded {
        return
          "\(Printable.quoted(pool.name)) is for nobody: no agent group serves contacts in its languages without "
          + "speaking them, one contact at a time; state 'speaks' of the groups that need it"
      }
    }
    return nil
  }
}
