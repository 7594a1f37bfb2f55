/// The totals of the replication that is running, in flat memory; `Observations` when it is over.
///
/// Everything is added by period slot (`PeriodSlots`) in the row that the slot has; the first and the last row are dropped
/// at the end. Where the calendar's periods are folded, the days of the last week have rows of their own until they are handed on
/// (`ObservedTotals+Days.swift`), then those of the profile; so memory does not grow with the number of weeks. A contact is counted once, when it leaves its line: its fate is known then, and so are its wait and handle time.
struct ObservedTotals: ~Copyable {
  let types: Int
  let groups: Int
  let thresholds: Buffer<Double>
  let slots: PeriodSlots
  /// Row of each slot: the same number, unless periods are folded.
  var rows: Buffer<Int32>
  /// Rows of days under way, behind row 0 and before those of the profile; 0 unless periods are folded.
  let dayRows: Int
  /// Periods of the profile.
  let profile: Int
  /// 1: a wait histogram for each counted slot; 0: one for all of them.
  private let histogramStride: Int
  var contacts: Buffer<ContactTotals>
  /// Empty in models without campaigns.
  var outbound: Buffer<OutboundTotals>
  /// Empty in models without journeys.
  var journeys: Buffer<JourneyTotals>
  /// Empty in models without self-service.
  var selfService: Buffer<SelfServiceTotals>
  /// Empty in models without transfers.
  var transfers: Buffer<TransferTotals>
  var announcements: Buffer<AnnouncementTotals>
  var callbacks: Buffer<CallbackTotals>
  /// Empty in models without deferrable contacts.
  var backlogs: Buffer<BacklogTotals>
  /// Empty in models without deadlines and conversations.
  var responses: Buffer<ResponseTotals>
  /// Empty in models without conversations and affinity.
  var touches: Buffer<TouchTotals>
  /// By the smallest threshold that the wait meets; the last column holds longer waits.
  var answeredByThreshold: Buffer<Double>
  var abandonedByThreshold: Buffer<Double>
  var agents: Buffer<AgentTotals>
  /// Like `contacts`; empty in models that have nothing of it.
  var desks: Buffer<DeskTotals>
  var encounters: Buffer<EncounterTotals>
  var bookings: Buffer<BookingTotals>
  var interpreters: Buffer<InterpreterTotals>
  /// Like `agents`; empty in models without chats in turns.
  var turns: Buffer<TurnTotals>
  private var answeredBy: Buffer<Double>
  private var answeredWaits = WaitTable()
  private var otherWaits = WaitTable()
  var flow = FlowCheck()

  /// - Parameter hasJourneys: nil: as the model.
  init(_ model: Model, hasJourneys: Bool? = nil) {
    types = model.types.count
    groups = model.groups.count
    thresholds = Buffer(model.thresholds)
    slots = PeriodSlots(model.clock)
    histogramStride = model.hasHistogramPerPeriod ? 1 : 0
    let clock = model.clock
    profile = clock.profilePeriods
    dayRows = clock.isFolded ? Self.daysUnderWay * clock.periodsPerDay : 0
    let rowCount = dayRows + profile + 2
    rows = Buffer(count: slots.count) { [dayRows, profile, last = slots.count - 1] slot in
      if slot == 0 || dayRows == 0 { return Int32(slot) }
      return Int32(slot == last ? rowCount - 1 : dayRows + 1 + (slot - 1) % profile)
    }
    contacts = Buffer(repeating: ContactTotals(), count: rowCount * types)
    outbound = Buffer(repeating: OutboundTotals(), count: model.hasCampaigns ? rowCount * types : 0)
    let hasJourneys = hasJourneys ?? model.hasJourneys
    journeys = Buffer(repeating: JourneyTotals(), count: hasJourneys ? rowCount * types : 0)
    selfService = Buffer(repeating: SelfServiceTotals(), count: model.hasSelfService ? rowCount * types : 0)
    transfers = Buffer(repeating: TransferTotals(), count: model.hasTransfers ? rowCount * types : 0)
    announcements = Buffer(
      repeating: AnnouncementTotals(), count: model.hasAnnouncements ? rowCount * types : 0)
    callbacks = Buffer(repeating: CallbackTotals(), count: model.hasCallbacks ? rowCount * types : 0)
    backlogs = Buffer(repeating: BacklogTotals(), count: model.hasBacklogs ? rowCount * types : 0)
    responses = Buffer(repeating: ResponseTotals(), count: model.hasResponses ? rowCount * types : 0)
    touches = Buffer(
      repeating: TouchTotals(), count: model.hasConversations || model.hasAffinity ? rowCount * types : 0)
    answeredByThreshold = Buffer(repeating: 0, count: rowCount * types * (thresholds.count + 1))
    abandonedByThreshold = Buffer(repeating: 0, count: rowCount * types * (thresholds.count + 1))
    agents = Buffer(repeating: AgentTotals(), count: rowCount * groups)
    desks = Buffer(repeating: DeskTotals(), count: model.hasDeskTotals ? rowCount * types : 0)
    encounters = Buffer(repeating: EncounterTotals(), count: model.hasEncounters ? rowCount * types : 0)
    bookings = Buffer(repeating: BookingTotals(), count: model.hasBookings ? rowCount * types : 0)
    interpreters = Buffer(repeating: InterpreterTotals(), count: model.hasInterpreters ? rowCount * types : 0)
    turns = Buffer(repeating: TurnTotals(), count: model.hasTurns ? rowCount * groups : 0)
    answeredBy = Buffer(repeating: 0, count: types * groups)
  }

