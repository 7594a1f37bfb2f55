import ArgumentParser
import Simulator
import StaffingModels

/// `callsim plan training`: who should learn what.
struct PlanTrainingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "training",
    abstract: "Who should learn what: the worth of one more language or topic for some agents of each group.",
    discussion: """
      Lets two agents of a group (--agents) learn a language for the topics that they know, or a topic in the languages that they \
      speak, and simulates the same contacts again. Trained agents take what they learnt last.

      EXAMPLES
        callsim plan training hospital.yaml
        callsim plan training hospital.yaml --learn language=es
        callsim plan training hospital.yaml --learn topic=billing --agents 4 --handle-time 1.2
      """)

  @OptionGroup var question: QuestionOptions

  @Option(
    help: .init(
      "Only this: language=es, topic=billing, or the name of a contact type.", valueName: "skill"))
  var learn: String?

  @Option(help: .init("Agents of each group who learn.", valueName: "number"))
  var agents = 2

  @Option(help: .init("Factor on their handle times in what they learnt.", valueName: "factor"))
  var handleTime = 1.0

  func validate() throws {
    if !(1...1_000_000).contains(agents) { throw ValidationError("--agents must be at least 1") }
    if !(0.01...100).contains(handleTime) { throw ValidationError("--handle-time must be from 0.01 to 100") }
  }

  func run() async throws {
    do {
      let scenario = try question.scenario()
      let session = question.session()
      let training = await CrossTraining(
        scenario, agents: agents, only: learn, handleTime: handleTime, seed: question.seed(scenario),
        threads: question.run.threads, contacts: Double(question.contacts), stop: session.stop,
        progress: session.words)
      session.finish()
      if let learn, training.entries.isEmpty, training.isComplete {
        throw ValidationError(
          "--learn: no group can learn '\(learn)'; write language=NAME, topic=NAME or the name of a contact type"
        )
      }
      try question.answer.print(training.table)
      if !training.isComplete { throw ExitStatus.stopped.code }
    } catch {
      throw StandardError.exit(for: error)
    }
  }
}
