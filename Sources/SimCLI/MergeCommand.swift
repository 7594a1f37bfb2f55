import ArgumentParser
import Foundation
import Simulator

/// `callsim merge`: the result of a run whose parts were simulated elsewhere.
struct MergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Puts the parts of a run together to its result.",
    discussion: """
      Parts are files that callsim run --part k/n --checkpoint FILE writes, on this machine or on others; in any order. The result \
      is the same, to the last byte, as that of one run. docs/scale.md shows it on a cluster.

      EXAMPLES
        callsim run hospital.yaml -n 1000 --part 1/2 --checkpoint a.part
        callsim run hospital.yaml -n 1000 --part 2/2 --checkpoint b.part
        callsim merge hospital.yaml a.part b.part --out results

      EXIT STATUS
         0  done, whatever the targets say
        64  usage
        65  invalid scenario, or a part of another run
        66  a part is missing, or not finished
        73  output can't be created
      """)

  @Argument(
    help: .init("Scenario file.", valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Argument(help: .init("The parts.", valueName: "part"), completion: .file())
  var parts: [String]

  @Option(help: .init("Seed of the parts; default: the scenario's.", valueName: "number"))
  var seed: UInt64?

  @Option(
    name: .customLong("set"),
    help: .init("The replacements that the parts were run with.", valueName: "path=value"))
  var overrides: [String] = []

  @OptionGroup(title: "The result") var result: ResultOptions

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    do {
      let scenario = try ScenarioSource(file).read(overrides)
      var run = ScenarioRun(scenario, seed: seed)
      run.listsIntervals = result.needsIntervals
      let found = try ReplicationParts(parts, of: run.header(tool: Build.version))
      let output = try result.folder()
      try result.deliver(try run.merged(found), to: output)
    } catch {
      throw StandardError.exit(for: error)
    }
  }
}
