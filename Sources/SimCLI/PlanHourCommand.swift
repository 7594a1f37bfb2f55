import ArgumentParser
import Simulator
import StaffingModels

/// `callsim plan hour`: what an agent-hour more is worth.
struct PlanHourCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hour",
    abstract: "What one agent-hour more is worth, for each group and interval.",
    discussion: """
      Adds an agent to one group in one interval and simulates the same contacts again: how many more are answered in time, \
      how many do not hang up, how many hours of waiting are saved.

      EXAMPLES
        callsim plan hour hospital.yaml
        callsim plan hour plan/scenario.yaml --format csv > hours.csv
      """)

  @OptionGroup var question: QuestionOptions

  func run() async throws {
    do {
      let scenario = try question.scenario()
      let session = question.session()
      let value = await AgentHourValue(
        scenario, seed: question.seed(scenario), threads: question.run.threads,
        contacts: Double(question.contacts), stop: session.stop, progress: session.words)
      session.finish()
      guard let value else { throw ExitStatus.stopped.code }
      try question.answer.print(value.table)
    } catch {
      throw StandardError.exit(for: error)
    }
  }
}
