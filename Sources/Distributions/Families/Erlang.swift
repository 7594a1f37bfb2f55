import CGSL
import Foundation

/// The Erlang distribution: the sum of k independent exponentials, cv 1 / sqrt(k).
@frozen
public struct Erlang: Distribution {
  public let shape: Int
  public let mean: Double

  /// - Parameters:
  ///   - shape: k, in 1...1,000,000.
  ///   - mean: of the sum, > 0.
  public init(shape: Int, mean: Double) throws(DistributionError) {
    try DistributionError.check("shape", Double(shape), in: 1...1e6)
    self.shape = shape
    self.mean = mean
    GSL.errorHandlerIsOff
  }

  private var scale: Double { mean / Double(shape) }
  public var variance: Double { mean * scale }
  public func density(_ x: Double) -> Double { x < 0 ? 0 : gsl_ran_gamma_pdf(x, Double(shape), scale) }
  public func cdf(_ x: Double) -> Double { x <= 0 ? 0 : gsl_cdf_gamma_P(x, Double(shape), scale) }

  public func quantile(_ p: Double) -> Double {
    if p <= 0 { return 0 }
    if p >= 1 { return .infinity }
    return p < 0.5
      ? gsl_cdf_gamma_Pinv(p, Double(shape), scale) : gsl_cdf_gamma_Qinv(1 - p, Double(shape), scale)
  }

  /// Small k: the logarithm of a product of uniforms; else GSL's gamma sampler.
  public func sample(using stream: inout RandomStream) -> Double {
    if shape > 12 { return stream.withGSL { gsl_ran_gamma_mt($0, Double(shape), scale) } }
    var product = 1.0
    for _ in 0..<shape { product *= stream.uniform() }
    return -scale * log(product)
  }
}

extension Erlang {
  static let family = Family(
    "erlang", "sum of k equal exponential phases",
    forms: [
      .init([.init("shape", .count, "k, the number of phases"), .mean]) { v throws(DistributionError) in
        try DistributionError.check("shape", v[0][0], in: 1...1e6)
        return try Erlang(shape: Int(v[0][0]), mean: v[1][0])
      },
      .init([.mean, .cv]) { v throws(DistributionError) in
        try DistributionError.check("cv", v[1][0], in: 1e-3...1)
        let phases = 1 / (v[1][0] * v[1][0])
        guard abs(phases - phases.rounded()) < 0.01 * phases else {
          throw DistributionError(
            parameter: "cv", "must be 1 / sqrt(k) for a whole k (1, 0.707, 0.577, 0.5, ...), found \(v[1][0])"
          )
        }
        return try Erlang(shape: Int(phases.rounded()), mean: v[0][0])
      },
    ])
}
