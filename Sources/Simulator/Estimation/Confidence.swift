import Distributions
import Foundation

/// A confidence level for intervals from a given number of independent units (replications, batches, groups).
struct Confidence: Sendable {
  let level: Double
  let units: Int
  /// The Student t quantile at (1 + level) / 2 with units - 1 degrees of freedom; nil with fewer than 2 units.
  let t: Double?

  init(level: Double, units: Int) {
    precondition(level > 0 && level < 1, "a confidence level lies inside (0, 1)")
    self.level = level
    self.units = units
    t = units < 2 ? nil : StudentT.quantile((1 + level) / 2, degreesOfFreedom: Double(units - 1))
  }

  /// How far from 0 a share may be that was never seen in `trials` independent trials: the p with
  /// (1 - p)^trials = 1 - level, about 3 / trials at 95 %.
  ///
  /// - Source: J. A. Hanley and A. Lippman-Hand, "If nothing goes wrong, is everything all right? Interpreting
  ///   zero numerators", JAMA 249 (1983) 1743-1745.
  func boundOfNeverSeen(trials: Double) -> Double {
    precondition(trials > 0, "a share is bounded by at least one trial")
    return -expm1(log(1 - level) / trials)
  }
}
