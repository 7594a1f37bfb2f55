/// What a morning says about the day: the law of a busyness factor after some contacts have been counted (SF13).
///
/// With a gamma factor B of mean 1 and coefficient of variation c, alpha = 1 / c^2, and N contacts where m were expected,
/// B is gamma again:
///
///     B | N  ~  gamma(alpha + N) / (alpha + m),     mean (alpha + N) / (alpha + m),     cv 1 / sqrt(alpha + N)
///
/// - Source: the conjugate gamma-Poisson model; for arrivals of call centers as in J. Weinberg, L. D. Brown, J. R. Stroud,
///   "Bayesian forecasting of an inhomogeneous Poisson process with applications to call center data", Journal of the American
///   Statistical Association 102 (2007) 1185-1198.
public struct BusynessPosterior: Sendable, Hashable {
  public let mean: Double
  public let cv: Double

  /// - Parameters:
  ///   - cv: of the factor beforehand; 0: it is known to be 1.
  ///   - expected: m > 0 where cv > 0 is to be changed.
  public init(cv: Double, expected: Double, counted: Double) {
    guard cv > 0 else {
      (mean, self.cv) = (1, 0)
      return
    }
    let alpha = 1 / (cv * cv)
    mean = (alpha + counted) / (alpha + expected)
    self.cv = 1 / (alpha + counted).squareRoot()
  }
}
