import Distributions

/// One stage of a self-service network.
enum StageKeys {
  static let time = Key.required(
    "time", LawKeys.finiteDuration, "Time that a contact spends in it.", example: "{exponential: {mean: 30s}}"
  )
  static let optOut = Key.optional(
    "opt_out", share, "Share that asks for an agent by itself here (presses 0).", default: 0, shown: "0%",
    example: "5%")
  static let servers = Key.optional(
    "servers", .whole(1...1_000_000, example: "40"),
    "Contacts that it can hold at once; the others wait in order of arrival.", default: "any number",
    example: "40")
  static let next = Key.required(
    "next", StageExitKeys.rule,
    "Where those go who do not opt out: a share for a stage, resolved, gives_up or agent.",
    example: "{resolved: 55%, agent: {share: 35%, handle_time: 1.2}, gives_up: 10%}")
  static let variants = Key.optional(
    "when", .list(of: variantRule, count: 1...100),
    "What is different for some contacts; the first that is about a contact holds.", default: [],
    shown: "the same for all", example: "[{contacts: {language: es}, opt_out: 12%}]")

  static let rule = Rule<SelfService.Stage>.record(
    "stage", keys: [time.erased, optOut.erased, servers.erased, next.erased, variants.erased]
  ) { fields, reading in
    SelfService.Stage(
      name: reading.entryName, servers: fields[servers],
      conduct: .init(time: fields[time], optOut: fields[optOut], exits: fields[next]),
      variants: fields[variants])
  }

  private static let variantRule: Rule<SelfService.Variant> = {
    let contacts = Key.required(
      "contacts", SelectorKeys.contacts, "The contacts it is about.", example: "{language: es}")
    let time = Key.optional(
      "time", LawKeys.finiteDuration, "Their time in the stage.", default: "as for all",
      example: "{exponential: {mean: 45s}}")
    let optOut = Key<Double?>.optional(
      "opt_out", share, "Their share that opts out.", default: "as for all", example: "12%")
    let next = Key.optional(
      "next", StageExitKeys.rule, "Where they go.", default: "as for all",
      example: "{resolved: 30%, agent: rest}")
    return .record(
      "stage for some contacts", keys: [contacts.erased, time.erased, optOut.erased, next.erased]
    ) { fields, _ in
      SelfService.Variant(
        contactTypes: fields[contacts].names, time: fields[time], optOut: fields[optOut], exits: fields[next])
    }
  }()

  private static let share = Rule<Double>.share(.init(1e-6...1, orZero: true), example: "5%")
}

/// `next:` of a stage.
enum StageExitKeys {
  /// An exit as written; the share is nil where it is the rest.
  private struct Stated: Sendable {
    var exit: SelfService.Exit
    var isRest: Bool
  }

  static let rule: Rule<[SelfService.Exit]> = Rule<[MapEntry<SelfService.Target, Stated>]>.map(
    of: exitRule, keys: target, count: 1...500
  )
  .checked("shares add up to 100%, where one may be the rest") { entries, _ in problem(with: entries) }
  .map { entries in
    let stated = entries.reduce(0) { $0 + $1.value.exit.share }
    return entries.map { entry in
      var exit = entry.value.exit
      exit.to = entry.key
      if entry.value.isRest { exit.share = max(1 - stated, 0) }
      return exit
    }
  }.named("stage_exits")

  private static func problem(with entries: [MapEntry<SelfService.Target, Stated>]) -> String? {
    let sum = entries.reduce(0) { $0 + $1.value.exit.share }
    let found = "\(Numerals.written((sum * 1e8).rounded() / 1e6))%"
    switch entries.count(where: \.value.isRest) {
    case 0 where abs(sum - 1) > 1e-6:
      return
        "shares must add up to 100%, found \(found)\(sum < 1 ? "; write 'rest' for one of them" : "; lower them")"
    case 1 where sum > 1 + 1e-6: return "shares must add up to at most 100%, found \(found); lower them"
    case 0, 1: return nil
    default: return "only one may be the rest; give the others a share"
    }
  }

  /// The name of a stage, or the word of an outcome.
  private static let target: Rule<SelfService.Target> = {
    let name = Rule<String>.line("the name of a stage, or resolved, gives_up, agent", example: "resolved")
    return Rule(name.shape) { node, reading in
      guard let word = name.read(node, &reading) else { return nil }
      let target = SelfService.Target(word)
      guard case .stage = target, let known = reading.context.stageNames, !known.contains(word) else {
        return target
      }
      let names = known.inOrder + SelfService.Target.outcomes.map(\.word)
      let hint = NearMiss.hint(for: word, among: names)
      reading.refuse(
        node,
        "is no stage of this network and no outcome"
          + (hint.isEmpty ? " (known here: \(names.joined(separator: ", ")))" : hint))
      return nil
    }
  }()

  // MARK: One exit

  private static let share = Rule<Double>.share(.init(1e-6...1, orZero: true), example: "55%")

