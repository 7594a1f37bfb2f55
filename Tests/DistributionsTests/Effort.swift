import Foundation
import Testing

/// How long statistical tests run: `CALLSIM_SLOW=1` in the environment asks for the full length.
enum Effort {
  static let isFull = ProcessInfo.processInfo.environment["CALLSIM_SLOW"] == "1"
  /// Draws of each law for the Kolmogorov-Smirnov tests.
  static let draws = isFull ? 1_000_000 : 100_000
  /// Words for each test of randomness.
  static let words = isFull ? 1 << 22 : 1 << 17
}

/// Statistical tests have fixed seeds and this false-alarm probability over seeds, each.
let falseAlarm = 1e-6
