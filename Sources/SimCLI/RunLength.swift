import ArgumentParser
import Simulator

/// The options that say when a run ends.
struct RunLength: ParsableArguments {
  @Option(
    name: [.long, .customShort("n")],
    help: .init(
      "Independent replications; default: the scenario's, else 100 days or 10 steady-state runs.",
      valueName: "number"))
  var replications: Int?

  @Option(
    help: .init(
      "Run until the half-width of --measure is at most this: 2% of its value, or 0.5s, or 3 contacts.",
      valueName: "width"))
  var precision: PrecisionGoal?

  @Option(
    name: .customLong("measure"),
    help: .init(
      "A measure of --precision, of the whole center; may be repeated; default: mean_wait.",
      valueName: "name"))
  var measures: [String] = []

  @Option(help: .init("Most replications of --precision.", valueName: "number"))
  var maxReplications: Int?

  @Option(help: .init("Stop after this time with what is done, e.g. 10min.", valueName: "time"))
  var timeLimit: TimeSpan?

  func validate() throws {
    if precision == nil && (!measures.isEmpty || maxReplications != nil) {
      throw ValidationError("--measure and --max-replications go with --precision")
    }
    if precision != nil && replications != nil {
      throw ValidationError(
        "--replications and --precision exclude each other; did you mean --max-replications?")
    }
    if let replications, !(1...10_000_000).contains(replications) {
      throw ValidationError("--replications must be from 1 to 10,000,000, found \(replications)")
    }
    if let maxReplications, !(Precision.leastReplications...10_000_000).contains(maxReplications) {
      throw ValidationError(
        "--max-replications must be from \(Precision.leastReplications) to 10,000,000, found \(maxReplications)"
      )
    }
  }

  /// - Throws: `ValidationError` when the measure is unknown or not measured in this scenario.
  func rule(for scenario: Scenario) throws -> Experiment.StoppingRule {
    guard let precision else {
      return .replications(
        replications ?? scenario.run.replications ?? ScenarioRun.defaultReplications(of: scenario.horizon))
    }
    let goal = Precision(
      of: measures.isEmpty ? ["mean_wait"] : measures, halfWidth: precision.halfWidth,
      maximum: maxReplications ?? 10_000)
    if let problem = goal.problem(in: Model(scenario)) { throw ValidationError("--measure: \(problem)") }
    if precision.isTime, let other = goal.measures.first(where: { Measures.named($0)?.unit != .seconds }) {
      throw ValidationError("--precision: \(other) is no time; write a percentage of its value, such as 2%")
    }
    return .precision(goal)
  }
}

extension Experiment.StoppingRule {
  /// Replications it takes at least.
  var least: Int {
    switch self {
    case .replications(let count): count
    case .precision(let precision): precision.minimum
    }
  }
}

/// A half-width as the user writes it: `2%`, `0.5s`, `3`.
struct PrecisionGoal: ExpressibleByArgument {
  var halfWidth: Precision.HalfWidth
  /// Written with a unit of time.
  var isTime = false

  init?(argument: String) {
    if argument.hasSuffix("%") {
      guard let percent = Double(argument.dropLast()), percent > 0, percent < 100 else { return nil }
      halfWidth = .relative(percent / 100)
    } else {
      guard let width = Double(argument) ?? Durations.seconds(of: argument), width > 0, width.isFinite else {
        return nil
      }
      halfWidth = .absolute(width)
      isTime = Double(argument) == nil
    }
  }
}

/// A duration as the user writes it: `10min`, `1h30min`.
struct TimeSpan: ExpressibleByArgument {
  var seconds: Double

  init?(argument: String) {
    guard let seconds = Durations.seconds(of: argument), seconds > 0 else { return nil }
    self.seconds = seconds
  }
}
