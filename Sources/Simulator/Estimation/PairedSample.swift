import Distributions

/// A ratio of sums over replications, with what each replication moves it by.
///
///     R = sum a_r / sum b_r,   u_r = (a_r - R b_r) / mean b
///
/// The u_r have mean 0; means of them have the variance of R (delta method). The difference of two ratios on the same
/// replications has the influence u_r - v_r, so that what both systems share cancels.
struct PairedSample: Sendable {
  /// nil where the denominator is 0.
  let value: Double?
  /// u_r; empty where there is no value.
  let influence: [Double]

  /// - Parameter pairs: numerator and denominator of each replication.
  init(_ pairs: [(numerator: Double, denominator: Double)]) {
    let top = pairs.reduce(0) { $0 + $1.numerator }
    let bottom = pairs.reduce(0) { $0 + $1.denominator }
    guard bottom > 0, !pairs.isEmpty else {
      (value, influence) = (nil, [])
      return
    }
    let ratio = top / bottom
    let mean = bottom / Double(pairs.count)
    value = ratio
    influence = pairs.map { ($0.numerator - ratio * $0.denominator) / mean }
  }

  /// Of one replication; 0 with fewer than two.
  var variance: Double { Self.variance(influence) }

  private static func variance(_ influence: [Double]) -> Double {
    guard influence.count > 1 else { return 0 }
    return influence.reduce(0) { $0 + $1 * $1 } / Double(influence.count - 1)
  }

  func estimate(_ confidence: Confidence, empty: String) -> IntervalEstimate {
    guard let value else { return .empty(empty) }
    return Self.interval(value, variance: variance, confidence)
  }

  /// This minus another, on the same replications.
  func difference(to other: PairedSample, _ confidence: Confidence, empty: String) -> IntervalEstimate {
    guard let value, let base = other.value else { return .empty(empty) }
    return Self.interval(value - base, variance: differenceVariance(to: other), confidence)
  }

  func differenceVariance(to other: PairedSample) -> Double {
    Self.variance(zip(influence, other.influence).map { $0 - $1 })
  }

  private static func interval(_ value: Double, variance: Double, _ confidence: Confidence)
    -> IntervalEstimate
  {
    guard let t = confidence.t else { return .point(value, IntervalEstimate.oneReplication) }
    guard variance > 0 else { return .constant(value, units: confidence.units) }
    return .interval(value, halfWidth: t * (variance / Double(confidence.units)).squareRoot())
  }
}
