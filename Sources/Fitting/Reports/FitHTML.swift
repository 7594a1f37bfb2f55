import Distributions
import Foundation
import Simulator

extension Fit {
  /// The plots a statistician would ask for, in one file.
  public var html: [UInt8] {
    var page = ReportPage(
      "Fit of \(options.name)",
      subtitle:
        "\(history.days.count) days, \(CivilDate(days: history.days[0]).text) to \(CivilDate(days: history.days[history.days.count - 1]).text); \(report.conservation)"
    )
    page.heading("Arrivals")
    page.chart(arrivalChart)
    page.chart(dayChart)
    for comment in fittedScenario.busynessComments { page.paragraph(comment) }
    page.heading("Handle times")
    for queue in history.types.queues {
      guard let handle = handleTimes[queue], let chosen = handle.chosen, handle.sample.count >= 30 else {
        continue
      }
      page.chart(density(queueNames[Int(queue)], handle, chosen))
      page.chart(quantiles(queueNames[Int(queue)], handle, chosen))
      page.table(
        ["law", "parameters", "log likelihood", "AIC"],
        handle.candidates.map {
          [$0.family, parameters($0), LawText.number($0.logLikelihood), LawText.number($0.aic)]
        })
      if let test = handle.test {
        page.paragraph(
          "Anderson-Darling A² = \(LawText.number(test.statistic)), p = \(LawText.number(test.pValue)) by parametric bootstrap on \(test.values) values."
        )
      }
    }
    page.heading("Patience")
    for type in types where type.patience.curve.eventCount >= 10 {
      page.chart(survival(type))
      page.chart(hazard(type))
      page.table(
        ["law", "parameters", "log likelihood", "AIC"],
        type.patience.candidates.map {
          [$0.family, parameters($0), LawText.number($0.logLikelihood), LawText.number($0.aic)]
        })
      if let balking = type.patience.balking { page.chart(balkingChart(type.kind.name, balking)) }
    }
    page.heading("Agents on duty")
    page.chart(staffChart)
    for line in fittedScenario.groupComments + fittedScenario.routingComments { page.paragraph(line) }
    page.heading("What was read")
    for line in report.lines + history.notes { page.paragraph(line) }
    return page.bytes
  }

  private func hour(_ interval: Int) -> Double {
    (history.open + (Double(interval) + 0.5) * history.interval) / 3600
  }

  private var arrivalChart: XYChart {
    let totals = DayTotals(history)
    let counts = history.days.indices.map { day in
      (0..<history.intervals).map { totals.total(day: day, interval: $0).offered }
    }
    var series = counts.enumerated().map { day, values in
      XYChart.Series(
        name: "", style: 4, shape: .line, points: values.enumerated().map { (hour($0.offset), $0.element) })
    }
    let mean = (0..<history.intervals).map { i in (hour(i), types.reduce(0) { $0 + $1.arrivals[i] }) }
    for index in series.indices { series[index].name = index == 0 ? "each day" : " " }
    series.append(.init(name: "mean", style: 1, shape: .line, points: mean))
    return XYChart(
      title: "Contacts by interval", xTitle: "hour of the day",
      series: series.filter { $0.name != " " || true }, xRange: history.open / 3600...history.close / 3600)
  }

  private var dayChart: XYChart {
    XYChart(
      title: "Busyness of days: contacts over the mean", xTitle: "day of the log",
      series: [
        .init(
          name: "factor", style: 1, shape: .points,
          points: busyness.factors.enumerated().map {
            (Double(history.days[$0.offset] - history.days[0]), $0.element)
          })
      ])
  }

  private func density(_ name: String, _ handle: HandleTimeFit, _ chosen: LawFit) -> XYChart {
    let most = max(handle.sample.quantile(0.98) ?? 1, 1)
    let width = most / 40
    let bars = (0..<40).map { bin -> (x: Double, y: Double) in
      let (low, high) = (Double(bin) * width, Double(bin + 1) * width)
      return (low + width / 2, (handle.sample.cdf(high) - handle.sample.cdf(low)) / width)
    }
    let share = 1 - (handle.short?.share ?? 0)
    let law = handle.law ?? chosen.law
    let curve = (1...200).map { step -> (x: Double, y: Double) in
      let x = most * Double(step) / 200
      return (x, share * law.density(x))
    }
    return XYChart(
      title: "\(name): handle time, observed and \(chosen.family)", xTitle: "seconds",
      series: [
        .init(name: "observed", style: 4, shape: .bars, points: bars),
        .init(name: chosen.family, style: 1, shape: .line, points: curve),
      ],
      xRange: 0...most)
  }

