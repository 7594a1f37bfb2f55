import Distributions

/// `busyness:` random factors on arrival rates, each of mean 1.
enum BusynessKeys {
  static let day = Key.optional(
    "day", LawKeys.factor, "Factor common to all intervals of a day.", default: "none",
    example: "{gamma: {cv: 10%}}")
  static let interval = Key.optional(
    "interval", LawKeys.factor, "Factor of each interval.", default: "none", example: "{gamma: {cv: 5%}}")
  static let dayCorrelation = Key.optional(
    "day_correlation", step,
    "Correlation of the factors of successive days; of days further apart, its power.",
    default: 0, shown: "0", example: "0.5")
  static let intervalCorrelation = Key.optional(
    "interval_correlation", step,
    "Correlation of the factors of successive intervals of a day; of intervals further apart, its power.",
    default: 0, shown: "0", example: "0.8")
  static let scale = Key.optional(
    "scale", .oneOfCases,
    "Whether correlations are of the factors' normal scores, or of the factors themselves (then solved for).",
    default: CorrelationScale.scores, shown: "scores", example: "factors")

  private static let step = Rule<Double>.ratio(.init(1e-4...0.9999, orZero: true), example: "0.8")

  /// The factor of a day alone, or one for the day and one for each interval.
  static let rule = rule(also: [])

  /// The center's, which may also say how the factors of contact types hang together.
  static let ofCenter: Rule<CenterBusyness> = {
    let between = Key.optional(
      "between", BusynessLinkKeys.rule, "How the contact types' own factors hang together.",
      default: "independent",
      example: "{day: 0.6}")
    let parts = Rule<CenterBusyness>.record(
      "center's busyness", keys: keys + [between.erased], checks: [correlatedFactorsExist, isNotEmpty]
    ) { fields, reading in
      busyness(fields, &reading).map { CenterBusyness(common: $0, links: fields[between]) }
    }
    return either(parts, names: keys.map(\.shape.name) + [between.name]) {
      CenterBusyness(common: $0, links: nil)
    }
  }()

  struct CenterBusyness: Sendable {
    var common: Busyness
    var links: BusynessLinks?
  }

  private static var keys: [AnyKey] {
    [day.erased, interval.erased, dayCorrelation.erased, intervalCorrelation.erased, scale.erased]
  }

  private static func rule(also: [AnyKey]) -> Rule<Busyness> {
    let parts = Rule<Busyness>.record(
      "busyness", keys: keys, checks: [correlatedFactorsExist, isNotEmpty]
    ) { fields, reading in busyness(fields, &reading) }
    return either(parts, names: keys.map(\.shape.name)) { $0 }.named("busyness")
  }

  private static func either<Value>(
    _ parts: Rule<Value>, names: [String], _ alone: @escaping @Sendable (Busyness) -> Value
  ) -> Rule<Value> {
    Rule(.either([LawKeys.factor.shape, parts.shape])) { node, reading in
      node.isEmptyMap || names.contains { node.entry($0) != nil }
        ? parts.read(node, &reading) : LawKeys.factor.read(node, &reading).map { alone(Busyness(day: $0)) }
    }
  }

  private static func busyness(_ fields: Fields, _ reading: inout Reading) -> Busyness? {
    var busyness = Busyness(day: fields[day], interval: fields[interval])
    for (key, law, target) in [
      (dayCorrelation, fields[day], \Busyness.dayStep),
      (intervalCorrelation, fields[interval], \Busyness.intervalStep),
    ] {
      guard let law, fields[key] > 0 else { continue }
      guard let rho = fields[scale].rho(for: fields[key], law, law) else {
        reading.refuse(key, of: fields, "cannot be reached by these factors; make it smaller")
        return nil
      }
      busyness[keyPath: target] = rho
    }
    return busyness
  }

  private static let correlatedFactorsExist = RecordCheck("a correlation belongs to a factor that is given") {
    fields, reading in
    if fields.has(dayCorrelation), !fields.has(day) {
      reading.refuse(dayCorrelation, of: fields, "there is no factor of days; add day: {gamma: {cv: 10%}}")
    }
    if fields.has(intervalCorrelation), !fields.has(interval) {
      reading.refuse(
        intervalCorrelation, of: fields, "there is no factor of intervals; add interval: {gamma: {cv: 5%}}")
    }
  }

  private static let isNotEmpty = RecordCheck("a factor of days, of intervals, or 'between'") {
    fields, reading in
    if !fields.has(day), !fields.has(interval), fields.node.entry("between") == nil {
      reading.refuse(fields.node, "needs 'day' or 'interval', for example day: {gamma: {cv: 10%}}")
    }
  }
}

/// What a stated correlation is of.
enum CorrelationScale: String, Sendable, CaseIterable {
  case scores, factors

  /// The correlation of the normal scores; nil if none gives the wanted one.
  func rho(for wanted: Double, _ first: any Distribution, _ second: any Distribution) -> Double? {
    switch self {
    case .scores: wanted
    case .factors: NormalCopula(first, second).rho(for: wanted)
    }
  }
}

extension DocumentNode {
  fileprivate var isEmptyMap: Bool {
    if case .map(let entries) = content { entries.isEmpty } else { false }
  }
}
