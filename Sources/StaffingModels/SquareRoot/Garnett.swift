import CGSL

/// The square-root rule for contacts with exponential patience: n = R + beta sqrt(R), beta of either sign.
///
/// As R grows with beta held, the probability of waiting in M/M/n+M tends to
///
///     P(W > 0) -> 1 / (1 + sqrt(theta / mu) h(betaHat) / h(-beta)),   betaHat = beta sqrt(mu / theta)
///
/// with h = phi / (1 - Phi), the hazard rate of the normal law.
///
/// - Source: O. Garnett, A. Mandelbaum, M. Reiman, "Designing a call center with impatient customers", Manufacturing &
///   Service Operations Management 4 (2002) 208-227.
public enum Garnett {
  /// - Parameter patienceRatio: theta / mu = mean handle time / mean patience, > 0.
  public static func delayProbability(beta: Double, patienceRatio: Double) -> Double {
    precondition(patienceRatio > 0, "patience is finite")
    let root = patienceRatio.squareRoot()
    let ratio = gsl_sf_hazard(beta / root) / gsl_sf_hazard(-beta)
    return 1 / (1 + root * ratio)
  }

  /// The beta whose limit is that probability, in (0, 1).
  public static func beta(delayProbability: Double, patienceRatio: Double) -> Double {
    precondition(delayProbability > 0 && delayProbability < 1, "a probability in (0, 1)")
    return Roots.decreasing(from: -20, step: 1) {
      Self.delayProbability(beta: $0, patienceRatio: patienceRatio) - delayProbability
    }
  }
}
