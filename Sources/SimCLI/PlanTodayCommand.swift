import ArgumentParser
import Simulator
import StaffingModels

/// `callsim plan today`: the rest of the day after a morning's counts.
struct PlanTodayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "today",
    abstract: "The rest of the day, given the contacts counted until now, and what would help most.",
    discussion: """
      Learns from the contacts counted how busy the day is (gamma-Poisson: the scenario's `busyness` is what is known beforehand), \
      simulates what is to come, and ranks one agent more of each group by what that changes.

      EXAMPLES
        callsim plan today hospital.yaml --at 10:00 --counted 1450
        callsim plan today hospital.yaml --at 10:00 --counted appointments-en=520 --counted billing-en=160
      """)

  @OptionGroup var question: QuestionOptions

  @Option(help: .init("Time of day; the start of an interval.", valueName: "time"))
  var at: String

  @Option(
    help: .init(
      "Contacts counted until then: of a contact type (may be repeated), or of all together.",
      valueName: "[type=]number"))
  var counted: [String] = []

  func run() async throws {
    do {
      let scenario = try question.scenario()
      let interval = try interval(of: scenario)
      let (byType, total) = try counts(scenario)
      let session = question.session()
      let rest = try await RestOfDay(
        scenario, from: interval, counted: byType, total: total, seed: question.seed(scenario),
        threads: question.run.threads, contacts: Double(question.contacts), stop: session.stop,
        progress: session.words)
      session.finish()
      try question.answer.print(rest.table)
    } catch let refusal as RestOfDay.Refusal {
      throw ValidationError(refusal.description)
    } catch {
      throw StandardError.exit(for: error)
    }
  }

  private func interval(of scenario: Scenario) throws -> Int {
    guard case .calendar(let calendar) = scenario.horizon else {
      throw ValidationError("plan today needs a calendar; a horizon has no time of day")
    }
    let starts = (1..<max(calendar.intervalsPerDay, 2)).map { calendar.open + Double($0) * calendar.interval }
    let wanted = at.split(separator: ":").compactMap { Double($0) }
    guard wanted.count == 2,
      let index = starts.firstIndex(where: { abs($0 - wanted[0] * 3600 - wanted[1] * 60) < 0.5 })
    else {
      throw ValidationError(
        "--at must be the start of an interval after opening, such as 10:00; found '\(at)'")
    }
    return index + 1
  }

  private func counts(_ scenario: Scenario) throws -> ([String: Double], Double?) {
    var byType: [String: Double] = [:]
    var total: Double?
    for text in counted {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard let last = parts.last, let number = Double(last), number >= 0, number < 1e9 else {
        throw ValidationError("--counted must be a number, or type=number; found '\(text)'")
      }
      guard parts.count == 2 else {
        total = number
        continue
      }
      guard scenario.contactTypes.contains(where: { $0.name == parts[0] }) else {
        let known = scenario.contactTypes.map(\.name).joined(separator: ", ")
        throw ValidationError("--counted: no contact type is named '\(parts[0])' (known here: \(known))")
      }
      byType[parts[0]] = number
    }
    guard total != nil || !byType.isEmpty else { throw ValidationError("--counted is missing") }
    guard total == nil || byType.isEmpty else {
      throw ValidationError("--counted: give contact types, or one number for all; not both")
    }
    return (byType, total)
  }
}
