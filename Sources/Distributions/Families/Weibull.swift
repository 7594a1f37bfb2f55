import CGSL

/// The Weibull distribution with shape k and scale b: impatience that falls (k < 1) or grows (k > 1) with the wait.
///
///     F(x) = 1 - exp(-(x / b)^k),   mean b Gamma(1 + 1/k),   cv^2 = Gamma(1 + 2/k) / Gamma(1 + 1/k)^2 - 1
///
/// - Source: GNU Scientific Library reference manual, "Random Number Distributions: The Weibull Distribution".
@frozen
public struct Weibull: Distribution {
  public let scale: Double
  public let shape: Double

  static let shapes = 0.05...1e4

  /// - Parameter shape: 0.05 to 1e4.
  public init(scale: Double, shape: Double) throws(DistributionError) {
    try Requirement.quantity(scale, "scale")
    try Requirement.check(shape, "shape", in: Self.shapes)
    self.init(unchecked: scale, shape)
  }

  public init(mean: Double, shape: Double) throws(DistributionError) {
    try Requirement.quantity(mean, "mean")
    try Requirement.check(shape, "shape", in: Self.shapes)
    self.init(unchecked: mean * exp(-Self.logMoment(1, shape)), shape)
  }

  /// The cv falls as the shape grows, so the shape is found by bisection.
  public init(mean: Double, cv: Double) throws(DistributionError) {
    try Requirement.check(cv, "cv", in: Requirement.cv)
    let shape = leastArgument(in: Self.shapes) { Self.squaredCV($0) <= cv * cv }
    try self.init(mean: mean, shape: shape)
  }

  public init(p50: Double, p90: Double) throws(DistributionError) {
    let shape = log(log(10) / log(2)) / (try Requirement.logRatio(p50: p50, p90: p90))
    guard Self.shapes.contains(shape) else {
      throw DistributionError(
        parameter: "p90",
        "must be from 1.00013 to 2e10 times p50 for a Weibull law, found "
          + "\(Requirement.number(p90 / p50)) times")
    }
    self.init(unchecked: p50 * pow(log(2), -1 / shape), shape)
  }

  private init(unchecked scale: Double, _ shape: Double) {
    self.scale = scale
    self.shape = shape
  }

  public var mean: Double { scale * exp(Self.logMoment(1, shape)) }
  public var variance: Double { mean * mean * Self.squaredCV(shape) }

  /// ln E[(X / b)^n] = ln Gamma(1 + n / k).
  private static func logMoment(_ n: Double, _ shape: Double) -> Double {
    SpecialFunctions.logGamma(1 + n / shape)
  }

  private static func squaredCV(_ shape: Double) -> Double {
    expm1(logMoment(2, shape) - 2 * logMoment(1, shape))
  }

  /// Infinite at 0 for a shape below 1.
  public func density(_ x: Double) -> Double {
    if x < 0 { return 0 }
    if x == 0 { return shape < 1 ? .infinity : shape == 1 ? 1 / scale : 0 }
    let t = pow(x / scale, shape)
    return t.isFinite ? shape / x * t * exp(-t) : 0
  }

  public func cdf(_ x: Double) -> Double { x <= 0 ? 0 : -expm1(-pow(x / scale, shape)) }

  @inlinable
  public func quantile(_ p: Double) -> Double { scale * pow(-logOfComplement(p), 1 / shape) }

  public static let family = Family(
    "weibull", "Patience whose hazard falls (shape < 1) or grows (shape > 1) with the wait.",
    forms: [
      Family.Form(.mean, .shape(in: shapes), make: Weibull.init(mean:shape:)),
      Family.Form(.mean, .cv, make: Weibull.init(mean:cv:)),
      Family.Form(.scale, .shape(in: shapes), make: Weibull.init(scale:shape:)),
      Family.Form(.p50, .p90, make: Weibull.init(p50:p90:)),
    ])
}
