extension Model {
  /// Compiles a scenario; cannot fail, as a `Scenario` is valid.
  public init(_ scenario: Scenario) {
    self.scenario = scenario
    clock = ModelClock(scenario)
    workingClock = scenario.workingClock
    lines = scenario.lines
    queueLimit = scenario.queueLimit

    thresholds = Set(scenario.contactTypes.map(\.acceptableWait) + scenario.targets.compactMap(\.within))
      .sorted()
    var compiled = TypeModel.all(of: scenario, thresholds: thresholds)
    followUps = FollowUpModel.all(of: scenario, numbering: &compiled)
    (stages, serverPools) = StageModel.all(of: scenario, numbering: &compiled)
    transfers = TransferModel.all(of: scenario, numbering: &compiled)
    types = compiled
    let sortedGroups = scenario.agentGroups.sorted { $0.name < $1.name }
    groups = sortedGroups.map {
      GroupModel(
        name: $0.name, costPerHour: $0.costPerHour, agentEffectCV: $0.agentEffectCV, site: $0.site,
        speaks: Set($0.speaks), concurrency: $0.concurrency, quality: $0.quality, learning: $0.learning,
        fatigue: $0.fatigue,
        absences: $0.absences, unavailability: $0.unavailability, cohort: $0.cohort,
        overtimeFactor: $0.overtimeFactor, costPerMinute: $0.costPerMinute)
    }
    let hasReserves = sortedGroups.contains { !$0.reserves.isEmpty }

    let size = types.count * groups.count
    serves = Array(repeating: false, count: size)
    handleTimeFactor = Array(repeating: 1, count: size)
    resolution = types.flatMap { type in Array(repeating: type.resolution, count: sortedGroups.count) }
    agentRank = Array(repeating: .max, count: size)
    contactRank = agentRank
    keepFree = hasReserves ? Array(repeating: 0, count: size) : []
    for (k, type) in types.enumerated() {
      for (i, group) in sortedGroups.enumerated() {
        guard let place = group.serves.firstIndex(of: type.streamName) else { continue }
        let cell = k * groups.count + i
        serves[cell] = true
        handleTimeFactor[cell] = group.handleTimeFactors[place]
        if place < group.resolutions.count, let own = group.resolutions[place] { resolution[cell] = own }
        if type.needsDesk, groups[i].concurrency == nil { groups[i].concurrency = .one }
        if type.urgentOf == nil, let reserve = group.reserves.first(where: { $0.types.contains(type.name) }) {
          keepFree[cell] = Int32(clamping: reserve.keepFree)
        }
        if let rank = scenario.routing.agentRanks[type.streamName]?[group.name] {
          agentRank[cell] = Int32(clamping: rank)
        }
        if let rank = scenario.routing.contactRanks[group.name]?[type.streamName] {
          contactRank[cell] = Int32(clamping: rank)
        }
      }
    }

    let interval = clock.periodLength
    let stated = sortedGroups.compactMap { $0.staff.intervals(of: interval) }
    let periods = clock.kind == .steadyState ? 1 : max(clock.periodsPerDay, stated.max() ?? 0)
    let steps = StaffSteps.common(
      sortedGroups.map { group in
        guard let (length, _) = group.staff.steps else { return 1 }
        return StaffSteps.count(in: interval, of: length) ?? 1
      })
    staffSteps = steps
    staff = (0..<periods * steps).flatMap { step in
      sortedGroups.map {
        $0.staff.agents(period: step / steps, step: step % steps, of: steps, interval: interval)
      }
    }
    paidBreaks =
      sortedGroups.contains { if case .shifts(let plan) = $0.staff { plan.hasPaidBreaks } else { false } }
      ? (0..<periods).flatMap { period in
        sortedGroups.map { $0.staff.onPaidBreak(period: period, interval: interval) }
      } : []

    let numbered = compiled
    displayTypes = scenario.contactTypes.flatMap { type in
      numbered.indices.filter { numbered[$0].streamName == type.name }
        .sorted { !numbered[$0].isPart && numbered[$1].isPart }
    }
    displayGroups = scenario.agentGroups.compactMap { group in
      sortedGroups.firstIndex { $0.name == group.name }
    }
    overflow = OverflowModel(self)
    demand = scenario.demand.sorted { $0.name < $1.name }.map { DemandModel($0, types: numbered) }
  }

  /// The same model with other agents, for staffing searches: `staff` as in `Model.staff`; without paid breaks.
  public func replacing(staff: [Int]) -> Model {
    precondition(staff.count == self.staff.count, "staffing has one number for each period and group")
    var model = self
    model.staff = staff
    model.paidBreaks = []
    return model
  }

