import CGSL
import Foundation

/// The gamma distribution with shape a and scale b: density x^(a-1) exp(-x / b) / (b^a Gamma(a)).
@frozen
public struct Gamma: Distribution {
  public let shape: Double
  public let scale: Double

  /// - Parameters:
  ///   - shape: in [1e-3, 1e9].
  ///   - scale: > 0.
  public init(shape: Double, scale: Double) throws(DistributionError) {
    try DistributionError.check("shape", shape, in: 1e-3...1e9)
    self.shape = shape
    self.scale = scale
    GSL.errorHandlerIsOff
  }

  /// - Parameter cv: in [3.2e-5, 31]: 1 / sqrt(shape).
  public init(mean: Double, cv: Double) throws(DistributionError) {
    try DistributionError.check("cv", cv, in: 3.2e-5...31.6)
    try self.init(shape: 1 / (cv * cv), scale: mean * cv * cv)
  }

  public var mean: Double { shape * scale }
  public var variance: Double { shape * scale * scale }
  public func density(_ x: Double) -> Double { x <= 0 ? 0 : gsl_ran_gamma_pdf(x, shape, scale) }
  public func cdf(_ x: Double) -> Double { x <= 0 ? 0 : gsl_cdf_gamma_P(x, shape, scale) }

  public func quantile(_ p: Double) -> Double {
    if p <= 0 { return 0 }
    if p >= 1 { return .infinity }
    return p < 0.5 ? gsl_cdf_gamma_Pinv(p, shape, scale) : gsl_cdf_gamma_Qinv(1 - p, shape, scale)
  }

  /// By GSL's sampler: Marsaglia and Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000).
  public func sample(using stream: inout RandomStream) -> Double {
    stream.withGSL { gsl_ran_gamma_mt($0, shape, scale) }
  }
}

extension Gamma {
  static let family = Family(
    "gamma", "right-skewed, from nearly constant (small cv) to heavier than exponential (cv > 1)",
    forms: [
      .init([.mean, .cv]) { v throws(DistributionError) in try Gamma(mean: v[0][0], cv: v[1][0]) },
      .init([.mean, .shape]) { v throws(DistributionError) in
        try Gamma(shape: v[1][0], scale: v[0][0] / v[1][0])
      },
      .init([.shape, .init("scale", .quantity, "mean / shape")]) { v throws(DistributionError) in
        try Gamma(shape: v[0][0], scale: v[1][0])
      },
    ]
      + Family.quantileForms { pair throws(DistributionError) in
        GSL.errorHandlerIsOff
        // The ratio of the quantiles falls with the shape.
        let shape = MonotoneRoot.find(in: 0.02...1e6) { shape in
          log(gsl_cdf_gamma_Qinv(1 - pair.q, shape, 1) / gsl_cdf_gamma_Qinv(1 - pair.p, shape, 1))
            - log(pair.y / pair.x)
        }
        guard let shape else { throw DistributionError("no gamma distribution has these two quantiles") }
        return try Gamma(shape: shape, scale: pair.x / gsl_cdf_gamma_Qinv(1 - pair.p, shape, 1))
      })
}
