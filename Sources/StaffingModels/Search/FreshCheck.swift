import Simulator

/// Simulates what a search has found with random numbers that it has not seen, and says whether every target holds.
struct FreshCheck {
  var seed: UInt64
  var threads: Int
  /// Share of days on which each target must hold; nil: in the long run.
  var dayShare: Double?
  /// Of an evaluation in the search; the check takes four times as many.
  var replications: Int

  /// - Parameter round: each round has random numbers of its own.
  func verdict(
    on scenario: Scenario, round: Int, stop: StopFlag
  ) async -> (result: RunResult, status: StaffingAnswer.Status) {
    var isSteady = false
    if case .steadyState = scenario.horizon { isSteady = true }
    var replications = max(isSteady ? 10 : 100, 4 * replications)
    var attempt = 0
    while true {
      let fresh = seed &+ 0x9E37_79B9_7F4A_7C15 &* UInt64(1 + 2 * round + attempt)
      let run = ScenarioRun(scenario, seed: fresh, rule: .replications(replications), threads: threads)
      var quick = run
      quick.listsIntervals = false
      let result = await quick.result(stop: stop)
      let status = status(of: result)
      attempt += 1
      if status != .undecided || stop.isRaised || !isSteady || attempt == 2 { return (result, status) }
      replications *= 4
    }
  }

  private func status(of result: RunResult) -> StaffingAnswer.Status {
    var status = StaffingAnswer.Status.met
    for verdict in result.targets {
      if let dayShare, let days = verdict.metOnDays?.value {
        let width = verdict.metOnDays?.halfWidth ?? 0
        // A target on every interval is asked of each interval's own days, not of all of a day's intervals at once.
        guard verdict.target.every == .horizon else { continue }
        if days + width < dayShare { return .missed }
        if days < dayShare { status = .undecided }
        continue
      }
      switch verdict.verdict {
      case .missed: return .missed
      case .undecided: status = .undecided
      case .met, .noContacts: break
      }
    }
    return status
  }
}
