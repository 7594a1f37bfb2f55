import ArgumentParser
import Foundation
import Simulator
import StaffingModels

/// `callsim verify`: the simulator against known figures, on the user's own machine.
struct VerifyCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Lays the simulator's figures beside exact ones, on this machine.",
    discussion: """
      Simulates models whose figures are known: Erlang B, C and A, constant and general handle times, priorities, finite room, chats, \
      redial, two languages, a changing day, and two published examples. The exact values come from formulas and Markov chains \
      that this program solves by itself, without simulation. It takes some seconds.

      EXAMPLES
        callsim verify                        the table
        callsim verify --seed 7               everything drawn anew
        callsim verify --show erlang-a        a model as a scenario
        callsim verify --show erlang-a | callsim run -

      EXIT STATUS
         0  all agree
         4  stopped by Ctrl-C
        64  usage
        70  a figure disagrees, or an identity is broken
      """)

  @Option(help: .init("Print the scenario of a model and do nothing else.", valueName: "name"))
  var show: String?

  @Option(help: .init("Seed of the random numbers.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(
    name: .customLong("threads"),
    help: .init("Replications at the same time; changes no result; default: one a core.", valueName: "number")
  )
  var statedThreads: Int?

  @Option(help: "What to print: text or json.")
  var format: Format = .text

  @Flag(name: [.long, .customShort("q")], help: "Show no progress.")
  var quiet = false

  func validate() throws {
    if let statedThreads, !(1...1024).contains(statedThreads) {
      throw ValidationError("--threads must be from 1 to 1024, found \(statedThreads)")
    }
    if let show, model(show) == nil {
      let known = VerificationCases.all.map(\.name)
      throw ValidationError(
        "--show: no model is named '\(show)' (known here: \(known.joined(separator: ", ")))")
    }
  }

  private func model(_ name: String) -> VerificationCase? { VerificationCases.all.first { $0.name == name } }

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    if let show, let model = model(show) { return try StandardOutput.print(model.text) }
    let answer = await watched(
      Verification(seed: seed, threads: statedThreads ?? ProcessInfo.processInfo.activeProcessorCount))
    let report = VerificationReport(answer)
    do {
      try StandardOutput.write(
        format == .json
          ? report.json(tool: Build.tool) : Array(report.text(isColored: Terminal.takesColor).utf8))
    } catch {
      throw StandardError.report(error)
    }
    if !answer.agrees { throw ExitStatus.internalError.code }
    if !answer.isComplete { throw ExitStatus.stopped.code }
  }

  private func watched(_ verification: Verification) async -> Verification.Answer {
    let progress = ProgressLine()
    let stop = StopFlag()
    let isQuiet = quiet
    let signals = StopSignals(raising: stop, timeLimit: nil) {
      if !isQuiet { progress.note("stopping; once more to quit at once") }
    }
    let start = ContinuousClock.now
    let answer = await verification.answer(stop: stop) { words in
      if !isQuiet { progress.show(words, cost: nil, elapsed: start.duration(to: .now)) }
    }
    if !isQuiet { progress.finish() }
    withExtendedLifetime(signals) {}
    return answer
  }
}
