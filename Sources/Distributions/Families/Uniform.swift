/// The uniform distribution on [min, max].
@frozen
public struct Uniform: Distribution {
  public let min: Double
  public let max: Double

  /// - Precondition: 0 <= min < max.
  public init(min: Double, max: Double) throws(DistributionError) {
    guard min < max else {
      throw DistributionError(parameter: "max", "must be greater than min, found \(max) and \(min)")
    }
    self.min = min
    self.max = max
  }

  public var mean: Double { 0.5 * (min + max) }
  public var variance: Double { (max - min) * (max - min) / 12 }
  public func density(_ x: Double) -> Double { x < min || x > max ? 0 : 1 / (max - min) }
  public func cdf(_ x: Double) -> Double { Swift.min(Swift.max((x - min) / (max - min), 0), 1) }
  @inlinable public func quantile(_ p: Double) -> Double { min + p * (max - min) }
}

extension Uniform {
  static let family = Family(
    "uniform", "every value of a range alike",
    forms: [
      .init([
        .init("min", .quantity, "the smallest value", mayBeZero: true),
        .init("max", .quantity, "the largest value"),
      ]) { v throws(DistributionError) in try Uniform(min: v[0][0], max: v[1][0]) },
      .init([.mean, .cv]) { v throws(DistributionError) in
        // Half the width is mean cv sqrt(3); it may not reach below 0.
        try DistributionError.check("cv", v[1][0], in: 1e-9...0.577_350_269_1)
        let half = v[0][0] * v[1][0] * 3.0.squareRoot()
        return try Uniform(min: v[0][0] - half, max: v[0][0] + half)
      },
    ])
}