  /// The same model with agents that change in so many equal steps of each period; `staff` as in `Model.staff`.
  public func replacing(staff: [Int], steps: Int) -> Model {
    let periods = clock.kind == .steadyState ? 1 : clock.periodsPerDay
    precondition(
      steps > 0 && staff.count % max(steps * groups.count * periods, 1) == 0,
      "staffing has one number for each step of a period and group")
    var model = self
    model.staff = staff
    model.paidBreaks = []
    model.staffSteps = steps
    return model
  }

  /// The same model with agents that change only between periods: averages of steps, rounded.
  package var byInterval: Model {
    guard staffSteps > 1 else { return self }
    let periods = staff.count / max(staffSteps * groups.count, 1)
    let averages = (0..<periods).flatMap { period in
      groups.indices.map { group in
        let sum = (0..<staffSteps).reduce(0) { sum, step in
          sum + staff[(period * staffSteps + step) * groups.count + group]
        }
        return Int((Double(sum) / Double(staffSteps)).rounded())
      }
    }
    return replacing(staff: averages, steps: 1)
  }

  /// Agents of a group on shift in a step of a period, as scheduled.
  public func staff(_ group: Int, _ period: Int, step: Int = 0) -> Int {
    guard clock.kind == .calendar else { return staff[group] }
    guard clock.isOpen(period: period) else { return 0 }
    let index = (period * staffSteps + step) * groups.count + group
    return staff[index < staff.count ? index : index % staff.count]
  }

  /// The average over a period.
  func meanStaff(_ group: Int, _ period: Int) -> Double {
    if staffSteps == 1 { return Double(staff(group, period)) }
    let sum = (0..<staffSteps).reduce(0) { $0 + staff(group, period, step: $1) }
    return Double(sum) / Double(staffSteps)
  }

  /// Agents of a group on a paid break in a period, on average.
  func onPaidBreak(_ group: Int, _ period: Int) -> Double {
    guard !paidBreaks.isEmpty, clock.isOpen(period: period) else { return 0 }
    return paidBreaks[(period * groups.count + group) % paidBreaks.count]
  }

  /// The largest number of agents that a group ever has at once.
  func largestStaff(of group: Int) -> Int {
    stride(from: group, to: staff.count, by: max(groups.count, 1)).map { staff[$0] }.max() ?? 0
  }

  /// Whether contacts are followed beyond their end, as parts of a customer's journey.
  var hasJourneys: Bool {
    followsNeeds || hasTransfers || hasWaitEstimates || hasSelfService || hasCampaigns || hasResponses
      || hasEncounters || hasTraits || hasInterpreters || commitsContacts
  }

  /// Whether the center makes calls.
  var hasCampaigns: Bool { types.contains { $0.campaign != nil } }

  /// Whether customers come again, or answers may not resolve their needs.
  var followsNeeds: Bool {
    !followUps.isEmpty || types.contains { $0.resolution < 1 } || resolution.contains { $0 < 1 }
  }

  var hasAnnouncements: Bool { types.contains { $0.announcement != nil } }

  var hasCallbacks: Bool { types.contains { $0.callback != nil } }

  /// Whether somebody is told what wait to expect.
  var hasWaitEstimates: Bool { hasAnnouncements || hasCallbacks }

  /// Whether contacts go from line to line.
  var hasTransfers: Bool { !transfers.isEmpty || types.contains { $0.misrouting != nil } }
  /// Whether some contacts wait over night.
  var hasBacklogs: Bool { types.contains { $0.channel.isDeferrable && $0.campaign == nil } }

  /// Whether some contacts have a deadline or belong to conversations, so that it is watched when they are finished.
  var hasResponses: Bool { types.contains(where: \.isTimed) }

  var hasConversations: Bool { types.contains { $0.conversation != nil } }

  /// Whether some customers who come back are sent to whom they know.
  var hasAffinity: Bool { types.contains { $0.affinity != nil } }

  /// Whether contacts that wait are each for one agent group alone.
  var commitsContacts: Bool { agentSelection.commits }

  /// Whether some agents hold several contacts at once.
  var hasDesks: Bool { groups.contains { $0.concurrency != nil } }

  /// Whether some work is put aside for other contacts.
  var hasInterruptible: Bool { types.contains { $0.switchCost != nil } }

  /// Whether some chats go in turns.
  var hasTurns: Bool { types.contains { $0.turns != nil } }

  var hasSilentAbandonment: Bool { types.contains { $0.silentAbandonment != nil } }

  var hasDeskTotals: Bool { hasInterruptible || hasTurns || hasSilentAbandonment }

