import CGSL

/// The Pareto distribution on [min, infinity) with shape a: a power tail.
///
///     F(x) = 1 - (min / x)^a,   mean a min / (a - 1),   cv^2 = 1 / (a (a - 2)) for a > 2
///
/// - Source: GNU Scientific Library reference manual, "Random Number Distributions: The Pareto Distribution".
@frozen
public struct Pareto: Distribution {
  public let min: Double
  public let shape: Double

  /// - Parameter shape: 1.01 to 1e6; the mean is infinite at 1, the variance from 2 down.
  public init(min: Double, shape: Double) throws(DistributionError) {
    try Requirement.quantity(min, "min")
    try Requirement.check(shape, "shape", in: Requirement.tailShape)
    self.min = min
    self.shape = shape
  }

  public init(mean: Double, shape: Double) throws(DistributionError) {
    try Requirement.quantity(mean, "mean")
    try Requirement.check(shape, "shape", in: Requirement.tailShape)
    try self.init(min: mean * (shape - 1) / shape, shape: shape)
  }

  public init(mean: Double, cv: Double) throws(DistributionError) {
    try Requirement.check(cv, "cv", in: Requirement.cv)
    try self.init(mean: mean, shape: 1 + (1 + 1 / (cv * cv)).squareRoot())
  }

  /// p90 / p50 = 5^(1/a).
  public init(p50: Double, p90: Double) throws(DistributionError) {
    let shape = log(5) / (try Requirement.logRatio(p50: p50, p90: p90))
    guard Requirement.tailShape.contains(shape) else {
      throw DistributionError(
        parameter: "p90",
        "must be from 1.000002 to 4.92 times p50 for a Pareto law with a finite mean, found "
          + "\(Requirement.number(p90 / p50)) times")
    }
    try self.init(min: p50 * exp(-log(2) / shape), shape: shape)
  }

  public var mean: Double { min * shape / (shape - 1) }

  /// Infinite for a shape up to 2.
  public var variance: Double { shape <= 2 ? .infinity : mean * mean / (shape * (shape - 2)) }

  public func density(_ x: Double) -> Double {
    x < min ? 0 : shape / x * exp(shape * log(min / x))
  }

  public func cdf(_ x: Double) -> Double { x <= min ? 0 : -expm1(shape * log(min / x)) }

  @inlinable
  public func quantile(_ p: Double) -> Double { min * exp(-logOfComplement(p) / shape) }

  public static let family = Family(
    "pareto", "A power tail above a least value; the variance may be infinite.",
    forms: [
      Family.Form(
        Family.Parameter("min", .quantity, "The least value."), .tailShape, make: Pareto.init(min:shape:)),
      Family.Form(.mean, .tailShape, make: Pareto.init(mean:shape:)),
      Family.Form(.mean, .cv, make: Pareto.init(mean:cv:)),
      Family.Form(.p50, .p90, make: Pareto.init(p50:p90:)),
    ])
}
