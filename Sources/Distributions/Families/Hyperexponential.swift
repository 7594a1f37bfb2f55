import CGSL

/// The two-phase hyperexponential distribution H2: exponential with mean m1 with probability p, else with mean m2.
///
///     F(x) = 1 - p exp(-x / m1) - (1 - p) exp(-x / m2),   cv >= 1
///
/// With more phases it is a `Mixture` of `Exponential`s.
@frozen
public struct Hyperexponential: Distribution {
  /// Of the first phase.
  public let probability: Double
  public let firstMean: Double
  public let secondMean: Double

  init(probability: Double, means: (Double, Double)) {
    self.probability = probability
    (firstMean, secondMean) = means
  }

  /// The one with balanced means: each phase contributes half of the mean,
  ///
  ///     p = (1 + sqrt((cv^2 - 1) / (cv^2 + 1))) / 2,   m1 = mean / (2 p),   m2 = mean / (2 (1 - p)).
  ///
  /// - Parameter cv: 1 to 100.
  /// - Source: H. C. Tijms, "A First Course in Stochastic Models", 2003, appendix B, p. 447.
  public init(mean: Double, cv: Double) throws(DistributionError) {
    try Requirement.quantity(mean, "mean")
    try Requirement.check(cv, "cv", in: 1...Requirement.cv.upperBound)
    let c2 = cv * cv
    let p = 0.5 * (1 + ((c2 - 1) / (c2 + 1)).squareRoot())
    // 1 - p without cancellation: (1 - r) / 2 with 1 - r^2 = 2 / (c2 + 1).
    let q = 1 / ((c2 + 1) * 2 * p)
    self.init(probability: p, means: (mean / (2 * p), mean / (2 * q)))
  }

  /// A law with any number of phases.
  public static func law(
    probabilities: [Double], means: [Double]
  ) throws(DistributionError) -> any Distribution {
    guard probabilities.count == means.count, !means.isEmpty else {
      throw DistributionError(
        parameter: "means",
        "must be as many as the probabilities (\(probabilities.count)), found \(means.count)")
    }
    for p in probabilities { try Requirement.check(p, "probabilities", in: 0...1) }
    let sum = probabilities.reduce(0, +)
    guard abs(sum - 1) <= 1e-6 else {
      throw DistributionError(
        parameter: "probabilities", "must sum to 1, found \(Requirement.number(sum))")
    }
    var phases: [Exponential] = []
    for mean in means {
      try Requirement.quantity(mean, "means")
      phases.append(try Exponential(mean: mean))
    }
    return switch phases.count {
    case 1: phases[0]
    case 2: Hyperexponential(probability: probabilities[0] / sum, means: (means[0], means[1]))
    default: try Mixture(of: phases, weights: probabilities)
    }
  }

  public var mean: Double { probability * firstMean + (1 - probability) * secondMean }

  public var variance: Double {
    2 * (probability * firstMean * firstMean + (1 - probability) * secondMean * secondMean) - mean * mean
  }

  public func density(_ x: Double) -> Double {
    if x < 0 { return 0 }
    return probability * exp(-x / firstMean) / firstMean
      + (1 - probability) * exp(-x / secondMean) / secondMean
  }

  public func cdf(_ x: Double) -> Double {
    x <= 0 ? 0 : -probability * expm1(-x / firstMean) - (1 - probability) * expm1(-x / secondMean)
  }

  /// By bisection between the quantiles of the phases; samples are drawn otherwise.
  public func quantile(_ p: Double) -> Double {
    let exponential = -logOfComplement(p)
    if !exponential.isFinite { return exponential }
    let bounds = min(firstMean, secondMean) * exponential...max(firstMean, secondMean) * exponential
    return leastArgument(in: bounds) { cdf($0) >= p }
  }

  /// One uniform chooses the phase, a second draws from it: one block of the stream.
  @inlinable
  public func sample(using stream: inout RandomStream) -> Double {
    let mean = stream.uniform() < probability ? firstMean : secondMean
    return -mean * logOfComplement(stream.uniform())
  }

  public static let family = Family(
    "hyperexponential", "A choice of exponentials; cv at least 1.",
    forms: [
      Family.Form(
        .mean,
        Family.Parameter(
          "cv", .number, "Standard deviation over mean; with balanced means.",
          in: 1...Requirement.cv.upperBound),
        make: Hyperexponential.init(mean:cv:)),
      Family.Form([
        Family.Parameter("probabilities", .shares, "Of each phase; they sum to 1.", mayBeZero: true),
        Family.Parameter("means", .quantities, "Of each phase."),
      ]) { (v) throws(DistributionError) in try Hyperexponential.law(probabilities: v[0], means: v[1]) },
    ])
}
