/// Takes replications in order and decides when there are enough.
struct Watch: Sendable {
  private let rule: Experiment.StoppingRule
  private let level: Double
  private let progress: (@Sendable (RunProgress) -> Void)?
  private let start = ContinuousClock.now
  /// The measure of the center that progress shows.
  private let headline: String
  private(set) var estimator: Estimator
  private(set) var isOver: Bool
  private var wasStopped = false
  private var isPrecise = false

  init(
    _ rule: Experiment.StoppingRule, plan: EstimationPlan, level: Double,
    progress: (@Sendable (RunProgress) -> Void)?
  ) {
    self.rule = rule
    self.level = level
    self.progress = progress
    estimator = Estimator(plan)
    isOver = rule.limit == 0
    switch rule {
    case .replications: headline = Measure.serviceLevel.name
    case .precision(let precision): headline = precision.measures[0]
    }
  }

  /// Merges the next replication; nil means that it was stopped, and ends the run.
  mutating func take(_ tally: Tally?) {
    guard let tally else { return end() }
    estimator.merge(tally)
    let done = estimator.replications
    isOver = done >= rule.limit
    var planned: Int? = rule.limit
    if case .precision(let precision) = rule {
      let found = precision.measures.map { estimator.center($0, level: level).estimate }
      isPrecise = done >= precision.minimum && precision.isReached(by: found)
      isOver = isOver || isPrecise
      planned = precision.expectedReplications(after: done, found)
    }
    report(planned: isOver ? done : planned)
  }

  /// No more replications will come; if some were still wanted, the run was stopped.
  mutating func end() {
    wasStopped = wasStopped || !isOver
    isOver = true
  }

  private func report(planned: Int?) {
    guard let progress else { return }
    let row = estimator.center(headline, level: level).row
    let elapsed = start.duration(to: .now)
    let done = estimator.replications
    progress(
      RunProgress(
        done: done, planned: planned, measure: headline, value: row.value, halfWidth: row.halfWidth,
        elapsed: elapsed, remaining: planned.map { elapsed / done * max(0, $0 - done) },
        contacts: estimator.contacts))
  }

  /// The result of the replications taken.
  func result(seed: UInt64, stopReason: StopFlag.Reason?, listsIntervals: Bool) -> RunResult {
    estimator.result(
      seed: seed, level: level, isComplete: !wasStopped, stoppingRule: stoppingRule(stopReason),
      listsIntervals: listsIntervals)
  }

  private func stoppingRule(_ reason: StopFlag.Reason?) -> String {
    let done = "\(estimator.replications) replication\(estimator.replications == 1 ? "" : "s")"
    if wasStopped {
      let cause = reason == .timeLimit ? "stopped by the time limit" : "stopped by a signal"
      switch rule {
      case .replications(let count):
        return "\(cause) after \(estimator.replications) of \(count) replications"
      case .precision(let precision): return "\(cause) after \(done), before \(precision.description)"
      }
    }
    switch rule {
    case .replications: return "\(done) as asked"
    case .precision(let precision) where isPrecise:
      return "precision reached: \(precision.description) after \(done)"
    case .precision(let precision):
      return "precision not reached: \(precision.description), after \(done), the most allowed"
    }
  }
}