  private var lastSlot: Int { slots.count &- 1 }

  /// The cell of `contacts` of a contact type in a slot.
  @inline(__always)
  func cell(_ slot: Int, _ type: Int) -> Int { Int(rows[slot]) &* types &+ type }

  /// The cell of `agents` of an agent group in a slot.
  @inline(__always)
  func agentCell(_ slot: Int, _ group: Int) -> Int { Int(rows[slot]) &* groups &+ group }

  @inline(__always)
  private func isCounted(_ slot: Int) -> Bool { slot > 0 && slot < lastSlot }

  // MARK: Contacts

  /// A contact is answered.
  ///
  /// - Parameters:
  ///   - slot: the slot it counts in.
  ///   - row: its cell there.
  ///   - began: the slot in which its service begins.
  @inline(__always)
  mutating func answer(
    _ type: borrowing LoopType, _ index: Int, by group: Int, slot: Int, row: Int, began: Int, wait: Double
  ) {
    contacts[row].arrivals += 1
    contacts[row].answered += 1
    if wait > 0 {
      contacts[row].answeredDelayed += 1
      contacts[row].delayed += 1
      contacts[row].waitOfAnswered += wait
      if wait > type.acceptableWait { contacts[row].excessWait += wait - type.acceptableWait }
    }
    answeredByThreshold[row &* (thresholds.count &+ 1) &+ column(of: wait)] += 1
    if isCounted(slot) {
      answeredWaits.count(histogram(slot, index) &+ WaitBuckets.bucket(of: wait))
      answeredBy[index &* groups &+ group] += 1
    }
    agents[agentCell(began, group)].answered += 1
  }

  /// A contact leaves its line unanswered.
  @inline(__always)
  mutating func leave(
    _ type: borrowing LoopType, _ index: Int, slot: Int, wait: Double, as fate: UnansweredFate
  ) {
    let row = cell(slot, index)
    contacts[row].arrivals += 1
    contacts[row].delayed += 1
    if wait > type.acceptableWait { contacts[row].excessWait += wait - type.acceptableWait }
    switch fate {
    case .abandoned, .balked:
      contacts[row].abandoned += 1
      contacts[row].waitOfAbandoned += wait
      if fate == .balked { contacts[row].balked += 1 }
      if wait <= type.shortAbandonment { contacts[row].shortAbandoned += 1 }
      abandonedByThreshold[row &* (thresholds.count &+ 1) &+ column(of: wait)] += 1
    case .diverted, .calledBack:
      contacts[row].diverted += 1
      contacts[row].waitOfOthers += wait
    case .disconnected:
      contacts[row].disconnected += 1
      contacts[row].waitOfOthers += wait
    case .unfinished:
      contacts[row].unfinished += 1
      contacts[row].waitOfOthers += wait
    }
    if isCounted(slot), fate != .unfinished {
      otherWaits.count(histogram(slot, index) &+ WaitBuckets.bucket(of: wait))
    }
  }

  @inline(__always)
  private func histogram(_ slot: Int, _ type: Int) -> Int {
    let period = dayRows == 0 ? slot &- 1 : (slot &- 1) % profile
    return (period &* histogramStride &* types &+ type) &* WaitBuckets.count
  }

  @inline(__always)
  private func column(of wait: Double) -> Int {
    var column = 0
    while column < thresholds.count, wait > thresholds[column] { column &+= 1 }
    return column
  }

  /// An agent of `group` has booked an appointment that is kept.
  mutating func countKept(_ group: Int, slot: Int) { agents[agentCell(slot, group)].keptAppointments += 1 }

