import Distributions

/// One entry of `contact_types:`.
enum ContactTypeKeys {
  static let channel = Key.required(
    "channel", .word(Channels.all.map(\.name)), "How these contacts come.", example: "voice")
  static let language = Key.optional(
    "language", .line("a word of at most 80 characters", example: "es"),
    "Language needed; read by 'skills' and choices of contacts.",
    default: "none", example: "es")
  static let topic = Key.optional(
    "topic", .line("a word of at most 80 characters", example: "cardiology"),
    "Specialty needed; read by 'skills' and choices of contacts.",
    default: "none", example: "cardiology")
  static let site = Key.optional(
    "site", .line("a word of at most 80 characters", example: "north"),
    "Where these contacts come from, for agents: local-specialist.", default: "none", example: "north")
  static let priority = Key.optional(
    "priority", .whole(0...1_000_000, example: "1"),
    "For contacts: static-priority; the smallest is served first.",
    default: 1, shown: "1", example: "1")
  static let weight = Key.optional(
    "weight", .number(.init(0.001...1e6), example: "2"),
    "For contacts: longest-weighted-wait; a wait counts this many times.",
    default: 1, shown: "1", example: "2")
  static let score = Key.optional(
    "score", scoreRule, "For contacts: age-score; base + rate x wait, the largest first.",
    default: .init(base: 0, rate: 1), shown: "{base: 0, rate: 1/s}", example: "{base: 10, rate: 1/s}")
  static let urgent = Key.optional(
    "urgent", .share(.init(1e-6...0.99, orZero: true), example: "3%"),
    "Share of red-flag contacts, which go before all others; reported as NAME/urgent. 0% where only self-service finds them.",
    default: "none",
    example: "3%")
  static let arrivals = Key.optional(
    "arrivals", ArrivalKeys.rule, "When they come.", default: "only by what feeds the type, such as 'demand'",
    example: "{rate: 48/min}")
  static let hours = Key.optional(
    "hours", HoursKeys.openOrAlways,
    "When they come: hours within the calendar's, or always, round the clock.",
    default: "those of the channel, else the opening hours", example: "\"08:00-18:00\"")
  static let balking = Key.optional(
    "balking", balkingRule, "Probability of leaving at once when no agent is free.", default: "0%",
    example: "{by_queue_length: [0%, 0%, 10%, 50%]}")
  static let patience = Key.optional(
    "patience", patienceRule, "The longest wait they accept, then they abandon.", default: .infinite,
    shown: "infinite", example: "{weibull: {mean: 3min, shape: 1.3}}")
  static let messageAfter = Key.optional(
    "message_after", .duration(.init(1e-3...8.64e8), example: "2min"),
    "Wait after which a contact leaves a message and goes (counted as diverted).", default: "never",
    example: "2min")
  static let handleTime = Key.optional(
    "handle_time", LawKeys.finiteDuration, "Talk time, with hold.", default: "by 'turns'",
    example: "{lognormal: {mean: 5min, cv: 0.9}}")
  static let handleTimeDayCV = Key.optional(
    "handle_time_day_cv", .ratio(.init(1e-4...10, orZero: true), example: "3%"),
    "Coefficient of variation of a lognormal factor on handle times, drawn for each day.", default: 0,
    shown: "0%",
    example: "3%")
  static let wrapUp = Key.optional(
    "wrap_up", wrapUpRule, "After-contact work of the agent.", default: "none",
    example: "{exponential: {mean: 40s}}")
  static let acceptableWait = Key.optional(
    "acceptable_wait", .duration(.init(1e-3...8.64e8, orZero: true), example: "20s"),
    "T of the service level.",
    default: "'within' of the first service-level target about this type, else 20s",
    example: "30s")
  static let shortAbandonment = Key.optional(
    "short_abandonment", .duration(.init(1e-3...8.64e8, orZero: true), example: "5s"),
    "An abandonment after at most this wait is a short one.", default: 5, shown: "5s", example: "5s")
  static let queueLimit = Key.optional(
    "queue_limit", .whole(0...1_000_000_000, example: "10"),
    "Most contacts of this type waiting; one more is blocked.",
    default: "no limit", example: "10")

  static let campaign = Key.optional(
    "campaign", CampaignKeys.rule, "For outbound: how its customers are called.", default: "not used",
    example: "{records: 300, ring: {constant: 20s}, reach: 35%}")

  /// A contact type, and whether it states its acceptable wait.
  struct Stated: Sendable {
    var type: ContactType
    var hasAcceptableWait: Bool
    var hasArrivals: Bool
  }

