import Foundation

/// A chart over the intervals of a day as SVG: static, printable, readable without color.
///
/// Colors, dashes and fonts come from the classes of the page's style sheet (`HTMLStyle`), because its security policy
/// forbids inline styles.
struct Chart: Sendable {
  struct Series: Sendable {
    enum Shape: String, Sendable { case line, step, bars }

    var name: String
    /// 1..4: color and dash.
    var style: Int
    var shape: Shape
    /// One an interval; nil leaves a gap.
    var values: [Double?]
    /// Half-widths, drawn as a band around a line.
    var halfWidths: [Double?] = []
    /// Edges of a band around a line, in place of half-widths.
    var bands: [ClosedRange<Double>?] = []

    /// The band at an interval; nil where there is none.
    func band(_ index: Int) -> ClosedRange<Double>? {
      if bands.indices.contains(index) { return bands[index] }
      guard halfWidths.indices.contains(index), let halfWidth = halfWidths[index], let value = values[index]
      else {
        return nil
      }
      return value - halfWidth...value + halfWidth
    }
  }

  var title: String
  /// Start of each interval.
  var labels: [String]
  var series: [Series]
  /// A bound to compare with, and its name; left out where it would dwarf the values.
  var bound: (value: Double, name: String)?
  /// Said below it.
  var caption: String?
  /// Upper end of the axis that is never exceeded, e.g. 1 for shares.
  var limit: Double?
  /// Of values.
  var unit: Measure.Unit
  /// Least upper end of the axis.
  var least = 0.0
  /// Whether labels name columns; else they name the beginning of intervals.
  var isCategorical = false
  /// A value in words, for the axis and for tooltips.
  var format: @Sendable (Double, Double?) -> String

  private static let (width, height) = (760.0, 250.0)
  /// More of them would hide the line.
  private static let mostDots = 120
  private static let (left, right, top, bottom) = (64.0, 12.0, 14.0, 34.0)

  var svg: String {
    let scale = Scale(maximum: top, limit: limit, isTime: unit == .seconds)
    var parts = [
      """
      <svg viewBox="0 0 \(Self.number(Self.width)) \(Self.number(Self.height))" role="img" \
      aria-label="\(HTMLText.escaped(title))">
      """
    ]
    for tick in scale.ticks {
      let y = y(tick, scale)
      parts.append(
        "<line class=\"grid\" x1=\"\(Self.number(Self.left))\" x2=\"\(Self.number(Self.width - Self.right))\" "
          + "y1=\"\(y)\" y2=\"\(y)\"/>")
      parts.append(text(format(tick, nil), x: Self.left - 8, y: self.yValue(tick, scale) + 4, anchor: "end"))
    }
    parts += timeAxis(scale)
    for one in series { parts += draw(one, scale) }
    if let bound, showsBound {
      let y = y(bound.value, scale)
      parts.append(
        "<line class=\"bound\" x1=\"\(Self.number(Self.left))\" x2=\"\(Self.number(Self.width - Self.right))\" "
          + "y1=\"\(y)\" y2=\"\(y)\"/>")
      parts.append(
        text(
          bound.name, x: Self.width - Self.right - 4, y: yValue(bound.value, scale) - 5, anchor: "end", "name"
        ))
    }
    parts += tooltips
    parts.append("</svg>")
    return parts.joined(separator: "\n")
  }

  /// Whether the bound is less than three times the largest value.
  private var showsBound: Bool { bound.map { $0.value <= 3 * largest } ?? false }

  /// Where the axis must reach.
  private var top: Double {
    max(largest, showsBound ? (bound?.value ?? 0) * 1.05 : 0)
  }

  /// The largest value with its half-width.
  private var largest: Double {
    let values = series.flatMap { one in
      one.values.indices.compactMap { index in
        one.values[index].map { max($0, one.band(index)?.upperBound ?? $0) }
      }
    }
    return max(values.max() ?? 0, least)
  }

  private func draw(_ one: Series, _ scale: Scale) -> [String] {
    switch one.shape {
    case .bars:
      return one.values.enumerated().compactMap { index, value in
        guard let value else { return nil }
        let top = yValue(value, scale)
        return "<rect class=\"s\(one.style) fill\" x=\"\(Self.number(x(index) + slot * 0.1))\" "
          + "y=\"\(Self.number(top))\" width=\"\(Self.number(slot * 0.8))\" "
          + "height=\"\(Self.number(max(0, yValue(0, scale) - top)))\"/>"
      }
    case .line:
      return runs(of: one).flatMap { run in
        band(one, run, scale) + [
          polyline(run.map { point(center($0), one.values[$0] ?? 0, scale) }, one)
        ] + (labels.count > Self.mostDots ? [] : run.map { dot(center($0), one.values[$0] ?? 0, one, scale) })
      }
    case .step:
      return runs(of: one).map { run in
        polyline(
          run.flatMap { index in
            [x(index), x(index) + slot].map { point($0, one.values[index] ?? 0, scale) }
          }, one)
      }
    }
  }

  /// Neighbouring intervals that have a value.
  private func runs(of one: Series) -> [[Int]] {
    one.values.indices.reduce(into: [[Int]]()) { runs, index in
      guard one.values[index] != nil else { return }
      if runs.last?.last == index - 1 { runs[runs.count - 1].append(index) } else { runs.append([index]) }
    }
  }

