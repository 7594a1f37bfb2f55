/// `index:` of routing: weights of pairs of contact and agent.
enum IndexKeys {
  private static let contacts = Key.required(
    "contacts", SelectorKeys.contacts, "The contacts it is about.", example: "{language: es}")
  private static let agents = Key.required(
    "agents",
    SelectorKeys.words.checked("names known agent groups, or all") { names, reading in
      names == [Names.everything] ? nil : reading.unknownAgentGroup(in: names)
    }.withContext { names, context in
      names == [Names.everything] ? context.agentGroupNames?.inOrder ?? [] : names
    }, "The agent groups it is about, or all.", example: "[bilingual-clinic]")
  private static let base = Key.optional(
    "base", signed, "q: added to the index; negative: agents idle rather than take the contact at once.",
    default: 0,
    shown: "0", example: "-60")
  private static let wait = Key.optional(
    "wait", .number(.init(1e-6...1e6, orZero: true), example: "1"), "a: weight of each second waited.",
    default: 0,
    shown: "0", example: "1")
  private static let idle = Key.optional(
    "idle", .number(.init(1e-6...1e6, orZero: true), example: "0.5"),
    "b: weight of each second that the agent is idle.",
    default: 0, shown: "0", example: "0.5")

  /// A number with a sign.
  private static let signed = Rule<Double>.scalar(
    "a number from -1e9 to 1e9, such as -60",
    schema: ["type": "number", "minimum": -1_000_000_000, "maximum": 1_000_000_000], examples: ["-60", "2.5"]
  ) { scalar throws(Refusal) in
    let isNegative = scalar.text.hasPrefix("-")
    guard scalar.isPlain, let size = Numerals.value(of: scalar.text.dropFirst(isNegative ? 1 : 0)),
      size <= 1e9
    else {
      throw Refusal()
    }
    return isNegative ? -size : size
  }

  private static let entry = Rule<RoutingChoice.IndexEntry>.record(
    "index entry", keys: [contacts.erased, agents.erased, base.erased, wait.erased, idle.erased]
  ) { fields, _ in
    .init(
      types: fields[contacts].names, groups: fields[agents], base: fields[base], wait: fields[wait],
      idle: fields[idle])
  }

  static let index = Key.optional(
    "index", .list(of: entry, count: 1...10_000),
    "For agents or contacts: index. The index base + wait x seconds waited + idle x seconds idle of pairs; the last entry about a pair holds.",
    default: [], shown: "all 0", example: "[{contacts: {language: es}, agents: [bilingual-clinic], wait: 2}]")
}
