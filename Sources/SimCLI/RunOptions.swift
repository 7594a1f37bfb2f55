import ArgumentParser
import Foundation
import Simulator

/// The options of every command that simulates a scenario.
struct RunOptions: ParsableArguments {
  @Option(help: .init("Seed of the random numbers; default: the scenario's.", valueName: "number"))
  var seed: UInt64?

  @Option(
    name: .customLong("set"),
    help: .init(
      "Replace a value of the scenario first (of every one, where several are compared); may be repeated.",
      valueName: "path=value"))
  var overrides: [String] = []

  @Option(
    name: .customLong("threads"),
    help: .init("Replications at the same time; changes no result; default: one a core.", valueName: "number")
  )
  var statedThreads: Int?

  @Flag(name: [.long, .customShort("q")], help: "Show no progress.")
  var quiet = false

  var threads: Int { statedThreads ?? ProcessInfo.processInfo.activeProcessorCount }

  func validate() throws {
    if let statedThreads, !(1...1024).contains(statedThreads) {
      throw ValidationError("--threads must be from 1 to 1024, found \(statedThreads)")
    }
  }
}

extension StandardError {
  /// What a command that fails ends with: its own exits and usage errors as they are, anything else as `report` says.
  static func exit(for error: any Error) -> any Error {
    error is ExitCode || error is ValidationError ? error : report(error)
  }
}
