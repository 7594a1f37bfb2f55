import ArgumentParser
import Foundation
import Simulator

/// `callsim check`: a verdict on every target, for pipelines.
struct CheckCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  enum Annotations: String, ExpressibleByArgument, CaseIterable { case auto, github, none }

  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract:
      "Decides whether targets are met, with a stated probability of error, and guards against regressions.",
    discussion: """
      Replications go on until every target of every scenario is met or missed, or the budget is spent: the clear ones take \
      50 replications, near their bound they take more. Verdicts come from intervals that hold at any time, with Holm's \
      correction over all targets and intervals, so that any verdict of the whole run is wrong with probability 0.001 at most. A \
      target with 'level: warn' is told and never fails the check.

      With --baseline, measures are compared with those of an earlier run too: a worsening beyond the smallest change that \
      matters fails the check. Make the file with --update-baseline, and again whenever a change is meant.

      In a step of GitHub Actions, missed targets are shown at their lines, and the job gets a summary.

      EXAMPLES
        callsim check day.yaml                                   met, missed or undecided
        callsim check scenarios/*.yaml --junit junit.xml         for a CI system
        callsim check day.yaml --baseline day.baseline.json --update-baseline
        callsim check day.yaml --baseline day.baseline.json --smallest-change 0.5% --smallest-change 2s
        callsim check day.yaml --time-limit 1min --format json | jq -r .outcome

      EXIT STATUS
         0  every target is met, and nothing is worse than the baseline
         2  a target is missed, or a regression shown
         3  undecided within the budget, or a target without contacts
         4  stopped early by Ctrl-C or --time-limit with nothing missed so far
        64  usage;  65 invalid scenario or baseline, or nothing to check;  66 no such file
        70  the simulator contradicts itself;  73-75 output can't be written;  77 too large without --allow-large
      """)

  @Argument(
    help: .init("Scenario files, or - for standard input.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var files: [String]

  @Option(
    name: [.long, .customShort("n")],
    help: .init(
      "Most replications of a scenario; default: as many as 20 million contacts make, from 50 to 10,000.",
      valueName: "number"))
  var replications: Int?

  @Option(help: .init("Stop after this time with what is decided, e.g. 1min.", valueName: "time"))
  var timeLimit: TimeSpan?

  @Option(
    help: .init("Compare with this file, made by --update-baseline.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var baseline: String?

  @Flag(help: "Write what was found to the file of --baseline, keeping its other scenarios.")
  var updateBaseline = false

  @Option(
    help: .init(
      "Smallest change that matters: 1% (points, of a share) or 1s (of a wait); may be repeated; default: both.",
      valueName: "change"))
  var smallestChange: [PrecisionGoal] = []

  @OptionGroup(title: "The run") var options: RunOptions

  @Option(help: "What to print: text or json.")
  var format: Format = .text

  @Flag(help: "List everything: also what is met, and measures without a change.")
  var all = false

  @Option(
    help: .init("Write JUnit XML to this file.", valueName: "file"), completion: .file(extensions: ["xml"]))
  var junit: String?

  @Option(
    help: .init(
      "Write a summary in Markdown to this file; default: that of a GitHub job, if there is one.",
      valueName: "file"),
    completion: .file(extensions: ["md"]))
  var summary: String?

  @Option(
    help: "Print annotations for the lines of scenarios: github, none, or auto for github in its Actions.")
  var annotations: Annotations = .auto

  @Flag(help: "Check scenarios beyond the size limits.")
  var allowLarge = false

  func validate() throws {
    if let replications, !(1...10_000_000).contains(replications) {
      throw ValidationError("--replications must be from 1 to 10,000,000, found \(replications)")
    }
    if baseline == nil && (updateBaseline || !smallestChange.isEmpty) {
      throw ValidationError("--update-baseline and --smallest-change go with --baseline")
    }
    for goal in smallestChange {
      if case .absolute = goal.halfWidth, !goal.isTime {
        throw ValidationError("--smallest-change is a percentage such as 1%, or a time such as 2s")
      }
    }
    for (name, file) in [("--baseline", baseline), ("--junit", junit), ("--summary", summary)]
    where file == "" {
      throw ValidationError("\(name) needs the name of a file")
    }
    if files.count(where: { $0 == "-" }) > 1 { throw ValidationError("standard input is one scenario") }
  }

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    do {
      let inputs = try ScenarioSource.inputs(files, options.overrides)
      try await check(inputs)
    } catch {
      throw StandardError.exit(for: error)
    }
  }

  private func check(_ inputs: [CheckRun.Input]) async throws {
    var check = CheckRun(
      inputs, seed: options.seed, replications: replications, threads: options.threads)
    check.wantsBaseline = baseline != nil
    try check.refuseNonsense(allowLarge: allowLarge)
    let before = try baseline.map {
      try updateBaseline ? BaselineFile.readIfPresent($0) : BaselineFile.read($0)
    }
    let outputs = try Outputs(self)
    let start = Date()
    var answer = await watched(check)
    if let before, !updateBaseline {
      answer.comparison = BaselineComparison(answer, against: before, smallestChange: least)
    }
    if let before { try outputs.update(before, with: answer) }
    try outputs.write(answer, start: start)
    try StandardOutput.write(
      format == .json
        ? CheckDocument(answer, tool: Build.tool).bytes
        : Array(CheckText(answer, isColored: Terminal.takesColor, listsAll: all).text.utf8))
    if let code = ExitStatus(of: answer.outcome) { throw code.code }
  }

  private var least: BaselineComparison.SmallestChange {
    var least = BaselineComparison.SmallestChange()
    for goal in smallestChange {
      switch goal.halfWidth {
      case .relative(let share): (least.share, least.relative) = (share, share)
      case .absolute(let seconds): least.seconds = seconds
      }
    }
    return least
  }

  private func watched(_ check: CheckRun) async -> CheckAnswer {
    let progress = ProgressLine()
    let stop = StopFlag()
    let isQuiet = options.quiet
    let signals = StopSignals(raising: stop, timeLimit: timeLimit?.seconds) {
      if !isQuiet { progress.note("stopping with what is decided; once more to quit at once") }
    }
    let start = ContinuousClock.now
    let answer = await check.answer(stop: stop) { words in
      if !isQuiet { progress.show(words, cost: nil, elapsed: start.duration(to: .now)) }
    }
    if !isQuiet { progress.finish() }
    withExtendedLifetime(signals) {}
    return answer
  }

  /// Files that the check writes, made sure of before it runs.
  private struct Outputs {
    private let baseline: OutputFile?
    private let junit: OutputFile?
    private let summary: OutputFile?
    /// That of a GitHub job, which its steps add to.
    private let jobSummary: String?
    private let annotates: Bool

    init(_ command: CheckCommand) throws(OutputProblem) {
      let environment = ProcessInfo.processInfo.environment
      baseline = if command.updateBaseline, let path = command.baseline { try OutputFile(path) } else { nil }
      junit = if let path = command.junit { try OutputFile(path) } else { nil }
      summary = if let path = command.summary { try OutputFile(path) } else { nil }
      jobSummary =
        command.summary == nil ? environment["GITHUB_STEP_SUMMARY"].flatMap { $0.isEmpty ? nil : $0 } : nil
      annotates =
        switch command.annotations {
        case .github: true
        case .none: false
        case .auto: environment["GITHUB_ACTIONS"] == "true"
        }
    }

    func update(_ before: Baseline, with answer: CheckAnswer) throws(OutputProblem) {
      guard let baseline else { return }
      guard answer.baselines.allSatisfy({ $0 != nil }), answer.outcome != .contradiction else {
        return StandardError.print("\(baseline.path) is not updated: the check has not come to its end")
      }
      try baseline.replace(with: BaselineFile.bytes(of: before.updated(with: Baseline(of: answer))))
    }

    func write(_ answer: CheckAnswer, start: Date) throws(OutputProblem) {
      try junit?.replace(
        with: JUnitReport(
          answer, timestamp: String(start.ISO8601Format().prefix(19)), seconds: -start.timeIntervalSinceNow
        ).bytes)
      let markdown = Array(CheckSummary(answer).text.utf8)
      try summary?.replace(with: markdown)
      if let jobSummary { try OutputFile.append(markdown, to: jobSummary) }
      let commands = GitHubAnnotations(answer).text
      if annotates, !commands.isEmpty { StandardError.print(String(commands.dropLast())) }
    }
  }
}

extension ExitStatus {
  /// nil: all is well.
  fileprivate init?(of outcome: CheckAnswer.Outcome) {
    switch outcome {
    case .met: return nil
    case .missed: self = .missed
    case .undecided: self = .undecided
    case .stopped: self = .stopped
    case .contradiction: self = .internalError
    }
  }
}
