/// `batch:` how many contacts come together.
enum BatchKeys {
  static let geometric = Key.optional(
    "geometric", meanRule("geometric"), "Each contact of a batch is the last with the same probability.",
    default: "not used", example: "{mean: 3}")
  static let poisson = Key.optional(
    "poisson", meanRule("poisson"), "1 + a Poisson number; the mean is of the whole batch.",
    default: "not used",
    example: "{mean: 3}")
  static let empirical = Key.optional(
    "empirical", empiricalRule, "Sizes with weights.", default: "not used",
    example: "{sizes: [1, 2, 10], weights: [70, 25, 5]}")

  private static let size = Rule<Int>.whole(1...1_000_000, example: "4")

  static let rule: Rule<BatchSize> = size.map { .constant($0) }.or(
    .record(
      "batch", keys: [geometric.erased, poisson.erased, empirical.erased],
      exactlyOne: [[geometric.name, poisson.name, empirical.name]]
    ) { fields, _ in
      fields[geometric].map { .geometric(mean: $0) } ?? fields[poisson].map { .poisson(mean: $0) }
        ?? fields[empirical]
    })

  private static func meanRule(_ name: String) -> Rule<Double> {
    let mean = Key.required("mean", .number(.init(1...10_000), example: "3"), "Mean size.", example: "3")
    return .record("\(name) batch", keys: [mean.erased]) { fields, _ in fields[mean] }
  }

  private static let empiricalRule: Rule<BatchSize> = {
    let sizes = Key.required("sizes", .list(of: size), "Sizes that occur.", example: "[1, 2, 10]")
    let weights = Key.optional(
      "weights", .list(of: .number(.init(1e-9...1e9, orZero: true), example: "70")),
      "How often each occurs, in any unit.", default: "all the same", example: "[70, 25, 5]")
    let sameCount = RecordCheck("as many weights as sizes, not all 0") { fields, reading in
      guard let sizes = fields.valid(sizes), let given = fields.valid(weights) ?? nil else { return }
      if given.count != sizes.count {
        reading.refuse(
          weights, of: fields, "must be as many as the sizes, \(sizes.count), found \(given.count)")
      } else if given.allSatisfy({ $0 == 0 }) {
        reading.refuse(weights, of: fields, "must not all be 0")
      }
    }
    return .record("empirical batch", keys: [sizes.erased, weights.erased], checks: [sameCount]) {
      fields, _ in
      let weights = fields[weights] ?? fields[sizes].map { _ in 1 }
      let sum = weights.reduce(0, +)
      return .empirical(sizes: fields[sizes], weights: weights.map { $0 / sum })
    }
  }()
}
