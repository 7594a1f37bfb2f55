import CGSL

/// The log-logistic distribution with shape k: its logarithm is logistic; a power tail, a hump-shaped hazard.
///
///     F(x) = 1 / (1 + (x / median)^-k),   mean = median b / sin b,   cv^2 = tan(b) / b - 1 for k > 2,   b = pi / k
@frozen
public struct Loglogistic: Distribution {
  public let median: Double
  public let shape: Double

  /// - Parameter shape: 1.01 to 1e6; the mean is infinite at 1, the variance from 2 down.
  public init(median: Double, shape: Double) throws(DistributionError) {
    try Requirement.quantity(median, "median")
    try Requirement.check(shape, "shape", in: Requirement.tailShape)
    self.median = median
    self.shape = shape
  }

  public init(mean: Double, shape: Double) throws(DistributionError) {
    try Requirement.quantity(mean, "mean")
    try Requirement.check(shape, "shape", in: Requirement.tailShape)
    let b = Double.pi / shape
    try self.init(median: mean * sin(b) / b, shape: shape)
  }

  /// The cv grows with b, so b is found by bisection.
  public init(mean: Double, cv: Double) throws(DistributionError) {
    try Requirement.check(cv, "cv", in: Requirement.cv)
    let b = leastArgument(in: 1e-6...(Double.pi / 2)) { Self.squaredCV($0) >= cv * cv }
    try self.init(mean: mean, shape: Double.pi / b)
  }

  /// p90 / p50 = 9^(1/k).
  public init(p50: Double, p90: Double) throws(DistributionError) {
    let shape = log(9) / (try Requirement.logRatio(p50: p50, p90: p90))
    guard Requirement.tailShape.contains(shape) else {
      throw DistributionError(
        parameter: "p90",
        "must be from 1.000003 to 8.8 times p50 for a log-logistic law with a finite mean, found "
          + "\(Requirement.number(p90 / p50)) times")
    }
    try self.init(median: p50, shape: shape)
  }

  public var mean: Double {
    let b = Double.pi / shape
    return median * b / sin(b)
  }

  /// Infinite for a shape up to 2.
  public var variance: Double {
    shape <= 2 ? .infinity : mean * mean * Self.squaredCV(Double.pi / shape)
  }

  /// tan(b) / b - 1, by its series where the difference would cancel.
  private static func squaredCV(_ b: Double) -> Double {
    let b2 = b * b
    return b < 0.02 ? b2 * (1.0 / 3 + b2 * (2.0 / 15 + b2 * 17 / 315)) : tan(b) / b - 1
  }

  public func density(_ x: Double) -> Double {
    if x <= 0 { return 0 }
    let odds = pow(x / median, shape)
    return shape / x / (1 + 1 / odds) / (1 + odds)
  }

  public func cdf(_ x: Double) -> Double { x <= 0 ? 0 : 1 / (1 + pow(x / median, -shape)) }

  @inlinable
  public func quantile(_ p: Double) -> Double {
    median * exp((log(p) - logOfComplement(p)) / shape)
  }

  public static let family = Family(
    "loglogistic", "A power tail and a hump-shaped hazard; the variance may be infinite.",
    forms: [
      Family.Form(.median, .tailShape, make: Loglogistic.init(median:shape:)),
      Family.Form(.mean, .tailShape, make: Loglogistic.init(mean:shape:)),
      Family.Form(.mean, .cv, make: Loglogistic.init(mean:cv:)),
      Family.Form(.p50, .p90, make: Loglogistic.init(p50:p90:)),
    ])
}
