import Simulator

extension Backtest {
  /// For the screen.
  public func text(isColored: Bool = false) -> String {
    var lines = [
      "\(Printable.escaped(scenarioName)) beside \(days.count) day\(days.count == 1 ? "" : "s") it was \(isOutOfSample ? "not" : "perhaps") fitted to: \(days.joined(separator: ", "))",
      "\(Numerals.grouped(replications)) replications; given \(given.words); agents on duty reconstructed from activity",
      "",
    ]
    lines += table("Measure", measures: BacktestMeasure.all.indices.map { $0 }, isColored)
    lines += ["", "What was given of the judged days, and how far off the totals are then"]
    lines += levelTable(isColored)
    lines += [""] + rows("Day", byDay, isColored) + [""] + rows("Contact type", byType, isColored)
    lines += ["", "What the misfit says"]
    lines += findings.map { "  \($0.isContradicted ? "!" : "-") \($0.question) \($0.answer)" }
    lines += notes.map { "Note: \($0)" }
    lines += ["", "Validity: \(validity)"]
    return lines.joined(separator: "\n") + "\n"
  }

  func figure(_ value: Double?, _ unit: BacktestMeasure.Unit) -> String {
    guard let value else { return "-" }
    switch unit {
    case .count: return Figure.decimal(value, value < 100 ? 1 : 0)
    case .share: return "\(Figure.decimal(value * 100, 1)) %"
    case .seconds: return "\(Figure.decimal(value, value < 10 ? 1 : 0)) s"
    }
  }

  func errorText(_ row: Row, _ index: Int) -> String {
    let (value, measure) = (row.values[index], BacktestMeasure.all[index])
    guard let observed = value.observed, let simulated = value.simulated,
      let error = measure.error(observed: observed, simulated: simulated)
    else { return "-" }
    return
      "\(error < 0 ? "-" : "+")\(Figure.decimal(abs(error) * 100, 1)) \(measure.unit == .share ? "points" : "%")"
  }

  private func table(_ title: String, measures: [Int], _ isColored: Bool) -> [String] {
    var table = TextTable([
      .init(title: title, alignment: .left), .init(title: "observed"), .init(title: "simulated"),
      .init(title: "off by"),
      .init(title: "90 % band of the total"), .init(title: "intervals in their band"),
      .init(title: "miscalibration"),
    ])
    for index in measures {
      let (value, measure) = (total.values[index], BacktestMeasure.all[index])
      let band =
        value.low.flatMap { low in
          value.high.map { "\(figure(low, measure.unit)) to \(figure($0, measure.unit))" }
        } ?? "-"
      table.add([
        .text(measure.name), .text(figure(value.observed, measure.unit)),
        .text(figure(value.simulated, measure.unit)),
        .text(errorText(total, index)), .text(band),
        .text(calibration[index].coverage().map { "\(Figure.decimal($0 * 100, 0)) %" } ?? "-"),
        .text(calibration[index].miscalibration.map { Figure.decimal($0, 3) } ?? "-"),
      ])
    }
    return table.lines(indent: 0, colored: isColored)
  }

  private func levelTable(_ isColored: Bool) -> [String] {
    let shown = ["offered", "abandonment", "mean wait", "service level"].map { index($0) }
    var table = TextTable(
      [.init(title: "Given", alignment: .left)] + shown.map { .init(title: BacktestMeasure.all[$0].name) }
        + [.init(title: "wait in band")])
    for level in levels {
      table.add(
        [.text(level.given.words)] + shown.map { .text(errorText(level.total, $0)) }
          + [.text(level.coverage[index("mean wait")].map { "\(Figure.decimal($0 * 100, 0)) %" } ?? "-")])
    }
    return table.lines(indent: 0, colored: isColored)
  }

  private func rows(_ title: String, _ rows: [Row], _ isColored: Bool) -> [String] {
    let shown = ["offered", "abandonment", "mean wait", "service level"].map { index($0) }
    var table = TextTable(
      [.init(title: title, alignment: .left)]
        + shown.flatMap {
          [TextTable.Column(title: BacktestMeasure.all[$0].name), TextTable.Column(title: "simulated")]
        })
    for row in rows {
      table.add(
        [.text(Printable.escaped(row.label))]
          + shown.flatMap { index -> [TextTable.Cell] in
            let unit = BacktestMeasure.all[index].unit
            return [
              .text(figure(row.values[index].observed, unit)),
              .text(figure(row.values[index].simulated, unit)),
            ]
          })
    }
    return table.lines(indent: 0, colored: isColored)
  }
}
