import CGSL

/// Fisher's F distribution, for ratios of variances.
public enum FDistribution {
  /// The value f with P(F <= f) = p.
  ///
  /// - Parameters:
  ///   - p: in (0, 1).
  ///   - numerator: degrees of freedom above the line, greater than 0; `denominator` below it.
  public static func quantile(_ p: Double, numerator: Double, denominator: Double) -> Double {
    precondition(p > 0 && p < 1, "an F quantile needs a probability inside (0, 1)")
    precondition(numerator > 0 && denominator > 0, "an F quantile needs degrees of freedom greater than 0")
    GSL.switchOffAborting
    let f = gsl_cdf_fdist_Pinv(p, numerator, denominator)
    precondition(f.isFinite, "GSL gives no F quantile for these arguments")
    return f
  }
}
