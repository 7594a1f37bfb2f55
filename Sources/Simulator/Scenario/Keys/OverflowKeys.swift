/// `overflow:` of routing: who may take a contact, and from when on.
enum OverflowKeys {
  typealias Table = [String: [RoutingChoice.OverflowStage]]

  private static let groups = Key.required(
    "groups",
    SelectorKeys.words.checked("names known agent groups") { names, reading in
      reading.unknownAgentGroup(in: names)
    }, "Agent groups that the stage opens to the contact.", example: "[bilingual-clinic]")
  private static let after = Key.optional(
    "after", .duration(.init(1e-3...86_400, orZero: true), example: "30s"),
    "Wait from which on they may take it.", default: 0, shown: "0s", example: "30s")
  private static let when = Key.optional(
    "when", FormulaKeys.condition, "A condition that must hold as well.", default: "always",
    example: "\"waiting >= 3\"")

  private static let stage = Rule<RoutingChoice.OverflowStage>.record(
    "overflow stage", keys: [groups.erased, after.erased, when.erased]
  ) { fields, _ in .init(groups: fields[groups], after: fields[after], when: fields[when]) }

  private static let stages = Rule<[RoutingChoice.OverflowStage]>.list(of: stage, count: 1...100)
    .checked("each agent group once, times that don't decrease") { stages, _ in
      if let repeated = stages.flatMap(\.groups).firstRepeated {
        return "must list each agent group once, found \(Printable.quoted(repeated)) twice"
      }
      let isOrdered = zip(stages, stages.dropFirst()).allSatisfy { $0.after <= $1.after }
      return isOrdered ? nil : "must have stages in the order of their times"
    }

  static let overflow = Key.optional(
    "overflow",
    Rule<[MapEntry<String, [RoutingChoice.OverflowStage]>]>.map(
      of: stages, keys: Rule<String>.line("a name", example: "cardiology-es")
    ).checked("names of contact types") { entries, reading in
      reading.unknownContactType(in: entries.map(\.key))
    }.map { Dictionary($0.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }) },
    "For each contact type stages of agent groups that may take its contacts, in order; a group not listed never takes them. Holds with any policy; agents: staged follows the order.",
    default: [:], shown: "whoever serves them, at once",
    example: "{cardiology-es: [{groups: [bilingual-clinic]}]}")
}