  private func band(_ one: Series, _ run: [Int], _ scale: Scale) -> [String] {
    guard !one.halfWidths.isEmpty || !one.bands.isEmpty, run.count > 1 else { return [] }
    func edge(_ index: Int, _ end: KeyPath<ClosedRange<Double>, Double>) -> String {
      let value = one.band(index)?[keyPath: end] ?? one.values[index] ?? 0
      return point(center(index), min(max(value, 0), scale.maximum), scale)
    }
    let points = run.map { edge($0, \.upperBound) } + run.reversed().map { edge($0, \.lowerBound) }
    return ["<polygon class=\"s\(one.style) band\" points=\"\(points.joined(separator: " "))\"/>"]
  }

  private func polyline(_ points: [String], _ one: Series) -> String {
    "<polyline class=\"s\(one.style) line\" points=\"\(points.joined(separator: " "))\"/>"
  }

  private func dot(_ x: Double, _ value: Double, _ one: Series, _ scale: Scale) -> String {
    "<circle class=\"s\(one.style) dot\" cx=\"\(Self.number(x))\" cy=\"\(y(value, scale))\" r=\"2.2\"/>"
  }

  /// Labels of intervals, as many as there is room for.
  private func timeAxis(_ scale: Scale) -> [String] {
    let room = max(1, Int((Self.width - Self.left - Self.right) / 56))
    let stride = Self.everyOf(labels.count, atMost: room)
    return labels.indices.filter { $0 % stride == 0 }.map { index in
      text(
        labels[index], x: isCategorical ? center(index) : x(index), y: Self.height - Self.bottom + 18,
        anchor: "middle")
    }
  }

  /// Every how many-th label is shown: a number that hours and days divide by.
  private static func everyOf(_ count: Int, atMost room: Int) -> Int {
    [1, 2, 4, 6, 8, 12, 24, 48, 96].first { count <= $0 * room } ?? max(1, count / room + 1)
  }

  /// A transparent column for each interval that shows its values under the pointer.
  private var tooltips: [String] {
    labels.indices.map { index in
      let values = series.compactMap { one -> String? in
        guard let value = one.values[index] else { return nil }
        if one.bands.indices.contains(index), let band = one.bands[index] {
          return
            "\(one.name): \(format(value, nil)) (\(format(band.lowerBound, nil)) to \(format(band.upperBound, nil)))"
        }
        let halfWidth = one.halfWidths.indices.contains(index) ? one.halfWidths[index] : nil
        return "\(one.name): \(format(value, halfWidth))"
      }
      let title = HTMLText.escaped(([labels[index]] + values).joined(separator: "\n"))
      return "<rect class=\"hover\" x=\"\(Self.number(x(index)))\" y=\"\(Self.number(Self.top))\" "
        + "width=\"\(Self.number(slot))\" height=\"\(Self.number(Self.height - Self.top - Self.bottom))\">"
        + "<title>\(title)</title></rect>"
    }
  }

  private func text(_ text: String, x: Double, y: Double, anchor: String, _ style: String = "tick") -> String
  {
    "<text class=\"\(style)\" x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" text-anchor=\"\(anchor)\">"
      + HTMLText.escaped(text) + "</text>"
  }

  /// Width of an interval.
  private var slot: Double { (Self.width - Self.left - Self.right) / Double(max(labels.count, 1)) }
  private func x(_ index: Int) -> Double { Self.left + Double(index) * slot }
  private func center(_ index: Int) -> Double { x(index) + slot / 2 }

  private func yValue(_ value: Double, _ scale: Scale) -> Double {
    let span = Self.height - Self.top - Self.bottom
    return Self.top + span * (1 - value / scale.maximum)
  }

  private func y(_ value: Double, _ scale: Scale) -> String { Self.number(yValue(value, scale)) }

  private func point(_ x: Double, _ value: Double, _ scale: Scale) -> String {
    "\(Self.number(x)),\(y(value, scale))"
  }

  /// Tenths of a pixel.
  private static func number(_ value: Double) -> String { String(format: "%g", (value * 10).rounded() / 10) }

  /// An axis from 0 to a round number.
  struct Scale {
    /// Steps that people count in, for numbers (times any power of ten) and for seconds.
    static let decimalSteps = [1, 2, 2.5, 5, 10]
    static let timeSteps: [Double] = [
      5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 172_800,
    ]

    let maximum: Double
    let ticks: [Double]

    init(maximum: Double, limit: Double?, isTime: Bool) {
      let wanted = maximum > 0 ? maximum : 1
      let magnitude = pow(10, floor(log10(wanted / 5)))
      let times = isTime && wanted > 20 ? Self.timeSteps : []
      let steps = times + Self.decimalSteps.map { $0 * magnitude }
      let step = steps.first { $0 * 5 >= wanted } ?? wanted
      let top = min((wanted / step).rounded(.up) * step, limit ?? .infinity)
      self.maximum = top
      ticks = (0...10).map { (Double($0) * step * 1e9).rounded() / 1e9 }.filter { $0 <= top * 1.000001 }
    }
  }
}
