import Foundation

/// The root of a monotone function of a positive number, by bisection of its logarithm.
enum MonotoneRoot {
  /// The x in `range` at which `function` crosses 0; nil when it does not. Relative error below 1e-14.
  static func find(in range: ClosedRange<Double>, _ function: (Double) -> Double) -> Double? {
    var low = log(range.lowerBound)
    var high = log(range.upperBound)
    let atLow = function(range.lowerBound)
    let atHigh = function(range.upperBound)
    guard atLow.isFinite, atHigh.isFinite, atLow * atHigh <= 0 else { return nil }
    let rises = atHigh > atLow
    for _ in 0..<80 {
      let middle = 0.5 * (low + high)
      if (function(exp(middle)) < 0) == rises { low = middle } else { high = middle }
    }
    return exp(0.5 * (low + high))
  }
}
