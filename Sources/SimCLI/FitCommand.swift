import ArgumentParser
import Fitting
import Foundation
import Simulator

/// `callsim fit`: a scenario from call records.
struct FitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Estimates a scenario from a log of contacts, each number with its source.",
    discussion: """
      Reads a log of calls (or a table of intervals) from an ACD, a workforce tool or a spreadsheet; its format is told \
      from its header. Prints the scenario, or with --out writes scenario.yaml, fit.html (the plots), fit.json and rejects.csv \
      into a folder. Days held out are simulated and laid beside the log, and how well that went is written into the scenario, \
      where every later result shows it.

      Only columns with a known meaning are read; all others are dropped unread and listed. Identifiers of callers and agents become \
      pseudonyms with a random key that exists in memory only. Rows that can't be used are counted, by line number and reason.

      EXAMPLES
        callsim fit calls.csv --explain                          how it would be read; writes nothing
        callsim fit calls.csv > clinic.yaml                      the scenario
        callsim fit calls.csv.gz --hold-out-every 3 --out fitted and a folder of reports, judged on every third day
        callsim fit records.json --time-zone America/New_York    Amazon Connect contact records
        callsim fit export.csv --map columns.yaml                any other table
        callsim fit calls.csv --forecast april.csv               arrivals of a forecast, all else from the log
        callsim fit calls.csv --forecast-history past.csv        days as uncertain as past forecasts were
        callsim fit calls.csv --to genesys-wfm > volumes.csv     the log's volumes for another tool
        callsim synthesize > log.csv                             a log to try it on

      COLUMN MAP
        A file of lines 'meaning: column', e.g.
          arrival: CallStart       date: CallDate          wait: QueueSeconds        talk: TalkSeconds
          wrap_up: AcwSeconds      queue: SkillName        agent: AgentId            call_key: CallId
          outcome: Result          outcome.answered: [SERVED]                        outcome.abandoned: LOST
        Meanings of a table of intervals: interval, date, queue, offered, answered, abandoned_count, average_handle, staffed.

      EXIT STATUS
        0 done; 64 usage, or something only you know is missing (time zone, order of dates); 65 the log can't be used; 66 no \
      such file; 73 output can't be created; 74 disk full; 77 refused (a mapped column looks like an identifier).
      """)

  @Argument(
    help: .init("Log file (.gz too), or - for standard input.", valueName: "log"), completion: .file())
  var file: String?

  @OptionGroup(title: "How the log is read") var log: LogOptions

  @Flag(help: "Show how the log is read (mapping, columns dropped, ten sample contacts); write nothing.")
  var explain = false

  @Flag(help: "List the formats that are known.")
  var formats = false

  @Option(help: .init("Name of the scenario.", valueName: "name"))
  var name = "fitted"

  @Option(help: .init("Keep every n-th day out of the fit and judge by it.", valueName: "n"))
  var holdOutEvery: Int?

  @Option(help: .init("Keep these dates out of the fit and judge by them.", valueName: "dates"))
  var holdOut: String?

  @Option(
    help: .init("Table of intervals with forecast volumes: they become the arrivals.", valueName: "file"),
    completion: .file())
  var forecast: String?

  @Option(
    help: .init(
      "Table of past intervals with forecast and actual volumes: the errors become the busyness.",
      valueName: "file"),
    completion: .file())
  var forecastHistory: String?

  @Option(
    name: .customLong("to"),
    help: .init(
      "Print the log's volumes as a table for another tool instead: genesys-wfm or teleopti.",
      valueName: "format"))
  var export: String?

  @Option(help: .init("Seed of the tests' bootstrap and of simulations.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(
    name: [.long, .customShort("o")],
    help: .init(
      "Folder to write scenario.yaml, fit.html, fit.json, rejects.csv (and backtest.html, backtest.json) to.",
      valueName: "folder"),
    completion: .directory)
  var out: String?

  @Flag(name: [.long, .customShort("q")], help: "Show no report beside the scenario.")
  var quiet = false

  func validate() throws {
    if !formats, file == nil {
      throw ValidationError("name the log: callsim fit LOG (callsim help fit shows examples)")
    }
    if let holdOutEvery, !(2...1000).contains(holdOutEvery) {
      throw ValidationError("--hold-out-every must be from 2 to 1000")
    }
    if let holdOut, HistoryChoice.dates(holdOut) == nil {
      throw ValidationError("--hold-out must be dates such as 2026-03-02..2026-03-06")
    }
    if let export, WorkforceTable(rawValue: export) == nil {
      throw ValidationError(
        "--to must be one of \(WorkforceTable.allCases.map(\.rawValue).joined(separator: ", "))")
    }
  }

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    do {
      if formats { return try print(LogImport.formatList.joined(separator: "\n") + "\n") }
      let read = try log.log(file ?? "-").read()
      if explain { return try print(read.report.explanation.joined(separator: "\n") + "\n") }
      if let export, let table = WorkforceTable(rawValue: export) {
        StandardError.print(read.report.conservation)
        return try StandardOutput.write(table.bytes(read, interval: log.interval.seconds, zone: log.zone))
      }
      let output: OutputFiles? = if let out { try OutputFiles(out) } else { nil }
      if read.isCallLog { try await fitCalls(read, output) } else { try fitIntervals(read, output) }
    } catch let code as ExitCode {
      throw code
    } catch let usage as ValidationError {
      throw usage
    } catch {
      throw StandardError.report(error)
    }
  }

  private func options() throws -> FitOptions {
    var options = FitOptions()
    options.name = name
    options.choice = try log.choice()
    options.seed = seed
    options.holdOutEvery = holdOutEvery
    options.holdOut = holdOut.flatMap { HistoryChoice.dates($0) } ?? []
    return options
  }

  private func table(_ path: String?) throws -> ForecastInput? {
    guard let path else { return nil }
    var source = LogImport(path: path)
    source.timeZone = log.zone
    source.dateOrder = log.dateOrder
    return try ForecastInput(source.read())
  }

  private func fitCalls(_ read: LogImport.Log, _ output: OutputFiles?) async throws {
    let fit = try Fit(read, options())
    var text = try fit.scenarioText(forecast: table(forecast), history: table(forecastHistory))
    var report = fit.text(isColored: Terminal.takesColor && out != nil)
    var files: [OutputFolder.File] = [
      .init(name: "fit.html", bytes: fit.html), .init(name: "fit.json", bytes: fit.json),
      .init(name: "rejects.csv", bytes: read.report.rejectsCSV),
    ]
    if fit.hasHeldOut, forecast == nil {
      var options = BacktestOptions()
      options.seed = seed
      options.threads = ProcessInfo.processInfo.activeProcessorCount
      options.choice = try log.choice()
      options.choice.days = Set(fit.heldOutDates)
      let backtest = try await Backtest(Scenario(text: text), read, options)
      text = try ValidityStamp.stamped(text, validity: backtest.validity)
      report += "\n" + backtest.text(isColored: Terminal.takesColor && out != nil)
      files += [
        .init(name: "backtest.html", bytes: backtest.html),
        .init(name: "backtest.json", bytes: backtest.json),
      ]
    }
    try finish(text, report, files, output)
  }

  private func fitIntervals(_ read: LogImport.Log, _ output: OutputFiles?) throws {
    let fit = try IntervalFit(read, options())
    let text = try fit.scenarioText(forecast: table(forecast), history: table(forecastHistory))
    let report = fit.report.lines.joined(separator: "\n") + "\n"
    try finish(text, report, [.init(name: "rejects.csv", bytes: read.report.rejectsCSV)], output)
  }

  private func finish(
    _ scenario: String, _ report: String, _ files: [OutputFolder.File], _ output: OutputFiles?
  ) throws {
    _ = try Scenario(text: scenario, file: "the fitted scenario")
    if let out {
      try output?.folder.replace([.init(name: "scenario.yaml", bytes: Array(scenario.utf8))] + files)
      if !quiet {
        try print(
          report
            + "\nwrote \(out)/scenario.yaml and \(files.map(\.name).joined(separator: ", ")); next: callsim run \(out)/scenario.yaml\n"
        )
      }
    } else {
      try print(scenario)
      if !quiet { StandardError.print(report) }
    }
  }

  private func print(_ text: String) throws { try StandardOutput.write(Array(text.utf8)) }
}

/// The folder of `--out`, taken before the work.
final class OutputFiles {
  let folder: OutputFolder

  init(_ path: String) throws { folder = try OutputFolder(path) }
}
