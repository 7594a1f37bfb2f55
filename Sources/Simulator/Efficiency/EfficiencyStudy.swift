import Distributions

/// Tries each technique on a scenario.
public struct EfficiencyStudy: Sendable {
  let scenario: Scenario
  let seed: UInt64
  let replications: Int
  let threads: Int
  private let model: Model
  private let plan: ComparisonPlan
  private let names: [String]

  /// - Parameters:
  ///   - measure: of the whole center: a sum or a ratio of sums.
  ///   - replications: of each technique, at least 160; rounded up to sets of 16.
  public init(
    _ scenario: Scenario, measure: String, seed: UInt64? = nil, replications: Int, threads: Int = 1
  ) throws(Efficiency.Problem) {
    self.scenario = scenario
    self.seed = seed ?? scenario.run.seed
    self.replications = (max(replications, Efficiency.leastReplications) + 15) / 16 * 16
    self.threads = threads
    model = Model(scenario)
    guard model.clock.kind == .calendar else {
      throw .init(description: "a steady state has no days whose busyness could be chosen; use --precision")
    }
    do {
      plan = try ComparisonPlan([model], measures: [measure], alsoUsual: false)
    } catch {
      throw .init(description: error.description)
    }
    names = scenario.dayFactorNames
  }

  private struct Unit: Sendable {
    var numerator: Double
    var denominator: Double
    var contacts: Double
    var work: Double
  }

  /// - Returns: nil when stopped before the end.
  public func result(
    stop: StopFlag = StopFlag(), progress: @Sendable @escaping (String) -> Void = { _ in }
  ) async -> Efficiency? {
    guard
      let plain = await units(
        block: 0, stop, inputs: { DayInputs(replication: $0) }, { progress("plain: \($0)") })
    else { return nil }
    let sample = PairedSample(plain.map { ($0.numerator, $0.denominator) })
    var result = Efficiency(
      scenario: scenario, seed: seed, replications: replications,
      plain: estimate(sample.estimate(confidence(plain.count), empty: "no contacts"), n: plain.count),
      techniques: [])
    result.techniques = controls(plain, sample)
    for (index, points) in DayPoints.allCases.enumerated() {
      guard !names.isEmpty else {
        result.techniques.append(untried(points.title, "no contact type has a busyness of the day"))
        continue
      }
      let size = points.setSize
      let dimensions = names.count * model.clock.days
      let found = await units(
        block: index + 1, stop,
        inputs: { number in
          let set = points.points(dimensions: dimensions, set: number / size, seed: seed)
          return DayPoints.inputs(
            set[number % size], names: names, days: model.clock.days,
            replication: (index + 1) * replications + number)
        }, { progress("\(points.title): \($0)") })
      guard let found else { return nil }
      result.techniques.append(technique(points, found, plain: sample))
    }
    return result
  }

  // MARK: Simulating

  private func units(
    block: Int, _ stop: StopFlag, inputs: @Sendable @escaping (Int) -> DayInputs, _ progress: (String) -> Void
  ) async -> [Unit]? {
    let (model, plan, seed, first) = (model, plan, seed, block * replications)
    var units: [Unit] = []
    await OrderedReplications(limit: replications, threads: threads).run(stop: stop) {
      number, stop -> Unit? in
      guard
        let totals = Replication.run(
          model, seed: seed, number: first + number, stop: stop, days: inputs(number))
      else { return nil }
      let row = plan.read(totals, system: 0)
      let cell = plan.center[0]
      return Unit(
        numerator: row[2 * cell], denominator: row[2 * cell + 1], contacts: totals.flow.firstContacts,
        work: totals.flow.firstWork)
    } take: { unit in
      guard let unit else { return false }
      units.append(unit)
      if units.count % 16 == 0 { progress("\(units.count) of \(replications)") }
      return true
    }
    return units.count == replications ? units : nil
  }

  // MARK: Judging

  private var level: Double { scenario.run.confidence }

  private func confidence(_ units: Int) -> Confidence { Confidence(level: level, units: units) }

  private func estimate(_ interval: IntervalEstimate, n: Int) -> Estimate {
    Estimate(
      measure: plan.measures[0].name, of: .center, interval: nil, value: interval.value,
      halfWidth: interval.halfWidth, confidence: level, n: n, unit: plan.measures[0].unit.rawValue,
      threshold: plan.thresholds[0], reason: interval.reason)
  }

  private func untried(_ name: String, _ reason: String) -> Efficiency.Technique {
    .init(name: name, estimate: estimate(.absent(reason), n: 0), reason: reason)
  }

  /// Sets of days, each set a unit.
  private func technique(_ points: DayPoints, _ units: [Unit], plain: PairedSample) -> Efficiency.Technique {
    let sample = PairedSample(units.map { ($0.numerator, $0.denominator) })
    let size = points.setSize
    let sets = units.count / size
    guard let value = sample.value, plain.variance > 0 else {
      return untried(points.title, "the measure does not vary")
    }
    let means = (0..<sets).map { set in
      sample.influence[set * size..<(set + 1) * size].reduce(0, +) / Double(size)
    }
    let variance = means.reduce(0) { $0 + $1 * $1 } / Double(sets - 1)
    let ratio = variance * Double(size) / plain.variance
    let tail = (1 - level) / 2
    let (above, below) = (Double(sets - 1), Double(plain.influence.count - 1))
    let interval = IntervalEstimate.interval(
      value, halfWidth: (confidence(sets).t ?? 0) * (variance / Double(sets)).squareRoot())
    return .init(
      name: points.title, estimate: estimate(interval, n: sets), varianceRatio: ratio,
      low: ratio / FDistribution.quantile(1 - tail, numerator: above, denominator: below),
      high: ratio / FDistribution.quantile(tail, numerator: above, denominator: below))
  }

  private func controls(_ units: [Unit], _ sample: PairedSample) -> [Efficiency.Technique] {
    let titles = ["control: contacts that come", "control: work offered"]
    guard let expected = model.expectedInput else {
      return titles.map { untried($0, "the scenario's incidents or past days leave their mean unknown") }
    }
    let all = [(units.map(\.contacts), expected.contacts), (units.map(\.work), expected.work)]
    return zip(titles, all).enumerated().map { index, control in
      let (title, (values, mean)) = control
      if index == 1, !model.demand.isEmpty {
        return untried(title, "the reasons of contacts decide on their work")
      }
      guard let effect = ControlVariate(values, mean: mean)?.effect(on: sample, level: level) else {
        return untried(title, "it does not vary, or the measure does not")
      }
      return .init(
        name: title, estimate: estimate(effect.estimate, n: values.count), varianceRatio: effect.ratio,
        low: effect.low, high: effect.high)
    }
  }
}
