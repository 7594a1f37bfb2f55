import ArgumentParser
import Foundation
import Simulator

/// `callsim sensitivity`: what a result depends on most.
struct SensitivityCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "sensitivity",
    abstract: "Finds out which numbers of a scenario a result depends on most (tornado).",
    discussion: """
      Takes each number down and up by --by, the others as they are, and shows how the measure changes, on the same contacts. A path \
      with * is every name at once; lists are scaled as a whole; whole numbers change by 1 at least.

      EXAMPLES
        callsim sensitivity clinic.yaml 'contact_types.*.arrivals.per_interval' 'contact_types.*.patience.weibull.mean'
        callsim sensitivity clinic.yaml 'agent_groups.*.staff' --by 5% --measure mean_wait

      EXIT STATUS
        0 done; 4 stopped early; 64 usage; 65 invalid scenario; 66 no such file; 77 too large without --allow-large.
      """)

  @Argument(help: .init("Scenario file, or - for standard input.", valueName: "file"), completion: .file())
  var file: String

  @Argument(help: .init("Paths of numbers, as in --set; * is every name.", valueName: "paths"))
  var paths: [String]

  @Option(help: .init("How far each is moved; default: 10%.", valueName: "share"))
  var by: Share?

  @Option(help: .init("The measure, of the whole center.", valueName: "name"))
  var measure = "service_level"

  @Option(
    name: [.long, .customShort("n")],
    help: .init("Replications of each; default: 100 days or 20 runs.", valueName: "number"))
  var replications: Int?

  @OptionGroup var study: StudyOptions

  @Option(help: "What to print: text or json.")
  var format: Format = .text

  func validate() throws {
    if let by, !(by.value > 0 && by.value < 1) {
      throw ValidationError("--by must be above 0% and below 100%")
    }
    try StudyChecks.replications(replications, least: Comparison.leastReplications)
    if paths.count > 100 { throw ValidationError("\(paths.count) paths are more than 100") }
  }

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    do {
      try await find()
    } catch let problem as ComparedSystem.Problem {
      throw ValidationError("\(problem)")
    } catch {
      throw StandardError.exit(for: error)
    }
  }

  private func find() async throws {
    let source = ScenarioSource(file)
    let text = try source.text()
    let scenario = try source.read(study.run.overrides, text: text)
    let count = study.replications(replications, of: scenario)
    try study.admit([scenario], replications: count)
    let found = try await search(scenario, text: text, source, replications: count)
    try show(found)
    if !found.isComplete { throw ExitStatus.stopped.code }
  }

  private func search(
    _ scenario: Scenario, text: String, _ source: ScenarioSource, replications count: Int
  ) async throws -> Sensitivity {
    let overrides = study.run.overrides
    let read: ([String]) throws -> Scenario = { try source.read(overrides + $0, text: text) }
    return try await study.watched {
      try await Sensitivity.find(
        paths, by: by?.value ?? 0.1, text: text, measure: measure, replications: count,
        seed: study.run.seed ?? scenario.run.seed, confidence: scenario.run.confidence,
        threads: study.run.threads, stop: $0, progress: $1, read: read)
    }
  }

  private func show(_ found: Sensitivity) throws {
    switch format {
    case .text: try StandardOutput.print(SensitivityText(found, isColored: Terminal.takesColor).text)
    case .json: try StandardOutput.print(SensitivityText(found).json.pretty)
    }
  }
}
