import ArgumentParser
import Foundation
import Simulator
import StaffingModels

/// `callsim run`: simulates a scenario and reports what it found.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Simulates a scenario and reports waits, service levels and occupancy.",
    discussion: """
      Runs independent replications on all cores and prints whether each target is met, then a table by contact type \
      and by agent group. Every figure has its confidence interval: 81.2 % ± 0.4 means that the long-run value lies \
      between 80.8 % and 81.6 %, at the scenario's confidence.

      The same scenario and seed give the same result, for any number of threads.

      EXAMPLES
        callsim run hospital.yaml                 the answer on the screen
        callsim run hospital.yaml --out results   and as JSON, CSV, HTML and XLSX
        callsim run hospital.yaml --set agent_groups.nurses.staff=8
        callsim run hospital.yaml --precision 2% --measure mean_wait
        callsim run hospital.yaml --format json | jq '.targets[].verdict'
        callsim run hospital.yaml --split-uncertainty   what of a day is forecast error, what is chance
        callsim run hospital.yaml --plan          how large a run it would be
        callsim run hospital.yaml -n 100000 --checkpoint hospital.part
        callsim run hospital.yaml -n 100000 --checkpoint hospital.part --resume

      EXIT STATUS
         0  done, whatever the targets say
         4  stopped early by Ctrl-C or --time-limit, with a valid partial result
        64  usage
        65  invalid scenario
        66  no such file
        70  the simulator contradicts itself
        73  output can't be created
        74  disk full
        75  output in use by another process
        77  too large without --allow-large
      """)

  @Argument(
    help: .init("Scenario file, or - for standard input.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @OptionGroup(title: "How long to run") var length: RunLength

  @OptionGroup(title: "The run") var options: RunOptions

  @OptionGroup(title: "The result") var result: ResultOptions

  @OptionGroup(title: "Long runs") var checkpoint: CheckpointOptions

  @Flag(help: "Add where a day's uncertainty comes from: forecast, chance, Monte Carlo; takes as long again.")
  var splitUncertainty = false

  @Flag(help: "Only tell how large the run would be.")
  var plan = false

  @Flag(help: "Run scenarios beyond the size limits.")
  var allowLarge = false

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    do {
      let scenario = try ScenarioSource(file).read(options.overrides)
      try await run(scenario, try length.rule(for: scenario))
    } catch {
      throw StandardError.exit(for: error)
    }
  }

  private func run(_ scenario: Scenario, _ rule: Experiment.StoppingRule) async throws {
    let threads = options.threads
    let size = RunSize(of: scenario, replications: rule.least, listsIntervals: result.needsIntervals)
    if plan {
      return try print(Array(PlanReport(scenario, size, rule: rule, threads: threads).text.utf8))
    }
    try size.admit(allowLarge: allowLarge)
    if splitUncertainty, case .steadyState = scenario.horizon {
      throw ValidationError("--split-uncertainty: a steady state has no days that differ")
    }
    let output = try result.folder()
    var run = ScenarioRun(scenario, seed: options.seed, rule: rule, threads: threads)
    run.listsIntervals = result.needsIntervals
    let log = try checkpoint.log(of: &run)
    var found = await simulate(run, log)
    if let problem = log?.problem { throw problem }
    if splitUncertainty, found.isComplete { found.uncertainty = await split(run, like: found) }
    try result.deliver(found, to: output)
  }

  private func simulate(_ run: ScenarioRun, _ log: ReplicationLog?) async -> RunResult {
    let progress = ProgressLine()
    let stop = StopFlag()
    let isQuiet = options.quiet
    let signals = StopSignals(raising: stop, timeLimit: length.timeLimit?.seconds) {
      if !isQuiet { progress.note("stopping with what is done; once more to quit at once") }
    }
    let result = await run.result(stop: stop, log: log) { if !isQuiet { progress.show($0) } }
    if !isQuiet { progress.finish() }
    withExtendedLifetime(signals) {}
    return result
  }

  private func split(_ run: ScenarioRun, like result: RunResult) async -> UncertaintySplit? {
    let progress = ProgressLine()
    let stop = StopFlag()
    let isQuiet = options.quiet
    let signals = StopSignals(raising: stop, timeLimit: length.timeLimit?.seconds) {}
    let start = ContinuousClock.now
    let split = await run.uncertainty(simulations: result.replications, stop: stop) { words in
      if !isQuiet { progress.show(words, cost: nil, elapsed: start.duration(to: .now)) }
    }
    if !isQuiet { progress.finish() }
    withExtendedLifetime(signals) {}
    return split
  }

  private func print(_ bytes: [UInt8]) throws(OutputProblem) { try StandardOutput.write(bytes) }
}
