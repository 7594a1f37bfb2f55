import ArgumentParser
import Foundation
import Simulator

/// `callsim compare`: which of several scenarios, or policies, is best, and by how much.
struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compares scenarios or routing policies on the same contacts, and selects the best.",
    discussion: """
      Every alternative meets the same contacts on the same days (common random numbers), so a difference is one of the \
      alternatives and not of luck. First come differences to the baseline with intervals that hold all together; then those that \
      meet the targets are found, and the best of them is selected, with as few replications as the stated confidence allows.

      A policy is one name of 'callsim policies', which replaces that half of routing, or both as agents+contacts; 'current' is the \
      scenario's own. --vary takes several values of a path; two of them make a grid. --tune searches between two bounds, and \
      judges what it found on random numbers that the search has not seen.

      EXAMPLES
        callsim compare now.yaml proposed.yaml
        callsim compare hospital.yaml --policies current,longest-idle,least-occupied,ranked+static-priority
        callsim compare hospital.yaml --vary agent_groups.nurses.staff=7,8,9 --measure mean_wait --indifference 2s
        callsim compare hospital.yaml --policies current,fifo --confidence 99% --indifference 0.2%
        callsim compare clinic.yaml --tune routing.overflow.calls[1].after=0s..120s --measure mean_wait
        callsim compare now.yaml proposed.yaml --out comparison      the page, the workbook, JSON and CSV

      EXIT STATUS
         0  the best is selected, and meets its targets if there are any
         2  no alternative meets every target
         3  undecided within --max-replications
         4  stopped early by Ctrl-C or --time-limit, with what is known
        64  usage;  65 invalid scenario;  66 no such file;  73-75 output can't be written
      """)

  @Argument(
    help: .init("Scenario files, or - for standard input; the first is the baseline.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var files: [String]

  @Option(
    help: .init("Routing policies to put in, with commas; the first is the baseline.", valueName: "names"))
  var policies: String?

  @Option(
    help: .init(
      "Values of a path of the scenario, with commas; may be repeated for a grid.", valueName: "path=values"))
  var vary: [String] = []

  @Option(
    help: .init(
      "Find the best value of a number between two bounds, and compare it with the present one; may be repeated.",
      valueName: "path=low..high"))
  var tune: [String] = []

  @Option(
    help: .init("The alternative that others are compared with; default: the first.", valueName: "name"))
  var baseline: String?

  @Option(
    name: .customLong("measure"),
    help: .init(
      "The measure that decides; further ones are compared too; default: service_level.", valueName: "name"))
  var measures: [String] = []

  @Option(
    help: .init(
      "Probability of a right selection, and of all intervals; default: the scenario's.", valueName: "share"))
  var confidence: Share?

  @Option(
    help: .init(
      "Difference worth finding: 0.5% (points, of a share), 2s, or 1% of the baseline's value; default: 0.5% or 1%.",
      valueName: "difference"))
  var indifference: PrecisionGoal?

  @Option(
    help: .init(
      "Share of a target's bound within which either verdict is right; default: 2.5%.", valueName: "share"))
  var tolerance: Share?

  @Option(
    name: [.long, .customShort("n")],
    help: .init(
      "Replications of every alternative; default: the scenario's, else 100 days or 20 steady-state runs.",
      valueName: "number"))
  var replications: Int?

  @Option(help: .init("Most replications of one alternative.", valueName: "number"))
  var maxReplications = 10_000

  @OptionGroup var study: StudyOptions

  @OptionGroup(title: "The result") var output: ComparisonOutput

  func validate() throws {
    try StudyChecks.replications(replications, least: Comparison.leastReplications)
    try StudyChecks.replications(
      maxReplications, option: "--max-replications", least: Comparison.leastReplications)
    try StudyChecks.confidence(confidence)
    if let tolerance, !(tolerance.value > 0 && tolerance.value <= 0.5) {
      throw ValidationError("--tolerance must be above 0% and at most 50%")
    }
    if files.count(where: { $0 == "-" }) > 1 { throw ValidationError("standard input is one scenario") }
    let ways = (policies == nil ? 0 : 1) + (vary.isEmpty ? 0 : 1) + (tune.isEmpty ? 0 : 1)
    if files.count > 1, ways > 0 {
      throw ValidationError("--policies, --vary and --tune change one scenario; give one file")
    }
    if ways > 1 {
      throw ValidationError(
        "--policies, --vary and --tune exclude each other; write --vary routing.agents=a,b")
    }
    if files.count == 1, ways == 0 {
      throw ValidationError(
        "one scenario is no comparison; give a second file, --policies or --vary, or --tune")
    }
  }

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    do {
      if tune.isEmpty { return try await compare(systems()) }
      let tuned = try await tunedSystems()
      try await compare(tuned.systems, remarks: tuned.remarks, isFresh: true)
    } catch let problem as ComparedSystem.Problem {
      throw ValidationError("\(problem)")
    } catch {
      throw StandardError.exit(for: error)
    }
  }

  // MARK: What is compared

  private func systems() throws -> [ComparedSystem] {
    var systems: [ComparedSystem]
    if let policies {
      let scenario = try ScenarioSource(files[0]).read(study.run.overrides)
      systems = try policies.split(separator: ",", omittingEmptySubsequences: false).map {
        try ComparedSystem.policy($0.trimmingCharacters(in: .whitespaces), in: scenario)
      }
    } else if !vary.isEmpty {
      let source = ScenarioSource(files[0])
      let text = try source.text()
      let grid = VariedValues.grid(try vary.map { try VariedValues($0) })
      if grid.count > Self.mostSystems { throw tooMany(grid.count) }
      systems = try grid.map {
        ComparedSystem(
          name: $0.name, scenario: try source.read(study.run.overrides + $0.overrides, text: text))
      }
    } else {
      let scenarios = try files.map { try ScenarioSource($0).read(study.run.overrides) }
      let names = scenarios.map(\.name)
      systems = zip(files, scenarios).map { file, scenario in
        let isUnique = names.count { $0 == scenario.name } == 1
        return ComparedSystem(name: isUnique ? scenario.name : file, scenario: scenario)
      }
    }
    if systems.count > Self.mostSystems { throw tooMany(systems.count) }
    if systems.count < 2 { throw ValidationError("one alternative is no comparison") }
    for (index, system) in systems.enumerated()
    where systems[..<index].contains(where: { $0.name == system.name }) {
      throw ValidationError("'\(system.name)' is there twice")
    }
    return systems
  }

  private static let mostSystems = 200

  private func tooMany(_ count: Int) -> ValidationError {
    ValidationError("\(count) alternatives are more than \(Self.mostSystems)")
  }

  // MARK: The comparison

  func firstStage(of scenario: Scenario) -> Int { study.replications(replications, of: scenario) }

  /// - Parameter isFresh: on random numbers that no search has seen.
  private func compare(_ systems: [ComparedSystem], remarks: [String] = [], isFresh: Bool = false)
    async throws
  {
    let first = systems[0].scenario
    let count = firstStage(of: first)
    try study.admit(systems.map(\.scenario), replications: count)
    var comparison = Comparison(
      systems, seed: (study.run.seed ?? first.run.seed) &+ (isFresh ? 1 : 0), replications: count,
      mostReplications: maxReplications,
      threads: study.run.threads)
    comparison.measures = measures
    comparison.confidence = confidence?.value ?? first.run.confidence
    comparison.tolerance = tolerance?.value ?? comparison.tolerance
    comparison.indifference = try difference()
    if let baseline {
      guard let index = systems.firstIndex(where: { $0.name == baseline }) else {
        let known = systems.map { "'\($0.name)'" }.joined(separator: ", ")
        throw ValidationError("--baseline: no alternative is named '\(baseline)' (known here: \(known))")
      }
      comparison.baseline = index
    }
    let folder = try output.folder()
    var result = try await study.watched { [comparison] in
      try await comparison.result(stop: $0, progress: $1)
    }
    result.notes = remarks + result.notes
    try output.deliver(
      ComparisonDocument(result, tool: Build.tool),
      text: ComparisonText(result, isColored: Terminal.takesColor).text, to: folder)
    switch result.outcome {
    case .selected: break
    case .allMissTargets: throw ExitStatus.missed.code
    case .undecided: throw ExitStatus.undecided.code
    case .stopped: throw ExitStatus.stopped.code
    }
  }

  /// Of a share, a percentage is in points.
  private func difference() throws -> Comparison.Indifference? {
    guard let indifference else { return nil }
    let unit = Measures.named(measures.first ?? "service_level")?.unit
    switch indifference.halfWidth {
    case .relative(let share): return unit == .share ? .absolute(share) : .relative(share)
    case .absolute(let value):
      if indifference.isTime, unit != .seconds {
        throw ValidationError("--indifference: \(measures.first ?? "service_level") is no time; write 0.5%")
      }
      if unit == .share, value >= 1 {
        throw ValidationError("--indifference: of a share it is in points, such as 0.5%, or less than 1")
      }
      return .absolute(value)
    }
  }
}
