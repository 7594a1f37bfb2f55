/// One entry of `demand:`.
enum DemandKeys {
  static let arrivals = Key.required(
    "arrivals", ArrivalKeys.rule, "When contacts come.", example: "{rate: 48/min}")
  static let hours = Key.optional(
    "hours", HoursKeys.openOrAlways,
    "When they come: hours within the calendar's, or always, round the clock.",
    default: "the opening hours", example: "\"08:00-18:00\"")
  static let reasons = Key.required(
    "reasons", reasonsRule, "What contacts are about; each becomes one of the contact types by chance.",
    example: "[{contact_type: cardiology, share: 30%}, {contact_type: billing, share: 70%}]")

  static let rule = Rule<DemandStream>.record(
    "stream of demand", keys: [arrivals.erased, hours.erased, reasons.erased],
    checks: [HoursKeys.fitCalendar(hours)]
  ) { fields, reading in
    if reading.context.contactTypeNames?.contains(reading.entryName) == true {
      reading.refuse(fields.node, "has the name of a contact type; name it otherwise")
      return nil
    }
    return DemandStream(
      name: reading.entryName, arrivals: fields[arrivals], hours: fields[hours], reasons: fields[reasons])
  }

  static let contactType = Key.required(
    "contact_type", nameRule, "What the contact becomes.", example: "cardiology-es")
  static let share = Key.required(
    "share", sharesRule, "Probability: one for all intervals, or a list with one for each.", example: "30%")

  private static let nameRule = Rule<String>.line("a name", example: "cardiology-es").checked(
    "names a known contact type"
  ) { name, reading in reading.unknownContactType(in: [name]) }

  private static let sharesRule: Rule<[Double]> = {
    let share = Rule<Double>.share(.init(1e-6...1, orZero: true), example: "30%")
    return share.map { [$0] }.or(
      .list(of: share).checked(IntervalCount.words) { values, reading in
        IntervalCount.problem(with: values.count, reading.context)
      })
  }()

  private static let reasonRule = Rule<DemandStream.Reason>.record(
    "reason", keys: [contactType.erased, share.erased]
  ) { fields, _ in .init(contactType: fields[contactType], shares: fields[share]) }

  private static let reasonsRule = Rule<[DemandStream.Reason]>.list(of: reasonRule, count: 1...2_000)
    .checked("shares add up to at most 100% in each interval") { reasons, reading in
      let intervals = reasons.map(\.shares.count).max() ?? 1
      for interval in 0..<intervals {
        let sum = reasons.reduce(0) { $0 + $1.shares[interval % $1.shares.count] }
        if sum > 1 + 1e-9 {
          let place = intervals > 1 ? " in interval \(interval + 1)" : ""
          return "shares must add up to at most 100%, found \(Numerals.written(sum * 100))%\(place)"
        }
      }
      return nil
    }
}
