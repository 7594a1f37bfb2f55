import Foundation
import Simulator

/// A scenario laid beside days of a log that it was not fitted to.
public struct Backtest: Sendable {
  struct Row: Sendable {
    var label: String
    /// By measure, in the order of `BacktestMeasure.all`: observed, simulated mean, and the 90 % band of what a replication gives.
    var values: [(observed: Double?, simulated: Double?, low: Double?, high: Double?)]
  }

  struct Level: Sendable {
    var given: BacktestOptions.Given
    var total: Row
    var coverage: [Double?]
  }

  public let scenarioName: String
  let given: BacktestOptions.Given
  let days: [String]
  let replications: Int
  let total: Row
  let byDay: [Row]
  let byType: [Row]
  let byInterval: [Row]
  /// By measure, over days and intervals.
  let calibration: [Calibration]
  /// The same total with more or less of the judged days given.
  let levels: [Level]
  let findings: [Misfit.Finding]
  public let notes: [String]
  public let isComplete: Bool
  /// Whether the judged days were among those fitted.
  let isOutOfSample: Bool
  let agentHours: (judged: Double, scenario: Double)
  let report: ImportReport

  /// - Throws: `LogProblem`.
  public init(
    _ scenario: Scenario, _ log: LogImport.Log, _ options: BacktestOptions, stop: StopFlag = StopFlag(),
    progress: (String) -> Void = { _ in }
  ) async throws {
    let judged = try JudgedDays(scenario, log, options.choice)
    let (count, intervals) = (judged.history.days.count, judged.history.intervals)
    scenarioName = scenario.name
    given = options.given
    report = log.report
    days = judged.history.days.map { CivilDate(days: $0).text }
    notes = judged.notes
    isOutOfSample =
      Set(days).isDisjoint(with: Set(scenario.evidence?.fittedOn ?? [])) && scenario.evidence != nil
    var levels: [Level] = []
    var main: SimulatedDays?
    for given in BacktestOptions.Given.allCases {
      progress("simulating the judged days, given \(given.words)")
      let simulated = await SimulatedDays.run(
        judged.scenario(scenario, given: given), days: count, intervals: intervals, steps: judged.fine,
        options: options, stop: stop)
      if given == options.given { main = simulated }
      let comparison = BacktestComparison(judged, simulated, seed: options.seed)
      levels.append(
        Level(given: given, total: comparison.total, coverage: comparison.calibration.map { $0.coverage() }))
    }
    guard let main, main.replications >= 2 else { throw LogProblem("stopped before anything was simulated") }
    isComplete = !stop.isRaised
    replications = main.replications
    let comparison = BacktestComparison(judged, main, seed: options.seed)
    total = comparison.total
    byDay = comparison.byDay
    byInterval = comparison.byInterval
    byType = comparison.byType(scenario)
    calibration = comparison.calibration
    self.levels = levels
    findings = Misfit(scenario, judged).findings
    let hours = judged.history.interval / 3600
    agentHours = (
      (judged.averageStaff ?? []).joined().reduce(0, +) * hours / Double(max(count, 1)),
      Double(
        scenario.agentGroups.reduce(0) { sum, group in
          if case .perInterval(let staff) = group.staff.byInterval(of: judged.history.interval) {
            return sum + staff.reduce(0, +)
          }
          return sum
        }) * hours
    )
  }

  func index(_ name: String) -> Int { BacktestMeasure.all.firstIndex { $0.name == name } ?? 0 }

  /// Coverage over intervals of the measures that were not given.
  var judgedMeasures: [Int] {
    BacktestMeasure.all.indices.filter { !(given == .intervals && BacktestMeasure.all[$0].name == "offered") }
  }

  var meanCoverage: Double? {
    let found = judgedMeasures.compactMap { calibration[$0].coverage() }
    return found.isEmpty ? nil : found.reduce(0, +) / Double(found.count)
  }

