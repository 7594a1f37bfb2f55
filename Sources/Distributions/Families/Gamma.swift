import CGSL

/// The gamma distribution with shape a and scale b.
///
///     f(x) = x^(a-1) exp(-x / b) / (Gamma(a) b^a),   mean a b,   cv 1 / sqrt(a)
///
/// Sampled by GSL's `gsl_ran_gamma` (Marsaglia and Tsang's method).
///
/// - Source: GNU Scientific Library reference manual, "Random Number Distributions: The Gamma Distribution".
@frozen
public struct Gamma: Distribution {
  public let shape: Double
  public let scale: Double

  /// - Parameter shape: 1e-4 to 1e6.
  public init(shape: Double, scale: Double) throws(DistributionError) {
    try Requirement.check(shape, "shape", in: Requirement.shape)
    try Requirement.quantity(scale, "scale")
    self.init(unchecked: shape, scale)
  }

  public init(mean: Double, shape: Double) throws(DistributionError) {
    try Requirement.quantity(mean, "mean")
    try Requirement.check(shape, "shape", in: Requirement.shape)
    self.init(unchecked: shape, mean / shape)
  }

  public init(mean: Double, cv: Double) throws(DistributionError) {
    try Requirement.quantity(mean, "mean")
    try Requirement.check(cv, "cv", in: Requirement.cv)
    self.init(unchecked: 1 / (cv * cv), mean * cv * cv)
  }

  /// The ratio of the quantiles falls as the shape grows, so the shape is found by bisection.
  public init(p50: Double, p90: Double) throws(DistributionError) {
    let logRatio = try Requirement.logRatio(p50: p50, p90: p90)
    func isNarrowEnough(_ shape: Double) -> Bool {
      let unit = Gamma(unchecked: shape, 1)
      return log(unit.quantile(0.9) / unit.quantile(0.5)) <= logRatio
    }
    let shapes = 0.05...1e5
    guard isNarrowEnough(shapes.upperBound), !isNarrowEnough(shapes.lowerBound) else {
      throw DistributionError(
        parameter: "p90",
        "must be from 1.005 to 5e6 times p50 for a gamma law, found "
          + "\(Requirement.number(p90 / p50)) times")
    }
    let shape = leastArgument(in: shapes, where: isNarrowEnough)
    self.init(unchecked: shape, p50 / Gamma(unchecked: shape, 1).quantile(0.5))
  }

  private init(unchecked shape: Double, _ scale: Double) {
    self.shape = shape
    self.scale = scale
  }

  public var mean: Double { shape * scale }
  public var variance: Double { shape * scale * scale }

  /// Infinite at 0 for a shape below 1.
  public func density(_ x: Double) -> Double {
    if x < 0 { return 0 }
    if x == 0 { return shape < 1 ? .infinity : shape == 1 ? 1 / scale : 0 }
    let t = x / scale
    return exp((shape - 1) * log(t) - t - SpecialFunctions.logGamma(shape)) / scale
  }

  public func cdf(_ x: Double) -> Double { x <= 0 ? 0 : SpecialFunctions.lowerGamma(shape, x / scale) }

  /// By bisection on the `cdf`; microseconds, so not how samples are drawn.
  public func quantile(_ p: Double) -> Double {
    if p <= 0 { return 0 }
    if p >= 1 { return .infinity }
    return scale
      * leastArgument(in: 0...SpecialFunctions.certainBound(shape)) {
        SpecialFunctions.lowerGamma(shape, $0) >= p
      }
  }

  public func sample(using stream: inout RandomStream) -> Double {
    stream.withGSL { gsl_ran_gamma($0, shape, scale) }
  }

  public static let family = Family(
    "gamma", "Right-skewed; any cv.",
    forms: [
      Family.Form(.mean, .cv, make: Gamma.init(mean:cv:)),
      Family.Form(.mean, .shape, make: Gamma.init(mean:shape:)),
      Family.Form(.shape, .scale, make: Gamma.init(shape:scale:)),
      Family.Form(.p50, .p90, make: Gamma.init(p50:p90:)),
    ])
}
