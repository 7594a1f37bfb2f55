import Distributions

/// `campaign:` of an outbound contact type.
enum CampaignKeys {
  static let records = Key.optional(
    "records", .whole(0...10_000_000, example: "300"),
    "Customers put on the list at each opening, besides those who arrive or come from other contact types.",
    default: 0, shown: "0", example: "300")
  static let preview = Key.optional(
    "preview", LawKeys.finiteDuration, "An agent's time before dialing.", default: "none",
    example: "{constant: 20s}")
  static let ring = Key.required(
    "ring", LawKeys.finiteDuration, "From dialing to the answer, or to giving up.",
    example: "{uniform: {min: 5s, max: 25s}}")
  static let reach = Key.required(
    "reach", reachRule,
    "Share of attempts that the right party answers; or a value for each interval. No calls where it is 0%.",
    example: "35%")
  static let attempts = Key.optional(
    "attempts", .whole(1...100, example: "3"), "Most attempts to reach one customer.", default: 1, shown: "1",
    example: "3")
  static let retry = Key.optional(
    "retry", LawKeys.finiteDuration, "From an attempt in vain to the next.", default: "at once",
    example: "{constant: 2h}")
  static let dialer = Key.optional(
    "dialer", dialerRule, "A dialer calls ahead of the agents; without it a free agent dials.",
    default: "agents dial", example: "{ahead: 2, nuisance_limit: 3%}")

  static let rule = Rule<Campaign>.record(
    "campaign",
    keys: [
      records.erased, preview.erased, ring.erased, reach.erased, attempts.erased, retry.erased, dialer.erased,
    ], checks: [agentsPreview, retriesHaveDelay]
  ) { fields, _ in
    Campaign(
      records: fields[records], mode: fields[dialer].map { .predictive($0) } ?? .preview,
      preview: fields[preview], ring: fields[ring], reach: fields[reach], attempts: fields[attempts],
      retry: fields[retry] ?? Constant.zero)
  }

  private static let agentsPreview = RecordCheck("only agents preview, not a dialer") { fields, reading in
    if fields.has(preview), fields.has(dialer) {
      reading.refuse(
        preview, of: fields, "is agents' time before they dial; leave it out, or leave out 'dialer'")
    }
  }

  private static let retriesHaveDelay = RecordCheck("several attempts have a time between them") {
    fields, reading in
    if let count = fields.valid(attempts), count > 1, !fields.has(retry) {
      reading.refuse(attempts, of: fields, "needs 'retry', for example retry: {constant: 2h}")
    }
  }

  private static let share = Rule<Double>.share(.init(1e-6...1, orZero: true), example: "35%")

  private static let reachRule: Rule<[Double]> = {
    let values = Key.required(
      "per_interval",
      Rule<[Double]>.list(of: share).checked(IntervalCount.words) { values, reading in
        IntervalCount.problem(with: values.count, reading.context)
      }, "Share in each interval.", example: "[0%, 25%, 40%, 30%]")
    let table = Rule<[Double]>.record("reach by interval", keys: [values.erased]) { fields, _ in
      fields[values]
    }
    return share.map { [$0] }.or(table)
  }()

  private static let dialerRule: Rule<Campaign.Dialer> = {
    let whenFree = Key.optional(
      "when_free", .whole(0...1_000_000, example: "2"), "Calls only while so many agents are free.",
      default: 1, shown: "1", example: "2")
    let perFree = Key.optional(
      "per_free", .number(.init(0.01...100, orZero: true), example: "1.5"),
      "Calls that ring for each free agent.",
      default: 1, shown: "1", example: "1.5")
    let ahead = Key.optional(
      "ahead", .whole(0...1_000_000, example: "2"), "Calls that ring besides.", default: 0, shown: "0",
      example: "2")
    let limit = Key.optional(
      "nuisance_limit", .share(.init(1e-6...1, orZero: true), example: "3%"),
      "Share of answered calls without an agent above which no more calls ring than agents are free.",
      default: "no limit", example: "3%")
    return .record("dialer", keys: [whenFree.erased, perFree.erased, ahead.erased, limit.erased]) {
      fields, _ in
      Campaign.Dialer(
        whenFree: fields[whenFree], perFree: fields[perFree], ahead: fields[ahead],
        nuisanceLimit: fields[limit])
    }
  }()
}
