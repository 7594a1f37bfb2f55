import CGSL
import Foundation

/// The square-root rule for contacts that never give up: n = R + beta sqrt(R).
///
/// As R grows with beta held, the probability of waiting in M/M/n tends to
///
///     P(W > 0) -> 1 / (1 + beta Phi(beta) / phi(beta)),   beta > 0
///
/// - Source: S. Halfin, W. Whitt, "Heavy-traffic limits for queues with many exponential servers", Operations Research 29
///   (1981) 567-588.
public enum HalfinWhitt {
  /// The limit of the probability of waiting; 1 for beta <= 0, where waits grow without end.
  public static func delayProbability(beta: Double) -> Double {
    // phi(beta) / Phi(beta) is the hazard rate of the normal law at -beta.
    beta <= 0 ? 1 : 1 / (1 + beta / gsl_sf_hazard(-beta))
  }

  /// The beta whose limit is that probability, in (0, 1).
  public static func beta(delayProbability: Double) -> Double {
    precondition(delayProbability > 0 && delayProbability < 1, "a probability in (0, 1)")
    return Roots.decreasing(from: 0, step: 1) { Self.delayProbability(beta: $0) - delayProbability }
  }
}

/// Roots of monotone functions by GSL's Brent method.
enum Roots {
  /// The root of a decreasing function at or above `start`, where it is not negative.
  static func decreasing(from start: Double, step: Double, of function: (Double) -> Double) -> Double {
    var low = start
    var width = step
    while function(low + width) > 0 {
      low += width
      width *= 2
    }
    return root(from: low, to: low + width, of: function)
  }

  /// The root between two points where the function has different signs, to the last digits.
  static func root(from a: Double, to b: Double, of function: (Double) -> Double) -> Double {
    if function(a) == 0 { return a }
    if function(b) == 0 { return b }
    return withoutActuallyEscaping(function) { function in
      var body = function
      return withUnsafeMutablePointer(to: &body) { body in
        var equation = gsl_function()
        equation.function = { x, body in
          guard let body else { return .nan }
          return body.assumingMemoryBound(to: ((Double) -> Double).self).pointee(x)
        }
        equation.params = UnsafeMutableRawPointer(body)
        let solver = gsl_root_fsolver_alloc(callsim_brent())
        defer { gsl_root_fsolver_free(solver) }
        _ = gsl_set_error_handler_off()
        guard gsl_root_fsolver_set(solver, &equation, a, b) == GSL_SUCCESS else { return .nan }
        for _ in 0..<200 {
          _ = gsl_root_fsolver_iterate(solver)
          let (low, high) = (gsl_root_fsolver_x_lower(solver), gsl_root_fsolver_x_upper(solver))
          if gsl_root_test_interval(low, high, 1e-300, 4e-16) == GSL_SUCCESS { break }
        }
        return gsl_root_fsolver_root(solver)
      }
    }
  }
}
