import Distributions

/// `crm:` of a contact type and `crm_outages:` of the scenario (SP3).
enum RecordsKeys {
  static let records = Key.optional(
    "crm", rule, "What a CRM system does for these contacts.", default: "none",
    example: "{identified: 70%, saves: {constant: 20s}, automated: 30%}")
  static let outages = Key.optional(
    "crm_outages", .list(of: OutageKeys.rule, count: 1...1_000), "Times in which the CRM system is down.",
    default: [],
    shown: "none", example: "[{day: 1, between: \"09:00-11:00\"}]")

  private static let share = Rule<Double>.share(.init(1e-6...1, orZero: true), example: "70%")
  private static let identified = Key.optional(
    "identified", share, "Share of the contacts whose record opens by itself (screen pop).", default: 0,
    shown: "0%", example: "70%")
  private static let saves = Key.optional(
    "saves", LawKeys.finiteDuration, "Talk time that this saves; no talk gets shorter than nothing.",
    default: Constant.zero, shown: "0s", example: "{constant: 20s}")
  private static let automated = Key.optional(
    "automated", share, "Share of the contacts whose after-contact work the system does.", default: 0,
    shown: "0%", example: "30%")
  private static let outageAdds = Key.optional(
    "outage_adds", LawKeys.finiteDuration, "Talk time that each contact takes longer while it is down.",
    default: Constant.zero, shown: "0s", example: "{constant: 90s}")
  private static let rule = Rule<CustomerRecords>.record(
    "CRM system", keys: [identified.erased, saves.erased, automated.erased, outageAdds.erased],
    checks: [savesSomething]
  ) { fields, _ in
    CustomerRecords(
      identified: fields[identified], saves: fields[saves], automated: fields[automated],
      outageAdds: fields[outageAdds])
  }
  private static let savesSomething = RecordCheck("identified contacts save time") { fields, reading in
    if let share = fields.valid(identified), share > 0, !fields.has(saves) {
      reading.refuse(identified, of: fields, "needs 'saves', for example saves: {constant: 20s}")
    }
  }
}
