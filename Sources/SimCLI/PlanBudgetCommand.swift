import ArgumentParser
import Simulator
import StaffingModels

/// `callsim plan budget`: the best service for every payroll.
struct PlanBudgetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "budget",
    abstract: "Cost against service: the best service for each payroll.",
    discussion: """
      Begins with too few agents and adds, step by step, those who gain most for their cost by what simulation says. With \
      --budget it ends there and prints the agents too.

      EXAMPLES
        callsim plan budget hospital.yaml
        callsim plan budget hospital.yaml --budget 15000
        callsim plan budget hospital.yaml --goal abandonment --format csv
      """)

  @OptionGroup var question: QuestionOptions

  @Option(help: .init("Currency units for the horizon (an hour, for a steady state).", valueName: "amount"))
  var budget: Double?

  @Option(help: "What is to be good: service_level or abandonment.")
  var goal: Goal = .serviceLevel

  func validate() throws {
    if let budget, !(budget > 0 && budget.isFinite) { throw ValidationError("--budget must be more than 0") }
  }

  func run() async throws {
    do {
      let scenario = try question.scenario()
      let session = question.session()
      let frontier = await BudgetFrontier(
        scenario, goal: goal.value, budget: budget, seed: question.seed(scenario),
        threads: question.run.threads, contacts: Double(question.contacts), stop: session.stop,
        progress: session.progress)
      session.finish()
      try question.answer.print(frontier.table(budget: budget))
      if budget != nil, question.answer.format == .text {
        try StandardOutput.print("")
        try question.answer.print(frontier.staffTable)
      }
      if !frontier.isComplete { throw ExitStatus.stopped.code }
    } catch {
      throw StandardError.exit(for: error)
    }
  }

  enum Goal: String, ExpressibleByArgument, CaseIterable {
    case serviceLevel = "service_level"
    case abandonment

    var value: BudgetFrontier.Goal { self == .serviceLevel ? .serviceLevel : .abandonment }
  }
}
