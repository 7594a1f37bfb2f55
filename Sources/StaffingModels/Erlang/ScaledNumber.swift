import Foundation

/// A positive number that may lie far outside the range of `Double`: `significand * 2^exponent`.
///
/// Blocking and delay probabilities of a large, lightly loaded system are below the least positive `Double`; their
/// logarithms are not.
struct ScaledNumber: Sendable {
  /// Positive.
  private(set) var significand: Double
  private(set) var exponent: Int

  init(_ significand: Double, exponent: Int = 0) {
    self.significand = significand
    self.exponent = exponent
  }

  /// exp(logarithm).
  init(logarithm: Double) {
    let octaves = (logarithm / M_LN2).rounded(.down)
    // The high part of ln 2 has 20 trailing zero bits, so that its product with a whole number is exact.
    let high = 0x1.62e42fee00000p-1
    let low = 0x1.a39ef35793c76p-33
    self.init(exp((logarithm - octaves * high) - octaves * low), exponent: Int(octaves))
  }

  var logarithm: Double { log(significand) + Double(exponent) * M_LN2 }

  /// 0 or infinity where a `Double` ends.
  var value: Double { scalbn(significand, exponent) }

  static func + (a: ScaledNumber, b: ScaledNumber) -> ScaledNumber {
    let large = a.exponent >= b.exponent ? a : b
    let small = a.exponent >= b.exponent ? b : a
    return ScaledNumber(
      large.significand + scalbn(small.significand, max(small.exponent - large.exponent, -4000)),
      exponent: large.exponent)
  }

  static func * (a: ScaledNumber, b: ScaledNumber) -> ScaledNumber {
    ScaledNumber(a.significand * b.significand, exponent: a.exponent + b.exponent)
  }

  static func / (a: ScaledNumber, b: ScaledNumber) -> ScaledNumber {
    ScaledNumber(a.significand / b.significand, exponent: a.exponent - b.exponent)
  }
}
