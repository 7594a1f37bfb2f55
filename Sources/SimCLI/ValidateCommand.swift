import ArgumentParser
import Simulator

/// `callsim validate`: every problem at once, without simulation.
struct ValidateCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Checks scenario files and reports every problem with its place.",
    discussion: """
      Exits with 0 when all files are valid, else with the status of the first that is not: 65 for an invalid \
      scenario, 66 for a missing file, 77 for one too large to run.

      Warnings tell of what the routing leaves out, with its place: a contact type that nobody serves or that may starve, an agent group out \
      of reach. Some models are meant so; with --strict they are errors.
      """)

  @Argument(help: "Scenario files.", completion: .file(extensions: ["yaml", "yml"]))
  var files: [String]

  @Option(name: .customLong("set"), help: .init("Replace a value before checking.", valueName: "path=value"))
  var overrides: [String] = []

  @Option(help: "Form of the answer: text or json.")
  var format: Format = .text

  @Flag(help: "Take warnings for errors.")
  var strict = false

  @Flag(help: "Accept scenarios beyond the size limits.")
  var allowLarge = false

  func run() throws {
    let checks = files.map { ScenarioCheck(of: $0, set: overrides, allowLarge: allowLarge, isStrict: strict) }
    switch format {
    case .text: try StandardOutput.print(checks.map(\.description).joined(separator: "\n"))
    case .json: try StandardOutput.print(JSON.object([.init("files", .list(checks.map(\.json)))]).pretty)
    }
    if let error = checks.lazy.compactMap(\.error).first { throw ExitStatus(of: error).code }
  }
}
