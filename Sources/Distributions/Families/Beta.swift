import CGSL

/// The beta distribution on [0, max], with shapes a and b; on [min, max] it is `Shifted`.
///
///     f(x) = t^(a-1) (1-t)^(b-1) / (B(a, b) max),   t = x / max,   mean max a / (a + b)
///
/// Sampled by GSL's `gsl_ran_beta`.
///
/// - Source: GNU Scientific Library reference manual, "Random Number Distributions: The Beta Distribution".
@frozen
public struct Beta: Distribution {
  public let alpha: Double
  public let beta: Double
  public let max: Double

  /// GSL's incomplete beta function converges in this range.
  static let shapes = 1e-3...1e5

  /// - Parameters:
  ///   - alpha, beta: 1e-3 to 1e5.
  ///   - max: the upper bound; the lower one is 0.
  public init(alpha: Double, beta: Double, max: Double = 1) throws(DistributionError) {
    try Requirement.check(alpha, "alpha", in: Self.shapes)
    try Requirement.check(beta, "beta", in: Self.shapes)
    try Requirement.quantity(max, "max")
    self.alpha = alpha
    self.beta = beta
    self.max = max
  }

  /// On [min, max], by its shapes.
  public static func law(
    alpha: Double, beta: Double, min: Double, max: Double
  ) throws(DistributionError) -> any Distribution {
    try checkBounds(min, max)
    return try Beta(alpha: alpha, beta: beta, max: max - min).shifted(by: min)
  }

  /// On [min, max], by mean and cv. With m and v the mean and variance of t = (x - min) / (max - min),
  /// a + b = m (1 - m) / v - 1, so v < m (1 - m) is needed.
  public static func law(
    mean: Double, cv: Double, min: Double, max: Double
  ) throws(DistributionError) -> any Distribution {
    try checkBounds(min, max)
    try Requirement.quantity(mean, "mean")
    try Requirement.check(cv, "cv", in: Requirement.cv)
    let width = max - min
    let m = (mean - min) / width
    guard m > 0, m < 1 else {
      throw DistributionError(
        parameter: "mean",
        "must lie between min (\(Requirement.number(min))) and max "
          + "(\(Requirement.number(max))), found \(Requirement.number(mean))")
    }
    let deviation = cv * mean / width
    let sum = m * (1 - m) / (deviation * deviation) - 1
    let shapes = (alpha: m * sum, beta: (1 - m) * sum)
    guard Self.shapes.contains(shapes.alpha), Self.shapes.contains(shapes.beta) else {
      let limit = (m * (1 - m)).squareRoot() * width / mean
      throw DistributionError(
        parameter: "cv",
        "must be well below \(limit), which puts all values at min and max, "
          + "and not tiny; found \(Requirement.number(cv))")
    }
    return try law(alpha: shapes.alpha, beta: shapes.beta, min: min, max: max)
  }

  private static func checkBounds(_ min: Double, _ max: Double) throws(DistributionError) {
    try Requirement.quantityOrZero(min, "min")
    try Requirement.quantity(max, "max")
    try Requirement.increasing(min, "min", max, "max")
  }

  public var mean: Double { max * alpha / (alpha + beta) }

  public var variance: Double {
    let sum = alpha + beta
    return max * max * (alpha / sum) * (beta / sum) / (sum + 1)
  }

  /// Infinite at an end where the shape is below 1.
  public func density(_ x: Double) -> Double {
    let t = x / max
    if t < 0 || t > 1 { return 0 }
    let logBeta = GSL.certainValue(of: "gsl_sf_lnbeta_e") { gsl_sf_lnbeta_e(alpha, beta, $0) }
    // A factor with exponent 0 is 1, also at its end of the interval, where the logarithm is infinite.
    let rising = alpha == 1 ? 0 : (alpha - 1) * log(t)
    let falling = beta == 1 ? 0 : (beta - 1) * log1p(-t)
    return exp(rising + falling - logBeta) / max
  }

  public func cdf(_ x: Double) -> Double {
    SpecialFunctions.incompleteBeta(alpha, beta, Swift.min(Swift.max(x / max, 0), 1))
  }

  /// By bisection on the `cdf`; microseconds, so not how samples are drawn.
  public func quantile(_ p: Double) -> Double {
    if p >= 1 { return max }
    return max
      * leastArgument(in: 0...1) { SpecialFunctions.incompleteBeta(alpha, beta, $0) >= p }
  }

  public func sample(using stream: inout RandomStream) -> Double {
    max * stream.withGSL { gsl_ran_beta($0, alpha, beta) }
  }

  private static let bounds = [Family.Parameter.min.optional(), Family.Parameter.max.optional()]

  public static let family = Family(
    "beta", "Between two bounds, 0 and 1 unless given.",
    forms: [
      Family.Form(
        [
          Family.Parameter("alpha", .number, "The first shape.", in: shapes),
          Family.Parameter("beta", .number, "The second shape.", in: shapes),
        ] + bounds
      ) { (v) throws(DistributionError) in
        try Beta.law(alpha: v[0][0], beta: v[1][0], min: v[2].first ?? 0, max: v[3].first ?? 1)
      },
      Family.Form([.mean, .cv] + bounds) { (v) throws(DistributionError) in
        try Beta.law(mean: v[0][0], cv: v[1][0], min: v[2].first ?? 0, max: v[3].first ?? 1)
      },
    ])
}
