/// A tornado for the terminal: what moves the measure most stands on top.
public struct SensitivityText: Sendable {
  private let found: Sensitivity
  private let isColored: Bool

  public init(_ found: Sensitivity, isColored: Bool = false) {
    self.found = found
    self.isColored = isColored
  }

  /// Ends with a newline.
  public var text: String {
    let measure = MeasureWords.phrase(found.base.measure, threshold: found.base.threshold)
    let share = Figure.exact(found.share, unit: Measure.Unit.share.rawValue)
    let unit = ComparisonWords.unit(of: found.base.unit)
    var table = TextTable([
      .init(title: "Number", alignment: .left), .init(title: "now"), .init(title: "-\(share), \(unit)"),
      .init(title: "+\(share), \(unit)"), .init(title: "", alignment: .left),
    ])
    let largest = found.rows.map(\.size).max() ?? 0
    for row in found.rows {
      table.add([
        .text(DisplayWidth.shortened(Printable.escaped(row.path), to: 48)),
        .text(DisplayWidth.shortened(Printable.escaped(row.value), to: 16)),
        .figure(Self.figure(row.down, row.isDownShown)), .figure(Self.figure(row.up, row.isUpShown)),
        .text(largest > 0 ? String(repeating: "#", count: Int((row.size / largest * 20).rounded())) : ""),
      ])
    }
    let count = 2 * found.rows.count
    return
      ([
        TextStyle.bold.applied(to: Printable.escaped(found.scenario.name), colored: isColored)
          + ": \(measure) is \(Figure(found.base).text); how it changes with each number, the others as they are",
        "",
      ] + table.lines(indent: 0, colored: isColored) + [
        "",
        TextStyle.faint.applied(
          to:
            "On \(Numerals.grouped(found.replications)) replications with the same contacts (seed \(found.seed)); all \(count) intervals hold together.",
          colored: isColored),
      ]).joined(separator: "\n") + "\n"
  }

  private static func figure(_ estimate: Estimate, _ isShown: Bool) -> Figure {
    ComparisonWords.difference(.init(system: 0, estimate: estimate, isBetter: isShown ? true : nil))
  }

  /// `callsim.sensitivity/1`.
  public var json: JSON {
    func number(_ value: Double?) -> JSON { value.map { .number($0) } ?? .null }
    func change(_ estimate: Estimate, _ isShown: Bool) -> JSON {
      [
        "value": number(estimate.value), "half_width": number(estimate.halfWidth), "shown": .bool(isShown),
      ]
    }
    return [
      "format": "callsim.sensitivity/1", "measure": .text(found.base.measure), "unit": .text(found.base.unit),
      "base": number(found.base.value), "share": .number(found.share),
      "replications": .integer(found.replications),
      "complete": .bool(found.isComplete),
      "rows": .list(
        found.rows.map { row in
          [
            "path": .text(row.path), "value": .text(row.value), "down": change(row.down, row.isDownShown),
            "up": change(row.up, row.isUpShown),
          ]
        }),
    ]
  }
}
