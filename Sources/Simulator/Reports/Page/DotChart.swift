import Foundation

/// Values with their intervals, one a row, as static SVG in the classes of `HTMLStyle`.
struct DotChart: Sendable {
  struct Row: Sendable {
    var label: String
    var value: Double
    var halfWidth: Double?
    /// Drawn in the second color.
    var isMarked = false
  }

  var title: String
  var rows: [Row]
  /// Of a `Measure`.
  var unit: String
  /// Whether the axis begins at 0 or below, for effects and shares.
  var hasZero = false

  private static let (left, right, top, step) = (250.0, 24.0, 10.0, 24.0)
  private static let width = 760.0

  private var range: ClosedRange<Double> {
    var low = rows.map { $0.value - ($0.halfWidth ?? 0) }.min() ?? 0
    var high = rows.map { $0.value + ($0.halfWidth ?? 0) }.max() ?? 1
    if hasZero { (low, high) = (min(low, 0), max(high, 0)) }
    let margin = max((high - low) * 0.06, abs(high) * 1e-6, 1e-12)
    return (hasZero && low == 0 ? 0 : low - margin)...high + margin
  }

  var svg: String {
    let (range, height) = (range, Self.top + Self.step * Double(rows.count) + 30)
    func x(_ value: Double) -> Double {
      Self.left + (value - range.lowerBound) / (range.upperBound - range.lowerBound)
        * (Self.width - Self.left - Self.right)
    }
    var parts = [
      "<svg viewBox=\"0 0 760 \(Self.n(height))\" role=\"img\" aria-label=\"\(HTMLText.escaped(title))\">"
    ]
    for tick in ticks(range) {
      let place = Self.n(x(tick))
      parts.append(
        "<line class=\"\(tick == 0 && hasZero ? "bound" : "grid")\" x1=\"\(place)\" x2=\"\(place)\" y1=\"\(Self.n(Self.top))\" y2=\"\(Self.n(height - 26))\"/>"
      )
      parts.append(
        "<text class=\"tick\" x=\"\(place)\" y=\"\(Self.n(height - 8))\" text-anchor=\"middle\">\(HTMLText.escaped(words(tick)))</text>"
      )
    }
    for (index, row) in rows.enumerated() {
      let y = Self.top + Self.step * (Double(index) + 0.5)
      let style = row.isMarked ? "s2" : "s1"
      parts.append(
        "<text class=\"\(row.isMarked ? "name" : "tick")\" x=\"\(Self.n(Self.left - 10))\" y=\"\(Self.n(y + 4))\" text-anchor=\"end\">\(HTMLText.escaped(DisplayWidth.shortened(row.label, to: 36)))</text>"
      )
      if let halfWidth = row.halfWidth {
        parts.append(
          "<line class=\"\(style) line solid\" x1=\"\(Self.n(x(row.value - halfWidth)))\" x2=\"\(Self.n(x(row.value + halfWidth)))\" y1=\"\(Self.n(y))\" y2=\"\(Self.n(y))\"/>"
        )
      }
      let tip = HTMLText.escaped(
        "\(row.label)\n\(Figure(row.value, halfWidth: row.halfWidth, unit: unit).text)")
      parts.append(
        "<circle class=\"\(style) dot\" cx=\"\(Self.n(x(row.value)))\" cy=\"\(Self.n(y))\" r=\"4.5\"><title>\(tip)</title></circle>"
      )
    }
    parts.append("</svg>")
    return parts.joined(separator: "\n")
  }

  private func words(_ value: Double) -> String {
    let shown = (value * 1e6).rounded() / 1e6
    if value < 0 { return "-" + Figure.exact(-shown, unit: unit) }
    return Figure.exact(shown, unit: unit)
  }

  private func ticks(_ range: ClosedRange<Double>) -> [Double] {
    let span = range.upperBound - range.lowerBound
    let magnitude = pow(10, floor(log10(span / 5)))
    let step = [1, 2, 2.5, 5, 10].map { $0 * magnitude }.first { $0 * 6 >= span } ?? span
    let first = (range.lowerBound / step).rounded(.up)
    return (0...8).map { (first + Double($0)) * step }.filter { $0 <= range.upperBound }
  }

  private static func n(_ value: Double) -> String { String(format: "%g", (value * 10).rounded() / 10) }
}
