import CGSL
import Foundation

/// The Erlang B formula: lost calls in an M/G/n/n system, n agents or lines and no waiting place.
///
///     B(n, R) = (R^n / n!) / sum over j = 0..n of R^j / j!
///
/// continued to real n by 1 / B(n, R) = R * integral over t > 0 of exp(-R t) (1 + t)^n dt.
/// The result depends on the law of handle times only through its mean.
///
/// Relative error below 1e-12 for n up to 10^6 (`ErlangGridTests`, against 50 digits).
///
/// - Source: A. K. Erlang (1917); continuation: D. L. Jagerman, "Some properties of the Erlang loss function",
///   Bell System Technical Journal 53 (1974) 525-551.
public enum ErlangB {
  /// The probability that an arriving contact is lost; 0 where it is below the least positive `Double`.
  ///
  /// - Parameters:
  ///   - agents: n >= 0, not necessarily whole.
  ///   - load: offered load R >= 0, in erlangs.
  public static func blocking(agents: Double, load: Double) -> Double {
    if load == 0 { return agents == 0 ? 1 : 0 }
    return (ScaledNumber(1) / inverse(agents: agents, load: load)).value
  }

  /// ln B, finite however small B is.
  ///
  /// - Precondition: load > 0.
  public static func logBlocking(agents: Double, load: Double) -> Double {
    -inverse(agents: agents, load: load).logarithm
  }

  /// 1 / B(n, R) for n > -1.
  ///
  ///     1 / B(x, R) = 1 + (x / R) / B(x - 1, R)
  ///
  /// A sum of positive terms. An error at x shrinks by 1 - B(x) with every step, so the recursion need not begin
  /// at 0: it starts so far below that the start's own error has shrunk to nothing.
  ///
  /// - Complexity: O(sqrt(R) + max(0, n - R)) steps.
  static func inverse(agents: Double, load: Double) -> ScaledNumber {
    precondition(agents > -1 && load > 0, "Erlang B needs agents > -1 and a positive load")
    let steps = Int(agents.rounded(.up))
    let skipped = stepsToSkip(agents: agents, load: load)
    var x = agents - Double(steps - skipped)
    var inverse = skipped > 0 ? load / (load - x + 1) : inverseAtStart(x, load: load)
    var one = 1.0
    var exponent = 0
    for _ in skipped..<max(steps, skipped) {
      x += 1
      inverse = one + x / load * inverse
      if inverse > 0x1p600 {
        inverse *= 0x1p-600
        one *= 0x1p-600
        exponent += 600
      }
    }
    return ScaledNumber(inverse, exponent: exponent)
  }

  /// Steps that may be left out below min(n, R): while x < R the error shrinks by 1 - B(x) <= x / R, that is by
  /// exp(-(x2 - x1) (2 R - x1 - x2) / 2 R) or less from x1 to x2; 45 e-folds are enough.
  private static func stepsToSkip(agents: Double, load: Double) -> Int {
    let end = min(agents, load)
    let distance = load - end
    let start = load - (distance * distance + 90 * load).squareRoot()
    return max(0, Int(start.rounded(.down)))
  }

  /// 1 / B(x, R) = exp(R) R^-x Gamma(x + 1, R) for x in (-1, 0].
  private static func inverseAtStart(_ x: Double, load: Double) -> Double {
    if x == 0 { return 1 }
    if load < 50 {
      var upper = gsl_sf_result()
      _ = gsl_sf_gamma_inc_e(x + 1, load, &upper)
      return exp(load) * pow(load, -x) * upper.val
    }
    // The asymptotic series 1 + x / R + x (x - 1) / R^2 + ...: 40 terms leave less than 40! / 50^40 = 1e-20.
    var sum = 1.0
    var term = 1.0
    for j in 0..<40 {
      term *= (x - Double(j)) / load
      sum += term
    }
    return sum
  }
}
