import CGSL
import Distributions
import Foundation

/// How much busier days are than one another, beyond chance: the factor B of a day, gamma with mean 1 and cv 1/sqrt(alpha).
///
/// With N_d contacts on a day that expects m_d, Var N / E N = 1 + m cv². By moments cv² = Var(N_d / m_d) - mean(1 / m_d); by
/// maximum likelihood from N_d ~ negative binomial. The test of dispersion compares sum (N_d - m_d)² / m_d with chi-square.
///
/// - Source: A. N. Avramidis, A. Deslauriers and P. L'Ecuyer, "Modeling daily arrivals to a telephone call center",
///   Management Science 50 (2004).
struct BusynessFit: Sendable {
  /// Of the day's factor.
  var byMoments: Double
  var byLikelihood: Double?
  /// Standard error of the cv, from the likelihood where it has one.
  var standardError: Double?
  /// The index of dispersion, (1/f) sum (N - m)² / m; 1 for Poisson.
  var dispersion: Double
  /// That pure chance gives as much; nil with fewer than 2 days.
  var pValue: Double?
  /// N_d / m_d.
  var factors: [Double]
  var days: Int { factors.count }

  /// The cv that goes into the scenario: by likelihood, else by moments; nil if chance explains the days (p >= 0.05).
  var cv: Double? {
    guard days >= 3, let pValue, pValue < 0.05 else { return nil }
    let value = byLikelihood ?? byMoments
    return value > 0.001 ? value : nil
  }

  /// - Parameters:
  ///   - counts: contacts of each day.
  ///   - means: expected ones at factor 1; they sum to the same.
  ///   - freedom: days minus what was estimated to make the means.
  init(counts: [Double], means: [Double], freedom: Int) {
    let n = Double(counts.count)
    factors = zip(counts, means).map { $1 > 0 ? $0 / $1 : 1 }
    let mean = factors.reduce(0, +) / max(n, 1)
    let f = Double(max(freedom, 1))
    let variance = factors.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / f
    let noise = means.reduce(0) { $0 + ($1 > 0 ? 1 / $1 : 0) } / max(n, 1)
    byMoments = max(0, variance - noise).squareRoot()
    let sum = zip(counts, means).reduce(0.0) { $0 + ($1.1 > 0 ? ($1.0 - $1.1) * ($1.0 - $1.1) / $1.1 : 0) }
    dispersion = sum / f
    pValue = freedom >= 1 && counts.count >= 2 ? gsl_cdf_chisq_Q(sum, f) : nil
    guard counts.count >= 3, byMoments > 0 else { return }
    let scale = n / f
    func logLikelihood(_ p: [Double]) -> Double {
      let alpha = exp(min(max(p[0], -10), 20))
      var sum = 0.0
      for (count, m) in zip(counts, means) where m > 0 {
        sum +=
          SpecialFunctions.logGamma(count + alpha) - SpecialFunctions.logGamma(alpha)
          + alpha * log(alpha / (alpha + m)) + count * log(m / (alpha + m))
      }
      return sum
    }
    let p = Simplex.maximum(from: [-2 * log(byMoments)], of: logLikelihood)
    // The likelihood takes the means for known; the scale gives back the degrees of freedom spent on them.
    let cv = exp(-p[0] / 2) * scale.squareRoot()
    guard p[0] < 18 else { return }
    byLikelihood = cv
    if let covariance = Simplex.covariance(at: p, of: logLikelihood) {
      standardError = cv * covariance[0][0].squareRoot() / 2
    }
  }
}

/// How half hours (or other intervals) of a day differ beyond the day's own factor and chance, and how long that lasts.
struct IntervalBusyness: Sendable {
  /// cv of the factor of an interval, by moments.
  var cv: Double
  /// Correlation of neighbouring intervals' factors, AR(1); nil where it can't be told.
  var correlation: Double?
  /// That chance alone gives as much dispersion.
  var pValue: Double

  /// - Parameters:
  ///   - counts: `counts[day][interval]`.
  ///   - profile: expected at factor 1.
  ///   - factors: of the days.
  init?(counts: [[Double]], profile: [Double], factors: [Double]) {
    let (days, intervals) = (counts.count, profile.count)
    guard days >= 3, intervals >= 4 else { return nil }
    let freedom = Double((days - 1) * (intervals - 1)) / Double(days * intervals)
    var (excess, squares, chi, lagged, lagSquares, noise) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for day in 0..<days {
      var previous: Double?
      for interval in 0..<intervals {
        let mean = factors[day] * profile[interval]
        guard mean > 0 else { continue }
        let residual = counts[day][interval] - mean
        excess += residual * residual / freedom - mean
        squares += mean * mean
        chi += residual * residual / mean
        if let previous { lagged += previous * (residual / mean.squareRoot()) }
        lagSquares += residual * residual / mean
        noise += 1
        previous = residual / mean.squareRoot()
      }
    }
    guard squares > 0 else { return nil }
    cv = max(0, excess / squares).squareRoot()
    pValue = gsl_cdf_chisq_Q(chi, Double((days - 1) * (intervals - 1)))
    // Only the part of the variance that is not Poisson noise can be correlated.
    let signal = lagSquares / freedom - noise
    if signal > 0.05 * noise { correlation = min(max(lagged / signal, -0.99), 0.99) }
  }
}
