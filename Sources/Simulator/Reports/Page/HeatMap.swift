import Foundation

/// A table of shares in color: rows by intervals of a day, as SVG in the classes of `HTMLStyle`.
///
/// Five steps of one hue, darker for worse, so that they are told apart in grey and by color-blind people; a value stands in
/// its cell where there is room.
struct HeatMap: Sendable {
  var title: String
  var rows: [String]
  var columns: [String]
  /// `values[row][column]`, shares; nil: nothing to show.
  var values: [[Double?]]
  /// From here on a share is good (step 0).
  var good: Double
  /// What is shown, for tooltips.
  var measure: String

  private static let width = 760.0
  private static let left = 110.0
  private static let top = 8.0
  private static let bottom = 26.0

  private var cellWidth: Double { (Self.width - Self.left - 4) / Double(max(columns.count, 1)) }
  private let cellHeight = 22.0

  /// 0 (good) to 4: shortfalls of up to 5, 15, 30 points and beyond.
  static func step(_ value: Double, good: Double) -> Int {
    let shortfall = good - value
    return [0, 0.05, 0.15, 0.3].firstIndex { shortfall <= $0 } ?? 4
  }

  static func legend(good: Double) -> [PageSection.Legend] {
    let bound = Figure.exact(good, unit: Measure.Unit.share.rawValue)
    return [("\(bound) or more", 0), ("up to 5 points less", 1), ("15", 2), ("30", 3), ("worse", 4)].map {
      PageSection.Legend(name: $0.0, style: "h\($0.1) bars")
    }
  }

  var svg: String {
    let height = Self.top + cellHeight * Double(rows.count) + Self.bottom
    var parts = [
      "<svg viewBox=\"0 0 760 \(Self.n(height))\" role=\"img\" aria-label=\"\(HTMLText.escaped(title))\">"
    ]
    for (row, label) in rows.enumerated() {
      let y = Self.top + Double(row) * cellHeight
      parts.append(
        "<text class=\"tick\" x=\"\(Self.n(Self.left - 8))\" y=\"\(Self.n(y + 15))\" text-anchor=\"end\">\(HTMLText.escaped(DisplayWidth.shortened(label, to: 15)))</text>"
      )
      for (column, value) in values[row].enumerated() {
        guard let value else { continue }
        parts += cell(value, row: label, column: column, y: y)
      }
    }
    let stride = [1, 2, 4, 6, 8, 12, 24, 48].first { Double($0) * cellWidth >= 44 } ?? 48
    for column in columns.indices where column % stride == 0 {
      parts.append(
        "<text class=\"tick\" x=\"\(Self.n(x(column)))\" y=\"\(Self.n(height - 8))\">\(HTMLText.escaped(columns[column]))</text>"
      )
    }
    parts.append("</svg>")
    return parts.joined(separator: "\n")
  }

  private func x(_ column: Int) -> Double { Self.left + Double(column) * cellWidth }

  private func cell(_ value: Double, row: String, column: Int, y: Double) -> [String] {
    let step = Self.step(value, good: good)
    let words = Figure(value, halfWidth: nil, unit: Measure.Unit.share.rawValue).value
    let tip = HTMLText.escaped("\(row) \(columns[column])\n\(measure): \(words)")
    let box =
      "<rect class=\"h\(step) heat\" x=\"\(Self.n(x(column)))\" y=\"\(Self.n(y))\" width=\"\(Self.n(cellWidth - 1))\" height=\"\(Self.n(cellHeight - 1))\"><title>\(tip)</title></rect>"
    guard cellWidth >= 18 else { return [box] }
    return [
      box,
      "<text class=\"in\(step)\" x=\"\(Self.n(x(column) + cellWidth / 2))\" y=\"\(Self.n(y + 15))\" text-anchor=\"middle\">\(Int((value * 100).rounded()))</text>",
    ]
  }

  private static func n(_ value: Double) -> String { String(format: "%g", (value * 10).rounded() / 10) }
}
