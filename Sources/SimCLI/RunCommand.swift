import ArgumentParser
import Foundation
import Simulator

/// `callsim run`: simulates a scenario and reports what it found.
struct RunCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

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
        callsim run hospital.yaml --out results   and as JSON, CSV and HTML
        callsim run hospital.yaml --set agent_groups.nurses.staff=8
        callsim run hospital.yaml --precision 2% --measure mean_wait
        callsim run hospital.yaml --format json | jq '.targets[].verdict'
        callsim run hospital.yaml --split-uncertainty   what of a day is forecast error, what is chance
        callsim run hospital.yaml --plan          how large a run it would be

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

  @Option(help: "What to print: text, json (the result document) or csv (intervals).")
  var format: Format = .text

  @Option(
    name: [.long, .customShort("o")],
    help: .init("Folder to write result.json, intervals.csv and report.html to.", valueName: "folder"),
    completion: .directory)
  var out: String?

  @Flag(help: "Add the table by interval to the text.")
  var intervals = false

  @Flag(help: "Add where a day's uncertainty comes from: forecast, chance, Monte Carlo; takes as long again.")
  var splitUncertainty = false

  @Flag(help: "Only tell how large the run would be.")
  var plan = false

  @Flag(help: "Run scenarios beyond the size limits.")
  var allowLarge = false

  func validate() throws {
    if out == "" { throw ValidationError("--out needs the name of a folder") }
  }

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
    let size = RunSize(of: scenario, replications: rule.least)
    if plan {
      return try print(Array(PlanReport(scenario, size, rule: rule, threads: threads).text.utf8))
    }
    if let refusal = size.refusal, !allowLarge { throw refusal }
    if let impossibility = size.impossibility { throw impossibility }
    if splitUncertainty, case .steadyState = scenario.horizon {
      throw ValidationError("--split-uncertainty: a steady state has no days that differ")
    }
    let output: ResultFolder? = if let out { try ResultFolder(out) } else { nil }
    var run = ScenarioRun(scenario, seed: options.seed, rule: rule, threads: threads)
    run.listsIntervals = intervals || format != .text || out != nil
    var result = await simulate(run)
    if splitUncertainty, result.isComplete {
      result.uncertainty = await split(run, like: result)
    }
    if let output { try output.write(result, tool: Build.tool) }
    try print(document(of: result))
    if !result.brokenIdentities.isEmpty { throw ExitStatus.internalError.code }
    if !result.isComplete { throw ExitStatus.stopped.code }
  }

  private func simulate(_ run: ScenarioRun) async -> RunResult {
    let progress = ProgressLine()
    let stop = StopFlag()
    let isQuiet = options.quiet
    let signals = StopSignals(raising: stop, timeLimit: length.timeLimit?.seconds) {
      if !isQuiet { progress.note("stopping with what is done; once more to quit at once") }
    }
    let result = await run.result(stop: stop) { if !isQuiet { progress.show($0) } }
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

  private func document(of result: RunResult) -> [UInt8] {
    switch format {
    case .text:
      Array(TextReport(result, isColored: Terminal.takesColor, showsIntervals: intervals).text.utf8)
    case .json: ResultDocument(result, tool: Build.tool).bytes
    case .csv: IntervalsCSV(result).bytes
    }
  }

  private func print(_ bytes: [UInt8]) throws(OutputProblem) { try StandardOutput.write(bytes) }
}
