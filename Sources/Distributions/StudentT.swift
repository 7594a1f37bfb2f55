import CGSL

/// Student's t distribution, for confidence intervals.
public enum StudentT {
  /// The value that a t variable stays below with probability `p`.
  ///
  /// - Parameters:
  ///   - p: in (0, 1).
  ///   - degreesOfFreedom: > 0.
  public static func quantile(_ p: Double, degreesOfFreedom: Double) -> Double {
    precondition(p > 0 && p < 1, "the probability of a t quantile lies inside (0, 1)")
    precondition(degreesOfFreedom > 0, "a t distribution has more than 0 degrees of freedom")
    return gsl_cdf_tdist_Pinv(p, degreesOfFreedom)
  }
}
