import Distributions

/// Contacts that go from line to line: `transfer:` and `misrouted:` of a contact type.
enum TransferKeys {
  /// `transfer:` one way to pass a contact on, or a list of them.
  static let transfer = Key.optional(
    "transfer",
    transferRule.map { [$0] }.or(.list(of: transferRule, count: 1...20)).checked(
      "all together at most 100%"
    ) { transfers, _ in tooLikely(transfers) },
    "After the talk some contacts are passed on to another line.", default: [], shown: "never",
    example: "{probability: 10%, to: cardiology, mode: warm, conference: {constant: 30s}}")
  /// `misrouted:` reaching a wrong line first.
  static let misrouted = Key.optional(
    "misrouted", misroutedRule, "Some contacts reach a wrong line first, and are passed on from there.",
    default: "never",
    example: "{probability: 4%, to: [billing], handle_time: {exponential: {mean: 1min}}}")

  // MARK: Transfers

  private enum Mode: String, Sendable, CaseIterable { case cold, warm }

  private static let share = Rule<Double>.share(.init(1e-6...1, orZero: true), example: "10%")
  private static let probability = Key.required(
    "probability", share, "Probability after each talk.", example: "10%")
  private static let byGroup = Key.optional(
    "probability_by_group",
    Rule<[MapEntry<String, Double>]>.map(
      of: share, keys: .line("a name", example: "generalists"), count: 1...2_000
    )
    .checked("names agent groups") { entries, reading in
      reading.context.agentGroupNames?.problem(with: entries.map(\.key), calledHere: "agent group")
    }.map { Dictionary($0.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }) },
    "Another probability after talks with agents of these groups.", default: [:], shown: "the same for all",
    example: "{generalists: 20%}")
  private static let to = Key.required(
    "to", FollowUpKeys.typeName, "The contact type whose line it joins.", example: "cardiology")
  private static let mode = Key<Mode>.optional(
    "mode", .oneOfCases,
    "'cold': the first agent is free at once; 'warm': stays with the caller until the second answers.",
    default: .cold, shown: "cold", example: "warm")
  private static let conference = Key.optional(
    "conference", LawKeys.finiteDuration, "Warm: how long both agents talk to the caller together.",
    default: "0s", example: "{constant: 30s}")
  private static let holdAtMost = Key.optional(
    "hold_at_most", .duration(.init(1...86_400), example: "5min"),
    "Warm: the longest time the first agent stays on; then the transfer goes on as a cold one.",
    default: "10min", example: "5min")

  private static let transferRule = Rule<Transfer>.record(
    "transfer",
    keys: [
      probability.erased, byGroup.erased, to.erased, mode.erased, conference.erased, holdAtMost.erased,
    ], checks: [warmKeysAreOfWarm]
  ) { fields, _ in
    Transfer(
      probability: fields[probability], probabilityByGroup: fields[byGroup], to: fields[to],
      warm: fields[mode] == .cold
        ? nil
        : .init(conference: fields[conference] ?? Constant.zero, holdAtMost: fields[holdAtMost] ?? 600))
  }

  private static let warmKeysAreOfWarm = RecordCheck("conference and hold_at_most are of warm transfers") {
    fields, reading in
    guard fields.valid(mode) == .cold else { return }
    if fields.has(conference) { reading.refuse(conference, of: fields, Self.needsWarm) }
    if fields.has(holdAtMost) { reading.refuse(holdAtMost, of: fields, Self.needsWarm) }
  }

  private static let needsWarm = "needs mode: warm; a cold transfer frees the first agent at once"

  private static func tooLikely(_ transfers: [Transfer]) -> String? {
    let groups = Set(transfers.flatMap(\.probabilityByGroup.keys)).sorted()
    for group in [nil] + groups.map(Optional.some) {
      let sum = transfers.reduce(0) { $0 + (group.map($1.probability(of:)) ?? $1.probability) }
      if sum > 1 + 1e-9 {
        let whose = group.map { " after talks with \(Printable.quoted($0))" } ?? ""
        return "probabilities must add up to at most 100%, found \(Numerals.written(sum * 100))%\(whose)"
      }
    }
    return nil
  }

  // MARK: Misrouting

  private static let misrouteShare = Key.required(
    "probability", .share(.init(1e-6...1), example: "4%"), "Share of contacts that reach a wrong line first.",
    example: "4%")
  private static let wrongLines = Key.required(
    "to", Rule<[String]>.list(of: FollowUpKeys.typeName, count: 1...100),
    "The contact types whose lines they reach, each as often.", example: "[billing]")
  private static let wrongTime = Key.required(
    "handle_time", LawKeys.finiteDuration, "Talk time of the wrong agent.",
    example: "{exponential: {mean: 1min}}")

  private static let misroutedRule = Rule<Misrouting>.record(
    "misrouting", keys: [misrouteShare.erased, wrongLines.erased, wrongTime.erased],
    checks: [linesAreWrong]
  ) { fields, _ in
    Misrouting(probability: fields[misrouteShare], to: fields[wrongLines], handleTime: fields[wrongTime])
  }

  private static let linesAreWrong = RecordCheck("wrong lines are of other contact types") {
    fields, reading in
    if let lines = fields.valid(wrongLines), lines.contains(reading.contactTypeName) {
      reading.refuse(wrongLines, of: fields, "must name other contact types: this line is the right one")
    }
  }

  // MARK: Ways out

  /// Says which contact type's contacts would be passed on for ever, if any.
  static func endlessTransfers(_ types: [ContactType]) -> String? {
    var leaving = Set(types.filter(canEnd).map(\.name))
    var found = true
    while found {
      found = false
      for type in types where !leaving.contains(type.name) {
        guard type.transfers.contains(where: { $0.probability > 0 && leaving.contains($0.to) }) else {
          continue
        }
        leaving.insert(type.name)
        found = true
      }
    }
    return types.first { !leaving.contains($0.name) }.map {
      "contacts of \(Printable.quoted($0.name)) would be transferred for ever; "
        + "lower a probability below 100% where they can end"
    }
  }

  private static func canEnd(_ type: ContactType) -> Bool {
    let groups = Set(type.transfers.flatMap(\.probabilityByGroup.keys))
    let sums =
      [type.transfers.reduce(0) { $0 + $1.probability }]
      + groups.map { group in type.transfers.reduce(0) { $0 + $1.probability(of: group) } }
    return sums.contains { $0 < 1 - 1e-9 }
  }
}
