/// Compares systems on common random numbers, and selects the best of them.
///
/// Every system runs the first stage of replications, on which all tables rest. Then targets are checked
/// (`FeasibilityCheck`), and the best of those that meet them is selected (`KimNelson`); both take more replications of the systems
/// in question as they need them. Half of the error probability goes to either.
public struct Comparison: Sendable {
  public var systems: [ComparedSystem]
  /// Index in `systems`.
  public var baseline = 0
  /// Names; the first decides.
  public var measures: [String] = []
  public var confidence = 0.95
  /// Difference worth finding; nil: 0.5 points of a share, 1 % of the baseline's value of anything else.
  public var indifference: Indifference?
  public var tolerance = 0.025
  public var seed: UInt64
  /// Replications of every system.
  public var replications: Int
  public var mostReplications: Int
  public var threads: Int

  /// Whether it ends with the differences in the measures that were asked for, and selects nothing.
  public var onlyDifferences = false

  public enum Indifference: Sendable, Hashable {
    /// In the unit of the measure; of a share, 0.005 is half a point.
    case absolute(Double)
    /// A share of the baseline's value.
    case relative(Double)
  }

  public static let leastReplications = 10

  public init(
    _ systems: [ComparedSystem], seed: UInt64, replications: Int, mostReplications: Int, threads: Int
  ) {
    precondition(!systems.isEmpty && threads >= 1, "a comparison has systems and runs on at least one thread")
    precondition(replications >= Self.leastReplications, "a comparison needs at least 10 replications")
    self.systems = systems
    self.seed = seed
    self.replications = replications
    self.mostReplications = max(mostReplications, replications)
    self.threads = threads
  }

  /// - Parameters:
  ///   - stop: ends the comparison early, with what is known by then.
  ///   - progress: what is being done, in words.
  /// - Throws: `ComparedSystem.Problem` when the systems or the measures can't be compared.
  public func result(
    stop: StopFlag = StopFlag(), progress: @Sendable @escaping (String) -> Void = { _ in }
  ) async throws(ComparedSystem.Problem) -> ComparisonAnswer {
    var notes: [String] = []
    let models = try compiled(stop, &notes)
    let plan = try ComparisonPlan(models, measures: measures, alsoUsual: !onlyDifferences)
    var paired = PairedReplications(models, plan: plan, seed: seed, threads: threads)
    let all = Array(systems.indices)
    let (count, wanted) = (systems.count, replications)
    let isWhole = await paired.extend(all, to: replications, stop: stop) {
      progress("\($0)/\(wanted) replications of \(count) systems")
    }
    var selector = Selector(self, paired)
    if isWhole, !onlyDifferences { await selector.run(&paired, stop: stop, progress: progress) }
    return ComparisonTables(self, plan, paired).result(
      selector, isComplete: isWhole && !selector.wasStopped, notes: notes)
  }

  /// The models, steady states with one warm-up for all.
  private func compiled(_ stop: StopFlag, _ notes: inout [String]) throws(ComparedSystem.Problem) -> [Model] {
    let kinds = Set(systems.map { if case .calendar = $0.scenario.horizon { true } else { false } })
    if kinds.count > 1 { throw .init("a calendar and a steady state can't be compared") }
    var models: [Model] = []
    for system in systems {
      let (model, remarks) = ScenarioRun(system.scenario, seed: seed).model(stop: stop)
      models.append(model)
      for remark in system.scenario.notes + remarks where !notes.contains(remark) { notes.append(remark) }
    }
    let warmUp = models.map(\.clock.warmUp).max() ?? 0
    for index in models.indices {
      if case .steadyState(let length, .automatic) = systems[index].scenario.horizon {
        models[index].clock = ModelClock(
          steadyStateOf: length, warmUp: warmUp, countBy: systems[index].scenario.run.countBy)
      }
    }
    return models
  }
}
