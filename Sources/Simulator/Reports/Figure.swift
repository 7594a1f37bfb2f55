import Foundation

/// An estimate as people read it: rounded to what its half-width supports, with its unit.
///
///     81.2 % ± 0.4      3.71 s ± 0.05      2:05 min ± 4 s      4,912 ± 130
package struct Figure: Sendable, Hashable {
  /// With its unit; a dash when there is no value.
  package var value: String
  /// Without `±`; empty when there is none.
  var halfWidth: String
  /// What the words say, unrounded, for spreadsheets; nil: words alone.
  var amount: Amount?

  /// A value in its unit (of a `Measure`), and half of its interval.
  package struct Amount: Sendable, Hashable {
    package var value: Double
    package var halfWidth: Double?
    package var unit: String

    package init(_ value: Double, halfWidth: Double? = nil, unit: String) {
      self.value = value
      self.halfWidth = halfWidth
      self.unit = unit
    }
  }

  /// Both, on one line.
  package var text: String { halfWidth.isEmpty ? value : "\(value) ± \(halfWidth)" }

  static let none = Figure(value: "-", halfWidth: "")

  init(value: String, halfWidth: String, amount: Amount? = nil) {
    self.value = value
    self.halfWidth = halfWidth
    self.amount = amount
  }

  package init(_ estimate: Estimate?) {
    guard let estimate, let value = estimate.value else {
      self = .none
      return
    }
    self.init(value, halfWidth: estimate.halfWidth, unit: estimate.unit)
  }

  package init(_ value: Double, halfWidth: Double?, unit: String) {
    switch Measure.Unit(rawValue: unit) {
    case .share:
      let places = Self.decimals(for: halfWidth.map { $0 * 100 }, otherwise: 1)
      self.value = "\(Self.decimal(value * 100, places)) %"
      self.halfWidth = Self.width(halfWidth.map { $0 * 100 }, places)
    case .seconds: self = Self.duration(value, halfWidth: halfWidth)
    default:
      let places = Self.decimals(for: halfWidth, otherwise: abs(value) < 100 ? 1 : 0)
      self.value = Self.decimal(value, places)
      self.halfWidth = Self.width(halfWidth, places)
    }
    amount = Amount(value, halfWidth: halfWidth, unit: unit)
  }

  /// A value that is exact, such as the bound of a target: as few decimals as it needs.
  package static func exact(_ value: Double, unit: String) -> String {
    switch Measure.Unit(rawValue: unit) {
    case .share: "\(Numerals.written((value * 1e8).rounded() / 1e6)) %"
    case .seconds where value < 60: "\(Numerals.written(value)) s"
    case .seconds where value < 3600 && value.truncatingRemainder(dividingBy: 60) == 0:
      "\(Numerals.written(value / 60)) min"
    case .seconds where value < 1e9 && value.truncatingRemainder(dividingBy: 3600) == 0:
      "\(Numerals.written(value / 3600)) h"
    case .seconds: clock(value)
    default: Numerals.written(value)
    }
  }

  /// A difference between two values, e.g. `18.8 points`, as exact as its half-width allows.
  static func difference(_ value: Double, halfWidth: Double?, unit: String) -> String {
    switch Measure.Unit(rawValue: unit) {
    case .share:
      let places = decimals(for: halfWidth.map { $0 * 100 }, otherwise: 1)
      return "\(decimal(abs(value) * 100, places)) points"
    default: return Figure(abs(value), halfWidth: halfWidth, unit: unit).value
    }
  }

  /// From a minute on as `2:05 min`, from an hour on as `1:02:05 h`.
  private static func duration(_ value: Double, halfWidth: Double?) -> Figure {
    guard value >= 59.5 else {
      let places = decimals(for: halfWidth, otherwise: 1)
      return Figure(value: "\(decimal(value, places)) s", halfWidth: width(halfWidth, places))
    }
    return Figure(value: clock(value), halfWidth: halfWidth.map(clockWidth) ?? "")
  }

  private static func clockWidth(_ halfWidth: Double) -> String {
    halfWidth >= 59.5 ? clock(halfWidth) : "\(decimal(halfWidth, decimals(for: halfWidth, otherwise: 0))) s"
  }

  private static func clock(_ value: Double) -> String {
    guard value < 1e9 else { return "\(decimal(value / 86_400, 0)) d" }
    let seconds = Int(value.rounded())
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    return hours == 0
      ? "\(minutes):\(twoDigits(seconds % 60)) min"
      : "\(Numerals.grouped(hours)):\(twoDigits(minutes)):\(twoDigits(seconds % 60)) h"
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// Decimals that show a half-width in one digit, or in two when the first is a 1; at most 3.
  static func decimals(for halfWidth: Double?, otherwise: Int) -> Int {
    guard let halfWidth, halfWidth > 0 else { return otherwise }
    let exponent = Int(log10(halfWidth).rounded(.down))
    let startsWithOne = halfWidth / pow(10, Double(exponent)) < 1.95
    return min(max(-exponent + (startsWithOne ? 1 : 0), 0), 3)
  }

  private static func width(_ halfWidth: Double?, _ places: Int) -> String {
    guard let halfWidth else { return "" }
    let smallest = pow(10, -Double(places))
    return halfWidth > 0 && halfWidth < smallest / 2
      ? "<\(decimal(smallest, places))" : decimal(halfWidth, places)
  }

  /// With thousands separated and never `-0`.
  package static func decimal(_ value: Double, _ places: Int) -> String {
    guard abs(value) < 1e15 else { return Numerals.written(value) }
    let text = String(format: "%.\(places)f", abs(value))
    let parts = text.split(separator: ".")
    let whole = Numerals.grouped(Int(parts[0]) ?? 0)
    let isNegative = value < 0 && text.contains { $0 != "0" && $0 != "." }
    return (isNegative ? "-" : "") + whole + (parts.count > 1 ? "." + parts[1] : "")
  }
}
