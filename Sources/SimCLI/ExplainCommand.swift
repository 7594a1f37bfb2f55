import ArgumentParser
import Foundation
import Simulator

/// `callsim explain`: why a target is missed, and what would close it.
struct ExplainCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains why a target is missed: the same days again with one thing changed at a time.",
    discussion: """
      Replays the same contacts on the same days without each thing that may be to blame - a shock, busy days, returning \
      customers, misrouting, breaks - and with each thing that may help: other routing, one more agent in a group, and as many as \
      the target takes. Says what share of the miss each makes up, and what each fix costs.

      Give the scenario, or a result.json beside whose folder, or here, the scenario lies; it is told by its digest.

      EXAMPLES
        callsim explain hospital.yaml                             the first target missed, at its worst interval
        callsim explain hospital.yaml --target 2 --interval 10:00
        callsim explain results/result.json --target 1
        callsim explain hospital.yaml --out why && callsim report why/explanation.json

      EXIT STATUS
         0  done, whatever was found
         4  stopped early by Ctrl-C or --time-limit, with what is known
        64  usage;  65 invalid scenario or result;  66 no such file;  73-75 output can't be written
      """)

  @Argument(
    help: .init("Scenario file, - for standard input, or a result.json.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var file: String

  @Option(
    help: .init("Number of the target, from 1; default: the first that is missed.", valueName: "number"))
  var target: Int?

  @Option(
    help: .init(
      "Interval to look at, by its label: 10:00 or \"Mon 10:00\"; default: the worst, or the whole horizon.",
      valueName: "time"))
  var interval: String?

  @Option(
    name: [.long, .customShort("n")],
    help: .init(
      "Replications of each change; default: the result's or the scenario's, else 100 days.",
      valueName: "number"))
  var replications: Int?

  @Option(help: .init("Probability that all intervals hold; default: the scenario's.", valueName: "share"))
  var confidence: Share?

  @OptionGroup var study: StudyOptions

  @Option(help: "What to print: text or json.")
  var format: Format = .text

  @Option(
    name: [.long, .customShort("o")],
    help: .init("Folder to write explanation.json to.", valueName: "folder"), completion: .directory)
  var out: String?

  func validate() throws {
    if out == "" { throw ValidationError("--out needs the name of a folder") }
    if let target, target < 1 { throw ValidationError("--target is counted from 1") }
    try StudyChecks.replications(replications, least: Explanation.leastReplications)
    try StudyChecks.confidence(confidence)
  }

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    do {
      try await explain()
    } catch let problem as Explanation.Problem {
      throw ValidationError("\(problem)")
    } catch {
      throw StandardError.exit(for: error)
    }
  }

  private func explain() async throws {
    let (scenario, saved) = try subject()
    let count =
      replications ?? saved?.replications ?? scenario.run.replications
      ?? ScenarioRun.defaultReplications(of: scenario.horizon)
    try study.admit([scenario], replications: count)
    var explanation = Explanation(
      scenario, seed: study.run.seed ?? saved?.seed, replications: count, threads: study.run.threads)
    explanation.target = target.map { $0 - 1 }
    explanation.interval = interval
    if let confidence { explanation.confidence = confidence.value }
    let folder: OutputFolder? = if let out { try OutputFolder(out) } else { nil }
    try folder?.check(["explanation.json"])
    let answer = try await study.watched { [explanation] in
      try await explanation.answer(stop: $0, progress: $1)
    }
    let json = ExplanationDocument(answer, tool: Build.tool).json
    if let folder { try folder.replace([.init(name: "explanation.json", bytes: json)]) }
    switch format {
    case .text:
      try StandardOutput.write(Array(ExplanationText(answer, isColored: Terminal.takesColor).text.utf8))
    case .json: try StandardOutput.write(json)
    }
    if !answer.isComplete { throw ExitStatus.stopped.code }
  }

  /// The scenario, and the result that led to it.
  private func subject() throws -> (Scenario, SavedRun?) {
    guard file.lowercased().hasSuffix(".json") else {
      return (try ScenarioSource(file).read(study.run.overrides), nil)
    }
    let saved = try SavedRun(contentsOf: file)
    return (try saved.scenario(set: study.run.overrides), saved)
  }
}
