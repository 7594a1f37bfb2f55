/// `run:` how to run the scenario unless the command line says otherwise.
enum RunKeys {
  static let replications = Key.optional(
    "replications", .whole(1...1_000_000, example: "100"), "Independent runs of the horizon.",
    default: "chosen by the command", example: "100")
  static let seed = Key.optional(
    "seed", .whole(0...9_007_199_254_740_991, example: "1"),
    "Names the random numbers; the same seed gives the same result.",
    default: 1, shown: "1", example: "1")
  static let confidence = Key.optional(
    "confidence", .share(.init(0.5...0.9999), example: "95%"), "Confidence of the intervals.", default: 0.95,
    shown: "95%", example: "95%")
  static let countBy = Key.optional(
    "count_by", .oneOfCases,
    "The interval that a contact counts in: that of its 'arrival', or of its 'completion' (answer or departure).",
    default: RunSettings.CountBy.arrival, shown: "arrival", example: "completion")

  static let defaults = RunSettings(replications: nil, seed: 1, confidence: 0.95, countBy: .arrival)

  static let rule = Rule<RunSettings>.record(
    "run settings", keys: [replications.erased, seed.erased, confidence.erased, countBy.erased]
  ) { fields, _ in
    RunSettings(
      replications: fields[replications], seed: UInt64(fields[seed]), confidence: fields[confidence],
      countBy: fields[countBy])
  }
}
