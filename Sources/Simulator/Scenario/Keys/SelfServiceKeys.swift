import Distributions

/// `self_service:` of the scenario: networks of stages, by name.
enum SelfServiceKeys {
  static let networks = Key.optional(
    "self_service",
    Rule<[MapEntry<String, SelfService>]>.map(of: network, keys: Names.rule, count: 0...200)
      .map { $0.map(\.value) },
    "Voice menus, bots and pages of answers that contact types pass first, by name.", default: [],
    shown: "none",
    example: "{chatbot: {stages: {answer: {time: {constant: 30s}, next: {resolved: 55%, agent: rest}}}}}")

  static let holdsLine = Key.optional(
    "holds_line", .yesOrNo,
    "Whether a call holds one of the 'lines' while it is here: true for a voice menu, false for what people read before "
      + "they call.",
    default: true, shown: "true", example: "false")
  static let stages = Key.required(
    "stages",
    Rule<[MapEntry<String, SelfService.Stage>]>.map(of: StageKeys.rule, keys: stageName, count: 1...500)
      .map { $0.map(\.value) },
    "The stages, by name; contacts begin in the first.",
    example: "{answer: {time: {constant: 30s}, next: {resolved: 55%, agent: rest}}}")

  static let outages = Key.optional(
    "outages", .list(of: OutageKeys.rule, count: 1...1_000),
    "Times in which it takes no contacts: they ask for an agent at once.", default: [], shown: "none",
    example: "[{day: 1, between: \"09:00-11:00\"}]")

  private static let stageName = Rule<String>.line(
    "a name of at most 80 characters, none of resolved, gives_up, agent", example: "answer"
  ).notOutcome

  private static let network: Rule<SelfService> = {
    let record = Rule<SelfService>.record(
      "self-service network", keys: [holdsLine.erased, stages.erased, outages.erased], checks: [hasWayOut]
    ) { fields, reading in
      let unreached = StageReach(fields[stages]).unreached
      if !unreached.isEmpty {
        reading.notes.append(
          "\(reading.path).stages: nothing leads to \(unreached.joined(separator: ", ")), so no contact gets there"
        )
      }
      return SelfService(
        name: reading.entryName, holdsLine: fields[holdsLine], stages: fields[stages],
        outages: fields[outages])
    }
    return Rule(record.shape) { node, reading in
      var names: [String]?
      if case .map(let entries) = node.entry(stages.name)?.value.content { names = entries.map(\.name) }
      reading.context.stageNames = names.map { KnownSet($0) }
      defer { reading.context.stageNames = nil }
      return record.read(node, &reading)
    }
  }()

  /// Whatever a contact's type, every stage that it gets to leads to an outcome.
  private static let hasWayOut = RecordCheck("every stage leads to an outcome, however long it takes") {
    fields, reading in
    guard let stages = fields.valid(stages), !stages.isEmpty else { return }
    // Types without a variant of their own share one answer, that of no name.
    let types = [""] + Set(stages.flatMap { $0.variants.flatMap(\.contactTypes) }).sorted()
    for type in types {
      guard let trap = StageReach(stages).trap(for: type) else { continue }
      let whose = type.isEmpty ? "" : " of \(Printable.quoted(type))"
      reading.refuse(
        stage: trap, of: fields,
        "contacts\(whose) never get out of this stage: give resolved, gives_up, agent or opt_out a share here, or in a "
          + "stage that it leads to")
      return
    }
  }
}

/// `self_service:` of a contact type: the name of a network, or how much of it.
enum SelfServiceUseKeys {
  static let use = Key.optional(
    "self_service", useRule, "The self-service network that its contacts pass before an agent.",
    default: "none", example: "voice-menu")

  static let isInbound = RecordCheck("self-service is for contacts that come by themselves") {
    fields, reading in
    if fields.has(use), fields.valid(ContactTypeKeys.channel) == Channel.outbound.name {
      reading.refuse(
        use, of: fields, "is for contacts that come by themselves; leave it out for channel: outbound")
    }
  }

  private static let networkName = Rule<String>.line("a name", example: "chatbot")
    .checked("names a self-service network") { name, reading in
      reading.context.selfServiceNames?.problem(with: [name], calledHere: "self-service network")
    }

  private static let useRule: Rule<SelfService.Use> = {
    let network = Key.required("network", networkName, "Name of a network.", example: "faq")
    let share = Key.optional(
      "share", .share(.init(1e-6...1, orZero: true), example: "40%"),
      "Share of the contacts that try it first; the others ask for an agent at once.", default: 1,
      shown: "100%", example: "40%")
    let halfLife = Key.optional(
      "half_life",
      Rule<Double>.duration(.init(86_400...8.64e8), example: "60d").checked("a calendar is given") {
        _, reading in
        reading.context.isSteadyState ? "needs a calendar; a horizon has no days" : nil
      }, "Time after which half of that share is left, from day to day.", default: "it stays", example: "60d")
    let record = Rule<SelfService.Use>.record(
      "use of self-service", keys: [network.erased, share.erased, halfLife.erased]
    ) { fields, _ in
      SelfService.Use(
        network: fields[network], share: fields[share], halfLife: fields[halfLife].map { $0 / 86_400 })
    }
    return networkName.map { SelfService.Use(network: $0) }.or(record)
  }()
}

extension Rule where Value == String {
  /// Names that are no outcome's word.
  fileprivate var notOutcome: Rule {
    Rule(shape) { node, reading in
      guard let name = read(node, &reading) else { return nil }
      guard SelfService.Target(name) == .stage(name) else {
        reading.refuse(node, "is the word of an outcome; give the stage another name")
        return nil
      }
      return name
    }
  }
}

extension Reading {
  /// Reports what is wrong with a stage of a network, at the stage.
  fileprivate mutating func refuse(stage name: String, of fields: Fields, _ message: String) {
    guard let stages = fields.node.entry(SelfServiceKeys.stages.name), let stage = stages.value.entry(name)
    else {
      return
    }
    within(.name(stages.name), owner: stages.namePlace) {
      $0.within(.name(name), owner: stage.namePlace) { $0.report(.meaning, message, at: stage.namePlace) }
    }
  }
}
