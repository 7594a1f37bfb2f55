import CGSL
import Foundation

/// The mean number of busy agents if there were enough of them: M(t)/G/infinity.
///
///     m(t) = integral over v > 0 of lambda(t - v) P(S > v) dv
///
/// The load lags behind the arrivals by about E[S^2] / (2 E[S]) and is smoother; staffing by it (the modified offered load)
/// instead of by lambda(t) E[S] holds service steady when rates change.
///
/// - Source: S. G. Eick, W. A. Massey, W. Whitt, "The physics of the Mt/G/infinity queue", Operations Research 41 (1993)
///   731-742; O. B. Jennings, A. Mandelbaum, W. A. Massey, W. Whitt, "Server staffing to meet time-varying demand",
///   Management Science 42 (1996) 1383-1394.
public struct ModifiedOfferedLoad {
  let rate: (Double) -> Double
  let survival: (Double) -> Double
  /// Where P(S > v) may be left out, and where it jumps, seconds.
  let cuts: [Double]

  /// - Parameters:
  ///   - rate: lambda(t), contacts per second; 0 before opening.
  ///   - survival: P(S > v).
  ///   - cuts: ages, increasing: the integral is taken from 0 to the last of them, piece by piece.
  public init(rate: @escaping (Double) -> Double, survival: @escaping (Double) -> Double, cuts: [Double]) {
    self.rate = rate
    self.survival = survival
    self.cuts = cuts
  }

  /// m(t), in erlangs.
  public func mean(at time: Double) -> Double {
    zip([0] + cuts, cuts).reduce(0) { sum, piece in
      sum
        + Quadrature.integral(from: piece.0, to: piece.1) { age in rate(time - age) * survival(age) }
    }
  }
}
