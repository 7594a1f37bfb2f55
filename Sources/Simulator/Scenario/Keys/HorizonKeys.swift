/// `horizon:` one long run with constant rates, for the steady state.
enum HorizonKeys {
  static let length = Key.required(
    "length", .duration(.init(1...8.64e14), example: "500h"), "Simulated time, warm-up included.",
    example: "500h")
  static let warmUp = Key.optional(
    "warm_up", warmUpRule, "Time left out at the beginning, or 'auto' to have it chosen (MSER-5).",
    default: .seconds(0), shown: "0s", example: "5h")

  static let rule = Rule<Horizon>.record(
    "horizon", keys: [length.erased, warmUp.erased], checks: [warmUpIsShorter]
  ) { fields, reading in
    reading.context.set(.steadyState)
    return .steadyState(length: fields[length], warmUp: fields[warmUp])
  }

  private static let warmUpIsShorter = RecordCheck("the warm-up is shorter than the length") {
    fields, reading in
    guard let length = fields.valid(length), case .seconds(let seconds) = fields.valid(warmUp) else { return }
    if seconds >= length {
      reading.refuse(
        warmUp, of: fields,
        "must be shorter than the length, \(Durations.written(length)), found \(Durations.written(seconds))")
    }
  }

  private static let warmUpRule = Rule<Horizon.WarmUp>.scalar(
    "a duration such as 5h, or auto",
    schema: ["anyOf": [["const": "auto"], ["type": "string", "pattern": .text(Durations.pattern)]]],
    examples: ["5h", "0s", "auto"]
  ) { scalar throws(Refusal) in
    if scalar.text == "auto" { return .automatic }
    guard let seconds = Durations.seconds(of: scalar.text) else {
      throw Refusal(hint: Durations.hint(for: scalar.text))
    }
    guard NumericRange(1e-3...8.64e14, orZero: true).contains(seconds) else { throw Refusal(kind: .meaning) }
    return .seconds(seconds)
  }
}
