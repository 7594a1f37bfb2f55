import ArgumentParser
import Foundation
import Simulator
import StaffingModels

/// `callsim roster`: shifts and breaks that meet a scenario's targets.
struct RosterCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv, wfm, ics }

  static let configuration = CommandConfiguration(
    commandName: "roster",
    abstract: "Plans shifts and breaks that meet the scenario's targets, at least cost.",
    discussion: """
      The scenario says what may be worked in `shifts:` - lengths, starts, breaks with their windows, limits - and who is \
      needed in `agent_groups:` (as `callsim staff --out` writes it) or in its targets. An integer program covers the agents \
      asked for; then breaks are put where simulation says that they hurt least, shifts are added until every target holds and \
      taken away while they do. The roster is checked on random numbers that the search has not seen.

      EXAMPLES
        callsim roster hospital-roster.yaml                 who comes when, and what targets then reach
        callsim roster plan/scenario.yaml --out roster      and roster.csv, roster.ics, report.html, report.xlsx, ...
        callsim roster hospital-roster.yaml --cover         only cover the agents stated, whatever targets say
        callsim roster hospital-roster.yaml --from-load     begin from the offered load, not from the agents stated
        callsim roster hospital-roster.yaml --format ics > week.ics

      EXIT STATUS
        0 every target is met on fresh random numbers (with --cover: every agent asked for is there); 2 no such roster was \
      found; 3 a target stays undecided; 4 stopped early with the best so far; 64 usage; 65 invalid scenario, or one without \
      shifts; 66 no such file; 73 output can't be created; 74 disk full; 75 output in use.
      """)

  @Argument(
    help: .init("Scenario file, or - for standard input.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Flag(help: "Only cover the agents that the scenario states; leave targets alone.")
  var cover = false

  @Flag(help: "Begin from what the offered load needs, not from the agents that the scenario states.")
  var fromLoad = false

  @OptionGroup(title: "The search") var searching: SearchOptions
  @OptionGroup(title: "The run") var options: RunOptions

  @Option(
    help: "What to print: text, json, csv (a row a shift), wfm (a row an activity) or ics (iCalendar).")
  var format: Format = .text

  @Option(
    name: [.long, .customShort("o")],
    help: .init(
      "Folder to write roster.json, roster.csv, schedule.csv, roster.ics, report.html, report.xlsx and scenario.yaml to.",
      valueName: "folder"),
    completion: .directory)
  var out: String?

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    do {
      let (scenario, text) = try ScenarioSource(file).readWithText(options.overrides)
      let folder: RosterFolder? = if let out { try RosterFolder(out) } else { nil }
      let answer = try await search(scenario)
      let documents = RosterDocuments(answer, tool: Build.tool)
      if let folder { try folder.write(answer, documents, text: text) }
      try StandardOutput.write(try bytes(of: answer, documents))
      try answer.status.exit(isComplete: answer.isComplete)
    } catch {
      throw StandardError.exit(for: error)
    }
  }

  private func search(_ scenario: Scenario) async throws -> RosterAnswer {
    var roster = RosterRun(
      scenario, seed: options.seed, threads: options.threads, dayShare: searching.confidence?.value)
    if let contacts = searching.contacts { roster.contactsPerEvaluation = Double(contacts) }
    roster.coversOnly = cover
    roster.fromLoad = fromLoad
    let session = searching.session(quiet: options.quiet)
    defer { session.finish() }
    return try await roster.answer(
      stop: session.stop, validationStop: session.validationStop, progress: session.progress)
  }

  private func bytes(of answer: RosterAnswer, _ documents: RosterDocuments) throws -> [UInt8] {
    switch format {
    case .text: return Array(RosterReport(answer, isColored: Terminal.takesColor).text.utf8)
    case .json: return documents.json
    case .csv: return documents.csv
    case .wfm: return documents.schedule
    case .ics:
      guard let calendar = documents.calendar else {
        throw ValidationError(
          "--format ics needs a date: give the calendar one, for example --set calendar.date=2026-03-02")
      }
      return calendar
    }
  }
}

/// The folder of `roster --out`.
struct RosterFolder: ~Copyable {
  private let folder: OutputFolder

  init(_ path: String) throws(OutputProblem) {
    let folder = try OutputFolder(path)
    try folder.check(
      ["roster.json", "roster.csv", "schedule.csv", "roster.ics", "scenario.yaml"] + ReportFiles.names)
    self.folder = folder
  }

  func write(_ answer: RosterAnswer, _ documents: RosterDocuments, text: String) throws {
    var files: [OutputFolder.File] = [
      .init(name: "roster.json", bytes: documents.json), .init(name: "roster.csv", bytes: documents.csv),
      .init(name: "schedule.csv", bytes: documents.schedule),
    ]
    if let calendar = documents.calendar { files.append(.init(name: "roster.ics", bytes: calendar)) }
    if let scenario = answer.text(replacing: text) {
      files.append(.init(name: "scenario.yaml", bytes: Array(scenario.utf8)))
    }
    try folder.replace(files + ReportFiles.of(documents.json))
  }
}
