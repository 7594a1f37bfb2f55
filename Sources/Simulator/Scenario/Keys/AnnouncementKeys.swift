/// `announcement:` what contacts that have to wait are told.
enum AnnouncementKeys {
  static let announcement = Key.optional(
    "announcement", rule, "What contacts that have to wait are told, and what that changes.",
    default: "nothing",
    example: "{estimate: queue-length, hazard_after: 1.5}")

  private enum Estimate: String, Sendable, CaseIterable {
    case queueLength = "queue-length"
    case lastToEnterService = "last-to-enter-service"
    case headOfLine = "head-of-line"

    var value: WaitEstimate {
      switch self {
      case .queueLength: .queueLength
      case .lastToEnterService: .lastToEnterService
      case .headOfLine: .headOfLine
      }
    }
  }

  private static let estimate = Key.optional(
    "estimate", Rule<Estimate>.oneOfCases, "How the announced wait is predicted.", default: "not used",
    example: "queue-length")
  private static let wait = Key.optional(
    "wait", .duration(.init(1e-3...8.64e8, orZero: true), example: "2min"),
    "Instead of a prediction: the same announced wait for all.", default: "not used", example: "2min")
  private static let balking = Key.optional(
    "balking", WaitCurveKeys.curve, "Probability of leaving at once, by announced wait.",
    default: WaitCurve(),
    shown: "0%", example: "[{from: 2min, probability: 10%}, {from: 5min, probability: 30%}]")
  private static let hazardAfter = Key.optional(
    "hazard_after", .number(.init(0.01...100), example: "1.5"),
    "Factor on the hazard rate of the patience once the announced wait is over.", default: 1, shown: "1",
    example: "1.5")
  private static let handleTimeAfter = Key.optional(
    "handle_time_after", .duration(.init(1e-3...86_400, orZero: true), example: "20s"),
    "Added to the talk of contacts that waited longer than announced.", default: 0, shown: "0s",
    example: "20s")

  private static let rule = Rule<Announcement>.record(
    "announcement",
    keys: [estimate.erased, wait.erased, balking.erased, hazardAfter.erased, handleTimeAfter.erased],
    exactlyOne: [[estimate.name, wait.name]]
  ) { fields, _ in
    guard let estimate = fields[wait].map({ WaitEstimate.fixed($0) }) ?? fields[estimate]?.value else {
      return nil
    }
    return Announcement(
      estimate: estimate, balking: fields[balking], hazardAfter: fields[hazardAfter],
      handleTimeAfter: fields[handleTimeAfter])
  }
}