  static let rule = Rule<Stated>.record(
    "contact type",
    keys: [
      channel.erased, language.erased, topic.erased, site.erased, arrivals.erased, hours.erased,
      handleTime.erased,
      wrapUp.erased,
      patience.erased, balking.erased, messageAfter.erased, acceptableWait.erased, shortAbandonment.erased,
      queueLimit.erased, priority.erased, weight.erased, score.erased, urgent.erased, handleTimeDayCV.erased,
      FollowUpKeys.resolution.erased, FollowUpKeys.redial.erased, FollowUpKeys.reconnect.erased,
      FollowUpKeys.channelSwitch.erased, campaign.erased, SelfServiceUseKeys.use.erased,
      TransferKeys.transfer.erased, TransferKeys.misrouted.erased, AnnouncementKeys.announcement.erased,
      CallbackKeys.callback.erased, BacklogKeys.backlog.erased, BacklogKeys.deadline.erased,
      ConversationKeys.conversation.erased, ConversationKeys.affinity.erased,
      TurnKeys.turns.erased, SilentAbandonmentKeys.silentAbandonment.erased,
      InterruptionKeys.interruptible.erased, VerificationKeys.verification.erased,
      VerificationKeys.protectedContent.erased, RecordsKeys.records.erased, FeedbackKeys.survey.erased,
      BookingKeys.booking.erased, CostKeys.ofContact.erased,
    ],
    exactlyOne: [[handleTime.name, TurnKeys.turns.name]],
    checks: [
      FollowUpKeys.sharesFit, outboundHasCampaign, HoursKeys.fitCalendar(hours), SelfServiceUseKeys.isInbound,
      CallbackKeys.isOfLiveChannel, BacklogKeys.areDeferred, BacklogKeys.isNotOverdue,
      ConversationKeys.affinityIsOfReturns, TurnKeys.isOfChats, SilentAbandonmentKeys.isOfImpatientChats,
      InterruptionKeys.isBackOffice, VerificationKeys.protectedGoesOn, talkIsNotInTurns,
    ]
  ) { fields, reading in
    let turns = fields[TurnKeys.turns]
    let alone = reading.law(at: fields.node) { () throws(DistributionError) in
      try Constant(turns?.meanAlone ?? 0)
    }
    guard let handleTime = fields[handleTime] ?? alone else { return nil }
    var type = ContactType(
      name: reading.entryName, channel: fields[channel], language: fields[language], topic: fields[topic],
      priority: fields[priority], weight: fields[weight], score: fields[score],
      urgent: fields[urgent].map { .init(share: $0) }, arrivals: fields[arrivals] ?? Arrivals.none,
      balking: fields[balking],
      patience: fields[patience].law, messageAfter: fields[messageAfter], handleTime: handleTime,
      wrapUp: fields[wrapUp], handleTimeDayCV: fields[handleTimeDayCV],
      acceptableWait: fields[acceptableWait] ?? 20,
      shortAbandonment: fields[shortAbandonment], queueLimit: fields[queueLimit],
      resolution: fields[FollowUpKeys.resolution], campaign: fields[campaign],
      followUps: [fields[FollowUpKeys.redial], fields[FollowUpKeys.reconnect]].compactMap { $0 }
        + fields[FollowUpKeys.channelSwitch])
    type.turns = turns
    type.site = fields[site]
    type.silentAbandonment = fields[SilentAbandonmentKeys.silentAbandonment]
    type.switchCost = fields[InterruptionKeys.interruptible]
    type.selfService = fields[SelfServiceUseKeys.use]
    type.hours = fields[hours] ?? reading.context.calendar?.channelHours[type.channel]
    HoursNotes.check(type, at: "\(reading.path)", &reading)
    type.transfers = fields[TransferKeys.transfer]
    type.misrouting = fields[TransferKeys.misrouted]
    type.announcement = fields[AnnouncementKeys.announcement]
    type.callback = fields[CallbackKeys.callback]
    type.backlog = fields[BacklogKeys.backlog]?.backlog
    type.deadline = fields[BacklogKeys.deadline]
    type.conversation = fields[ConversationKeys.conversation]?.conversation
    type.affinity = fields[ConversationKeys.affinity] ?? fields[ConversationKeys.conversation]?.affinity
    type.verification = fields[VerificationKeys.verification]
    type.protectedContent = fields[VerificationKeys.protectedContent]
    type.records = fields[RecordsKeys.records]
    type.survey = fields[FeedbackKeys.survey]
    type.booking = fields[BookingKeys.booking]
    type.cost = fields[CostKeys.ofContact]
    return Stated(
      type: type, hasAcceptableWait: fields.has(acceptableWait), hasArrivals: fields.has(arrivals))
  }
}

