import ArgumentParser
import Fitting
import Foundation
import Simulator

/// `callsim backtest`: a scenario laid beside days that it was not fitted to.
struct BacktestCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Lays a scenario beside days of a log that it was not fitted to.",
    discussion: """
      Simulates the log's days that the scenario was not fitted to (--days chooses others) and compares offered, answered, \
      abandoned, waits and service level, by day, contact type and interval; says how many intervals lie in the 90 % band of what \
      the scenario gives, and which of its assumptions the days contradict.

      Agents on duty are reconstructed from the log, and by default each day's total of contacts is given too, so that the \
      model is judged and not the forecast; --given says how much of a day is known. All four levels are shown.

      The validity statement is written into FILE under 'evidence:', and every later result of the scenario shows it \
      (--no-stamp leaves the file alone).

      EXAMPLES
        callsim backtest clinic.yaml may.csv
        callsim backtest clinic.yaml may.csv --given nothing --out judged

      EXIT STATUS
        0 done, whatever the result; 4 stopped by Ctrl-C with what was done; 64 usage; 65 invalid scenario or log; 66 no such file.
      """)

  @Argument(help: .init("Scenario file.", valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Argument(
    help: .init("Log file (.gz too), or - for standard input.", valueName: "log"), completion: .file())
  var logFile: String

  @OptionGroup(title: "How the log is read") var log: LogOptions

  @Option(
    help: .init(
      "What is known of a judged day: nothing, agents, volume (and agents), intervals (each interval's contacts, and agents).",
      valueName: "level"))
  var given = "volume"

  @Option(
    name: [.long, .customShort("n")], help: .init("Replications of the judged days.", valueName: "number"))
  var replications = 200

  @Option(help: .init("Seed of the random numbers.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(help: "What to print: text or json.")
  var format: Format = .text

  @Option(
    name: [.long, .customShort("o")],
    help: .init("Folder to write backtest.html and backtest.json to.", valueName: "folder"),
    completion: .directory)
  var out: String?

  @Flag(inversion: .prefixedNo, help: "Write the validity statement into FILE.")
  var stamp = true

  @Flag(name: [.long, .customShort("q")], help: "Show no progress.")
  var quiet = false

  func validate() throws {
    if BacktestOptions.Given(rawValue: given) == nil {
      throw ValidationError(
        "--given must be one of \(BacktestOptions.Given.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    if !(20...100_000).contains(replications) {
      throw ValidationError("--replications must be from 20 to 100,000")
    }
  }

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    do {
      let scenario = try ScenarioSource(file).read([])
      let read = try log.log(logFile).read()
      guard read.isCallLog else {
        throw ValidationError("a backtest needs a log of calls; this is a table of intervals")
      }
      var options = BacktestOptions()
      options.choice = try log.choice()
      options.given = BacktestOptions.Given(rawValue: given) ?? .volume
      (options.replications, options.seed) = (replications, seed)
      options.threads = ProcessInfo.processInfo.activeProcessorCount
      let output: OutputFiles? = if let out { try OutputFiles(out) } else { nil }
      let flag = StopFlag()
      let signals = StopSignals(raising: flag, timeLimit: nil) {}
      let isShown = !quiet && Terminal.isError
      let backtest = try await Backtest(scenario, read, options, stop: flag) { step in
        if isShown { Terminal.writeError("\r\u{1B}[K\(step)") }
      }
      if isShown { Terminal.writeError("\r\u{1B}[K") }
      withExtendedLifetime(signals) {}
      try output?.folder.replace([
        .init(name: "backtest.html", bytes: backtest.html),
        .init(name: "backtest.json", bytes: backtest.json),
      ])
      let text = format == .text ? Array(backtest.text(isColored: Terminal.takesColor).utf8) : backtest.json
      try StandardOutput.write(text)
      guard backtest.isComplete else { throw ExitStatus.stopped.code }
      if stamp, file != "-" { try writeValidity(backtest.validity) }
    } catch let code as ExitCode {
      throw code
    } catch let usage as ValidationError {
      throw usage
    } catch {
      throw StandardError.report(error)
    }
  }

  private func writeValidity(_ validity: String) throws {
    let url = URL(fileURLWithPath: file)
    let text = try String(contentsOf: url, encoding: .utf8)
    let stamped = try ValidityStamp.stamped(text, validity: validity)
    let folder = try OutputFolder(url.deletingLastPathComponent().path)
    try folder.replace([.init(name: url.lastPathComponent, bytes: Array(stamped.utf8))])
    if !quiet { StandardError.print("wrote the validity statement into \(file)") }
  }
}
