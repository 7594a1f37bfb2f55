import ArgumentParser
import Foundation
import Simulator

/// `callsim efficiency`: the same precision from fewer replications, where that is possible.
struct EfficiencyCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "efficiency",
    abstract: "Tries ways to reduce the variance of an estimate, and says which help and by how much.",
    discussion: """
      Control variates (contacts that come, work offered), antithetic, stratified and quasi-random busyness of days: each is tried on the \
      scenario and shown with its variance against as many plain replications, measured, with limits. The one that helps most is \
      applied; one that does not help for certain is not.

      EXAMPLES
        callsim efficiency hospital.yaml
        callsim efficiency hospital.yaml --measure mean_wait --replications 640

      EXIT STATUS
        0 done; 4 stopped early, without a result; 64 usage; 65 invalid scenario; 66 no such file; 77 too large without --allow-large.
      """)

  @Argument(help: .init("Scenario file, or - for standard input.", valueName: "file"), completion: .file())
  var file: String

  @Option(help: .init("The measure, of the whole center.", valueName: "name"))
  var measure = "mean_wait"

  @Option(
    name: [.long, .customShort("n")],
    help: .init("Replications of each technique, at least 160.", valueName: "number"))
  var replications = 320

  @OptionGroup var study: StudyOptions

  @Option(help: "What to print: text or json.")
  var format: Format = .text

  func validate() throws {
    try StudyChecks.replications(replications, least: Efficiency.leastReplications)
  }

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    do {
      let scenario = try ScenarioSource(file).read(study.run.overrides)
      try study.admit([scenario], replications: 4 * replications)
      let techniques = try EfficiencyStudy(
        scenario, measure: measure, seed: study.run.seed, replications: replications,
        threads: study.run.threads)
      guard
        let found = await study.watched(
          ending: "stopping",
          { await techniques.result(stop: $0, progress: $1) })
      else { throw ExitStatus.stopped.code }
      switch format {
      case .text: try StandardOutput.print(EfficiencyText(found, isColored: Terminal.takesColor).text)
      case .json: try StandardOutput.write(EfficiencyDocument(found, tool: Build.tool).bytes)
      }
    } catch let problem as Efficiency.Problem {
      throw ValidationError("\(problem)")
    } catch {
      throw StandardError.exit(for: error)
    }
  }
}
