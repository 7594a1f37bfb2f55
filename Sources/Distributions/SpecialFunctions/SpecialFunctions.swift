import CGSL

/// The gamma and beta functions that the families of distributions need, from GSL.
///
/// Arguments outside the ranges given are our own mistake: validated parameters never lead there
/// (`SpecialFunctionsTests` walks the ranges).
public enum SpecialFunctions {
  /// ln Gamma(x), for 0 < x <= 1e15.
  public static func logGamma(_ x: Double) -> Double {
    GSL.certainValue(of: "gsl_sf_lngamma_e") { gsl_sf_lngamma_e(x, $0) }
  }

  /// The regularized lower incomplete gamma function P(a, x), for 1e-4 <= a <= 1e9 and x >= 0.
  public static func lowerGamma(_ a: Double, _ x: Double) -> Double {
    if x >= certainBound(a) { return 1 }
    if a >= LargeShapeGamma.leastShape { return LargeShapeGamma.values(a, x).lower }
    return GSL.certainValue(of: "gsl_sf_gamma_inc_P_e") { gsl_sf_gamma_inc_P_e(a, x, $0) }
  }

  /// The regularized upper incomplete gamma function Q(a, x) = 1 - P(a, x), same ranges, accurate where it is small.
  public static func upperGamma(_ a: Double, _ x: Double) -> Double {
    if x >= certainBound(a) { return 0 }
    if a >= LargeShapeGamma.leastShape { return LargeShapeGamma.values(a, x).upper }
    return GSL.certainValue(of: "gsl_sf_gamma_inc_Q_e") { gsl_sf_gamma_inc_Q_e(a, x, $0) }
  }

  /// From here on Q(a, x) is below the least positive `Double`: with u = x / a, Q is at most
  /// exp(-a (u - 1 - ln u)), and that exponent exceeds 745 here for every a in range.
  static func certainBound(_ a: Double) -> Double { a + 40 * a.squareRoot() + 750 }

  /// The regularized incomplete beta function I_x(a, b), for 1e-4 <= a, b <= 1e7 and 0 <= x <= 1.
  public static func incompleteBeta(_ a: Double, _ b: Double, _ x: Double) -> Double {
    GSL.certainValue(of: "gsl_sf_beta_inc_e") { gsl_sf_beta_inc_e(a, b, x, $0) }
  }
}
