import ArgumentParser
import Foundation
import Simulator

/// `callsim diff`: what two scenarios state differently, and what comes of it.
struct DiffCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Shows what two scenarios state differently, and the effects that are real.",
    discussion: """
      First the changed inputs by path, old and new; then paired differences on the same contacts (common random numbers), only those \
      whose intervals leave out 0. What is not shown is no difference that these replications could tell from luck.

      EXAMPLES
        callsim diff now.yaml proposed.yaml
        callsim diff now.yaml proposed.yaml --replications 400 --measure mean_wait
        callsim diff now.yaml proposed.yaml --out change             the page, the workbook, JSON and CSV

      EXIT STATUS
         0  done, whatever differs
         4  stopped early by Ctrl-C or --time-limit, with what is known
        64  usage;  65 invalid scenario;  66 no such file;  73-75 output can't be written
      """)

  @Argument(
    help: .init("The scenario as it was.", valueName: "old"), completion: .file(extensions: ["yaml", "yml"]))
  var old: String

  @Argument(
    help: .init("The scenario as it is to be.", valueName: "new"),
    completion: .file(extensions: ["yaml", "yml"]))
  var new: String

  @Option(
    name: .customLong("measure"),
    help: .init("A measure to compare; may be repeated; default: those of 'compare'.", valueName: "name"))
  var measures: [String] = []

  @Option(
    help: .init(
      "Probability that all intervals of a table hold; default: the scenario's.", valueName: "share"))
  var confidence: Share?

  @Option(
    name: [.long, .customShort("n")],
    help: .init(
      "Replications of either; default: the scenario's, else 100 days or 20 steady-state runs.",
      valueName: "number"))
  var replications: Int?

  @Option(help: .init("Stop after this time with what is known, e.g. 1min.", valueName: "time"))
  var timeLimit: TimeSpan?

  @OptionGroup(title: "The run") var options: RunOptions

  @Option(help: "What to print: text, json or csv (differences).")
  var format: Format = .text

  @Option(
    name: [.long, .customShort("o")],
    help: .init(
      "Folder to write comparison.json, differences.csv, report.html and report.xlsx to.", valueName: "folder"
    ),
    completion: .directory)
  var out: String?

  @Flag(help: "Compare scenarios beyond the size limits.")
  var allowLarge = false

  func validate() throws {
    if out == "" { throw ValidationError("--out needs the name of a folder") }
    if old == "-", new == "-" { throw ValidationError("standard input is one scenario") }
    if let replications, !(Comparison.leastReplications...1_000_000).contains(replications) {
      throw ValidationError(
        "--replications must be from \(Comparison.leastReplications) to 1,000,000, found \(replications)")
    }
    if let confidence, !(confidence.value > 0.5 && confidence.value < 1) {
      throw ValidationError("--confidence must be above 50% and below 100%")
    }
  }

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    do {
      try await compare()
    } catch let problem as ComparedSystem.Problem {
      throw ValidationError("\(problem)")
    } catch {
      throw StandardError.exit(for: error)
    }
  }

  private func compare() async throws {
    let sides = try [old, new].map { file -> (text: String, scenario: Scenario) in
      let source = ScenarioSource(file)
      let text = try source.text()
      return (text, try source.read(options.overrides, text: text))
    }
    let (first, second) = (sides[0].scenario, sides[1].scenario)
    let isUnique = first.name != second.name
    let systems = zip([old, new], sides).map {
      ComparedSystem(name: isUnique ? $1.scenario.name : $0, scenario: $1.scenario)
    }
    let count = try replications(of: sides.map(\.scenario))
    var comparison = Comparison(
      old == new ? [systems[0], .init(name: "\(new) again", scenario: second)] : systems,
      seed: options.seed ?? first.run.seed, replications: count, mostReplications: count,
      threads: options.threads)
    comparison.measures = measures
    comparison.confidence = confidence?.value ?? first.run.confidence
    comparison.onlyDifferences = true
    let folder: ComparisonFolder? = if let out { try ComparisonFolder(out) } else { nil }
    let found = try await watched(comparison)
    let diff = ScenarioDiff(changes: InputChanges.between(sides[0].text, sides[1].text), comparison: found)
    let document = ComparisonDocument(diff, tool: Build.tool)
    if let folder { try folder.write(document) }
    switch format {
    case .text: try StandardOutput.write(Array(DiffText(diff, isColored: Terminal.takesColor).text.utf8))
    case .json: try StandardOutput.write(document.json)
    case .csv: try StandardOutput.write(document.csv)
    }
    if !found.isComplete { throw ExitStatus.stopped.code }
  }

  private func replications(of scenarios: [Scenario]) throws -> Int {
    var isCalendar = false
    if case .calendar = scenarios[0].horizon { isCalendar = true }
    let count =
      replications
      ?? max(scenarios[0].run.replications ?? (isCalendar ? 100 : 20), Comparison.leastReplications)
    for scenario in scenarios {
      let size = RunSize(of: scenario, replications: count)
      if let refusal = size.refusal, !allowLarge { throw refusal }
      if let impossibility = size.impossibility { throw impossibility }
    }
    return count
  }

  private func watched(_ comparison: Comparison) async throws -> ComparisonAnswer {
    let progress = ProgressLine()
    let stop = StopFlag()
    let isQuiet = options.quiet
    let signals = StopSignals(raising: stop, timeLimit: timeLimit?.seconds) {
      if !isQuiet { progress.note("stopping with what is known; once more to quit at once") }
    }
    let start = ContinuousClock.now
    let result = try await comparison.result(stop: stop) { words in
      if !isQuiet { progress.show(words, cost: nil, elapsed: start.duration(to: .now)) }
    }
    if !isQuiet { progress.finish() }
    withExtendedLifetime(signals) {}
    return result
  }
}