  /// The slot of a moment in or behind a slot.
  func slot(of time: Double, from slot: Int) -> Int {
    var slot = slot
    while slot < lastSlot - 1, time >= slots.end[slot] { slot += 1 }
    return slot
  }

  /// The slot of any moment.
  ///
  /// - Complexity: O(log slots).
  func slot(of time: Double) -> Int {
    var (low, high) = (0, lastSlot)
    while low < high {
      let middle = (low + high) / 2
      if slots.end[middle] <= time { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// A contact that waited already as the horizon began has left its line; it was counted as if it were an arrival that
  /// waited since it came.
  mutating func moveToOpeningBacklog(_ type: Int, slot: Int, age: Double) {
    contacts[cell(slot, type)].arrivals -= 1
    backlogs[cell(slot, type)].opening += 1
    backlogs[cell(slot, type)].openingAge += age
    contacts[cell(1, type)].lineTime -= age
  }

  // MARK: The end

  /// The totals of the profile's periods.
  consuming func observations(of model: Model) -> Observations {
    if dayRows == 0 {
      for period in 0..<profile { addScheduled(period, row: period + 1, of: model) }
    }
    var result = periods(
      from: dayRows + 1, count: profile, histogramPeriods: histogramStride == 1 ? profile : 1)
    result.answeredBy = answeredBy.toArray()
    result.answeredWaits = answeredWaits.waitCounts()
    result.otherWaits = otherWaits.waitCounts()
    result.flow = flow
    return result
  }

  /// Adds the staffed time of a period as scheduled.
  mutating func addScheduled(_ period: Int, row: Int, of model: Model) {
    let length = model.clock.length(ofPeriod: period)
    for group in 0..<groups {
      agents[row * groups + group].scheduledTime += model.meanStaff(group, period) * length
      agents[row * groups + group].breakTime += model.onPaidBreak(group, period) * length
    }
  }

  /// The totals of consecutive rows, without waits.
  func periods(from first: Int, count: Int, histogramPeriods: Int) -> Observations {
    var result = Observations(
      periods: count, types: types, groups: groups, thresholds: thresholds.count,
      histogramPeriods: histogramPeriods)
    for period in 0..<count {
      for type in 0..<types {
        let row = (first + period) * types + type
        result.contacts[period * types + type] = contacts[row]
        var answered = 0.0
        var abandoned = 0.0
        for column in 0..<thresholds.count {
          answered += answeredByThreshold[row * (thresholds.count + 1) + column]
          abandoned += abandonedByThreshold[row * (thresholds.count + 1) + column]
          result.answeredWithin[(period * types + type) * thresholds.count + column] = answered
          result.abandonedWithin[(period * types + type) * thresholds.count + column] = abandoned
        }
      }
      for group in 0..<groups {
        result.agents[period * groups + group] = agents[(first + period) * groups + group]
      }
    }
    let cells = first * types..<(first + count) * types
    if outbound.count > 0 { result.outbound = Array(outbound.toArray()[cells]) }
    if journeys.count > 0 { result.journeys = Array(journeys.toArray()[cells]) }
    if selfService.count > 0 { result.selfService = Array(selfService.toArray()[cells]) }
    if transfers.count > 0 { result.transfers = Array(transfers.toArray()[cells]) }
    if announcements.count > 0 { result.announcements = Array(announcements.toArray()[cells]) }
    if callbacks.count > 0 { result.callbacks = Array(callbacks.toArray()[cells]) }
    if backlogs.count > 0 { result.backlogs = Array(backlogs.toArray()[cells]) }
    if responses.count > 0 { result.responses = Array(responses.toArray()[cells]) }
    if touches.count > 0 { result.touches = Array(touches.toArray()[cells]) }
    if desks.count > 0 { result.desks = Array(desks.toArray()[cells]) }
    if encounters.count > 0 { result.encounters = Array(encounters.toArray()[cells]) }
    if bookings.count > 0 { result.bookings = Array(bookings.toArray()[cells]) }
    if interpreters.count > 0 { result.interpreters = Array(interpreters.toArray()[cells]) }
    if turns.count > 0 { result.turns = Array(turns.toArray()[first * groups..<(first + count) * groups]) }
    return result
  }
}

/// How a wait ends other than with an agent.
enum UnansweredFate {
  case abandoned
  case balked
  case diverted
  /// Hung up to be called back; counts as diverted, and the journey goes on.
  case calledBack
  case disconnected
  case unfinished
}
