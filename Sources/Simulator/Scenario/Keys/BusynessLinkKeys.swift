/// `busyness.between:` correlations between the own factors of contact types.
enum BusynessLinkKeys {
  static let contacts = Key.optional(
    "contacts", SelectorKeys.words,
    "Names of contact types or streams of demand, in the order of the matrix.",
    default: "all that have such a factor", example: "[cardiology-es, cardiology-en]")
  static let day = Key.optional(
    "day", strength, "Between the factors of the same day: one number, or a matrix.", default: "independent",
    example: "0.6")
  static let interval = Key.optional(
    "interval", strength, "Between the factors of the same interval: one number, or a matrix.",
    default: "independent", example: "[[1, 0.4], [0.4, 1]]")
  static let scale = Key.optional(
    "scale", .oneOfCases,
    "Whether correlations are of the factors' normal scores, or of the factors themselves (then solved for).",
    default: CorrelationScale.scores, shown: "scores", example: "factors")

  static let rule = Rule<BusynessLinks>.record(
    "link of busyness", keys: [contacts.erased, day.erased, interval.erased, scale.erased],
    checks: [matrixFits]
  ) { fields, _ in
    BusynessLinks(
      contacts: fields[contacts], day: fields[day], interval: fields[interval], scale: fields[scale])
  }

  private static let matrixFits = RecordCheck(
    "a matrix is square and symmetric, with ones on its diagonal and a row for each of 'contacts'"
  ) { fields, reading in
    if !fields.has(day), !fields.has(interval) {
      reading.refuse(fields.node, "needs 'day' or 'interval', for example day: 0.6")
    }
    for key in [day, interval] {
      guard case .matrix(let rows)? = fields.valid(key) ?? nil else { continue }
      guard let names = fields.valid(contacts) ?? nil else {
        reading.refuse(key, of: fields, "needs 'contacts' beside it, to say whose rows these are")
        continue
      }
      let size = names.count
      if rows.count != size || rows.contains(where: { $0.count != size }) {
        reading.refuse(
          key, of: fields, "must have \(size) rows of \(size) numbers, as there are \(size) contacts")
      } else if (0..<size).contains(where: { rows[$0][$0] != 1 }) {
        reading.refuse(key, of: fields, "must have 1 on its diagonal")
      } else if (0..<size).contains(where: { i in (0..<i).contains { rows[i][$0] != rows[$0][i] } }) {
        reading.refuse(key, of: fields, "must be symmetric")
      }
    }
  }

  private static let correlation = Rule<Double>.scalar(
    "a correlation from -1 to 1, such as 0.6", schema: ["type": "number", "minimum": -1, "maximum": 1],
    examples: ["0.6", "-0.3", "1"]
  ) { scalar throws(Refusal) in
    let isNegative = scalar.text.hasPrefix("-")
    guard scalar.isPlain, let value = Numerals.value(of: scalar.text.dropFirst(isNegative ? 1 : 0)),
      value <= 1
    else { throw Refusal() }
    return isNegative ? -value : value
  }

  private static let strength: Rule<BusynessLinks.Strength> = correlation.map { .common($0) }.or(
    Rule<[[Double]]>.list(of: .list(of: correlation, count: 1...200), count: 1...200).map { .matrix($0) })
}
