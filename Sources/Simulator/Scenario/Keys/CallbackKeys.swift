import Distributions

/// `callback:` callers may hang up and be called back.
enum CallbackKeys {
  static let callback = Key.optional(
    "callback", rule, "Contacts that have to wait may hang up and be called back; reported as NAME/callback.",
    default: "never",
    example:
      "{offer: {expected_wait: 3min}, acceptance: 60%, dial: {constant: 15s}, answer: 80%, attempts: 3}")

  // MARK: When it is offered

  private static let expectedWait = Key.optional(
    "expected_wait", .duration(.init(1e-3...8.64e8, orZero: true), example: "3min"),
    "On joining, where the expected wait is longer: as the announcement predicts it, else by queue length.",
    default: "not used", example: "3min")
  private static let after = Key.optional(
    "after", .duration(.init(1e-3...8.64e8), example: "2min"), "To those who still wait after this time.",
    default: "not used", example: "2min")
  private static let offerRule = Rule<Callback.Offer>.record(
    "callback offer", keys: [expectedWait.erased, after.erased],
    exactlyOne: [[expectedWait.name, after.name]]
  ) { fields, _ in
    fields[expectedWait].map { .expectedWait($0) } ?? fields[after].map { .after($0) }
  }

  // MARK: What is promised

  private static let window = Key.required(
    "window", .duration(.init(1...8.64e6), example: "2h"),
    "The call is promised within this time of accepting.",
    example: "2h")
  private static let due = Key.optional(
    "after", .duration(.init(1e-3...8.64e6, orZero: true), example: "1h"),
    "When the call is due, behind all who wait then; in opening hours.", default: 0, shown: "0s",
    example: "1h")
  private static let windowRule = Rule<Callback.Promise>.record(
    "callback window", keys: [window.erased, due.erased], checks: [dueInTime]
  ) { fields, _ in
    .window(fields[window], after: fields[due])
  }
  private static let dueInTime = RecordCheck("the call is due within the window") { fields, reading in
    guard let window = fields.valid(window), let due = fields.valid(due), due >= window else { return }
    reading.refuse(
      Self.due, of: fields,
      "must be shorter than the window, \(Durations.written(window)): the call would always be late")
  }
  private static let modeRule = Rule<String>.word(["keep-place"]).map { _ in Callback.Promise.keepPlace }
    .or(windowRule)

  // MARK: The whole

  private static let offer = Key.required(
    "offer", offerRule, "To whom it is offered.", example: "{expected_wait: 3min}")
  private static let acceptance = Key.required(
    "acceptance", WaitCurveKeys.rule, "Share of offers accepted; or by the expected wait.", example: "60%")
  private static let mode = Key.optional(
    "mode", modeRule,
    "'keep-place': the agent who comes to their place in the line calls; or a promised window.",
    default: .keepPlace, shown: "keep-place", example: "{window: 2h}")
  private static let dial = Key.optional(
    "dial", LawKeys.finiteDuration, "Agent's time to dial, until the customer answers or is given up.",
    default: Constant.zero, shown: "0s", example: "{constant: 15s}")
  private static let answer = Key.optional(
    "answer", .share(.init(1e-6...1, orZero: true), example: "80%"),
    "Share of attempts that reach the customer.",
    default: 1, shown: "100%", example: "80%")
  private static let attempts = Key.optional(
    "attempts", .whole(1...100, example: "3"), "Attempts; after the last one in vain the customer is lost.",
    default: 1, shown: "1", example: "3")
  private static let retry = Key.optional(
    "retry", LawKeys.finiteDuration, "Time from an attempt in vain to the next one.",
    default: fifteenMinutes, shown: "15min", example: "{constant: 15min}")

  private static var fifteenMinutes: any Distribution { (try? Constant(900)) ?? Constant.zero }

  private static let rule = Rule<Callback>.record(
    "callback",
    keys: [
      offer.erased, acceptance.erased, mode.erased, dial.erased, answer.erased, attempts.erased, retry.erased,
    ]
  ) { fields, _ in
    Callback(
      offer: fields[offer], acceptance: fields[acceptance], promise: fields[mode], dial: fields[dial],
      answer: fields[answer], attempts: fields[attempts], retry: fields[retry])
  }

  /// Work that waits over night anyway is not called back.
  static let isOfLiveChannel = RecordCheck("callbacks are offered on channels where customers wait") {
    fields, reading in
    guard fields.has(callback), let name = fields.valid(ContactTypeKeys.channel),
      Channels.named(name)?.isDeferrable == true
    else { return }
    reading.refuse(
      callback, of: fields, "is for channels where customers wait in person; \(name) waits by itself")
  }
}
