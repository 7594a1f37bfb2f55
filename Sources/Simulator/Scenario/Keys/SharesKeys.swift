/// `shares:` of routing: how contacts are divided over agent groups.
enum SharesKeys {
  static let shares = Key.optional(
    "shares",
    Rule<[MapEntry<String, Double>]>.map(
      of: .share(.init(1e-6...1, orZero: true), example: "70%"),
      keys: Rule<String>.line("a name", example: "bilingual-clinic")
    ).checked("names of agent groups, shares that add up to 100%") { entries, reading in
      if let message = reading.unknownAgentGroup(in: entries.map(\.key)) { return message }
      let sum = entries.reduce(0) { $0 + $1.value }
      return abs(sum - 1) < 1e-6
        ? nil : "shares must add up to 100%, found \(Numerals.written((sum * 1e8).rounded() / 1e6))%"
    }.map { Dictionary($0.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }) },
    "For agents: shares. How contacts are divided over the agent groups that have somebody free.",
    default: [:],
    shown: "none", example: "{bilingual-clinic: 100%}")
}
