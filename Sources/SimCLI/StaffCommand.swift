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
        callsim staff hospital.yaml --out plan              and staffing.json, staffing.csv, load.csv, scenario.yaml
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

  @Option(
    help: .init("Meet each target on this share of days, not only in the long run.", valueName: "share"))
  var confidence: Share?

  @Option(help: .init("Most agents of a group at any time; may be repeated.", valueName: "group=agents"))
  var limit: [String] = []

  @Option(help: .init("Leave a group as the scenario has it; may be repeated.", valueName: "group"))
  var keep: [String] = []

  @Flag(help: "Ask how many of the scenario's own agents may be released, with every target still met.")
  var release = false

  @Option(
    help: .init(
      "Contacts simulated in one evaluation: more decide closer calls, and take longer.", valueName: "number")
  )
  var contacts: Int = 500_000

  @Option(help: .init("Stop after this time with the best so far, e.g. 1min.", valueName: "time"))
  var timeLimit: TimeSpan?

  @Option(help: .init("Seed of the random numbers; default: the scenario's.", valueName: "number"))
  var seed: UInt64?

  @Option(
    name: .customLong("set"),
    help: .init("Replace a value of the scenario first; may be repeated.", valueName: "path=value"))
  var overrides: [String] = []

  @Option(
    help: .init("Replications at the same time; changes no result; default: one a core.", valueName: "number")
  )
  var threads: Int?

  @Option(help: "What to print: text, json or csv (agents by group and interval).")
  var format: Format = .text

  @Option(
    name: [.long, .customShort("o")],
    help: .init(
      "Folder to write staffing.json, staffing.csv, load.csv and scenario.yaml to.", valueName: "folder"),
    completion: .directory)
  var out: String?

  @Flag(name: [.long, .customShort("q")], help: "Show no progress.")
  var quiet = false

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads must be from 1 to 1024, found \(threads)")
    }
    if !(1000...1_000_000_000).contains(contacts) {
      throw ValidationError("--contacts must be from 1,000 to 1,000,000,000, found \(contacts)")
    }
    if let confidence, !(0.01..<1).contains(confidence.value) {
      throw ValidationError("--confidence must be from 1% to below 100%")
    }
  }

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    do {
      let source = ScenarioSource(file)
      let text = try source.text()
      let scenario = try source.read(overrides, text: text)
      try await run(scenario, text: text)
    } catch let code as ExitCode {
      throw code
    } catch let usage as ValidationError {
      throw usage
    } catch let problem as StaffingRun.NoTargets {
      StandardError.print("\(problem)")
      throw ExitStatus.invalidData.code
    } catch {
      throw StandardError.report(error)
    }
  }

  private func run(_ scenario: Scenario, text: String) async throws {
    var staffing = StaffingRun(
      scenario, seed: seed, threads: threads ?? ProcessInfo.processInfo.activeProcessorCount,
      dayShare: confidence?.value)
    staffing.contactsPerEvaluation = Double(contacts)
    staffing.limits = try limits(of: scenario)
    staffing.kept = Set(try keep.map { try group($0, of: scenario, "--keep") })
    staffing.onlyRelease = release
    let folder: StaffingFolder? = if let out { try StaffingFolder(out) } else { nil }
    let answer = try await search(staffing)
    let documents = StaffingDocuments(answer, tool: Build.tool)
    if let folder { try folder.write(answer, documents, text: text) }
    switch format {
    case .text:
      let report = StaffingReport(answer, isColored: Terminal.takesColor, isRelease: release)
      try StandardOutput.write(Array(report.text.utf8))
    case .json: try StandardOutput.write(documents.json)
    case .csv: try StandardOutput.write(documents.csv)
    }
    if !answer.isComplete && answer.status != .impossible { throw ExitStatus.stopped.code }
    switch answer.status {
    case .met: break
    case .undecided: throw ExitStatus.undecided.code
    case .missed, .impossible: throw ExitStatus.missed.code
    }
  }

  private func search(_ staffing: StaffingRun) async throws -> StaffingAnswer {
    let progress = ProgressLine()
    let isQuiet = quiet
    let (stop, validationStop) = (StopFlag(), StopFlag())
    // The last part of the time is for the check on fresh random numbers.
    let signals = StopSignals(raising: stop, timeLimit: timeLimit.map { $0.seconds * 0.75 }) {
      if !isQuiet { progress.note("stopping with the best so far; once more to quit at once") }
    }
    let start = ContinuousClock.now
    let deadline = timeLimit.map { start + .seconds($0.seconds) }
    let timer = Task {
      if let deadline { try await Task.sleep(until: deadline, clock: .continuous) } else { return }
      validationStop.raise(.timeLimit)
    }
    let answer = try await staffing.answer(stop: stop, validationStop: validationStop) { words, cost in
      if !isQuiet { progress.show(words, cost: cost, elapsed: start.duration(to: .now)) }
    }
    timer.cancel()
    if !isQuiet { progress.finish() }
    withExtendedLifetime(signals) {}
    return answer
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
    try folder.check(["staffing.json", "staffing.csv", "load.csv", "scenario.yaml"])
    self.folder = folder
  }

  func write(_ answer: StaffingAnswer, _ documents: StaffingDocuments, text: String) throws(OutputProblem) {
    var files: [OutputFolder.File] = [
      .init(name: "staffing.json", bytes: documents.json), .init(name: "staffing.csv", bytes: documents.csv),
      .init(name: "load.csv", bytes: documents.loadCSV),
    ]
    if answer.status != .impossible, let scenario = answer.text(replacing: text) {
      files.append(.init(name: "scenario.yaml", bytes: Array(scenario.utf8)))
    }
    try folder.replace(files)
  }
}
