import ArgumentParser
import Simulator
import StaffingModels

/// The options of commands that search by simulation.
struct SearchOptions: ParsableArguments {
  @Option(
    help: .init("Meet each target on this share of days, not only in the long run.", valueName: "share"))
  var confidence: Share?

  @Option(
    help: .init(
      "Contacts simulated in one evaluation: more decide closer calls, and take longer.", valueName: "number")
  )
  var contacts: Int?

  @Option(help: .init("Stop after this time with the best so far, e.g. 1min.", valueName: "time"))
  var timeLimit: TimeSpan?

  func validate() throws {
    if let contacts, !(1000...1_000_000_000).contains(contacts) {
      throw ValidationError("--contacts must be from 1,000 to 1,000,000,000, found \(contacts)")
    }
    if let confidence, !(0.01..<1).contains(confidence.value) {
      throw ValidationError("--confidence must be from 1% to below 100%")
    }
  }

  func session(quiet: Bool) -> SearchSession { SearchSession(timeLimit: timeLimit?.seconds, quiet: quiet) }
}

/// A search that Ctrl-C and a time limit end with the best so far; the last part of the time is for the check on fresh
/// random numbers.
final class SearchSession: Sendable {
  let stop: StopFlag
  let validationStop: StopFlag
  private let line: ProgressLine
  private let quiet: Bool
  private let start: ContinuousClock.Instant
  private let signals: StopSignals
  private let timer: Task<Void, any Error>

  init(timeLimit: Double?, quiet: Bool) {
    let (stop, validationStop, line) = (StopFlag(), StopFlag(), ProgressLine())
    let start = ContinuousClock.now
    self.start = start
    (self.stop, self.validationStop, self.line, self.quiet) = (stop, validationStop, line, quiet)
    signals = StopSignals(raising: stop, timeLimit: timeLimit.map { $0 * 0.75 }) {
      if !quiet { line.note("stopping with the best so far; once more to quit at once") }
    }
    let deadline = timeLimit.map { start + .seconds($0) }
    timer = Task {
      guard let deadline else { return }
      try await Task.sleep(until: deadline, clock: .continuous)
      validationStop.raise(.timeLimit)
    }
  }

  /// Shows what is being done.
  var progress: @Sendable (String, Double?) -> Void {
    { [self] words, cost in
      if !quiet { line.show(words, cost: cost, elapsed: start.duration(to: .now)) }
    }
  }

  /// The same for what has no cost yet.
  var words: @Sendable (String) -> Void {
    let progress = progress
    return { progress($0, nil) }
  }

  func finish() {
    timer.cancel()
    if !quiet { line.finish() }
  }
}

extension StaffingAnswer.Status {
  /// Throws the exit status of a search with this outcome.
  func exit(isComplete: Bool) throws {
    if !isComplete && self != .impossible { throw ExitStatus.stopped.code }
    switch self {
    case .met: break
    case .undecided: throw ExitStatus.undecided.code
    case .missed, .impossible: throw ExitStatus.missed.code
    }
  }
}
