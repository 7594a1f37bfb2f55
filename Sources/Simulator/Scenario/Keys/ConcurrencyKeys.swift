/// `concurrency:` of an agent group: several contacts at once.
enum ConcurrencyKeys {
  static let capacity = Key.required(
    "capacity", .whole(1...Concurrency.mostUnits, example: "3"), "Units of attention that an agent has.",
    example: "3")
  static let uses = Key.optional(
    "uses", usesRule, "Units that a contact takes, by channel.",
    default: [:], shown: "1 for chat and messaging, all for the others", example: "{voice: 3, chat: 1}")
  static let speed = Key.required(
    "speed", speedRule,
    "Total speed of an agent with 1, 2, 3, ... such contacts at once; the last value holds beyond.",
    example: "[1, 1.7, 2.5]")

  static let rule = Rule<Concurrency>.record(
    "concurrency", keys: [capacity.erased, uses.erased, speed.erased], checks: [usesFit]
  ) { fields, _ in
    Concurrency(capacity: fields[capacity], uses: fields[uses], speed: fields[speed])
  }

  private static let usesRule = Rule<[MapEntry<String, Int>]>.map(
    of: .whole(1...Concurrency.mostUnits, example: "1"), keys: .word(Channels.all.map(\.name)), count: 0...20
  ).map { Dictionary($0.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }) }

  private static let usesFit = RecordCheck("no channel uses more than the capacity") { fields, reading in
    guard let most = fields.valid(capacity), let stated = fields.valid(uses) else { return }
    for (channel, units) in stated.sorted(by: { $0.key < $1.key }) where units > most {
      reading.refuse(
        uses, of: fields, "\(channel) must use at most the capacity, \(most), found \(units)")
    }
  }

  private static let speedRule = Rule<[Double]>.list(
    of: .number(.init(0.01...100), example: "1.7"), count: 1...Concurrency.mostUnits
  ).checked("speeds never fall, and no contact is faster beside others than alone") { speeds, _ in
    for (index, speed) in speeds.enumerated().dropFirst() {
      let (before, count) = (speeds[index - 1], index + 1)
      if speed < before {
        return "total speed must not fall, found \(Numerals.written(speed)) with \(count) contacts after "
          + "\(Numerals.written(before)) with \(count - 1); give the speed of all together, or lower the capacity"
      }
      if speed > Double(count) * speeds[0] * (1 + 1e-9) {
        return "\(count) contacts at once must not be faster than \(count) times one alone "
          + "(\(Numerals.written(Double(count) * speeds[0]))), found \(Numerals.written(speed))"
      }
    }
    return nil
  }
}
