import CGSL
import Foundation

/// The lognormal distribution: ln X is normal with mean mu and standard deviation sigma.
///
/// The usual law of handle times (Brown et al., "Statistical analysis of a telephone call center", JASA 100, 2005).
@frozen
public struct Lognormal: Distribution {
  public let mu: Double
  public let sigma: Double

  /// - Parameters:
  ///   - mu: mean of ln X.
  ///   - sigma: in [0, 10].
  public init(mu: Double, sigma: Double) throws(DistributionError) {
    try DistributionError.check("sigma", sigma, in: 0...10)
    self.mu = mu
    self.sigma = sigma
  }

  /// mu = ln m - sigma^2 / 2, sigma^2 = ln(1 + cv^2).
  ///
  /// - Parameters:
  ///   - mean: > 0.
  ///   - cv: in [0, 1000].
  public init(mean: Double, cv: Double) throws(DistributionError) {
    try DistributionError.check("cv", cv, in: 0...1000)
    let variance = log1p(cv * cv)
    try self.init(mu: log(mean) - variance / 2, sigma: variance.squareRoot())
  }

  public var mean: Double { exp(mu + sigma * sigma / 2) }
  public var variance: Double { mean * mean * expm1(sigma * sigma) }

  public func density(_ x: Double) -> Double {
    if x <= 0 || sigma == 0 { return 0 }
    let z = (log(x) - mu) / sigma
    return exp(-z * z / 2) / (x * sigma * (2 * Double.pi).squareRoot())
  }

  public func cdf(_ x: Double) -> Double {
    if x <= 0 { return 0 }
    if sigma == 0 { return log(x) < mu ? 0 : 1 }
    return gsl_cdf_ugaussian_P((log(x) - mu) / sigma)
  }

  @inlinable
  public func quantile(_ p: Double) -> Double {
    sigma == 0 ? exp(mu) : exp(mu + sigma * InverseNormal.quantile(p))
  }
}

extension Lognormal {
  static let family = Family(
    "lognormal", "right-skewed with a long tail, the usual law of handle times",
    forms: [
      .init([.mean, .cv]) { v throws(DistributionError) in try Lognormal(mean: v[0][0], cv: v[1][0]) },
      .init([
        .init("median", .quantity, "exp(mu), the value that half stay below"),
        .init("sigma", .number, "standard deviation of the logarithm"),
      ]) { v throws(DistributionError) in try Lognormal(mu: log(v[0][0]), sigma: v[1][0]) },
    ]
      + Family.quantileForms { pair throws(DistributionError) in
        let low = InverseNormal.quantile(pair.p)
        let sigma = log(pair.y / pair.x) / (InverseNormal.quantile(pair.q) - low)
        return try Lognormal(mu: log(pair.x) - sigma * low, sigma: sigma)
      })
}
