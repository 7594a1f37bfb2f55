import CGSL

/// The lognormal distribution: its logarithm is normal with mean ln(median) and standard deviation sigma.
///
///     mean = median exp(sigma^2 / 2),   cv^2 = exp(sigma^2) - 1
///
/// The usual law of handle times in call centers.
///
/// - Source: L. Brown et al., "Statistical analysis of a telephone call center: a queueing-science perspective",
///   Journal of the American Statistical Association 100 (2005) 36-50.
@frozen
public struct Lognormal: Distribution {
  @usableFromInline let logMedian: Double
  public let sigma: Double

  /// - Parameter sigma: 1e-3 to 4.
  public init(median: Double, sigma: Double) throws(DistributionError) {
    try Requirement.quantity(median, "median")
    try Requirement.check(sigma, "sigma", in: Self.sigmas)
    self.init(logMedian: log(median), sigma: sigma)
  }

  public init(mean: Double, sigma: Double) throws(DistributionError) {
    try Requirement.quantity(mean, "mean")
    try Requirement.check(sigma, "sigma", in: Self.sigmas)
    self.init(logMedian: log(mean) - 0.5 * sigma * sigma, sigma: sigma)
  }

  public init(mean: Double, cv: Double) throws(DistributionError) {
    try Requirement.quantity(mean, "mean")
    try Requirement.check(cv, "cv", in: Requirement.cv)
    let variance = log1p(cv * cv)
    self.init(logMedian: log(mean) - 0.5 * variance, sigma: variance.squareRoot())
  }

  public init(p50: Double, p90: Double) throws(DistributionError) {
    let sigma = try Requirement.logRatio(p50: p50, p90: p90) / StandardNormal.quantile(0.9)
    guard Self.sigmas.contains(sigma) else {
      throw DistributionError(
        parameter: "p90",
        "must be from 1.0013 to 168 times p50 for a lognormal law, found "
          + "\(Requirement.number(p90 / p50)) times")
    }
    self.init(logMedian: log(p50), sigma: sigma)
  }

  static let sigmas = 1e-3...4

  private init(logMedian: Double, sigma: Double) {
    self.logMedian = logMedian
    self.sigma = sigma
  }

  public var median: Double { exp(logMedian) }
  public var mean: Double { exp(logMedian + 0.5 * sigma * sigma) }
  public var variance: Double { mean * mean * expm1(sigma * sigma) }

  public func density(_ x: Double) -> Double {
    x <= 0 ? 0 : StandardNormal.density((log(x) - logMedian) / sigma) / (sigma * x)
  }

  public func cdf(_ x: Double) -> Double {
    x <= 0 ? 0 : StandardNormal.cdf((log(x) - logMedian) / sigma)
  }

  @inlinable
  public func quantile(_ p: Double) -> Double { exp(logMedian + sigma * StandardNormal.quantile(p)) }

  private static let sigmaParameter = Family.Parameter(
    "sigma", .number, "The standard deviation of the logarithm.", in: sigmas)

  public static let family = Family(
    "lognormal", "Right-skewed; the usual law of handle times.",
    forms: [
      Family.Form(.mean, .cv, make: Lognormal.init(mean:cv:)),
      Family.Form(.median, sigmaParameter, make: Lognormal.init(median:sigma:)),
      Family.Form(.mean, sigmaParameter, make: Lognormal.init(mean:sigma:)),
      Family.Form(.p50, .p90, make: Lognormal.init(p50:p90:)),
    ])
}
