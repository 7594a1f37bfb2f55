import Distributions
import Foundation

/// `satisfaction:` of the scenario, `survey:` of a contact type (SP10, CU9).
enum FeedbackKeys {
  static let satisfaction = Key.optional(
    "satisfaction", satisfactionRule,
    "Whether patients are satisfied with an answered contact: a logit model.",
    default: "not modelled", example: "{satisfied: 90%, per_minute_waited: 0.15, unresolved: 1.5}")
  static let survey = Key.optional(
    "survey", surveyRule, "Patients are asked what they think.", default: "none",
    example: "{offered: 50%, response: {satisfied: 10%, others: 20%}}")

  // MARK: Satisfaction

  private static let satisfied = Key.required(
    "satisfied", .share(.init(0.001...0.999), example: "90%"),
    "Share of those who are answered at once by an average agent and helped.", example: "90%")
  private static func effect(_ name: String, _ summary: String, example: String) -> Key<Double> {
    .optional(
      name, .number(.init(1e-6...20, orZero: true), example: example), summary, default: 0, shown: "0",
      example: example)
  }
  private static let perMinute = effect(
    "per_minute_waited", "Taken off the log-odds for each minute waited.", example: "0.15")
  private static let unresolved = effect(
    "unresolved", "Taken off where the need is not resolved.", example: "1.5")
  private static let transferred = effect(
    "transferred", "Taken off where the contact is passed on.", example: "0.4")
  private static let interpreted = effect(
    "interpreted", "Taken off where it takes an interpreter.", example: "0.2")
  private static let quality = effect(
    "quality", "Added for each ten points of the agent's quality score above the reference.", example: "0.3")
  private static let satisfactionRule = Rule<Satisfaction>.record(
    "satisfaction",
    keys: [
      satisfied.erased, perMinute.erased, unresolved.erased, transferred.erased, interpreted.erased,
      quality.erased,
    ]
  ) { fields, _ in
    Satisfaction(
      base: log(fields[satisfied] / (1 - fields[satisfied])), perMinute: fields[perMinute],
      unresolved: fields[unresolved], transferred: fields[transferred], interpreted: fields[interpreted],
      quality: fields[quality])
  }

  // MARK: Surveys

  private static let share = Rule<Double>.share(.init(1e-6...1, orZero: true), example: "20%")
  private static let offered = Key.required(
    "offered", share, "Share of the answered contacts that are asked.", example: "50%")
  private struct Response: Sendable {
    var satisfied: Double
    var others: Double
  }
  private static let ofSatisfied = Key.required(
    "satisfied", share, "Share of the satisfied who answer.", example: "10%")
  private static let ofOthers = Key.required(
    "others", share, "Share of the others who answer.", example: "20%")
  private static let response = Key.required(
    "response",
    share.map { Response(satisfied: $0, others: $0) }.or(
      .record("survey response", keys: [ofSatisfied.erased, ofOthers.erased]) { fields, _ in
        Response(satisfied: fields[ofSatisfied], others: fields[ofOthers])
      }), "Share of those asked who answer; unequal ones bias what is observed.", example: "20%")
  private static let time = Key.optional(
    "time", LawKeys.finiteDuration, "Agent's time for each who is asked; for live surveys.",
    default: Constant.zero, shown: "0s", example: "{constant: 40s}")
  private static let surveyRule = Rule<Survey>.record(
    "survey", keys: [offered.erased, response.erased, time.erased]
  ) { fields, _ in
    Survey(
      offered: fields[offered], responseOfSatisfied: fields[response].satisfied,
      responseOfOthers: fields[response].others, time: fields[time])
  }
}