  private func quantiles(_ name: String, _ handle: HandleTimeFit, _ chosen: LawFit) -> XYChart {
    let sample = handle.short == nil ? handle.sample : handle.sample.atLeast(HandleTimeFit.shortLimit)
    let floor = handle.short == nil ? 0 : chosen.law.cdf(HandleTimeFit.shortLimit - handle.resolution / 2)
    let points = (1..<100).compactMap { step -> (x: Double, y: Double)? in
      let p = Double(step) / 100
      return sample.quantile(p).map { (chosen.law.quantile(floor + (1 - floor) * p), $0) }
    }
    let most = points.map { max($0.x, $0.y) }.max() ?? 1
    return XYChart(
      title: "\(name): quantiles 1 % to 99 %, observed against \(chosen.family)",
      xTitle: "seconds by the law",
      series: [
        .init(name: "equal", style: 3, shape: .line, points: [(0, 0), (most, most)]),
        .init(name: "observed", style: 2, shape: .points, points: points),
      ],
      xRange: 0...most)
  }

  private func survival(_ type: TypeFit) -> XYChart {
    let curve = type.patience.curve
    let most = min(curve.last, 900)
    let grid = (0...120).map { most * Double($0) / 120 }
    let observed = grid.compactMap { t in curve.survival(at: t).map { (t, $0) } }
    let band = grid.compactMap { t in curve.band(at: t).map { (t, $0.low, $0.high) } }
    var series = [
      XYChart.Series(name: "Kaplan-Meier, 95 % band", style: 1, shape: .step, points: observed, band: band)
    ]
    if let law = type.patience.chosen?.law {
      series.append(
        .init(
          name: type.patience.balking == nil ? "fitted" : "fitted, hang-ups at a long line apart", style: 2,
          shape: .line, points: grid.map { ($0, 1 - law.cdf($0)) }))
    }
    return XYChart(
      title: "\(type.kind.name): share of callers still waiting, had nobody answered", xTitle: "seconds",
      series: series, yAsShare: true, xRange: 0...most, least: 1)
  }

  private func hazard(_ type: TypeFit) -> XYChart {
    let bounds: [Double] = [0, 5, 10, 20, 30, 45, 60, 90, 120, 180, 240, 300, 420, 600]
    let rates = type.patience.curve.hazard(bounds).map { (x: ($0.from + $0.to) / 2, y: $0.rate * 60) }
    return XYChart(
      title: "\(type.kind.name): hang-ups per minute of waiting", xTitle: "seconds waited",
      series: [.init(name: "hazard", style: 1, shape: .line, points: rates)])
  }

  private func balkingChart(_ name: String, _ balking: LineBalking) -> XYChart {
    XYChart(
      title: "\(name): hang-ups within a minute beyond patience, by the line found",
      xTitle: "waiting of the same type",
      series: [
        .init(
          name: "probability", style: 1, shape: .step,
          points: balking.probability.enumerated().map { (Double($0.offset), $0.element) })
      ], yAsShare: true)
  }

  private var staffChart: XYChart {
    XYChart(
      title: "Agents on duty, reconstructed, means over days", xTitle: "hour of the day",
      series: groups.prefix(4).enumerated().map { index, group in
        .init(
          name: group.name, style: index + 1, shape: .step,
          points: group.averages.enumerated().map { (hour($0.offset), $0.element) })
      }, xRange: history.open / 3600...history.close / 3600)
  }

  func parameters(_ fit: LawFit) -> String {
    fit.parameters.map { parameter in
      let error = parameter.logError.map { " ± \(LawText.number($0 * parameter.value))" } ?? ""
      return "\(parameter.name) \(LawText.number(parameter.value))\(error)"
    }.joined(separator: ", ")
  }
}
