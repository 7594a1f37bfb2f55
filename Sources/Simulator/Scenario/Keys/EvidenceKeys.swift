/// `evidence:` what a scenario rests on: written by `fit` and `backtest`, shown with every result.
enum EvidenceKeys {
  static let fittedOn = Key.optional(
    "fitted_on", .list(of: HoursKeys.date, count: 1...10_000),
    "Days of the log that the numbers come from.",
    default: "not stated", example: "[2026-03-02, 2026-03-03]")
  static let heldOut = Key.optional(
    "held_out", .list(of: HoursKeys.date, count: 1...10_000),
    "Days of the log kept to judge it by.",
    default: "none", example: "[2026-03-04]")
  static let validity = Key.optional(
    "validity", .text(longest: 2_000, example: "Backtested on 4 days."),
    "How well it told days that it was not fitted to; shown with every result.", default: "not known",
    example: "Backtested on 4 days.")

  static let rule = Rule<Evidence>.record(
    "evidence", keys: [fittedOn.erased, heldOut.erased, validity.erased]
  ) { fields, _ in
    Evidence(fittedOn: fields[fittedOn] ?? [], heldOut: fields[heldOut] ?? [], validity: fields[validity])
  }
}
