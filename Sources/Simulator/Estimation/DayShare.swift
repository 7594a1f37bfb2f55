import Foundation

/// The share of days on which something held, with the longer side of Wilson's interval as half-width.
///
/// Days are taken as independent. Unlike the usual interval, it does not shrink to nothing at 0 or 1.
///
/// - Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of
///   the American Statistical Association 22 (1927) 209-212.
enum DayShare {
  static func estimate(met: Int, of days: Int, level: Double) -> IntervalEstimate {
    guard days > 0 else { return .empty("no days with contacts") }
    let n = Double(days)
    let share = Double(met) / n
    guard let z = Confidence(level: level, units: days).t else {
      return .point(share, "one day gives no interval")
    }
    let center = (share + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    return .interval(share, halfWidth: half + abs(center - share))
  }
}
