import Distributions

/// Where the uncertainty of a day's figure comes from (ST8): what the forecast does not know (busyness, incidents, the day's work), what
/// chance does on a day that is known (who calls when, how long, how patient), and what is left open by simulating few days.
///
/// K days are drawn, and each is simulated M times with other contacts. With y_km the figure of a run and one-way analysis of variance,
///
///     s_W^2 = mean over days of the variance within a day                         day to day, beyond the forecast
///     s_B^2 = var(mean of each day) - s_W^2 / M                                   forecast
///     half-width = t(K - 1) sqrt(var(mean of each day) / K)                       Monte Carlo
///
/// Intervals of s_B and s_W by the jackknife over days.
///
/// - Source: S. R. Searle, G. Casella and C. E. McCulloch, "Variance Components", Wiley, 1992, chapter 3 (balanced one-way
///   classification).
public struct UncertaintySplit: Sendable, Hashable {
  /// A standard deviation between its limits.
  public struct Part: Sendable, Hashable {
    public var value: Double
    public var low: Double
    public var high: Double
  }

  public struct Row: Sendable, Hashable {
    public var measure: String
    public var unit: String
    /// Seconds, for service levels.
    public var threshold: Double?
    /// Mean over days, each counting the same; the half-width is the Monte Carlo error.
    public var mean: Double
    public var halfWidth: Double
    public var forecast: Part
    public var dayToDay: Part
    /// Share of the variance of a day's figure that is the forecast's; nil: the figure never varies.
    public var forecastShare: Double?
  }

  /// How likely a target is met on a day.
  public struct Chance: Sendable, Hashable {
    public var label: String
    public var measure: String
    public var probability: Double
    public var halfWidth: Double
  }

  public var rows: [Row] = []
  public var chances: [Chance] = []
  public var days: Int
  public var runsOfEach: Int
  public var confidence: Double
  /// Days in a run of the horizon.
  public var daysOfRun: Int
  /// What to know about it.
  public var notes: [String] = []

  /// Simulations of each day.
  public static let runsOfADay = 4
  public static let leastDays = 10
}

extension UncertaintySplit.Row {
  /// - Parameter figures: `[day][run]`, as many of each.
  init(_ measure: Measure, threshold: Double?, _ figures: [[Double]], level: Double) {
    let days = Double(figures.count)
    let runs = Double(figures[0].count)
    let means = figures.map { $0.reduce(0, +) / runs }
    let within = zip(figures, means).map { figures, mean in
      figures.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (runs - 1)
    }
    /// Sums without one day: number, means and their squares, variances within.
    func parts(without day: Int?) -> (forecast: Double, dayToDay: Double, ofMeans: Double) {
      var (n, sum, squares, inside) = (0.0, 0.0, 0.0, 0.0)
      for index in means.indices where index != day {
        n += 1
        sum += means[index] - means[0]
        squares += (means[index] - means[0]) * (means[index] - means[0])
        inside += within[index]
      }
      let ofMeans = max((squares - sum * sum / n) / (n - 1), 0)
      return (ofMeans - inside / n / runs, inside / n, ofMeans)
    }
    let all = parts(without: nil)
    let others = means.indices.map { parts(without: $0) }
    let t = Confidence(level: level, units: figures.count).t ?? 0
    func part(_ value: Double, _ leftOut: [Double]) -> UncertaintySplit.Part {
      let center = leftOut.reduce(0, +) / days
      let variance = leftOut.reduce(0) { $0 + ($1 - center) * ($1 - center) } * (days - 1) / days
      let half = t * variance.squareRoot()
      return .init(
        value: max(value, 0).squareRoot(), low: max(value - half, 0).squareRoot(),
        high: max(value + half, 0).squareRoot())
    }
    let whole = max(all.forecast, 0) + all.dayToDay
    self.init(
      measure: measure.name, unit: measure.unit.rawValue, threshold: threshold,
      mean: means.reduce(0, +) / days, halfWidth: t * (all.ofMeans / days).squareRoot(),
      forecast: part(all.forecast, others.map(\.forecast)),
      dayToDay: part(all.dayToDay, others.map(\.dayToDay)),
      forecastShare: whole > 0 ? max(all.forecast, 0) / whole : nil)
  }
}

