/// The uniform distribution on [min, max].
@frozen
public struct Uniform: Distribution {
  public let min: Double
  public let max: Double

  public init(min: Double, max: Double) throws(DistributionError) {
    try Requirement.quantityOrZero(min, "min")
    try Requirement.quantity(max, "max")
    try Requirement.increasing(min, "min", max, "max")
    self.min = min
    self.max = max
  }

  /// - Parameter cv: at most 1 / sqrt(3), where min is 0.
  public init(mean: Double, cv: Double) throws(DistributionError) {
    try Requirement.quantity(mean, "mean")
    try Requirement.check(cv, "cv", in: Requirement.cv)
    let halfWidth = 3.0.squareRoot() * cv
    // A cv of 57.7 % or 0.57735 means the largest possible one.
    guard halfWidth <= 1 + 1e-5 else {
      throw DistributionError(
        parameter: "cv", "must be at most 0.57735 for a uniform law, found \(Requirement.number(cv))")
    }
    try self.init(min: mean * Swift.max(0, 1 - halfWidth), max: mean * (1 + halfWidth))
  }

  public init(p50: Double, p90: Double) throws(DistributionError) {
    _ = try Requirement.logRatio(p50: p50, p90: p90)
    let halfWidth = (p90 - p50) / 0.8
    guard halfWidth <= p50 else {
      throw DistributionError(
        parameter: "p90",
        "must be at most 1.8 times p50 for a uniform law, found "
          + "\(Requirement.number(p90 / p50)) times")
    }
    try self.init(min: p50 - halfWidth, max: p50 + halfWidth)
  }

  public var mean: Double { 0.5 * (min + max) }
  public var variance: Double { (max - min) * (max - min) / 12 }
  public func density(_ x: Double) -> Double { x < min || x > max ? 0 : 1 / (max - min) }
  public func cdf(_ x: Double) -> Double { Swift.min(Swift.max((x - min) / (max - min), 0), 1) }

  @inlinable
  public func quantile(_ p: Double) -> Double { min + p * (max - min) }

  public static let family = Family(
    "uniform", "Equally likely between two bounds.",
    forms: [
      Family.Form(.min, .max, make: Uniform.init(min:max:)),
      Family.Form(.mean, .cv, make: Uniform.init(mean:cv:)),
      Family.Form(.p50, .p90, make: Uniform.init(p50:p90:)),
    ])
}
