import CGSL

/// The beta distribution on [min, max]: (X - min) / (max - min) has density proportional to x^(a-1) (1-x)^(b-1).
public struct Beta: Distribution {
  public let alpha: Double
  public let beta: Double
  public let min: Double
  public let max: Double

  /// - Parameters:
  ///   - alpha: in [0.01, 1e6].
  ///   - beta: in [0.01, 1e6].
  public init(alpha: Double, beta: Double, min: Double = 0, max: Double = 1) throws(DistributionError) {
    try DistributionError.check("alpha", alpha, in: 0.01...1e6)
    try DistributionError.check("beta", beta, in: 0.01...1e6)
    guard min < max else {
      throw DistributionError(parameter: "max", "must be greater than min, found \(max) and \(min)")
    }
    self.alpha = alpha
    self.beta = beta
    self.min = min
    self.max = max
    GSL.errorHandlerIsOff
  }

  /// With m and s^2 mean and variance of the standardised variable: a + b = m (1 - m) / s^2 - 1.
  public init(mean: Double, cv: Double, min: Double = 0, max: Double = 1) throws(DistributionError) {
    guard min < mean, mean < max else {
      throw DistributionError(
        parameter: "mean", "must lie between min and max, \(min) and \(max), found \(mean)")
    }
    let m = (mean - min) / (max - min)
    let s = mean * cv / (max - min)
    let sum = m * (1 - m) / (s * s) - 1
    guard sum > 0 else {
      throw DistributionError(
        parameter: "cv", "is too large for a mean of \(mean) on [\(min), \(max)], found \(cv)")
    }
    try self.init(alpha: m * sum, beta: (1 - m) * sum, min: min, max: max)
  }

  private var width: Double { max - min }
  public var mean: Double { min + width * alpha / (alpha + beta) }

  public var variance: Double {
    let sum = alpha + beta
    return width * width * alpha * beta / (sum * sum * (sum + 1))
  }

  public func density(_ x: Double) -> Double {
    x <= min || x >= max ? 0 : gsl_ran_beta_pdf((x - min) / width, alpha, beta) / width
  }

  public func cdf(_ x: Double) -> Double {
    if x <= min { return 0 }
    if x >= max { return 1 }
    return gsl_cdf_beta_P((x - min) / width, alpha, beta)
  }

  public func quantile(_ p: Double) -> Double {
    if p <= 0 { return min }
    if p >= 1 { return max }
    return min + width * gsl_cdf_beta_Pinv(p, alpha, beta)
  }

  /// By GSL's sampler: the ratio of two gamma variables.
  public func sample(using stream: inout RandomStream) -> Double {
    min + width * stream.withGSL { gsl_ran_beta($0, alpha, beta) }
  }
}

extension Beta {
  private static let bounds: [Family.Parameter] = [
    .init("min", .quantity, "the smallest value, 0 unless stated", mayBeZero: true, isOptional: true),
    .init("max", .quantity, "the largest value, 1 unless stated", isOptional: true),
  ]

  static let family = Family(
    "beta", "bell- or bath-shaped between a smallest and a largest value",
    forms: [
      .init([.mean, .cv] + bounds) { v throws(DistributionError) in
        try Beta(mean: v[0][0], cv: v[1][0], min: v[2].first ?? 0, max: v[3].first ?? 1)
      },
      .init([.init("alpha", .number, "first shape"), .init("beta", .number, "second shape")] + bounds) {
        v throws(DistributionError) in
        try Beta(alpha: v[0][0], beta: v[1][0], min: v[2].first ?? 0, max: v[3].first ?? 1)
      },
    ])
}