  /// A share, or nil for the rest.
  private static let shareOrRest: Rule<Double?> = {
    guard case .scalar(let shape) = share.shape else { preconditionFailure("a share is a scalar") }
    return Rule<Double?>(
      .scalar(
        .init(
          words: shape.words + ", or rest", schema: ["anyOf": [shape.schema, ["const": "rest"]]],
          examples: shape.examples + ["rest"]))
    ) { node, reading in
      if case .scalar("rest", _) = node.content { return .some(nil) }
      return share.read(node, &reading).map { .some($0) }
    }
  }()

  private static let exitRule: Rule<Stated> = shareOrRest.map { share in
    Stated(exit: SelfService.Exit(to: .agent, share: share ?? 0), isRest: share == nil)
  }.or(detailed)

  private static let detailed: Rule<Stated> = {
    let amount = Key<Double?>.optional(
      "share", shareOrRest, "Share that goes this way.", default: nil, shown: "the rest", example: "35%")
    let factor = Rule<Double>.number(.init(0.01...100), example: "1.2")
    let handleTime = Key<Double?>.optional(
      "handle_time", factor,
      "To an agent: factor on the talk time, greater than 1 where the easy ones are gone.", default: "1",
      example: "1.2")
    let wrapUp = Key<Double?>.optional(
      "wrap_up", factor,
      "To an agent: factor on the after-contact work, less than 1 where a summary is written for the agent.",
      default: "1", example: "0.7")
    let misRoutes = Key.optional(
      "mis_routed",
      .list(of: misRoute, count: 1...100).checked("shares add up to at most 100%") { routes, _ in
        let sum = routes.reduce(0) { $0 + $1.share }
        return sum > 1 + 1e-6
          ? "shares must add up to at most 100%, found \(Numerals.written((sum * 1e8).rounded() / 1e6))%; lower them"
          : nil
      }, "To an agent: those of them who are sent to the line of another contact type.", default: [],
      shown: "none", example: "[{to: billing, share: 4%}]")
    let urgent = Key<Double?>.optional(
      "urgent", share,
      "To an agent: those of them who are found to be urgent, and go before all others.", default: "nobody",
      example: "6%")
    let returns = Key.optional(
      "returns", returnRule, "Resolved or giving up: those of them who come back with the same need.",
      default: "nobody", example: "{probability: 50%, delay: {exponential: {mean: 1d}}, as: calls}")
    let fits = RecordCheck(
      "handle_time, wrap_up, mis_routed and urgent are about agent, returns about resolved and gives_up"
    ) { fields, reading in
      let target = SelfService.Target(reading.entryName)
      let isAgent = target == .agent
      let isContained = target == .resolved || target == .givesUp
      for (isGiven, name) in [
        (fields.has(handleTime), handleTime.name), (fields.has(wrapUp), wrapUp.name),
        (fields.has(misRoutes), misRoutes.name), (fields.has(urgent), urgent.name),
      ] where isGiven && !isAgent {
        reading.refuse(entry: name, of: fields, "is about 'agent' only; leave it out here")
      }
      if fields.has(returns), !isContained {
        reading.refuse(
          entry: returns.name, of: fields, "is about 'resolved' and 'gives_up' only; leave it out here")
      }
    }
    return .record(
      "exit",
      keys: [
        amount.erased, handleTime.erased, wrapUp.erased, misRoutes.erased, urgent.erased, returns.erased,
      ],
      checks: [fits]
    ) { fields, _ in
      let share = fields[amount]
      return Stated(
        exit: SelfService.Exit(
          to: .agent, share: share ?? 0, talkFactor: fields[handleTime] ?? 1, wrapFactor: fields[wrapUp] ?? 1,
          misRoutes: fields[misRoutes], urgent: fields[urgent] ?? 0, returns: fields[returns]),
        isRest: share == nil)
    }
  }()

  private static let misRoute: Rule<SelfService.MisRoute> = {
    let to = Key.required(
      "to",
      FollowUpKeys.typeName.checked("which has a line") { name, reading in
        reading.context.contactTypes?.first { $0.name == name }?.channel == Channel.outbound.name
          ? "must have a line to join; \(Printable.quoted(name)) is outbound" : nil
      }, "The contact type whose line they join.", example: "billing")
    let part = Key.required("share", share, "Share of those who go to an agent.", example: "4%")
    return .record("mis-route", keys: [to.erased, part.erased]) { fields, _ in
      SelfService.MisRoute(to: fields[to], share: fields[part])
    }
  }()

  private static let returnRule: Rule<SelfService.Return> = {
    let probability = Key.required("probability", share, "Share of them who come back.", example: "50%")
    let delay = Key.required(
      "delay", LawKeys.finiteDuration, "Time until then.", example: "{exponential: {mean: 1d}}")
    let to = Key.optional(
      "as", FollowUpKeys.typeName, "The contact type that they come back as.",
      default: "the same contact type", example: "calls")
    return .record("return", keys: [probability.erased, delay.erased, to.erased]) { fields, _ in
      SelfService.Return(probability: fields[probability], delay: fields[delay], to: fields[to])
    }
  }()
}

extension Reading {
  fileprivate mutating func refuse(entry name: String, of fields: Fields, _ message: String) {
    guard let entry = fields.node.entry(name) else { return }
    within(.name(name), owner: entry.namePlace) { $0.report(.meaning, message, at: entry.namePlace) }
  }
}
