import ArgumentParser
import Simulator
import StaffingModels

/// `callsim plan scorecard`: the monthly review against the practice's limits.
struct PlanScorecardCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scorecard",
    abstract: "The monthly review against the practice's limits, and the agents whom the hold needs.",
    discussion: """
      Simulates the center, sets its figures beside the limits, and adds to each interval whose mean hold is above its limit the \
      least agents that keep it, in order of time, on the same contacts.

      EXAMPLES
        callsim plan scorecard hospital.yaml
        callsim plan scorecard hospital.yaml --hold 3min --abandonment 7%
        callsim plan scorecard hospital.yaml --group appointments --format csv
      """)

  @OptionGroup var question: QuestionOptions

  @Option(help: .init("Most mean hold of calls. Source: TRICARE access benchmarks 2000.", valueName: "time"))
  var hold = Seconds(value: 120)

  @Option(
    help: .init(
      "Most calls that hang up (default: 5%). Source: TRICARE access benchmarks 2000.", valueName: "share"))
  var abandonment: Share?

  @Option(help: .init("Recorded calls reviewed, an agent a month.", valueName: "calls"))
  var review = 4.0

  @Option(help: .init("Time to review one of them.", valueName: "time"))
  var reviewTime = Seconds(value: 1200)

  @Option(
    help: .init("Agents who are reviewed (default: the most who are staffed at once).", valueName: "number"))
  var agents: Int?

  @Option(
    help: .init(
      "Group that gets the agents (default: the one that answers most of the waiting).", valueName: "name"))
  var group: String?

  func validate() throws {
    if !(review >= 0 && review <= 10_000) { throw ValidationError("--review must be from 0 to 10,000") }
    if let agents, !(0...1_000_000).contains(agents) {
      throw ValidationError("--agents must be from 0 to 1,000,000")
    }
  }

  func run() async throws {
    do {
      let scenario = try question.scenario()
      let names = scenario.agentGroups.map(\.name)
      if let group, !names.contains(group) {
        throw ValidationError(
          "--group: there is no agent group '\(group)'; there are \(names.joined(separator: ", "))")
      }
      let session = question.session()
      let card = await Scorecard(
        scenario, limits: .init(hold: hold.value, abandonment: abandonment?.value ?? 0.05),
        review: .init(calls: review, time: reviewTime.value), group: group, agents: agents,
        seed: question.seed(scenario), threads: question.run.threads, contacts: Double(question.contacts),
        stop: session.stop, progress: session.words)
      session.finish()
      guard let card else { throw ExitStatus.stopped.code }
      guard question.answer.format == .text else { return try question.answer.print(card.table) }
      try question.answer.print(card.figuresTable)
      if let additions = card.additionsTable {
        try StandardOutput.print("")
        try question.answer.print(additions)
      }
    } catch let refusal as ValidationError {
      throw refusal
    } catch {
      throw StandardError.exit(for: error)
    }
  }
}
