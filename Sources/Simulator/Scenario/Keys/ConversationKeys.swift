import Distributions

/// `conversation:` and `affinity:` of a contact type.
enum ConversationKeys {
  static let conversation = Key.optional(
    "conversation", conversationRule,
    "Several touches of an agent, with time between in which the customer thinks.",
    default: "one touch",
    example: "{more_touches: 60%, think_time: {exponential: {mean: 2h}}, session_window: 24h}")
  static let affinity = Key.optional(
    "affinity", affinityRule, "Customers who come back go to whom they know.", default: "to anybody",
    example: "{wait: 2min, handle_time: 0.9}")

  struct Stated: Sendable {
    var conversation: Conversation
    /// The shorter way to write the contact type's own.
    var affinity: Affinity?
  }

  static let affinityIsOfReturns = RecordCheck(
    "affinity is for contacts that come back: in a conversation, or by a reconnect or switch"
  ) { fields, reading in
    guard fields.has(affinity) else { return }
    if case .some(.some(let stated)) = fields.valid(conversation), stated.affinity != nil {
      reading.refuse(affinity, of: fields, "is given in 'conversation' too; leave one of them out")
    }
    guard let returning = reading.context.returningTypes, !returning.contains(reading.entryName) else {
      return
    }
    reading.refuse(
      affinity, of: fields,
      "needs contacts that come back, and no customer comes back as this contact type: add 'conversation' or 'reconnect', "
        + "or name it in 'to' of a 'reconnect' or 'switch', or leave 'affinity' out")
  }

  private static let affinityRule: Rule<Affinity> = {
    let wait = Key.required(
      "wait", .duration(.init(1e-3...8.64e8, orZero: true), example: "10min"),
      "How long a contact waits for them alone; 0s: it goes to them only if they are free.", example: "10min")
    let to = Key.optional(
      "to", .oneOfCases,
      "Whom the customer knows: the 'agent' of the last answer, or the 'team' of that agent.",
      default: Affinity.Acquaintance.agent, shown: "agent", example: "team")
    let factor = Key.optional(
      "handle_time", .number(.init(0.01...100), example: "0.9"),
      "Factor on the handle time by whom they know.",
      default: 1, shown: "1", example: "0.9")
    return .record("affinity", keys: [wait.erased, to.erased, factor.erased]) { fields, _ in
      Affinity(wait: fields[wait], to: fields[to], handleTimeFactor: fields[factor])
    }
  }()

  private static let conversationRule: Rule<Stated> = {
    let probability = Rule<Double>.share(.init(1e-6...0.999, orZero: true), example: "60%")
    let moreTouches = Key.required(
      "more_touches",
      probability.map { Conversation.MoreTouches.probability($0) }.or(LawKeys.number.map { .number($0) }),
      "Probability of another touch after each, or a law of the number behind the first.", example: "60%")
    let thinkTime = Key.required(
      "think_time", LawKeys.finiteDuration, "From the end of a touch to the customer's next message.",
      example: "{exponential: {mean: 2h}}")
    let window = Key.optional(
      "session_window", .duration(.init(1...8.64e8), example: "24h"),
      "A message later than this after the last touch opens a new conversation.", default: "no limit",
      example: "24h")
    let own = Key.optional(
      "affinity", affinityRule, "Messages go to the agent of the last touch.", default: "to anybody",
      example: "{wait: 10min}")
    return .record("conversation", keys: [moreTouches.erased, thinkTime.erased, window.erased, own.erased]) {
      fields, _ in
      Stated(
        conversation: Conversation(
          moreTouches: fields[moreTouches], thinkTime: fields[thinkTime],
          sessionWindow: fields[window] ?? .infinity),
        affinity: fields[own])
    }
  }()
}

extension ReadingContext {
  /// The contact types as which customers come back, as far as the nodes of all types tell.
  static func returningTypes(of entries: [DocumentNode.Entry]) -> Set<String> {
    func target(_ node: DocumentNode) -> String? {
      guard case .scalar(let name, _) = node.entry("to")?.value.content else { return nil }
      return name
    }
    var names: Set<String> = []
    for entry in entries {
      let type = entry.value
      if type.entry(ConversationKeys.conversation.name) != nil { names.insert(entry.name) }
      if let reconnect = type.entry(FollowUpKeys.reconnect.name)?.value {
        names.insert(target(reconnect) ?? entry.name)
      }
      if case .list(let switches) = type.entry(FollowUpKeys.channelSwitch.name)?.value.content {
        names.formUnion(switches.compactMap(target))
      }
    }
    return names
  }
}
