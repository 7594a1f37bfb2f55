import ArgumentParser
import Foundation
import Simulator
import StaffingModels

/// `callsim plan`: questions around staffing, one subcommand each.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract:
      "Answers what planners ask around staffing: value of an hour, budgets, training, pooling, hiring, the rest of the day, the review, surveys.",
    subcommands: [
      PlanHourCommand.self, PlanBudgetCommand.self, PlanTrainingCommand.self, PlanHiringCommand.self,
      PlanTodayCommand.self, PlanPoolingCommand.self, PlanScorecardCommand.self, PlanSurveysCommand.self,
    ])
}

/// How answers are printed.
struct AnswerOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  @Option(help: "What to print: text, json or csv.")
  var format: Format = .text

  func print(_ table: AnswerTable) throws {
    switch format {
    case .text: try StandardOutput.write(Array(table.text(isColored: Terminal.takesColor).utf8))
    case .json: try StandardOutput.write(table.json)
    case .csv: try StandardOutput.write(table.csv)
    }
  }
}

/// A scenario and how long to ask it.
struct QuestionOptions: ParsableArguments {
  @Argument(
    help: .init("Scenario file, or - for standard input.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(
    help: .init(
      "Contacts simulated for each answer: more show smaller differences, and take longer.",
      valueName: "number"))
  var contacts = 500_000

  @Option(help: .init("Stop after this time, e.g. 1min.", valueName: "time"))
  var timeLimit: TimeSpan?

  @OptionGroup(title: "The run") var run: RunOptions
  @OptionGroup(title: "The answer") var answer: AnswerOptions

  func validate() throws {
    if !(1000...1_000_000_000).contains(contacts) {
      throw ValidationError("--contacts must be from 1,000 to 1,000,000,000, found \(contacts)")
    }
  }

  func scenario() throws -> Scenario { try ScenarioSource(file).read(run.overrides) }

  func seed(_ scenario: Scenario) -> UInt64 { run.seed ?? scenario.run.seed }

  func session() -> SearchSession { SearchSession(timeLimit: timeLimit?.seconds, quiet: run.quiet) }
}