// The parts of a contact type.
extension ContactTypeKeys {
  /// A chat in turns has no talk that something could prolong or cut short.
  private static let talkIsNotInTurns = RecordCheck("what changes the talk is not for chats in turns") {
    fields, reading in
    guard fields.has(TurnKeys.turns) else { return }
    let names = [
      VerificationKeys.verification.name, VerificationKeys.protectedContent.name, RecordsKeys.records.name,
      FeedbackKeys.survey.name,
    ]
    if let name = names.first(where: { fields.node.entry($0) != nil }) {
      reading.refuse(
        TurnKeys.turns, of: fields, "does not go with \(name), which changes the talk; give 'handle_time'")
    }
  }

  private static let outboundHasCampaign = RecordCheck("outbound contacts have a campaign, no others") {
    fields, reading in
    guard let name = fields.valid(channel) else { return }
    if name == Channel.outbound.name, !fields.has(campaign) {
      reading.refuse(channel, of: fields, "needs 'campaign', for example campaign: \(campaign.shape.example)")
    } else if name != Channel.outbound.name, fields.has(campaign) {
      reading.refuse(campaign, of: fields, "is for channel: outbound, found channel: \(name)")
    }
  }

  private static let scoreRule: Rule<ContactType.Score> = {
    let base = Key.optional(
      "base", .number(.init(1e-6...1e9, orZero: true), example: "10"), "Score on arrival.", default: 0,
      shown: "0",
      example: "10")
    let rate = Key.optional(
      "rate", .rate(.init(1e-9...1e9, orZero: true), of: "a number of points", example: "1/s"),
      "Points gained by waiting.",
      default: 1, shown: "1/s", example: "1/s")
    return .record("score", keys: [base.erased, rate.erased]) { fields, _ in
      ContactType.Score(base: fields[base], rate: fields[rate])
    }
  }()

  private static let balkingRule: Rule<ContactType.Balking> = {
    let probability = Rule<Double>.share(.init(1e-6...1, orZero: true), example: "5%")
    let byQueueLength = Key.required(
      "by_queue_length", .list(of: probability, count: 1...10_000),
      "Probability with 0, 1, 2, ... contacts of the type waiting; the last holds beyond.",
      example: "[0%, 0%, 10%, 50%]")
    let table = Rule<ContactType.Balking>.record("balking", keys: [byQueueLength.erased]) { fields, _ in
      .byQueueLength(fields[byQueueLength])
    }
    return probability.map { .probability($0) }.or(table)
  }()

  struct Patience: Sendable {
    /// nil: infinite.
    var law: (any Distribution)?
    static let infinite = Patience(law: nil)
  }

  private static let patienceRule = Rule<Patience>.scalar(
    "'infinite', or a distribution such as {exponential: {mean: 2min}}", schema: ["const": "infinite"],
    examples: ["infinite"]
  ) { scalar throws(Refusal) in
    guard scalar.text == "infinite" else { throw Refusal() }
    return .infinite
  }.or(LawKeys.duration.map { Patience(law: $0) })

  /// A law alone, or with the condition under which the work is left out.
  private static let wrapUpRule: Rule<ContactType.WrapUp> = {
    let time = Key.required(
      "time", LawKeys.finiteDuration, "Length of the work.", example: "{exponential: {mean: 40s}}")
    let isSkippable = Key.optional(
      "skip_when_waiting", .yesOrNo, "Whether it is left out when a contact waits that the agent may serve.",
      default: false, shown: "false", example: "true")
    let parts = Rule<ContactType.WrapUp>.record("wrap-up", keys: [time.erased, isSkippable.erased]) {
      fields, _ in
      ContactType.WrapUp(time: fields[time], isSkippable: fields[isSkippable])
    }
    let law = LawKeys.finiteDuration
    return Rule(.named("wrap_up", .either([law.shape, parts.shape]))) { node, reading in
      let isParts = node.entry(time.name) != nil || node.entry(isSkippable.name) != nil
      return isParts
        ? parts.read(node, &reading)
        : law.read(node, &reading).map { ContactType.WrapUp(time: $0, isSkippable: false) }
    }
  }()
}
