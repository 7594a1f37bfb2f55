import Foundation

/// Durations with how often each occurs, sorted: what likelihoods are summed over.
///
/// Logs write whole seconds, so a million services are some thousand distinct values. Values that are finer are rounded to
/// 1/4000 of themselves, which moves no estimate by more than a tenth of its standard error at 10^6 values.
struct WeightedSample: Sendable {
  private(set) var values: [Double] = []
  private(set) var weights: [Double] = []
  private(set) var count = 0.0
  private(set) var sum = 0.0
  private(set) var sumOfSquares = 0.0

  init() {}

  init(_ unsorted: [Double]) {
    self.init(unsorted.map { ($0, 1.0) })
  }

  init(_ pairs: [(value: Double, weight: Double)]) {
    for (value, weight) in pairs.sorted(by: { $0.value < $1.value }) {
      count += weight
      sum += weight * value
      sumOfSquares += weight * value * value
      let rounded = Self.rounded(value)
      if values.last == rounded {
        weights[weights.count - 1] += weight
      } else {
        values.append(rounded)
        weights.append(weight)
      }
    }
  }

  private static func rounded(_ value: Double) -> Double {
    if value == value.rounded() || value <= 0 { return value }
    let step = pow(2, (log2(value / 4000)).rounded(.up))
    return (value / step).rounded() * step
  }

  var isEmpty: Bool { values.isEmpty }
  var mean: Double? { count > 0 ? sum / count : nil }
  /// With n - 1; nil below two values.
  var variance: Double? {
    count > 1 ? max(0, (sumOfSquares - sum * sum / count) / (count - 1)) : nil
  }
  var cv: Double? {
    guard let mean, let variance, mean > 0 else { return nil }
    return variance.squareRoot() / mean
  }

  func total(_ function: (Double) -> Double) -> Double {
    var total = 0.0
    for index in values.indices { total += weights[index] * function(values[index]) }
    return total
  }

  /// The least value with at least share `p` of the weight at or below it.
  func quantile(_ p: Double) -> Double? {
    var below = 0.0
    for index in values.indices {
      below += weights[index]
      if below >= p * count { return values[index] }
    }
    return values.last
  }

  /// The share of values at or below `x`.
  func cdf(_ x: Double) -> Double {
    var below = 0.0
    for index in values.indices where values[index] <= x { below += weights[index] }
    return count > 0 ? below / count : 0
  }

  /// Those of at least `x`.
  func atLeast(_ x: Double) -> WeightedSample {
    WeightedSample(values.indices.filter { values[$0] >= x }.map { (values[$0], weights[$0]) })
  }
}
