import ArgumentParser
import Simulator
import StaffingModels

/// `callsim plan pooling`: what separate teams cost.
struct PlanPoolingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pooling",
    abstract:
      "What separate teams cost: agents of a team for each topic, language or channel, less those of one pool.",
    discussion: """
      Finds the least agents that meet the scenario's targets twice, as callsim staff does: with a team of its own for each \
      value, and with one pool that serves everything. All else is as stated, at one cost of an agent-hour. The pooling loss \
      is the difference. Pooled agents who know everything a little less well are slower: --handle-time.

      EXAMPLES
        callsim plan pooling hospital.yaml
        callsim plan pooling hospital.yaml --by language --hours-per-fte 7.5h
        callsim plan pooling hospital.yaml --by topic --handle-time 1.1 --format csv

      EXIT STATUS
        0 both meet every target on fresh random numbers; 2 no staffing was found for one of them; 3 a target stays \
      undecided; 4 stopped early with the best so far; 64 usage, or nothing to pool; 65 invalid scenario, or one without \
      targets; 66 no such file.
      """)

  @OptionGroup var question: QuestionOptions

  @Option(
    help: .init(
      "What teams are for: topic, language or channel (default: the first with several values).",
      valueName: "attribute"))
  var by: PoolingLoss.Attribute?

  @Option(help: .init("Hours that a full-time employee works on a day (default: 8h).", valueName: "time"))
  var hoursPerFte: Seconds?

  @Option(help: .init("Factor on the handle times of pooled agents.", valueName: "factor"))
  var handleTime = 1.0

  @Option(
    help: .init("Meet each target on this share of days, not only in the long run.", valueName: "share"))
  var confidence: Share?

  func validate() throws {
    if let hoursPerFte, !(900...86_400).contains(hoursPerFte.value) {
      throw ValidationError("--hours-per-fte must be from 15min to 24h, such as 7.5h")
    }
    if !(0.01...100).contains(handleTime) {
      throw ValidationError("--handle-time must be from 0.01 to 100")
    }
    if let confidence, !(0.01..<1).contains(confidence.value) {
      throw ValidationError("--confidence must be from 1% to below 100%")
    }
  }

  func run() async throws {
    do {
      let scenario = try question.scenario()
      let session = question.session()
      let loss: PoolingLoss
      do {
        loss = try await PoolingLoss(
          scenario, by: by ?? PoolingLoss.attributes(of: scenario).first ?? .topic, handleTime: handleTime,
          dayShare: confidence?.value, seed: question.seed(scenario), threads: question.run.threads,
          contacts: Double(question.contacts), stop: session.stop, validationStop: session.validationStop,
          progress: session.progress)
      } catch let nothing as PoolingLoss.NothingToPool {
        session.finish()
        throw ValidationError("--by \(nothing.attribute.rawValue): \(nothing)")
      }
      session.finish()
      try question.answer.print(loss.table(hoursPerFTE: (hoursPerFte?.value ?? 28_800) / 3600))
      try loss.status.exit(isComplete: loss.isComplete)
    } catch {
      throw StandardError.exit(for: error)
    }
  }
}

extension PoolingLoss.Attribute: ExpressibleByArgument {}