  /// Whether somebody needs to know at once that a contact gave up: who counts lines or the length of a queue.
  var watchesPatience: Bool {
    lines != nil || queueLimit != nil || contactSelection.readsLengths || scenario.routing.readsLengths
      || types.contains { type in
        if case .byQueueLength = type.balking { return true }
        return type.queueLimit != nil
      }
  }

  /// Wait histograms are kept for each period up to so many pairs of period and contact type; estimation needs about
  /// 130 KB for each.
  private static let histogramBudget = 4000

  var hasHistogramPerPeriod: Bool { clock.profilePeriods * types.count <= Self.histogramBudget }

  var agentSelection: any AgentSelection.Type {
    AgentSelections.named(scenario.routing.agents) ?? LongestIdle.self
  }

  var contactSelection: any ContactSelection.Type {
    ContactSelections.named(scenario.routing.contacts) ?? LongestWait.self
  }
}

extension TypeModel {
  /// The contact types in the order of their names, urgent parts included.
  static func all(of scenario: Scenario, thresholds: [Double]) -> [TypeModel] {
    var types = scenario.contactTypes.flatMap { type in
      let ordinary = TypeModel(type, thresholds: thresholds)
      var whole = ordinary
      var parts: [TypeModel] = []
      if let urgent = type.urgent {
        var part = ordinary
        part.name = type.name + "/urgent"
        part.urgentOf = -1
        parts.append(part)
        whole.urgentShare = urgent.share
      }
      if let callback = type.callback {
        parts.append(ordinary.callbacks)
        whole.callback = CallbackModel(callback: callback, line: -1)
      }
      return [whole] + parts
    }
    types.sort { $0.name < $1.name }
    for (index, type) in types.enumerated() where type.isPart {
      guard let whole = types.firstIndex(where: { $0.name == type.streamName }) else { continue }
      if type.urgentOf != nil {
        types[index].urgentOf = whole
        types[whole].urgentType = index
      } else {
        types[index].callbackOf = whole
        types[whole].callback?.line = index
      }
    }
    return types
  }

  /// The contact type that holds the callbacks of this one: customers who wait at home.
  private var callbacks: TypeModel {
    var part = self
    part.name = name + "/callback"
    part.callbackOf = -1
    part.patience = nil
    part.balking = nil
    part.messageAfter = .infinity
    part.queueLimit = nil
    part.announcement = nil
    // A customer on the telephone answers at once, and none is called back at opening.
    part.conversation = nil
    part.backlog = nil
    return part
  }

  private init(_ type: ContactType, thresholds: [Double]) {
    name = type.name
    channel = Channels.named(type.channel) ?? .voice
    language = type.language
    topic = type.topic
    site = type.site
    streamName = type.name
    urgentOf = nil
    urgentType = nil
    urgentShare = 0
    arrivals = type.arrivals
    priority = type.priority
    weight = type.weight
    score = type.score
    balking = type.balking
    patience = type.patience
    messageAfter = type.messageAfter ?? .infinity
    handleTime = type.handleTime
    wrapUp = type.wrapUp
    handleTimeDayCV = type.handleTimeDayCV
    acceptableWait = type.acceptableWait
    acceptableWaitIndex = thresholds.firstIndex(of: type.acceptableWait) ?? 0
    shortAbandonment = type.shortAbandonment
    queueLimit = type.queueLimit
    resolution = type.resolution
    campaign = type.campaign
    announcement = type.announcement
    silentAbandonment = type.silentAbandonment
    switchCost = type.switchCost
    turns = type.turns
    followUps = 0..<0
    hours = type.hours
    backlog = type.backlog
    deadline = type.deadline
    conversation = type.conversation
    affinity = type.affinity
    verification = type.verification
    protectedContent = type.protectedContent
    records = type.records
    survey = type.survey
    booking = type.booking
    cost = type.cost
  }
}

extension TypeModel {
  /// Whether it is counted when its contacts are finished, and by which time.
  var isTimed: Bool { deadline != nil || conversation != nil }
  /// Whether agents who serve it are kept track of as those who hold several contacts are.
  var needsDesk: Bool { switchCost != nil || turns != nil }
}

extension FollowUpModel {
  /// The follow-ups of all contact types, those of one type together; tells each type which are its own.
  static func all(of scenario: Scenario, numbering types: inout [TypeModel]) -> [FollowUpModel] {
    var all: [FollowUpModel] = []
    for index in types.indices {
      guard let source = scenario.contactTypes.first(where: { $0.name == types[index].streamName }) else {
        continue
      }
      let first = all.count
      for followUp in source.followUps {
        guard let next = types.firstIndex(where: { $0.name == followUp.to }) else { continue }
        all.append(FollowUpModel(followUp: followUp, type: next))
      }
      types[index].followUps = first..<all.count
    }
    return all
  }
}