extension ScenarioRun {
  /// Splits the uncertainty of a day's figures; nil for a steady state, and when stopped before the end.
  ///
  /// - Parameters:
  ///   - simulations: about as many, at least 40; every day takes 4.
  ///   - measures: of the whole center; those that the scenario has not are left out.
  public func uncertainty(
    simulations: Int, measures: [String] = ["service_level", "mean_wait", "abandonment", "offered"],
    stop: StopFlag = StopFlag(), progress: (@Sendable (String) -> Void)? = nil
  ) async -> UncertaintySplit? {
    let model = Model(scenario)
    guard model.clock.kind == .calendar else { return nil }
    let known = measures.filter { (try? ComparisonPlan([model], measures: [$0], alsoUsual: false)) != nil }
    guard let plan = try? ComparisonPlan([model], measures: known, alsoUsual: false) else { return nil }
    let targets = EstimationPlan(model)
    let runs = UncertaintySplit.runsOfADay
    let days = max((simulations + runs - 1) / runs, UncertaintySplit.leastDays)
    let seed = seed
    var figures: [[Double?]] = []
    var met: [[Int]] = []
    var judged: [[Int]] = []
    await OrderedReplications(limit: days * runs, threads: threads).run(stop: stop) {
      number, stop -> (row: [Double?], days: DayTally)? in
      let day = DayInputs(replication: number / runs)
      guard let totals = Replication.run(model, seed: seed, number: number, stop: stop, days: day) else {
        return nil
      }
      let row = plan.read(totals, system: 0)
      let values = plan.center.map { cell -> Double? in
        row[2 * cell + 1] > 0 ? row[2 * cell] / row[2 * cell + 1] : nil
      }
      return (values, Tally(totals, plan: targets).days)
    } take: { found in
      guard let found else { return false }
      figures.append(found.row)
      met.append(found.days.met)
      judged.append(found.days.judged)
      if figures.count % runs == 0 {
        progress?("\(figures.count / runs) of \(days) days, each \(runs) times")
      }
      return true
    }
    guard figures.count == days * runs else { return nil }
    let level = scenario.run.confidence
    var split = UncertaintySplit(
      days: days, runsOfEach: runs, confidence: level, daysOfRun: model.clock.days)
    for index in plan.measures.indices {
      let column = figures.compactMap { $0[index] }
      guard column.count == figures.count else {
        split.notes.append("\(plan.measures[index].name): some days have no contacts")
        continue
      }
      let byDay = (0..<days).map { Array(column[$0 * runs..<($0 + 1) * runs]) }
      split.rows.append(.init(plan.measures[index], threshold: plan.thresholds[index], byDay, level: level))
    }
    if !scenario.hasUncertainDays {
      split.notes.append(
        "the scenario states no busyness, incidents or day effects: the forecast is taken as exact")
    }
    split.chances = Self.chances(scenario, met, judged, runs: runs, level: level)
    return split
  }

  /// Shares of days, with the days as units: the runs of one day are not independent.
  private static func chances(
    _ scenario: Scenario, _ met: [[Int]], _ judged: [[Int]], runs: Int, level: Double
  ) -> [UncertaintySplit.Chance] {
    scenario.targets.enumerated().compactMap { index, target in
      var pairs: [(numerator: Double, denominator: Double)] = []
      for first in stride(from: 0, to: met.count, by: runs) {
        let ofDay = first..<first + runs
        let (yes, all) = (ofDay.map { met[$0][index] }, ofDay.map { judged[$0][index] })
        pairs.append((Double(yes.reduce(0, +)), Double(all.reduce(0, +))))
      }
      let sample = PairedSample(pairs)
      guard let share = sample.value else { return nil }
      let confidence = Confidence(level: level, units: pairs.count)
      let width = (confidence.t ?? 0) * (sample.variance / Double(pairs.count)).squareRoot()
      return .init(
        label: target.label, measure: target.measure, probability: share,
        halfWidth: width > 0 ? width : confidence.boundOfNeverSeen(trials: Double(pairs.count)))
    }
  }
}
