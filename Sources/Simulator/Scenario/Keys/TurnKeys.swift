/// `turns:` of a contact type, in place of `handle_time`: a chat in which agent and patient write by turns.
enum TurnKeys {
  private static let shares = Rule<[Double]>.list(
    of: .share(.init(1e-6...1, orZero: true), example: "50%"), count: 1...1_000
  ).checked("the shares add up to 100%") { shares, _ in
    let sum = shares.reduce(0, +)
    return abs(sum - 1) <= 1e-6
      ? nil : "must add up to 100%, found \(Numerals.written((sum * 1e4).rounded() / 100))%"
  }

  static let number = Key.required(
    "number",
    Rule<Double>.number(.init(1...1000), example: "6").map { Turns.Number.geometric(mean: $0) }
      .or(shares.map { Turns.Number.shares($0) }),
    "Turns of a chat: the mean of a geometric number, or the shares of chats with 1, 2, 3, ... turns.",
    example: "6")
  static let agent = Key.required(
    "agent", LawKeys.finiteDuration, "Reading and writing of the agent in one turn.",
    example: "{lognormal: {mean: 40s, cv: 0.8}}")
  static let patient = Key.required(
    "patient", LawKeys.finiteDuration, "From the agent's reply to the patient's next word.",
    example: "{exponential: {mean: 50s}}")

  static let turns = Key.optional(
    "turns",
    Rule<Turns>.record("chat in turns", keys: [number.erased, agent.erased, patient.erased]) { fields, _ in
      Turns(number: fields[number], agent: fields[agent], patient: fields[patient])
    },
    "In place of handle_time: agent and patient write by turns, and the agent writes to one at a time.",
    default: "not used",
    example: "{number: 6, agent: {exponential: {mean: 40s}}, patient: {exponential: {mean: 50s}}}")

  static let isOfChats = RecordCheck("only chats go in turns") { fields, reading in
    guard fields.has(turns), let name = fields.valid(ContactTypeKeys.channel),
      let channel = Channels.named(name), !channel.sharesAgent
    else { return }
    let fitting = Channels.all.filter(\.sharesAgent).map(\.name).joined(separator: ", ")
    reading.refuse(
      turns, of: fields,
      "\(name) takes an agent's whole attention; give a handle_time, or a channel of \(fitting)")
  }
}
