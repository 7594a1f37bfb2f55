/// `booking:` of a contact type: appointments, and whether they are kept (SP3, SP12).
enum BookingKeys {
  static let booking = Key.optional(
    "booking", rule, "Customers want an appointment.", default: "none",
    example: "{probability: 85%, no_show: 23.1%, reminded: 80%, no_show_reminded: 17.3%}")

  private static let share = Rule<Double>.share(.init(1e-6...1, orZero: true), example: "85%")
  private static let probability = Key.optional(
    "probability", share, "Share of the answers resolving the need that end in one.", default: 1,
    shown: "100%", example: "85%")
  private static let within = Key.optional(
    "within", .duration(.init(1...8.64e8), example: "1d"),
    "Who gets an answer later than this after first asking has gone elsewhere.", default: "they wait",
    example: "1d")
  private static let noShow = Key.optional(
    "no_show", share, "Share of appointments that are missed, without a reminder.", default: 0.231,
    shown: "23.1%", source: "Parikh et al. 2010", example: "23.1%")
  private static let reminded = Key.optional(
    "reminded", share, "Share of appointments that customers are reminded of.", default: 0, shown: "0%",
    example: "80%")
  private static let noShowReminded = Key.optional(
    "no_show_reminded", share, "Share missed after a reminder.", default: 0.173,
    shown: "17.3%", source: "Parikh et al. 2010, automatic calls", example: "17.3%")

  private static let rule = Rule<Booking>.record(
    "booking",
    keys: [probability.erased, within.erased, noShow.erased, reminded.erased, noShowReminded.erased]
  ) { fields, _ in
    Booking(
      probability: fields[probability], within: fields[within] ?? .infinity, noShow: fields[noShow],
      noShowReminded: fields[noShowReminded], reminded: fields[reminded])
  }
}
