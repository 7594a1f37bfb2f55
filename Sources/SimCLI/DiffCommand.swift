import ArgumentParser
import Foundation
import Simulator

/// `callsim diff`: what two scenarios state differently, and what comes of it.
struct DiffCommand: AsyncParsableCommand {
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

  @OptionGroup var study: StudyOptions

  @OptionGroup(title: "The result") var output: ComparisonOutput

  func validate() throws {
    if old == "-", new == "-" { throw ValidationError("standard input is one scenario") }
    try StudyChecks.replications(replications, least: Comparison.leastReplications)
    try StudyChecks.confidence(confidence)
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
      return (text, try source.read(study.run.overrides, text: text))
    }
    let (first, second) = (sides[0].scenario, sides[1].scenario)
    let isUnique = first.name != second.name
    let systems = zip([old, new], sides).map {
      ComparedSystem(name: isUnique ? $1.scenario.name : $0, scenario: $1.scenario)
    }
    let count = study.replications(replications, of: first)
    try study.admit([first, second], replications: count)
    var comparison = Comparison(
      old == new ? [systems[0], .init(name: "\(new) again", scenario: second)] : systems,
      seed: study.run.seed ?? first.run.seed, replications: count, mostReplications: count,
      threads: study.run.threads)
    comparison.measures = measures
    comparison.confidence = confidence?.value ?? first.run.confidence
    comparison.onlyDifferences = true
    let folder = try output.folder()
    let found = try await study.watched { [comparison] in
      try await comparison.result(stop: $0, progress: $1)
    }
    let diff = ScenarioDiff(changes: InputChanges.between(sides[0].text, sides[1].text), comparison: found)
    try output.deliver(
      ComparisonDocument(diff, tool: Build.tool),
      text: DiffText(diff, isColored: Terminal.takesColor).text, to: folder)
    if !found.isComplete { throw ExitStatus.stopped.code }
  }
}
