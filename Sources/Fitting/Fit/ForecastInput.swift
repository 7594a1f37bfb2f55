import Simulator

/// Forecasts by interval as a scenario's arrivals, and the law of a forecast's errors as its busyness.
public struct ForecastInput {
  private let table: IntervalTable
  public let report: ImportReport

  /// - Throws: `LogProblem` where the log is no table of intervals.
  public init(_ log: LogImport.Log) throws {
    guard !log.isCallLog else {
      throw LogProblem(
        "a forecast is a table with an interval and a forecast (or volume) for each queue; this is a log of calls"
      )
    }
    table = log.intervals
    report = log.report
  }

  /// Puts the forecast in place of the arrivals: a day, or as many as the forecast has.
  func apply(to scenario: inout FittedScenario) throws {
    guard let step = table.step, step <= scenario.interval,
      (scenario.interval / step).truncatingRemainder(dividingBy: 1) == 0
    else {
      throw LogProblem(
        "the forecast's intervals must divide the scenario's (\(Durations.written(scenario.interval))); give --interval"
      )
    }
    let days = Set(table.rows.map(\.day)).sorted()
    let count = Int(((scenario.close - scenario.open) / scenario.interval).rounded())
    let before = scenario.types.map { $0.arrivals.reduce(0, +) }
    for index in scenario.types.indices {
      guard
        let queue = table.queues.firstIndex(where: {
          scenario.types[index].name == $0 || scenario.types[index].name.hasPrefix($0 + "-")
        })
      else {
        scenario.types[index].arrivals = days.flatMap { _ in scenario.types[index].arrivals }
        scenario.types[index].comments.append("Not in the forecast: arrivals as in the log.")
        continue
      }
      var arrivals = Array(repeating: 0.0, count: count * days.count)
      for row in table.rows
      where row.queue == queue && row.start >= scenario.open && row.start < scenario.close {
        let day = days.firstIndex(of: row.day) ?? 0
        arrivals[day * count + Int((row.start - scenario.open) / scenario.interval)] +=
          row.forecast ?? row.offered
      }
      // Types that share a queue share its forecast as they share its history.
      let sharing = scenario.types.indices.filter {
        scenario.types[$0].name == table.queues[queue]
          || scenario.types[$0].name.hasPrefix(table.queues[queue] + "-")
      }
      let share = before[index] / max(sharing.reduce(0.0) { $0 + before[$1] }, 1e-9)
      scenario.types[index].arrivals = arrivals.map { $0 * share }
      scenario.types[index].comments.append(
        "Arrivals: the forecast for \(days.count == 1 ? CivilDate(days: days[0]).text : "\(days.count) days from \(CivilDate(days: days[0]).text)")."
      )
    }
    for index in scenario.groups.indices {
      scenario.groups[index].staff = days.flatMap { _ in scenario.groups[index].staff }
    }
    scenario.days = days.count
    scenario.date = CivilDate(days: days[0]).text
    scenario.header.append("Arrivals are a forecast: \(report.conservation).")
  }

  /// The error law from past pairs of forecast and actual: the factor actual / forecast of a day.
  func errors() throws -> (fit: BusynessFit, bias: Double) {
    let pairs = table.rows.filter { $0.forecast != nil }
    let days = Set(pairs.map(\.day)).sorted()
    guard days.count >= 5 else {
      throw LogProblem(
        "a forecast's error law needs at least 5 past days with a forecast and an actual volume; found \(days.count)"
      )
    }
    let counts = days.map { day in pairs.filter { $0.day == day }.reduce(0.0) { $0 + $1.offered } }
    let forecasts = days.map { day in pairs.filter { $0.day == day }.reduce(0.0) { $0 + ($1.forecast ?? 0) } }
    let bias = counts.reduce(0, +) / max(forecasts.reduce(0, +), 1e-9)
    return (BusynessFit(counts: counts, means: forecasts.map { $0 * bias }, freedom: days.count - 1), bias)
  }

  /// Writes the error law in place of the busyness of days.
  func applyErrors(to scenario: inout FittedScenario) throws {
    let (fit, bias) = try errors()
    scenario.dayCV = fit.cv
    scenario.busynessComments = [
      "Busyness of days: the errors of \(fit.days) past forecasts, cv \(LawText.number(fit.byMoments * 100)) % beyond chance by moments"
        + (fit.byLikelihood.map { ", \(LawText.number($0 * 100)) % by maximum likelihood" } ?? "") + ".",
      "Actual volumes were \(LawText.number(bias * 100)) % of the forecast on average; the arrivals below are not corrected for it.",
    ]
  }
}

extension Fit {
  /// The scenario with a forecast's arrivals and error law, where they are given.
  public func scenarioText(forecast: ForecastInput?, history: ForecastInput?) throws -> String {
    var scenario = fittedScenario
    try forecast?.apply(to: &scenario)
    try history?.applyErrors(to: &scenario)
    return scenario.text
  }
}

extension IntervalFit {
  public func scenarioText(forecast: ForecastInput?, history: ForecastInput?) throws -> String {
    var scenario = scenario
    try forecast?.apply(to: &scenario)
    try history?.applyErrors(to: &scenario)
    return scenario.text
  }
}
