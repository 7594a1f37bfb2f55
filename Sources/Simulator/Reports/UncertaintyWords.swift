/// The split of a day's uncertainty, for the terminal and the page.
struct UncertaintyWords {
  let split: UncertaintySplit

  private var unit: String { split.daysOfRun == 1 ? "day" : "run of \(split.daysOfRun) days" }

  var table: ReportTable {
    ReportTable(
      title: "Uncertainty of one \(unit)",
      columns: ["mean", "forecast (sd)", "chance (sd)", "due to the forecast"],
      rows: split.rows.map { row in
        ReportTable.Row(
          label: MeasureWords.phrase(row.measure, threshold: row.threshold),
          figures: [
            Figure(row.mean, halfWidth: row.halfWidth, unit: row.unit), figure(row.forecast, row.unit),
            figure(row.dayToDay, row.unit),
            row.forecastShare.map {
              Figure(
                value: "\(Figure.decimal($0 * 100, 0)) %", halfWidth: "",
                amount: .init($0, unit: Measure.Unit.share.rawValue))
            } ?? .none,
          ])
      })
  }

  /// How likely targets hold on a day, what to know, and how it was found; not yet safe to show.
  var sentences: [String] {
    split.chances.map { chance in
      let share = Figure(
        chance.probability, halfWidth: chance.halfWidth, unit: Measure.Unit.share.rawValue)
      return
        "Target of \(chance.label) (\(MeasureWords.phrase(chance.measure, threshold: nil))) is met on \(share.text) of "
        + (split.daysOfRun == 1 ? "days." : "runs' days.")
    } + split.notes.map { TextReport.capitalized($0) + "." } + [
      "\(split.days) \(unit)s, each simulated \(split.runsOfEach) times: forecast is what differs between them (busyness, "
        + "incidents), chance what differs within one, ± of the mean the Monte Carlo error. Limits by the jackknife."
    ]
  }

  /// A standard deviation with its limits; of shares in points.
  private func figure(_ part: UncertaintySplit.Part, _ unit: String) -> Figure {
    func number(_ value: Double) -> String {
      let scale = unit == "share" ? 100.0 : 1
      return Figure.decimal(value * scale, Figure.decimals(for: part.high * scale / 10, otherwise: 1))
    }
    let suffix = unit == "share" ? " points" : unit == "s" ? " s" : ""
    return Figure(
      value: "\(number(part.value))\(suffix) (\(number(part.low)) - \(number(part.high)))", halfWidth: "",
      amount: .init(part.value, unit: unit))
  }
}
