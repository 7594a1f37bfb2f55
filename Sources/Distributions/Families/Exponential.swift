import CGSL

/// The exponential distribution: memoryless, standard deviation equal to the mean.
///
///     F(x) = 1 - exp(-x / mean)
@frozen
public struct Exponential: Distribution {
  public let mean: Double

  public init(mean: Double) throws(DistributionError) {
    try Requirement.quantity(mean, "mean")
    self.mean = mean
  }

  public init(p50: Double) throws(DistributionError) {
    try Requirement.quantity(p50, "p50")
    try self.init(mean: p50 / log(2))
  }

  private init(unchecked mean: Double) { self.mean = mean }

  /// Mean 1: the gaps of a Poisson process in its own time.
  public static let unit = Exponential(unchecked: 1)

  public var variance: Double { mean * mean }
  public func density(_ x: Double) -> Double { x < 0 ? 0 : exp(-x / mean) / mean }
  public func cdf(_ x: Double) -> Double { x <= 0 ? 0 : -expm1(-x / mean) }

  @inlinable
  public func quantile(_ p: Double) -> Double { -mean * logOfComplement(p) }

  public static let family = Family(
    "exponential", "Memoryless; standard deviation equal to the mean.",
    forms: [
      Family.Form(.mean, make: Exponential.init(mean:)),
      Family.Form(.p50, make: Exponential.init(p50:)),
    ])
}
