import ArgumentParser
import Simulator
import StaffingModels

/// `callsim plan surveys`: how many responses tell two agents apart.
struct PlanSurveysCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "surveys",
    abstract: "How many survey responses tell two agents apart, and how long they take to come in.",
    discussion: """
      Simulates the center with its surveys, and asks for each difference of satisfaction how many responses of each of two agents \
      show it.

      EXAMPLES
        callsim plan surveys scenarios/practices/10-feedback.yaml
        callsim plan surveys clinic.yaml --difference 8% --difference 12% --agents 40
      """)

  @OptionGroup var question: QuestionOptions

  @Option(
    name: .customLong("difference"),
    help: .init(
      "Difference of two agents' satisfied shares; may be repeated (default: 2%, 5%, 10%, 15%).",
      valueName: "share"))
  var differences: [Share] = []

  @Option(
    help: .init(
      "Agents who share the responses (default: the most who are staffed at once).", valueName: "number"))
  var agents: Int?

  @Option(
    help: .init("Probability of finding a difference that is there (default: 80%).", valueName: "share"))
  var power: Share?

  func validate() throws {
    if differences.contains(where: { !(0.001...0.9).contains($0.value) }) {
      throw ValidationError("--difference must be from 0.1% to 90%")
    }
    if let agents, !(1...1_000_000).contains(agents) {
      throw ValidationError("--agents must be from 1 to 1,000,000")
    }
    if let power, !(0.5...0.999).contains(power.value) {
      throw ValidationError("--power must be from 50% to 99.9%")
    }
  }

  func run() async throws {
    do {
      let scenario = try question.scenario()
      let session = question.session()
      let plan = try await SurveyPlan(
        scenario, differences: differences.isEmpty ? [0.02, 0.05, 0.1, 0.15] : differences.map(\.value),
        agents: agents, power: power?.value ?? 0.8, seed: question.seed(scenario),
        threads: question.run.threads, stop: session.stop)
      session.finish()
      try question.answer.print(plan.table)
    } catch {
      throw StandardError.exit(for: error)
    }
  }
}
