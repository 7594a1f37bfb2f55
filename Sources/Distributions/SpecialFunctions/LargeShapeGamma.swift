import CGSL

/// The regularized incomplete gamma functions for large shapes: the first terms of Temme's uniform expansion.
///
/// With lambda = x / a and eta = sign(lambda - 1) sqrt(2 (lambda - 1 - ln lambda)),
///
///     Q(a, x) = erfc(eta sqrt(a / 2)) / 2 + R,   R ~ exp(-a eta^2 / 2) / sqrt(2 pi a) (c0(eta) + c1(eta) / a + ...)
///
/// and P(a, x) has the signs of eta and R turned. GSL 2.7's `gsl_sf_gamma_inc_P_e` and `_Q_e` lose digits where x lies
/// one to several standard deviations below a: 1e-10 at a = 1e4, 1e-7 at 1e5, and more than 0.04 at 1e6.
///
/// - Source: N. M. Temme, "The asymptotic expansion of the incomplete gamma functions", SIAM Journal on
///   Mathematical Analysis 10 (1979) 757-766; Digital Library of Mathematical Functions, 8.12.
enum LargeShapeGamma {
  /// From this shape on the neglected terms, about c2 / a^2 of R, are below 1e-12.
  static let leastShape = 1e4

  /// P(a, x) and Q(a, x), for a >= `leastShape` and x >= 0; absolute error below 1e-12.
  static func values(_ a: Double, _ x: Double) -> (lower: Double, upper: Double) {
    let excess = (x - a) / a
    let half = excess - log1p(excess)
    // exp(-750) is 0, and P and Q are 0 and 1; x = 0 too.
    guard a * half < 750 else { return x < a ? (0, 1) : (1, 0) }
    let eta = (2 * half).squareRoot() * (excess < 0 ? -1 : 1)
    let scale = exp(-a * half) / (2 * Double.pi * a).squareRoot()
    let rest = scale * (series(c0, eta) + series(c1, eta) / a)
    let z = eta * (0.5 * a).squareRoot()
    return (0.5 * erfc(-z) - rest, 0.5 * erfc(z) + rest)
  }

  /// Taylor coefficients of c0 and c1; `values` needs them for |eta| < 0.4.
  private static let c0 = [
    -1.0 / 3, 1.0 / 12, -2.0 / 135, 1.0 / 864, 1.0 / 2835, -139.0 / 777_600, 1.0 / 25_515,
    -2.1854485106799922e-6,
    -1.85406221071516e-6, 8.296711340953086e-7,
  ]
  private static let c1 = [
    -1.0 / 540, -1.0 / 288, 1.0 / 378, -77.0 / 77_760, 1.0 / 4860, -4.0187757201646091e-7,
    -1.8098550334489978e-5,
  ]

  private static func series(_ coefficients: [Double], _ eta: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * eta + $1 }
  }
}
