import ArgumentParser
import Simulator

/// The options of commands that simulate a scenario in several ways, to compare, explain or find: they end early with what is known.
struct StudyOptions: ParsableArguments {
  @Option(help: .init("Stop after this time with what is known, e.g. 1min.", valueName: "time"))
  var timeLimit: TimeSpan?

  @Flag(help: "Take scenarios beyond the size limits.")
  var allowLarge = false

  @OptionGroup(title: "The run") var run: RunOptions

  /// Refuses scenarios that are too large.
  func admit(_ scenarios: [Scenario], replications: Int) throws {
    for scenario in scenarios {
      try RunSize(of: scenario, replications: replications).admit(allowLarge: allowLarge)
    }
  }

  /// Replications of each way, as asked for, or as the scenario says, or 100 days or 20 steady-state runs.
  func replications(_ stated: Int?, of scenario: Scenario) -> Int {
    var isCalendar = false
    if case .calendar = scenario.horizon { isCalendar = true }
    return stated ?? max(scenario.run.replications ?? (isCalendar ? 100 : 20), Comparison.leastReplications)
  }

  /// Works until the end, or Ctrl-C, or the time limit, and shows how far it is.
  ///
  /// - Parameters:
  ///   - share: of the time limit.
  ///   - ending: said when it is stopped.
  func watched<Found>(
    share: Double = 1, ending: String = "stopping with what is known; once more to quit at once",
    _ work: (StopFlag, @escaping @Sendable (String) -> Void) async throws -> Found
  ) async rethrows -> Found {
    let progress = ProgressLine()
    let stop = StopFlag()
    let isQuiet = run.quiet
    let signals = StopSignals(raising: stop, timeLimit: timeLimit.map { $0.seconds * share }) {
      if !isQuiet { progress.note(ending) }
    }
    let start = ContinuousClock.now
    let found = try await work(stop) { words in
      if !isQuiet { progress.show(words, cost: nil, elapsed: start.duration(to: .now)) }
    }
    if !isQuiet { progress.finish() }
    withExtendedLifetime(signals) {}
    return found
  }
}

/// Options that several commands have, checked alike.
enum StudyChecks {
  /// - Parameters:
  ///   - option: as the user writes it.
  ///   - least: replications that the command needs.
  static func replications(_ count: Int?, option: String = "--replications", least: Int) throws {
    guard let count, !(least...1_000_000).contains(count) else { return }
    throw ValidationError("\(option) must be from \(least) to 1,000,000, found \(count)")
  }

  static func confidence(_ share: Share?) throws {
    guard let share, !(share.value > 0.5 && share.value < 1) else { return }
    throw ValidationError("--confidence must be above 50% and below 100%")
  }
}
