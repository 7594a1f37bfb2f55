/// Runs replications on several threads and turns them into a result.
///
/// Each replication has its own state and is reduced to a `Tally` where it ran; tallies are merged strictly in
/// the order of replications, so the result is the same to the last bit for any number of threads. Replications
/// that a stopping rule makes superfluous are thrown away.
public struct Experiment: Sendable {
  /// Simulates one replication (numbered from 0); nil if the flag was raised before it was complete. Hands on the totals of
  /// each day, in order, when the model's calendar is folded.
  public typealias Source =
    @Sendable (
      _ replication: Int, _ stop: StopFlag, _ eachDay: ((Observations) -> Void)?
    ) -> Observations?

  public enum StoppingRule: Sendable, Hashable {
    case replications(Int)
    case precision(Precision)
  }

  let model: Model
  let seed: UInt64
  let rule: StoppingRule
  let threads: Int
  let source: Source
  /// Whether the result has estimates by interval.
  var listsIntervals = true
  /// Number of the first replication.
  var first = 0

  /// - Parameters:
  ///   - threads: replications simulated at the same time, at least 1.
  public init(model: Model, seed: UInt64, rule: StoppingRule, threads: Int, source: @escaping Source) {
    precondition(threads >= 1, "an experiment runs on at least one thread")
    self.model = model
    self.seed = seed
    self.rule = rule
    self.threads = threads
    self.source = source
  }

  /// - Parameters:
  ///   - stop: ends the run early, with a valid result of the replications complete by then.
  ///   - log: replications that it has are not simulated again, the others are added to it; a run whose log can't be written
  ///     ends early.
  ///   - progress: called after each replication, in order, from one thread at a time.
  public func run(
    stop: StopFlag = StopFlag(), log: ReplicationLog? = nil, progress: (@Sendable (RunProgress) -> Void)? = nil
  ) async -> RunResult {
    let plan = EstimationPlan(model)
    var watch = Watch(rule, plan: plan, level: model.scenario.run.confidence, progress: progress)
    let source = source
    log?.replay(plan) { tally in
      watch.take(tally)
      return !watch.isOver && !stop.isRaised
    }
    let next = first + watch.estimator.replications
    let left = watch.isOver || log?.problem != nil ? 0 : rule.limit - watch.estimator.replications
    await OrderedReplications(limit: left, threads: threads).run(stop: stop) { number, stop in
      Tally(of: source, replication: next + number, stop: stop, plan: plan)
    } take: { tally in
      if let tally { log?.keep(tally, number: first + watch.estimator.replications) }
      watch.take(tally)
      return !watch.isOver && log?.problem == nil
    }
    log?.sync()
    watch.end()
    return watch.result(seed: seed, stopReason: stop.reason, listsIntervals: listsIntervals)
  }
}

extension Experiment.StoppingRule {
  /// The most replications it can take.
  var limit: Int {
    switch self {
    case .replications(let count): count
    case .precision(let precision): precision.maximum
    }
  }
}
