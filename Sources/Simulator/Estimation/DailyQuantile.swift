import Foundation

/// Quantiles of a sample of days, with a distribution-free interval.
///
/// The number of days below the true p-quantile is binomial(n, p) whatever the distribution; its quantiles give
/// the ranks whose values enclose it. The half-width is the longer side.
///
/// - Source: H. A. David and H. N. Nagaraja, "Order Statistics", 3rd ed., 2003, section 7.1.
enum DailyQuantile {
  static func estimate(_ days: [Double], p: Double, level: Double) -> IntervalEstimate {
    guard !days.isEmpty else { return .empty("no days with contacts") }
    let sorted = days.sorted()
    let value = sorted[min(sorted.count - 1, Int((p * Double(sorted.count)).rounded(.up)) - 1)]
    guard let ranks = ranks(count: sorted.count, p: p, level: level) else {
      return .point(value, "too few days for an interval")
    }
    let halfWidth = max(sorted[ranks.upper - 1] - value, value - sorted[ranks.lower - 1])
    return halfWidth > 0 ? .interval(value, halfWidth: halfWidth) : .constant(value, units: sorted.count)
  }

  /// Ranks (from 1) of the order statistics that enclose the p-quantile with probability at least `level`.
  static func ranks(count: Int, p: Double, level: Double) -> (lower: Int, upper: Int)? {
    var cumulative = 0.0
    var lower: Int?
    for below in 0...count {
      let logProbability =
        lgamma(Double(count) + 1) - lgamma(Double(below) + 1) - lgamma(Double(count - below) + 1)
        + Double(below) * log(p) + Double(count - below) * log1p(-p)
      cumulative += exp(logProbability)
      // At most `lower - 1` days lie below with probability under half the error.
      if cumulative <= (1 - level) / 2 { lower = below + 1 }
      if cumulative >= (1 + level) / 2 {
        let upper = below + 1
        guard let lower, upper <= count else { return nil }
        return (lower, upper)
      }
    }
    return nil
  }
}
