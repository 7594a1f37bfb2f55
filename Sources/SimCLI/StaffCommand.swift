import ArgumentParser
import Foundation
import Simulator
import StaffingModels

/// `callsim staff`: the least-cost agents that meet a scenario's targets.
struct StaffCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  static let configuration = CommandConfiguration(
    commandName: "staff",
    abstract: "Finds the least-cost agents by group and interval that meet the scenario's targets.",
    discussion: """
      Searches by simulation over agents of every group in every interval: offered load and Erlang for a start, then cutting \
      planes with common random numbers, an integer solver and local search. The answer is checked on random numbers that the \
      search has not seen, and comes with a lower bound on what any staffing costs.

      A target holds in the long run, over the horizon or (every: interval) in each interval. With --confidence 90% it \
      must hold on nine days out of ten, busy days included.

      EXAMPLES
        callsim staff hospital.yaml                         what to staff, and why
        callsim staff hospital.yaml --out plan              and staffing.json, report.html, report.xlsx, scenario.yaml
        callsim staff hospital.yaml --confidence 90%        for nine days out of ten
        callsim staff hospital.yaml --limit nurses=9 --keep pharmacy
        callsim staff hospital.yaml --release               how many may go on leave, targets still met
        callsim staff hospital.yaml --time-limit 1min       the best so far, with its gap

      EXIT STATUS
        0 every target is met on fresh random numbers; 2 no staffing was found, or can be; 3 a target stays undecided; \
      4 stopped early with the best so far; 64 usage; 65 invalid scenario, or one without targets; 66 no such file; \
      73 output can't be created; 74 disk full; 75 output in use.
      """)

  @Argument(
    help: .init("Scenario file, or - for standard input.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @OptionGroup(title: "The search") var searching: SearchOptions
  @OptionGroup(title: "The run") var options: RunOptions

  @Option(help: .init("Most agents of a group at any time; may be repeated.", valueName: "group=agents"))
  var limit: [String] = []

  @Option(help: .init("Leave a group as the scenario has it; may be repeated.", valueName: "group"))
  var keep: [String] = []

  @Flag(help: "Ask how many of the scenario's own agents may be released, with every target still met.")
  var release = false

  @Option(help: "What to print: text, json or csv (agents by group and interval).")
  var format: Format = .text

  @Option(
    name: [.long, .customShort("o")],
    help: .init(
      "Folder to write staffing.json, staffing.csv, load.csv, report.html, report.xlsx and scenario.yaml to.",
      valueName: "folder"),
    completion: .directory)
  var out: String?

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    do {
      let (scenario, text) = try ScenarioSource(file).readWithText(options.overrides)
      try await run(scenario, text: text)
    } catch {
      throw StandardError.exit(for: error)
    }
  }

  private func run(_ scenario: Scenario, text: String) async throws {
    var staffing = StaffingRun(
      scenario, seed: options.seed, threads: options.threads, dayShare: searching.confidence?.value)
    if let contacts = searching.contacts { staffing.contactsPerEvaluation = Double(contacts) }
    staffing.limits = try limits(of: scenario)
    staffing.kept = Set(try keep.map { try group($0, of: scenario, "--keep") })
    staffing.onlyRelease = release
    let folder: StaffingFolder? = if let out { try StaffingFolder(out) } else { nil }
    let session = searching.session(quiet: options.quiet)
    let answer = try await staffing.answer(
      stop: session.stop, validationStop: session.validationStop, progress: session.progress)
    session.finish()
    let documents = StaffingDocuments(answer, tool: Build.tool)
    if let folder { try folder.write(answer, documents, text: text) }
    switch format {
    case .text:
      let report = StaffingReport(answer, isColored: Terminal.takesColor, isRelease: release)
      try StandardOutput.write(Array(report.text.utf8))
    case .json: try StandardOutput.write(documents.json)
    case .csv: try StandardOutput.write(documents.csv)
    }
    try answer.status.exit(isComplete: answer.isComplete)
  }

  private func limits(of scenario: Scenario) throws -> [String: Int] {
    var limits: [String: Int] = [:]
    for text in limit {
      guard let mark = text.lastIndex(of: "="), let count = Int(text[text.index(after: mark)...]), count >= 0
      else {
        throw ValidationError("--limit must be group=agents, such as nurses=9; found '\(text)'")
      }
      limits[try group(String(text[..<mark]), of: scenario, "--limit")] = count
    }
    return limits
  }

  private func group(_ name: String, of scenario: Scenario, _ option: String) throws -> String {
    guard scenario.agentGroups.contains(where: { $0.name == name }) else {
      let known = scenario.agentGroups.map(\.name).joined(separator: ", ")
      throw ValidationError("\(option): no agent group is named '\(name)' (known here: \(known))")
    }
    return name
  }
}

/// The folder of `staff --out`.
struct StaffingFolder: ~Copyable {
  private let folder: OutputFolder

  init(_ path: String) throws(OutputProblem) {
    let folder = try OutputFolder(path)
    try folder.check(["staffing.json", "staffing.csv", "load.csv", "scenario.yaml"] + ReportFiles.names)
    self.folder = folder
  }

  func write(_ answer: StaffingAnswer, _ documents: StaffingDocuments, text: String) throws {
    var files: [OutputFolder.File] = [
      .init(name: "staffing.json", bytes: documents.json), .init(name: "staffing.csv", bytes: documents.csv),
      .init(name: "load.csv", bytes: documents.loadCSV),
    ]
    if answer.status != .impossible, let scenario = answer.text(replacing: text) {
      files.append(.init(name: "scenario.yaml", bytes: Array(scenario.utf8)))
    }
    try folder.replace(files + ReportFiles.of(documents.json))
  }
}
