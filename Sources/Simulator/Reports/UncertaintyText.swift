/// The split of a day's uncertainty, for the terminal.
struct UncertaintyText {
  let split: UncertaintySplit
  let isColored: Bool

  var lines: [String] {
    let unit = split.daysOfRun == 1 ? "day" : "run of \(split.daysOfRun) days"
    var table = TextTable([
      .init(title: "Uncertainty of one \(unit)", alignment: .left), .init(title: "mean"),
      .init(title: "forecast (sd)"), .init(title: "chance (sd)"), .init(title: "due to the forecast"),
    ])
    for row in split.rows {
      table.add([
        .text(MeasureWords.phrase(row.measure, threshold: row.threshold)),
        .figure(Figure(row.mean, halfWidth: row.halfWidth, unit: row.unit)),
        .text(words(row.forecast, row.unit)),
        .text(words(row.dayToDay, row.unit)), .text(row.forecastShare.map { Figure.exactShare($0) } ?? "-"),
      ])
    }
    let chances = split.chances.map {
      "Target of \(Printable.escaped($0.label)) (\(MeasureWords.phrase($0.measure, threshold: nil))) is met on \(Figure($0.probability, halfWidth: $0.halfWidth, unit: "share").text) of \(split.daysOfRun == 1 ? "days" : "runs' days")."
    }
    let method =
      "\(split.days) \(unit)s, each simulated \(split.runsOfEach) times: forecast is what differs between them (busyness, incidents), chance what differs within one, ± of the mean the Monte Carlo error. Limits by the jackknife."
    return table.lines(indent: 0, colored: isColored) + chances
      + split.notes.flatMap { DisplayWidth.wrapped("Note: \($0).", at: 96) }
      + DisplayWidth.wrapped(method, at: 96)
  }

  /// A standard deviation with its limits; of shares in points.
  private func words(_ part: UncertaintySplit.Part, _ unit: String) -> String {
    func number(_ value: Double) -> String {
      let scale = unit == "share" ? 100.0 : 1
      return Figure.decimal(value * scale, Figure.decimals(for: part.high * scale / 10, otherwise: 1))
    }
    let suffix = unit == "share" ? " points" : unit == "s" ? " s" : ""
    return "\(number(part.value))\(suffix) (\(number(part.low)) - \(number(part.high)))"
  }
}

extension Figure {
  fileprivate static func exactShare(_ value: Double) -> String { "\(decimal(value * 100, 0)) %" }
}
