import CGSL

/// The ranges of parameters within which every family gives finite numbers, and the words when they are left.
///
/// They are far wider than anything a contact center shows; outside them a parameter is a slip of the pen.
enum Requirement {
  /// Durations of 1 ns to 30 000 years, when the unit is the second.
  static let quantity = 1e-9...1e12
  static let cv = 1e-3...100
  static let shape = 1e-4...1e6
  /// For laws whose mean is infinite at shape 1.
  static let tailShape = 1.01...1e6

  static func quantity(_ value: Double, _ parameter: String) throws(DistributionError) {
    try check(value, parameter, in: quantity)
  }

  static func quantityOrZero(_ value: Double, _ parameter: String) throws(DistributionError) {
    try check(value, parameter, in: 0...quantity.upperBound)
  }

  static func check(
    _ value: Double, _ parameter: String, in range: ClosedRange<Double>
  ) throws(DistributionError) {
    guard range.contains(value) else {
      if value <= 0, range.lowerBound > 0 {
        throw DistributionError(parameter: parameter, "must be greater than 0, found \(number(value))")
      }
      let (lower, upper) = (range.lowerBound, range.upperBound)
      throw DistributionError(
        parameter: parameter, "must be from \(number(lower)) to \(number(upper)), found \(number(value))")
    }
  }

  static func increasing(
    _ lower: Double, _ lowerName: String, _ upper: Double, _ upperName: String
  ) throws(DistributionError) {
    guard lower < upper else {
      throw DistributionError(
        parameter: upperName,
        "must be greater than \(lowerName) (\(number(lower))), found \(number(upper))")
    }
  }

  /// ln(p90 / p50), of two quantiles in the right order.
  static func logRatio(p50: Double, p90: Double) throws(DistributionError) -> Double {
    try quantity(p50, "p50")
    try quantity(p90, "p90")
    try increasing(p50, "p50", p90, "p90")
    return log(p90 / p50)
  }

  /// Whether weights can be made probabilities: none negative, and not all zero.
  static func weights(_ weights: [Double], _ parameter: String) throws(DistributionError) {
    for weight in weights { try check(weight, parameter, in: 0...quantity.upperBound) }
    guard weights.contains(where: { $0 >= quantity.lowerBound }) else {
      throw DistributionError(parameter: parameter, "must not all be 0")
    }
  }

  /// `2` rather than `2.0`.
  static func number(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
