/// A scenario, run to its result: what `callsim run` does, for programs that embed the simulator.
///
///     let scenario = try Scenario(contentsOf: "clinic.yaml")
///     let result = await ScenarioRun(scenario).result()
public struct ScenarioRun: Sendable {
  public var scenario: Scenario
  public var seed: UInt64
  public var rule: Experiment.StoppingRule
  /// Replications simulated at the same time; changes no result.
  public var threads: Int
  /// Whether the result has estimates by interval, as files and tables by interval need; targets are judged by
  /// interval in any case.
  public var listsIntervals = true
  /// Number of the first replication: other than 0 for a part of a run.
  public var first = 0

  /// - Parameters:
  ///   - seed: nil: the scenario's.
  ///   - rule: nil: as many replications as the scenario says, or the default of its kind of horizon.
  ///   - threads: at least 1.
  public init(
    _ scenario: Scenario, seed: UInt64? = nil, rule: Experiment.StoppingRule? = nil, threads: Int = 1
  ) {
    self.scenario = scenario
    self.seed = seed ?? scenario.run.seed
    self.rule =
      rule ?? .replications(scenario.run.replications ?? Self.defaultReplications(of: scenario.horizon))
    self.threads = threads
  }

  /// A day is short and noisy, a steady-state run long.
  public static func defaultReplications(of horizon: Horizon) -> Int {
    switch horizon {
    case .calendar: 100
    case .steadyState: 10
    }
  }

  /// Runs it, after pilots if the warm-up is to be chosen.
  ///
  /// - Parameters:
  ///   - stop: ends the run early, with a valid result of the replications complete by then.
  ///   - log: keeps finished replications, and gives those that it has; of `header`.
  ///   - progress: called after each replication, in order.
  public func result(
    stop: StopFlag = StopFlag(), log: ReplicationLog? = nil, progress: (@Sendable (RunProgress) -> Void)? = nil
  ) async -> RunResult {
    let (model, remarks) = model(stop: stop)
    let (compiled, seed) = (model, seed)
    var experiment = Experiment(model: model, seed: seed, rule: rule, threads: threads) {
      number, stop, eachDay in
      Replication.run(compiled, seed: seed, number: number, stop: stop, eachDay: eachDay)
    }
    experiment.listsIntervals = listsIntervals
    experiment.first = first
    var result = await experiment.run(stop: stop, log: log, progress: progress)
    result.notes = scenario.notes + remarks + result.notes
    return result
  }

  /// The scenario compiled, with a warm-up chosen by pilots if it asks for one; and what the user should know about it.
  func model(stop: StopFlag) -> (model: Model, notes: [String]) {
    var notes: [String] = []
    var model = Model(scenario)
    if case .steadyState(let length, .automatic) = scenario.horizon {
      let warmUp = chooseWarmUp(model, length: length, stop)
      model.clock = ModelClock(
        steadyStateOf: length, warmUp: warmUp?.seconds ?? 0, countBy: scenario.run.countBy)
      if warmUp?.isReliable != true, !stop.isRaised {
        notes.append(
          "no end of the warm-up was found (MSER-5): the run is too short, or there is no steady state")
      }
    }
    if let overload = model.overload { notes.append(overload) }
    return (model, notes)
  }

  // MARK: The warm-up

  private static let pilots = 5
  private static let pilotBins = 500

  /// MSER-5 on pilots whose random numbers are not used again.
  private func chooseWarmUp(_ model: Model, length: Double, _ stop: StopFlag) -> WarmUp? {
    var pilot = model
    pilot.clock = ModelClock(
      steadyStateOf: length, warmUp: 0, batches: Self.pilotBins, countBy: scenario.run.countBy)
    let runs = (0..<Self.pilots).compactMap {
      Replication.run(pilot, seed: seed, number: .max - $0, stop: stop)
    }
    return WarmUp.choose(pilots: runs, binLength: pilot.clock.periodLength)
  }
}
