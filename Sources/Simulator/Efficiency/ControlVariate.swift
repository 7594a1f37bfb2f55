import Distributions
import Foundation

/// A quantity of each replication whose mean is known: by how far it was off, the estimate is corrected.
///
///     Y - b (C - E[C]),   b = cov(Y, C) / var(C)
///
/// b is estimated from the same replications, which costs the factor (n - 2) / (n - 3) of variance and a bias of order 1 / n.
///
/// - Source: S. S. Lavenberg and P. D. Welch, "A perspective on the use of control variables to increase the efficiency of Monte Carlo
///   simulations", Management Science 27 (1981) 322-335.
struct ControlVariate {
  private let deviations: [Double]
  /// Of the sample from what is expected.
  private let shift: Double
  private let squares: Double

  /// nil when it does not vary.
  init?(_ values: [Double], mean expected: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    deviations = values.map { $0 - mean }
    shift = mean - expected
    squares = deviations.reduce(0) { $0 + $1 * $1 }
    if squares <= 1e-20 * Double(values.count) * max(mean * mean, 1) { return nil }
  }

  /// What it makes of a sample: the corrected estimate, and its variance against the uncorrected one's with the limits of that ratio.
  struct Effect {
    var estimate: IntervalEstimate
    var ratio: Double
    var low: Double
    var high: Double
  }

  /// nil where the sample has no value or does not vary.
  func effect(on sample: PairedSample, level: Double) -> Effect? {
    guard let value = sample.value, sample.variance > 0 else { return nil }
    let n = Double(deviations.count)
    let total = sample.influence.reduce(0) { $0 + $1 * $1 }
    let product = zip(sample.influence, deviations).reduce(0) { $0 + $1.0 * $1.1 }
    let slope = product / squares
    // A correlation of 1, but for rounding, leaves nothing.
    let rest = max(total - slope * product, 1e-15 * total)
    // Fisher's z of the correlation.
    let z = atanh((1 - rest / total).squareRoot())
    let width = StandardNormal.quantile((1 + level) / 2) / (n - 3).squareRoot()
    let (least, most) = (tanh(max(z - width, 0)), tanh(z + width))
    let loss = (n - 2) / (n - 3)
    let halfWidth =
      (Confidence(level: level, units: deviations.count).t ?? 0) * (rest / (n - 2) / n).squareRoot()
    return Effect(
      estimate: .interval(value - slope * shift, halfWidth: halfWidth), ratio: loss * rest / total,
      low: loss * (1 - most * most), high: loss * (1 - least * least))
  }
}
