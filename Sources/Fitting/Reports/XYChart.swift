import Foundation
import Simulator

/// A chart of curves, bands, bars and points over a numeric axis, as static SVG in the classes of `HTMLStyle`.
///
/// The charts of runs (`Chart`) have intervals on their axis; these have seconds, quantiles or lines found.
struct XYChart {
  struct Series {
    enum Shape { case line, step, points, bars }
    var name: String
    /// 1 to 4: color and dash.
    var style: Int
    var shape: Shape
    var points: [(x: Double, y: Double)]
    /// Edges of a band around it, at its own x.
    var band: [(x: Double, low: Double, high: Double)] = []
  }

  var title: String
  var xTitle: String
  var series: [Series]
  var yAsShare = false
  var xRange: ClosedRange<Double>?
  var least = 0.0

  private static let (width, height) = (760.0, 260.0)
  private static let (left, right, top, bottom) = (64.0, 12.0, 14.0, 44.0)

  private var xs: ClosedRange<Double> {
    if let xRange { return xRange }
    let all = series.flatMap { $0.points.map(\.x) }
    let (low, high) = (all.min() ?? 0, all.max() ?? 1)
    return min(low, 0)...max(high, low + 1e-9)
  }

  private var yMax: Double {
    let all = series.flatMap { $0.points.map(\.y) + $0.band.map(\.high) }.filter(\.isFinite)
    return yAsShare ? min(1, max(all.max() ?? 1, least)) : max(all.max() ?? 1, least, 1e-12)
  }

  var figure: String {
    let legend = series.map { "<span><i class=\"key s\($0.style)\"></i>\(HTMLText.escaped($0.name))</span>" }
      .joined()
    return
      "<figure><figcaption>\(HTMLText.escaped(title)) <div class=\"legend\">\(legend)</div></figcaption>\n\(svg)\n</figure>"
  }

  var svg: String {
    let (xs, top) = (xs, Self.ceiling(yMax))
    func x(_ value: Double) -> Double {
      let share = (value - xs.lowerBound) / (xs.upperBound - xs.lowerBound)
      return Self.left + min(max(share, 0), 1) * (Self.width - Self.left - Self.right)
    }
    func y(_ value: Double) -> Double {
      Self.top + (1 - min(max(value / top, 0), 1)) * (Self.height - Self.top - Self.bottom)
    }
    var parts = ["<svg viewBox=\"0 0 760 260\" role=\"img\" aria-label=\"\(HTMLText.escaped(title))\">"]
    for index in 0...4 {
      let value = top * Double(index) / 4
      parts.append(
        "<line class=\"grid\" x1=\"64\" x2=\"748\" y1=\"\(Self.n(y(value)))\" y2=\"\(Self.n(y(value)))\"/>")
      let label = yAsShare ? "\(LawText.number(value * 100)) %" : LawText.number(value)
      parts.append(
        "<text class=\"tick\" x=\"56\" y=\"\(Self.n(y(value) + 4))\" text-anchor=\"end\">\(label)</text>")
      let across = xs.lowerBound + (xs.upperBound - xs.lowerBound) * Double(index) / 4
      parts.append(
        "<text class=\"tick\" x=\"\(Self.n(x(across)))\" y=\"234\" text-anchor=\"middle\">\(LawText.number((across * 100).rounded() / 100))</text>"
      )
    }
    parts.append(
      "<text class=\"tick\" x=\"406\" y=\"253\" text-anchor=\"middle\">\(HTMLText.escaped(xTitle))</text>")
    for one in series {
      let shown = one.points.filter { xs.contains($0.x) && $0.y.isFinite }
      let band = one.band.filter { xs.contains($0.x) && $0.low.isFinite && $0.high.isFinite }
      if band.count > 1 {
        let edge =
          band.map { "\(Self.n(x($0.x))),\(Self.n(y($0.high)))" }
          + band.reversed().map { "\(Self.n(x($0.x))),\(Self.n(y($0.low)))" }
        parts.append("<polygon class=\"s\(one.style) band\" points=\"\(edge.joined(separator: " "))\"/>")
      }
      switch one.shape {
      case .line:
        parts.append(
          "<polyline class=\"s\(one.style) line\" points=\"\(shown.map { "\(Self.n(x($0.x))),\(Self.n(y($0.y)))" }.joined(separator: " "))\"/>"
        )
      case .step:
        var points: [String] = []
        for (index, point) in shown.enumerated() {
          if index > 0 { points.append("\(Self.n(x(point.x))),\(Self.n(y(shown[index - 1].y)))") }
          points.append("\(Self.n(x(point.x))),\(Self.n(y(point.y)))")
        }
        parts.append("<polyline class=\"s\(one.style) line\" points=\"\(points.joined(separator: " "))\"/>")
      case .points:
        for point in shown {
          parts.append(
            "<circle class=\"s\(one.style) dot\" cx=\"\(Self.n(x(point.x)))\" cy=\"\(Self.n(y(point.y)))\" r=\"2.6\"/>"
          )
        }
      case .bars:
        let width = shown.count > 1 ? (x(shown[1].x) - x(shown[0].x)) * 0.9 : 10
        for point in shown {
          parts.append(
            "<rect class=\"s\(one.style) fill\" x=\"\(Self.n(x(point.x) - width / 2))\" y=\"\(Self.n(y(point.y)))\" width=\"\(Self.n(width))\" height=\"\(Self.n(max(0, y(0) - y(point.y))))\"/>"
          )
        }
      }
    }
    parts.append("</svg>")
    return parts.joined(separator: "\n")
  }

  private static func n(_ value: Double) -> String { String(format: "%g", (value * 10).rounded() / 10) }

  /// The next number of 1, 2, 2.5, 4, 5, 8 times a power of ten.
  private static func ceiling(_ value: Double) -> Double {
    let power = pow(10, floor(log10(value)))
    return ([1, 2, 2.5, 4, 5, 8, 10].first { $0 * power >= value * 0.999 } ?? 10) * power
  }
}
