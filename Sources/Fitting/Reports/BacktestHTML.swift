import Simulator

extension Backtest {
  /// The comparison with its charts, in one file.
  public var html: [UInt8] {
    var page = ReportPage("Backtest of \(scenarioName)", subtitle: validity)
    page.heading("Observed and simulated")
    page.table(
      [
        "measure", "observed", "simulated", "off by", "90 % band", "intervals in their band",
        "miscalibration",
      ],
      BacktestMeasure.all.indices.map { index in
        let (value, measure) = (total.values[index], BacktestMeasure.all[index])
        return [
          measure.name, figure(value.observed, measure.unit), figure(value.simulated, measure.unit),
          errorText(total, index),
          "\(figure(value.low, measure.unit)) to \(figure(value.high, measure.unit))",
          calibration[index].coverage().map { "\(Figure.decimal($0 * 100, 0)) %" } ?? "-",
          calibration[index].miscalibration.map { Figure.decimal($0, 3) } ?? "-",
        ]
      })
    for name in ["offered", "abandonment", "mean wait", "service level"] { page.chart(intervalChart(name)) }
    page.heading("Where observed values fall within the simulated ones")
    page.chart(rankChart("abandonment"))
    page.chart(rankChart("mean wait"))
    page.heading("By day and by contact type")
    for rows in [byDay, byType] {
      page.table(
        ["", "offered", "simulated", "abandonment", "simulated", "mean wait", "simulated"], rows.map(cells))
    }
    page.heading("What the misfit says")
    for finding in findings {
      page.paragraph("\(finding.question) \(finding.answer)", style: finding.isContradicted ? "warning" : "")
    }
    for note in notes { page.paragraph("Note: \(note)") }
    return page.bytes
  }

  private func cells(_ row: Row) -> [String] {
    [row.label]
      + ["offered", "abandonment", "mean wait"].flatMap { name -> [String] in
        let unit = BacktestMeasure.all[index(name)].unit
        return [
          figure(row.values[index(name)].observed, unit), figure(row.values[index(name)].simulated, unit),
        ]
      }
  }

  private func intervalChart(_ name: String) -> XYChart {
    let number = index(name)
    let rows = byInterval.enumerated().map { (x: Double($0.offset), value: $0.element.values[number]) }
    let simulated = rows.compactMap { row in row.value.simulated.map { (row.x, $0) } }
    let band = rows.compactMap { row in
      row.value.low.flatMap { low in row.value.high.map { (row.x, low, $0) } }
    }
    let observed = rows.compactMap { row in row.value.observed.map { (row.x, $0) } }
    return XYChart(
      title: "\(name) by interval, all judged days together",
      xTitle: "interval of the day, from \(byInterval.first?.label ?? "")",
      series: [
        .init(name: "simulated, 90 % band", style: 1, shape: .line, points: simulated, band: band),
        .init(name: "observed", style: 2, shape: .points, points: observed),
      ], yAsShare: BacktestMeasure.all[number].unit == .share)
  }

  private func rankChart(_ name: String) -> XYChart {
    let bins = calibration[index(name)].histogram
    return XYChart(
      title: "\(name): ranks of intervals (level at 10 % if the model is right)",
      xTitle: "rank within the simulated values",
      series: [
        .init(
          name: "intervals", style: 1, shape: .bars,
          points: bins.enumerated().map { (Double($0.offset) / 10 + 0.05, $0.element) })
      ],
      yAsShare: true, xRange: 0...1, least: 0.2)
  }

  /// `callsim.backtest/1`.
  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("complete", onNewLine: true)
      writer.bool(isComplete)
      writer.key("contact_types", onNewLine: true)
      writer.lines(byType) { write($1, to: &$0) }
      writer.key("coverage", onNewLine: true)
      writer.lines(BacktestMeasure.all.indices) { writer, index in
        writer.object { writer in
          writer.key("band")
          writer.number(0.9)
          writer.key("intervals")
          writer.integer(calibration[index].ranks.count)
          writer.key("measure")
          writer.string(BacktestMeasure.all[index].name)
          writer.key("miscalibration")
          writer.number(calibration[index].miscalibration)
          writer.key("share")
          writer.number(calibration[index].coverage())
        }
      }
      writer.key("days", onNewLine: true)
      writer.lines(byDay) { write($1, to: &$0) }
      writer.key("findings", onNewLine: true)
      writer.lines(findings) { writer, finding in
        writer.object { writer in
          writer.key("answer")
          writer.string(finding.answer)
          writer.key("contradicted")
          writer.bool(finding.isContradicted)
          writer.key("question")
          writer.string(finding.question)
        }
      }
      writer.key("format", onNewLine: true)
      writer.string("callsim.backtest/1")
      writer.key("given", onNewLine: true)
      writer.string(given.rawValue)
      writer.key("given_levels", onNewLine: true)
      writer.lines(levels) { writer, level in
        writer.object { writer in
          writer.key("given")
          writer.string(level.given.rawValue)
          writer.key("total")
          write(level.total, to: &writer)
        }
      }
      writer.key("intervals", onNewLine: true)
      writer.lines(byInterval) { write($1, to: &$0) }
      writer.key("replications", onNewLine: true)
      writer.integer(replications)
      writer.key("scenario", onNewLine: true)
      writer.string(scenarioName)
      writer.key("total", onNewLine: true)
      write(total, to: &writer)
      writer.key("validity", onNewLine: true)
      writer.string(validity)
    }
    writer.newLine()
    return writer.bytes
  }

  private func write(_ row: Row, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("label")
      writer.string(row.label)
      writer.key("values")
      writer.array(BacktestMeasure.all.indices) { writer, index in
        writer.object { writer in
          writer.key("high")
          writer.number(row.values[index].high)
          writer.key("low")
          writer.number(row.values[index].low)
          writer.key("measure")
          writer.string(BacktestMeasure.all[index].name)
          writer.key("observed")
          writer.number(row.values[index].observed)
          writer.key("simulated")
          writer.number(row.values[index].simulated)
        }
      }
    }
  }
}
