import Distributions

/// What customers may do when a contact has ended: `redial:`, `reconnect:` and `switch:` of a contact type.
enum FollowUpKeys {
  private static let share = Rule<Double>.share(.init(1e-6...1, orZero: true), example: "75%")
  private static let shares = share.map { [$0] }.or(.list(of: share, count: 1...100))

  static let probability = Key.required(
    "probability", shares, "Probability of doing so; or a list by attempt, the last value holding beyond.",
    example: "75%")
  static let delay = Key.required(
    "delay", LawKeys.finiteDuration, "Time from the end of the contact to the next one.",
    example: "{exponential: {mean: 20min}}")

  /// `redial:` calling again after giving up or finding no line.
  static let redial = Key.optional(
    "redial", redialRule, "Customers who gave up, or found no line free, call again.", default: "never",
    example:
      "{probability: 75%, delay: {constant: 20min}, patience: kept, wait: accumulates}")
  /// `reconnect:` coming back after an answer that resolved nothing.
  static let reconnect = Key.optional(
    "reconnect", reconnectRule, "Customers whose need an answer did not resolve come back.",
    default: "never", example: "{probability: 60%, delay: {exponential: {mean: 2d}}}")
  /// `switch:` trying another channel.
  static let channelSwitch = Key.optional(
    "switch", .list(of: switchRule, count: 1...20),
    "Customers who gave up, or were not helped, try another channel.", default: [], shown: "never",
    example: "[{to: calls, probability: 30%, delay: {constant: 1min}}]")
  static let resolution = Key.optional(
    "resolution", .share(.init(1e-6...1, orZero: true), example: "80%"),
    "Share of answers that resolve the need (first-contact resolution).", default: 1, shown: "100%",
    example: "80%")

  /// What happens after an ending happens to at most all of those contacts.
  static let sharesFit = RecordCheck("what follows one ending adds up to at most 100%") { fields, reading in
    let stated =
      [fields.valid(redial) ?? nil, fields.valid(reconnect) ?? nil].compactMap { $0 }
      + (fields.valid(channelSwitch) ?? [])
    let attempts = stated.map(\.probability.count).max() ?? 0
    for ending in FollowUp.Ending.allCases {
      for attempt in 0..<attempts {
        let sum = stated.filter { $0.after.contains(ending) }
          .reduce(0) { $0 + $1.probability[min(attempt, $1.probability.count - 1)] }
        guard sum > 1 + 1e-9 else { continue }
        let key = [redial.name, reconnect.name, channelSwitch.name].filter { fields.node.entry($0) != nil }
        return reading.report(
          .meaning,
          "what follows '\(ending.rawValue)' adds up to \(Numerals.written(sum * 100))% (\(key.joined(separator: ", "))); "
            + "make it at most 100%, or name fewer endings in 'after'", at: reading.owner)
      }
    }
  }

  // MARK: Redial

  private enum Persistence: String, Sendable, CaseIterable { case kept, redrawn }
  private enum Waiting: String, Sendable, CaseIterable { case accumulates, restarts }

  private static let redialRule: Rule<FollowUp> = {
    let after = Key.optional(
      "after", endings([.abandoned, .blocked, .disconnected, .diverted]),
      "The endings after which they call again.", default: [.abandoned, .blocked],
      shown: "[abandoned, blocked]",
      example: "[abandoned]")
    let patience = Key<Persistence>.required(
      "patience", .oneOfCases, "Whether they keep their patience or draw a new one.", example: "kept")
    let wait = Key<Waiting>.required(
      "wait", .oneOfCases,
      "Whether earlier waits count as waited when they are answered or give up: it 'accumulates' or 'restarts'.",
      example: "restarts")
    return .record(
      "redial", keys: [after.erased, probability.erased, delay.erased, patience.erased, wait.erased]
    ) { fields, reading in
      FollowUp(
        kind: .redial, after: fields[after], probability: fields[probability], delay: fields[delay],
        to: reading.contactTypeName, keepsPatience: fields[patience] == .kept,
        accumulatesWait: fields[wait] == .accumulates)
    }
  }()

  // MARK: Reconnect

  private static let reconnectRule: Rule<FollowUp> = {
    let to = target("The contact type that they come back as.", default: "the same contact type")
    return .record("reconnect", keys: [probability.erased, delay.erased, to.erased]) { fields, reading in
      FollowUp(
        kind: .reconnect, after: [.unresolved], probability: fields[probability], delay: fields[delay],
        to: fields[to] ?? reading.contactTypeName, keepsPatience: false, accumulatesWait: false)
    }
  }()

  // MARK: Switch

  private static let switchRule: Rule<FollowUp> = {
    let after = Key.optional(
      "after", endings(FollowUp.Ending.allCases), "The endings after which they try the other channel.",
      default: [.abandoned], shown: "[abandoned]", example: "[abandoned, blocked]")
    let to = Key.required(
      "to", typeName, "The contact type that they try next.", example: "calls")
    return .record("channel switch", keys: [after.erased, to.erased, probability.erased, delay.erased]) {
      fields, _ in
      FollowUp(
        kind: .channelSwitch, after: fields[after], probability: fields[probability], delay: fields[delay],
        to: fields[to], keepsPatience: false, accumulatesWait: false)
    }
  }()

  // MARK: Parts

  static let typeName = Rule<String>.line("a name", example: "calls").checked("names a known contact type") {
    name, reading in
    reading.unknownContactType(in: [name])
  }

  private static func target(_ summary: String, default words: String) -> Key<String?> {
    .optional("to", typeName, summary, default: words, example: "calls")
  }

  private static func endings(_ allowed: [FollowUp.Ending]) -> Rule<Set<FollowUp.Ending>> {
    Rule<[String]>.list(of: .word(allowed.map(\.rawValue)), count: 1...allowed.count).map { words in
      Set(words.compactMap(FollowUp.Ending.init))
    }
  }
}

extension Reading {
  /// The contact type whose entry is being read.
  var contactTypeName: String {
    guard path.steps.count >= 2, case .name(let name) = path.steps[1] else {
      preconditionFailure("\(path) is in no contact type")
    }
    return name
  }
}
