/// Runs in parts: on several machines, or after each other.
extension ScenarioRun {
  /// What a file of this run's replications says of them.
  ///
  /// - Parameters:
  ///   - tool: version of the program.
  ///   - whole: replications of the run that this one is a part of; nil: it is no part.
  public func header(tool: String, whole: Int? = nil) -> ReplicationHeader {
    var header = ReplicationHeader(scenario, seed: seed, plan: EstimationPlan(Model(scenario)), tool: tool)
    header.first = first
    header.whole = whole
    if case .replications(let count) = rule, whole != nil { header.count = count }
    return header
  }

  /// The result of replications that files hold, the same to the last bit as if one run had simulated them.
  ///
  /// - Parameter parts: all of the run's.
  /// - Throws: `ReplicationParts.Problem`.
  public func merged(_ parts: ReplicationParts, stop: StopFlag = StopFlag()) throws -> RunResult {
    let (model, remarks) = model(stop: stop)
    let plan = EstimationPlan(model)
    var watch = Watch(
      .replications(parts.whole), plan: plan, level: scenario.run.confidence, progress: nil)
    try parts.replay(plan) { watch.take($0) }
    watch.end()
    var result = watch.result(seed: seed, stopReason: nil, listsIntervals: listsIntervals)
    result.notes = scenario.notes + remarks + result.notes
    return result
  }
}
