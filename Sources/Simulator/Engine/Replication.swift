import Distributions

/// One independent run of the horizon: every variable of it, and the loop.
///
/// The same model, seed and replication number give the same bits. All state is owned here, in flat memory, so
/// replications on several threads share nothing but the immutable model. `Replication+*.swift` hold what each
/// kind of event does.
package struct Replication: ~Copyable {
  let model: Model
  let seed: UInt64
  let number: Int
  let days: DayInputs
  /// The last moment that is simulated; infinite for a calendar, which ends with its last contact.
  let end: Double
  /// Gets the totals of each day, in order, where the calendar's intervals are folded.
  let eachDay: ((Observations) -> Void)?
  /// nil: nobody watches.
  let trace: ContactTrace?
  let isTraced: Bool

  var events: EventQueue
  var sequence: UInt64 = 0
  /// Seconds.
  var now = 0.0
  /// The slot (`PeriodSlots`) of `now`.
  var slot = 0

  var types: Buffer<LoopType>
  /// Of the contact types, then of the streams of demand.
  var arrivals: Buffer<ArrivalClock>
  let demand: Buffer<ReasonDraw>
  var lines: Buffer<WaitingLine>
  var staff: Staff
  /// Agents who hold several contacts at once.
  var desks: Desks
  var journeys: Journeys
  let followUps: FollowUpTable
  var campaigns: Buffer<LoopCampaign>
  let stages: StageTable
  var servers: ServerPools
  let transfers: TransferTable
  let estimates: WaitEstimates
  let callbacks: CallbackTable
  let conversations: ConversationTable
  /// Contacts that wait for whom the customer knows alone.
  var reservations: Reservations
  let encounters: EncounterTable
  var traits: AgentTraits
  var presence: PresenceTable
  var pauses: PauseTable
  var interpreters: InterpreterTable
  var totals: ObservedTotals

  let patience: Buffer<Law>
  /// Time that an agent takes to find out that nobody is there, by contact type.
  let detection: Buffer<Law>
  let turns: TurnTable
  var talk: Buffer<DrawAhead>
  var wrapUp: Buffer<DrawAhead>
  /// Factor on the handle time: `handleTimeFactor[type * groups + group]`.
  let handleTimeFactor: Buffer<Double>

  /// Probability that an answer resolves the need: `resolution[type * groups + group]`.
  let resolution: Buffer<Double>

  let hasJourneys: Bool
  let hasSelfService: Bool
  let hasDesks: Bool
  let hasCampaigns: Bool
  let hasDialers: Bool
  let hasTransfers: Bool
  let hasWaitEstimates: Bool
  let hasCallbacks: Bool
  let hasBacklogs: Bool
  /// The last slot whose backlog at its end is known.
  var observedSlot = 0
  /// Whether contacts may stand in `reservations`.
  let hasAffinity: Bool
  let hasCommits: Bool
  var commits: CommitTable
  /// When the horizon begins, seconds: who came before is of the opening backlog; -infinity where there is none.
  let opening: Double
  let hasInterruptible: Bool
  let hasTurns: Bool
  let hasReserves: Bool
  let hasEncounters: Bool
  let hasTraits: Bool
  let hasAbsence: Bool
  let hasPauses: Bool
  let hasInterpreters: Bool
  let hasOverflow: Bool
  let overflow: OverflowModel
  /// Idle agents of group i that are kept free of contacts of type k: `keepFree[k * groups + i]`; empty: none.
  let keepFree: Buffer<Int32>
  let freeLines: Int
  var linesInUse = 0
  let queueLimit: Int
  /// Contacts in all lines.
  var waiting = 0
  /// Places in all lines of contacts that have abandoned silently.
  var unnoticed = 0
  /// Contacts that arrived within a steady state's horizon and still wait behind it: the run is over when they have left.
  var leftOver = Int.max
  var busy = 0
  /// No agent takes a contact after the end of a shift, but those on duty at closing time serve everybody out.
  var isServingOut = false
  /// Between closing time and the next opening.
  var isClosed = false
  /// After the last event.
  var isOver = false

  let agentSelection: AgentSelectionInUse
  let contactSelection: ContactSelectionInUse
  let agentsMayDecline: Bool
  let contactsMayDecline: Bool
  let asksRandomAgent: Bool
  /// Lines that hold somebody (row 0), groups with a free agent (row 0), who serves whom both ways, urgent types.
  let waitingLines: BitMatrix
  let freeGroups: BitMatrix
  let servedTypes: BitMatrix
  let servingGroups: BitMatrix
  let urgentTypes: BitMatrix
  let hasUrgentTypes: Bool
  let candidates: Buffer<Int32>
  var headArrivals: Buffer<Double>
  /// For policies that read deadlines: when heads of lines are due, and the arrivals of those it is known of, seconds.
  let readsDeadlines: Bool
  var headDeadlines: Buffer<Double>
  var shownHeads: Buffer<Double>
  var idleKeys: Buffer<Double>
  var freeCounts: Buffer<Int32>
  var loads: Buffer<Double>
  /// Which of the agents with room is sent.
  let packing: Packing

  /// Contacts in self-service.
  var inSelfService = 0

  /// When the current period's overrun was last added up, seconds.
  var overrunSince = 0.0

  init(
    _ model: Model, seed: UInt64, number: Int, eachDay: ((Observations) -> Void)? = nil,
    trace: ContactTrace? = nil, days stated: DayInputs? = nil
  ) {
    self.model = model
    let days = stated ?? DayInputs(replication: number)
    self.days = days
    self.eachDay = eachDay
    self.trace = trace
    let isTraced = trace != nil
    self.isTraced = isTraced
    self.seed = seed
    self.number = number
    end = model.clock.lastMoment
    let typeCount = model.types.count
    let groupCount = model.groups.count

    let outbound = model.types.indices.filter { model.types[$0].campaign != nil }
    campaigns = Buffer(count: outbound.count) { index in
      guard let campaign = model.types[outbound[index]].campaign else {
        preconditionFailure("outbound contact types have campaigns")
      }
      return LoopCampaign(model, type: outbound[index], campaign, seed: seed, replication: number)
    }
    hasCampaigns = !outbound.isEmpty
    hasDialers = outbound.contains { type in
      if case .predictive = model.types[type].campaign?.mode { true } else { false }
    }
    types = Buffer(count: typeCount) {
      LoopType(
        model.types[$0], watchesPatience: model.watchesPatience || isTraced,
        campaign: outbound.firstIndex(of: $0) ?? -1, seed: seed, replication: number)
    }
    arrivals = Buffer(count: typeCount + model.demand.count) { index in
      index < typeCount
        ? ArrivalClock(type: index, of: model, seed: seed, replication: number, days: days)
        : ArrivalClock(
          demand: model.demand[index - typeCount], of: model, seed: seed, replication: number, days: days)
    }
    demand = Buffer(count: model.demand.count) {
      ReasonDraw(model.demand[$0], seed: seed, replication: number)
    }
    lines = Buffer(count: typeCount) { _ in WaitingLine() }
    patience = Buffer(model.types.map { $0.patience ?? Constant.zero })
    detection = Buffer(model.types.map { $0.silentAbandonment?.detection ?? Constant.zero })
    turns = TurnTable(model, seed: seed, replication: number)
    talk = Buffer(count: typeCount) { index in
      let type = model.types[index]
      return DrawAhead(
        type.handleTime,
        key: StreamKey(seed: seed, replication: number, purpose: .handleTime, name: type.streamName))
    }
    wrapUp = Buffer(count: typeCount) { index in
      let type = model.types[index]
      return DrawAhead(
        type.wrapUp?.time ?? Constant.zero,
        key: StreamKey(seed: seed, replication: number, purpose: .wrapUp, name: type.streamName))
    }
    handleTimeFactor = Buffer(model.handleTimeFactor)
    resolution = Buffer(model.resolution)
    totals = ObservedTotals(model, hasJourneys: model.hasJourneys || isTraced)

    let agentPolicy = model.agentSelection
    let contactPolicy = model.contactSelection
    agentSelection = AgentSelectionInUse(agentPolicy.init(model))
    contactSelection = ContactSelectionInUse(contactPolicy.init(model))
    agentsMayDecline = agentPolicy.mayDecline
    contactsMayDecline = contactPolicy.mayDecline
    asksRandomAgent = agentPolicy.idleOrder == .uniform
    let effects = AgentEffects(model, seed: seed, replication: number)
    let sizes = (0..<groupCount).map { model.largestStaff(of: $0) }
    staff = Staff(
      sizes: sizes, order: agentPolicy.idleOrder, effect: { effects.factor(group: $0, number: $1) })
    hasEncounters = model.hasEncounters
    hasTraits = model.hasTraits
    hasAbsence = model.hasAbsence
    hasPauses = model.hasPauses
    hasInterpreters = model.hasInterpreters
    encounters = EncounterTable(model, seed: seed, replication: number)
    traits = AgentTraits(model, sizes: sizes, seed: seed, replication: number)
    presence = PresenceTable(model, sizes: sizes, seed: seed, replication: number)
    pauses = PauseTable(model, sizes: sizes, seed: seed, replication: number)
    interpreters = InterpreterTable(model, seed: seed, replication: number)

    desks = Desks(model, agents: staff.agents.count)
    packing = agentPolicy.packing
    hasDesks = model.hasDesks
    hasInterruptible = model.hasInterruptible
    hasTurns = model.hasTurns
    hasReserves = !model.keepFree.isEmpty
    hasOverflow = !model.overflow.isEmpty
    overflow = model.overflow
    keepFree = Buffer(model.keepFree)
    hasJourneys = model.hasJourneys || isTraced
    hasTransfers = model.hasTransfers
    hasWaitEstimates = model.hasWaitEstimates
    hasCallbacks = model.hasCallbacks
    journeys = Journeys(capacity: hasJourneys ? 1024 : 0)
    followUps = FollowUpTable(model, seed: seed, replication: number)
    hasSelfService = model.hasSelfService
    stages = StageTable(model, seed: seed, replication: number)
    servers = ServerPools(model.serverPools)
    transfers = TransferTable(model, seed: seed, replication: number)
    estimates = WaitEstimates(model, seed: seed, replication: number)
    callbacks = CallbackTable(model, seed: seed, replication: number)
    conversations = ConversationTable(model, seed: seed, replication: number)
    reservations = Reservations(model, agents: staff.agents.count)
    hasBacklogs = model.hasBacklogs
    hasAffinity = model.hasAffinity || model.commitsContacts
    commits = CommitTable(model)
    hasCommits = model.commitsContacts
    let hasOpening = model.clock.kind == .calendar && model.types.contains { $0.backlog != nil }
    opening = hasOpening ? model.clock.start(ofPeriod: 0) : -.infinity
    freeLines = model.lines ?? .max
    queueLimit = model.queueLimit ?? .max
    waitingLines = BitMatrix(rows: 1, columns: typeCount)
    freeGroups = BitMatrix(rows: 1, columns: groupCount)
    servedTypes = BitMatrix(rows: groupCount, columns: typeCount)
    servingGroups = BitMatrix(rows: typeCount, columns: groupCount)
    urgentTypes = BitMatrix(rows: 1, columns: typeCount)
    for type in 0..<typeCount {
      if model.types[type].urgentOf != nil { urgentTypes.row(0).insert(type) }
      for group in 0..<groupCount where model.serves[type * groupCount + group] {
        servedTypes.row(group).insert(type)
        servingGroups.row(type).insert(group)
      }
    }
    hasUrgentTypes = model.types.contains { $0.urgentOf != nil }
    candidates = Buffer(repeating: 0, count: max(typeCount, groupCount))
    headArrivals = Buffer(repeating: 0, count: typeCount)
    readsDeadlines = contactPolicy.readsDeadlines
    headDeadlines = Buffer(repeating: 0, count: typeCount)
    shownHeads = Buffer(repeating: .nan, count: typeCount)
    idleKeys = Buffer(repeating: 0, count: groupCount)
    freeCounts = Buffer(repeating: 0, count: groupCount)
    loads = Buffer(repeating: 0, count: groupCount)
    events = EventQueue(capacity: 2 * typeCount + staff.agents.count)
  }

  /// Simulates one replication; nil when stopped before its end.
  ///
  /// - Parameter eachDay: gets the totals of each day, in order, when the model's clock is folded (else they are in the
  ///   result).
  package static func run(
    _ model: Model, seed: UInt64, number: Int, stop: StopFlag, eachDay: ((Observations) -> Void)? = nil
  ) -> Observations? {
    var replication = Replication(model, seed: seed, number: number, eachDay: eachDay)
    guard replication.simulate(stop) else { return nil }
    return replication.observations()
  }

  /// The same on days of another replication, or of given ones.
  static func run(
    _ model: Model, seed: UInt64, number: Int, stop: StopFlag, days: DayInputs
  ) -> Observations? {
    var replication = Replication(model, seed: seed, number: number, days: days)
    guard replication.simulate(stop) else { return nil }
    return replication.observations()
  }

  /// The same, telling `trace` of everything on the way: with the same totals, but for the last bits of sums.
  static func run(
    _ model: Model, seed: UInt64, number: Int, stop: StopFlag, trace: ContactTrace
  ) -> Observations? {
    var replication = Replication(model, seed: seed, number: number, trace: trace)
    guard replication.simulate(stop) else { return nil }
    trace.finish()
    return replication.observations()
  }

  /// Runs from opening to the last contact's end. False when stopped before.
  private mutating func simulate(_ stop: StopFlag) -> Bool {
    scheduleFirstEvents()
    var countdown = Self.eventsBetweenLooksAtStop
    while leftOver > 0, let event = events.popNext(), event.time <= end {
      advanceClock(to: event.time)
      switch event.kind {
      case .arrival: arrive(event.subject)
      case .serviceEnd: endService(by: event.subject)
      case .talkEnd: endTalk(by: event.subject)
      case .deskChange: changeDesk(of: event.subject, event.ticket)
      case .pauseEnd: endPause(of: event.subject)
      case .wake: wake(event.subject, event.ticket)
      case .overflow: offerWaiting(event.subject)
      case .patienceEnd: endPatience(type: event.patienceType, position: event.patiencePosition)
      case .periodStart: startPeriod()
      case .closing: close()
      case .staffStep: startStaffStep(event.subject)
      }
      if hasDialers { dial() }
      countdown -= 1
      if countdown == 0 {
        if stop.isRaised { return false }
        totals.flow.events += Double(Self.eventsBetweenLooksAtStop)
        countdown = Self.eventsBetweenLooksAtStop
      }
      assert(invariantsHold(), "the state of the replication contradicts itself")
    }
    totals.flow.events += Double(Self.eventsBetweenLooksAtStop - countdown)
    if leftOver > 0, end.isFinite { advanceClock(to: end) } else { finishServices() }
    finish()
    return true
  }

  private static let eventsBetweenLooksAtStop = 1 << 16

  /// Time integrals of numbers grow here and nowhere else.
  @inline(__always)
  private mutating func advanceClock(to time: Double) {
    let elapsed = time - now
    totals.flow.lineIntegral += Double(waiting) * elapsed
    totals.flow.busyIntegral += Double(busy) * elapsed
    now = time
  }

  /// Services in progress count to their end in the sum of handle times, so they do in the integral too.
  private mutating func finishServices() {
    var rest = 0.0
    events.visitPending { event in
      if event.kind == .talkEnd || event.kind == .serviceEnd || isDialing(event) {
        rest += Swift.min(event.time, end) - now
      }
    }
    totals.flow.busyIntegral += rest
  }

  @inline(__always) @discardableResult
  mutating func schedule(_ kind: Event.Kind, at time: Double, for subject: Int) -> EventTicket {
    let ticket = EventTicket(sequence)
    events.push(Event(time: time, kind: kind, sequence: sequence, subject: subject))
    sequence &+= 1
    return ticket
  }

  /// Units of an agent of this group that a contact of this type takes.
  @inline(__always)
  func units(of type: Int, _ group: Int) -> Int { Int(desks.units[type * staff.groupCount + group]) }

  /// The contacts that came of themselves, and their work: the input of the replication, whatever was decided.
  private mutating func countInput() {
    guard model.clock.kind == .calendar else { return }
    for stream in 0..<arrivals.count {
      // Each stream has said once that there is nobody more.
      let count = Double(max(arrivals[stream].number, 1) - 1)
      totals.flow.firstContacts += count
      if stream < types.count { totals.flow.firstWork += count * model.meanWork(of: stream) }
    }
  }

  private consuming func observations() -> Observations {
    countInput()
    for day in totals.daysUnderWay(of: model) {
      let finished = totals.finish(day: day, of: model)
      eachDay?(finished)
    }
    return totals.observations(of: model)
  }
}
