import Distributions

/// `busyness:` random factors on arrival rates, each of mean 1.
enum BusynessKeys {
  static let day = Key.optional(
    "day", LawKeys.factor, "Factor common to all intervals of a day.", default: "none",
    example: "{gamma: {cv: 10%}}")
  static let interval = Key.optional(
    "interval", LawKeys.factor, "Factor of each interval.", default: "none", example: "{gamma: {cv: 5%}}")

  /// The factor of a day alone, or one for the day and one for each interval.
  static let rule: Rule<Busyness> = {
    let parts = Rule<Busyness>.record(
      "busyness", keys: [day.erased, interval.erased],
      forms: [
        .init(required: [day.name], optional: [interval.name]),
        .init(required: [interval.name], optional: []),
      ]
    ) { fields, _ in Busyness(day: fields[day], interval: fields[interval]) }
    return Rule(.named("busyness", .either([LawKeys.factor.shape, parts.shape]))) { node, reading in
      let isParts = node.entry(day.name) != nil || node.entry(interval.name) != nil
      return isParts
        ? parts.read(node, &reading) : LawKeys.factor.read(node, &reading).map { Busyness(day: $0) }
    }
  }()
}
