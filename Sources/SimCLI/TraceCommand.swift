import ArgumentParser
import Foundation
import Simulator

/// `callsim trace`: what happened to each contact of one replication.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract:
      "Tells what happened to each contact of one replication, and what would have under other routing.",
    discussion: """
      Replication R of 'callsim run' with the same seed, watched: every arrival, wait, answer, wrap-up, transfer and hang-up with its time, \
      contact type, agent group and agent. Without --interval and --policies the event log goes to standard output or, with \
      --out, to a file; it is written as the day goes on, so a long run takes no more memory than a short one.

      --interval tells one interval of the day in words and minute by minute. --policies replays the same contacts, with the same \
      patience and the same work, under each policy, and lays side by side who waits shorter and who longer; --against does so with \
      another scenario.

      EXAMPLES
        callsim trace hospital.yaml --out monday.csv
        callsim trace hospital.yaml --replication 7 --interval 10:00
        callsim trace week.yaml --interval "tue 10:00"
        callsim trace hospital.yaml --policies current,longest-idle
        callsim trace hospital.yaml --policies current,longest-idle --interval 10:00 --out side-by-side.csv
        callsim trace now.yaml --against proposed.yaml
        callsim trace hospital.yaml --format jsonl | jq 'select(.event == "abandon")'

      EXIT STATUS
         0  done
         4  stopped by Ctrl-C; the log as far as it came is valid
        64  usage;  65 invalid scenario;  66 no such file;  73, 74 output can't be written;  77 too large without --allow-large
      """)

  @Argument(
    help: .init("Scenario file, or - for standard input.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(name: [.long, .customShort("r")], help: .init("Which replication, from 1.", valueName: "number"))
  var replication = 1

  @Option(
    help: .init(
      "Tell this interval: a time of day, with the day before it if there are several.", valueName: "time"))
  var interval: String?

  @Option(help: .init("Routing policy to put in, as for compare.", valueName: "name"))
  var policy: String?

  @Option(
    help: .init("Replay under these policies, with commas, and compare with the first.", valueName: "names"))
  var policies: String?

  @Option(
    help: .init("Replay with another scenario and compare it with the first.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var against: String?

  @Option(help: "Form of the event log: csv or jsonl.")
  var format: TraceLog.Format = .csv

  @Option(
    name: [.long, .customShort("o")],
    help: .init("File for the event log, or for the contacts side by side (CSV).", valueName: "file"),
    completion: .file())
  var out: String?

  @OptionGroup(title: "The run") var options: RunOptions

  @Flag(help: "Trace scenarios beyond the size limits.")
  var allowLarge = false

  func validate() throws {
    if out == "" { throw ValidationError("--out needs the name of a file") }
    if !(1...1_000_000).contains(replication) {
      throw ValidationError("--replication must be from 1 to 1,000,000, found \(replication)")
    }
    if [policy, policies, against].count(where: { $0 != nil }) > 1 {
      throw ValidationError("--policy, --policies and --against exclude each other")
    }
  }

  func run() throws {
    signal(SIGPIPE, SIG_IGN)
    let stop = StopFlag()
    let signals = StopSignals(raising: stop, timeLimit: nil) {}
    defer { withExtendedLifetime(signals) {} }
    do {
      let scenario = try checked(try ScenarioSource(file).read(options.overrides))
      if let policies {
        let names = policies.split(separator: ",", omittingEmptySubsequences: false)
        return try replay(
          try names.map { try ComparedSystem.policy($0.trimmingCharacters(in: .whitespaces), in: scenario) },
          stop)
      }
      if let against {
        let other = try checked(try ScenarioSource(against).read(options.overrides))
        return try replay(
          [system(scenario, file, unlike: other), system(other, against, unlike: scenario)], stop)
      }
      let system = try policy.map { try ComparedSystem.policy($0, in: scenario) }
      try trace(system?.scenario ?? scenario, stop)
    } catch let problem as ComparedSystem.Problem {
      throw ValidationError("\(problem)")
    } catch let problem as TraceProblem {
      throw ValidationError("\(problem)")
    } catch {
      throw StandardError.exit(for: error)
    }
  }

  private func checked(_ scenario: Scenario) throws -> Scenario {
    try RunSize(of: scenario, replications: 1).admit(allowLarge: allowLarge)
    return scenario
  }

  private func system(_ scenario: Scenario, _ file: String, unlike other: Scenario) -> ComparedSystem {
    ComparedSystem(name: scenario.name == other.name ? file : scenario.name, scenario: scenario)
  }

  // MARK: One run

  private func trace(_ scenario: Scenario, _ stop: StopFlag) throws {
    let run = TraceRun(scenario, seed: options.seed, replication: replication, stop: stop)
    var timeline = try interval.map { IntervalTimeline(run.names, interval: try run.names.interval($0)) }
    var totals: TraceTotals?
    if let out {
      var file = try StreamedFile(out)
      var log = TraceLog(run.names, format: format)
      totals = try run.run(stop: stop) { event in
        timeline?.add(event)
        try log.add(event) { bytes in try file.write(bytes) }
      }
      try log.flush { bytes in try file.write(bytes) }
      try file.complete()
    } else if timeline != nil {
      totals = try run.run(stop: stop) { timeline?.add($0) }
    } else {
      var log = TraceLog(run.names, format: format)
      totals = try run.run(stop: stop) { event in
        try log.add(event) { try StandardOutput.write($0) }
      }
      try log.flush { try StandardOutput.write($0) }
    }
    guard let totals else { throw ExitStatus.stopped.code }
    timeline?.finish()
    if let timeline {
      let title = "\(scenario.name), replication \(run.replication), seed \(run.seed)"
      try StandardOutput.print(TimelineText(timeline, title: title, isColored: Terminal.takesColor).text)
    }
    if !options.quiet { StandardError.print(totals.words(replication: run.replication, seed: run.seed)) }
  }

  // MARK: Several runs

  private func replay(_ systems: [ComparedSystem], _ stop: StopFlag) throws {
    if systems.count < 2 {
      throw ValidationError("one policy is no comparison; give two, such as current,longest-idle")
    }
    for (index, system) in systems.enumerated()
    where systems[..<index].contains(where: { $0.name == system.name }) {
      throw ValidationError("'\(system.name)' is there twice")
    }
    let file: OutputFile? = if let out { try OutputFile(out) } else { nil }
    guard
      let replay = try DayReplay(
        systems, seed: options.seed, replication: replication, interval: interval, stop: stop)
    else { throw ExitStatus.stopped.code }
    if let file { try file.replace(with: ReplayCSV(replay).bytes) }
    try StandardOutput.print(ReplayText(replay, isColored: Terminal.takesColor).text)
  }
}

extension TraceLog.Format: ExpressibleByArgument {}
