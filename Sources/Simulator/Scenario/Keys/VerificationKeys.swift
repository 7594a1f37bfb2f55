import Distributions

/// `verification:` and `protected_content:` of a contact type: who the customer is, and what the channel may carry (SP11).
enum VerificationKeys {
  static let verification = Key.optional(
    "verification", rule, "The agent first checks who the customer is.", default: "none",
    example: "{time: {constant: 25s}, failure: 3%}")
  static let protectedContent = Key.optional(
    "protected_content", protectedRule,
    "Contents that may not be dealt with on this channel; the customer is told to use another ('switch' after 'redirected').",
    default: "none", example: "{share: 60%, time: {constant: 45s}}")

  private static let time = Key.required(
    "time", LawKeys.finiteDuration, "Agent's time for it, on top of the talk.", example: "{constant: 25s}")
  private static let failure = Key.optional(
    "failure", .share(.init(1e-6...1, orZero: true), example: "3%"),
    "Share of customers who can't prove who they are: the talk ends there.", default: 0, shown: "0%",
    example: "3%")
  private static let escalatesTo = Key.optional(
    "to", FollowUpKeys.typeName, "The contact type whose line they join then.",
    default: "the contact ends, unresolved", example: "supervisor")
  private static let rule = Rule<CallerVerification>.record(
    "verification", keys: [time.erased, failure.erased, escalatesTo.erased], checks: [goesElsewhere]
  ) { fields, _ in
    CallerVerification(time: fields[time], failure: fields[failure], escalatesTo: fields[escalatesTo])
  }
  private static let goesElsewhere = RecordCheck("who fails joins another line") { fields, reading in
    if let to = fields.valid(escalatesTo) ?? nil, to == reading.contactTypeName {
      reading.refuse(
        escalatesTo, of: fields, "must name another contact type: this one has just refused them")
    }
  }

  private static let protectedShare = Key.required(
    "share", .share(.init(1e-6...1, orZero: true), example: "60%"),
    "Share of the contacts that bring such contents.",
    example: "60%")
  private static let redirection = Key.required(
    "time", LawKeys.finiteDuration, "Agent's time to see it and say so, in place of the talk.",
    example: "{constant: 45s}")
  private static let protectedRule = Rule<ProtectedContent>.record(
    "protected content", keys: [protectedShare.erased, redirection.erased]
  ) { fields, _ in ProtectedContent(share: fields[protectedShare], time: fields[redirection]) }

  /// Redirected customers have somewhere to go, and the channel is one that can't be verified.
  static let protectedGoesOn = RecordCheck("protected contents go on to a verified channel") {
    fields, reading in
    guard fields.has(protectedContent) else { return }
    if let channel = fields.valid(ContactTypeKeys.channel), Self.verified.contains(channel) {
      return reading.refuse(
        protectedContent, of: fields,
        "is for channels where nobody can be verified, such as fax or messaging; on \(channel) use 'verification'"
      )
    }
    let switches = fields.valid(FollowUpKeys.channelSwitch) ?? []
    if !switches.contains(where: { $0.after.contains(.redirected) }) {
      reading.refuse(
        protectedContent, of: fields,
        "needs a verified channel to go on: add switch: [{after: [redirected], to: calls, probability: 90%, "
          + "delay: {constant: 10min}}]")
    }
  }

  private static let verified = [Channel.voice.name, Channel.portal.name, Channel.outbound.name]
}