  /// Travels with later results of the scenario.
  public var validity: String {
    func error(_ name: String) -> String {
      let measure = BacktestMeasure.all[index(name)]
      let value = total.values[index(name)]
      guard let observed = value.observed, let simulated = value.simulated,
        let error = measure.error(observed: observed, simulated: simulated)
      else { return "\(name) not known" }
      let sign = error < 0 ? "-" : "+"
      let unit = measure.unit == .share ? "points" : "%"
      return "\(name) \(sign)\(Figure.decimal(abs(error) * 100, 1)) \(unit)"
    }
    let coverage =
      meanCoverage.map {
        "the 90 % band of an interval held \(Figure.decimal($0 * 100, 0)) % of observed values"
      } ?? "no interval to judge"
    let span = days.count == 1 ? days[0] : "\(days.count) days from \(days[0]) to \(days[days.count - 1])"
    return
      "backtested on \(span)\(isOutOfSample ? ", none of them fitted to" : ", which may have been fitted to"), given \(given.words): \(error("offered")), \(error("abandonment")), \(error("mean wait")); \(coverage)"
  }
}

/// Observed and simulated values of one simulation of the judged days.
struct BacktestComparison {
  let judged: JudgedDays
  let simulated: SimulatedDays
  private(set) var calibration: [Calibration]

  init(_ judged: JudgedDays, _ simulated: SimulatedDays, seed: UInt64) {
    self.judged = judged
    self.simulated = simulated
    calibration = BacktestMeasure.all.indices.map { Calibration(seed: seed &+ UInt64($0)) }
    guard simulated.replications > 0 else { return }
    for day in judged.history.days.indices {
      for interval in 0..<judged.history.intervals where judged.history.isObserved[day][interval] {
        let observed = judged.observed(day: day, interval: interval)
        for (index, measure) in BacktestMeasure.all.enumerated() {
          // A share or a mean of fewer than five contacts tells nothing.
          guard let value = measure.value(observed), measure.unit == .count || observed.offered >= 5 else {
            continue
          }
          let drawn = simulated.cells.compactMap {
            measure.value($0[day * judged.history.intervals + interval])
          }
          calibration[index].add(observed: value, simulated: drawn)
        }
      }
    }
  }

  private func row(_ label: String, _ observed: DayTotals.Cell, _ cell: (Int) -> DayTotals.Cell)
    -> Backtest.Row
  {
    let cells = (0..<simulated.replications).map(cell)
    let sum = cells.reduce(DayTotals.Cell(), +)
    return Backtest.Row(
      label: label,
      values: BacktestMeasure.all.map { measure in
        let drawn = cells.compactMap { measure.value($0) }.sorted()
        // Shares and means are of the sums over replications; counts are per replication.
        let mean =
          measure.unit == .count
          ? measure.value(sum).map { $0 / Double(max(cells.count, 1)) } : measure.value(sum)
        guard !drawn.isEmpty else { return (measure.value(observed), mean, nil, nil) }
        let low = drawn[Int(0.05 * Double(drawn.count - 1))]
        let high = drawn[Int((0.95 * Double(drawn.count - 1)).rounded(.up))]
        return (measure.value(observed), mean, low, high)
      })
  }

  var total: Backtest.Row {
    let observed = judged.history.days.indices.reduce(DayTotals.Cell()) { $0 + judged.observed(day: $1) }
    return row("all", observed) { simulated.total($0) }
  }

  var byDay: [Backtest.Row] {
    judged.history.days.indices.map { day in
      row(CivilDate(days: judged.history.days[day]).text, judged.observed(day: day)) {
        simulated.total($0, day: day)
      }
    }
  }

  var byInterval: [Backtest.Row] {
    (0..<judged.history.intervals).map { interval in
      let observed = judged.history.days.indices.reduce(DayTotals.Cell()) {
        $0 + judged.observed(day: $1, interval: interval)
      }
      return row(DayTimes.written(judged.history.start(ofInterval: interval)), observed) {
        simulated.total($0, interval: interval)
      }
    }
  }

  func byType(_ scenario: Scenario) -> [Backtest.Row] {
    scenario.contactTypes.indices.map { type in
      row(scenario.contactTypes[type].name, judged.observed(type: type)) { simulated.byType[$0][type] }
    }
  }
}
