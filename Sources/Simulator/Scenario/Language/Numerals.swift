import Foundation

/// The closed range of a numeric field: from `least` to `most`, and 0 where that is allowed.
///
/// `least` is greater than 0, so subnormal and absurdly small values are outside, as -0, NaN and infinities are.
struct NumericRange: Sendable, Hashable {
  var least: Double
  var most: Double
  var allowsZero: Bool

  init(_ range: ClosedRange<Double>, orZero allowsZero: Bool = false) {
    precondition(range.lowerBound > 0 && range.upperBound.isFinite, "a numeric range is positive and finite")
    least = range.lowerBound
    most = range.upperBound
    self.allowsZero = allowsZero
  }

  func contains(_ value: Double) -> Bool { (least...most).contains(value) || (allowsZero && value == 0) }

  /// `from 1s to 24h`, `from 1ms to 10000d, or 0s`
  func words(_ written: (Double) -> String) -> String {
    "from \(written(least)) to \(written(most))" + (allowsZero ? ", or \(written(0))" : "")
  }
}

/// Reads and writes the numbers of the language: `3`, `0.05`, `1.5e6`. No sign, no leading zero, no other spelling.
package enum Numerals {
  /// The same as `value(of:)` accepts, as a regular expression.
  static let pattern = "(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?"

  /// nil when the text is not a number as written here; negative ones are nil too: no field takes any.
  static func value(of text: Substring) -> Double? {
    var rest = text.utf8
    func digits(_ rest: inout Substring.UTF8View) -> Int {
      let run = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
      rest.removeFirst(run.count)
      return run.count
    }
    let hasLeadingZero = rest.first == UInt8(ascii: "0")
    let whole = digits(&rest)
    guard whole > 0, whole == 1 || !hasLeadingZero else { return nil }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard digits(&rest) > 0 else { return nil }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
      guard (1...3).contains(digits(&rest)) else { return nil }
    }
    guard rest.isEmpty, let value = Double(text), value.isFinite else { return nil }
    // A value so small that it, or its hundredth, would become 0 is not 0.
    let mantissa = text.prefix { $0 != "e" && $0 != "E" }
    let isZero = mantissa.allSatisfy { $0 == "0" || $0 == "." }
    return isZero || value > 1e-300 ? value : nil
  }

  /// The number at the front of a text and what follows it.
  static func split(_ text: Substring) -> (number: Substring, rest: Substring) {
    let bytes = text.utf8
    var previous: UInt8 = 0
    let end = bytes.firstIndex { byte in
      defer { previous = byte }
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): return false
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        return !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(previous)
      case UInt8(ascii: "+"), UInt8(ascii: "-"): return previous | 0x20 != UInt8(ascii: "e")
      default: return true
      }
    }
    return (text[..<(end ?? text.endIndex)], text[(end ?? text.endIndex)...])
  }

  /// Short, with thousands separated: `1,440,000`, `0.05`, `1e15`; at most six significant digits below 10^6.
  package static func written(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e12 { return grouped(Int(value)) }
    // Without the plus and zero that C writes into exponents.
    return String(format: abs(value) >= 1e6 ? "%.3g" : "%.6g", value)
      .replacing("e-0", with: "e-").replacing("e+", with: "e")
  }

  package static func grouped(_ value: Int) -> String {
    var groups: [String] = []
    var rest = value.magnitude
    repeat {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 1000)
      let digits = String(remainder)
      groups.append(quotient > 0 ? String(repeating: "0", count: 3 - digits.count) + digits : digits)
      rest = quotient
    } while rest > 0
    return (value < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
  }
}
