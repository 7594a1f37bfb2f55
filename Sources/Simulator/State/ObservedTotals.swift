/// The totals of the replication that is running, in flat memory; `Observations` when it is over.
///
/// Everything is added by period slot (`PeriodSlots`); the first and the last slot are dropped at the end.
/// A contact is counted once, when it leaves its line: its fate is known then, and so are its wait and handle time.
struct ObservedTotals: ~Copyable {
  private let types: Int
  private let groups: Int
  private let thresholds: Buffer<Double>
  private let slots: PeriodSlots
  /// 1: a wait histogram for each counted slot; 0: one for all of them.
  private let histogramStride: Int
  var contacts: Buffer<ContactTotals>
  /// Empty in models without journeys.
  var journeys: Buffer<JourneyTotals>
  /// Empty in models without transfers.
  var transfers: Buffer<TransferTotals>
  var announcements: Buffer<AnnouncementTotals>
  var callbacks: Buffer<CallbackTotals>
  /// By the smallest threshold that the wait meets; the last column holds longer waits.
  private var answeredByThreshold: Buffer<Double>
  private var abandonedByThreshold: Buffer<Double>
  private var agents: Buffer<AgentTotals>
  private var answeredBy: Buffer<Double>
  private var answeredWaits = WaitTable()
  private var otherWaits = WaitTable()
  var flow = FlowCheck()

  init(_ model: Model) {
    types = model.types.count
    groups = model.groups.count
    thresholds = Buffer(model.thresholds)
    slots = PeriodSlots(model.clock)
    histogramStride = model.hasHistogramPerPeriod ? 1 : 0
    contacts = Buffer(repeating: ContactTotals(), count: slots.count * types)
    journeys = Buffer(repeating: JourneyTotals(), count: model.hasJourneys ? slots.count * types : 0)
    transfers = Buffer(repeating: TransferTotals(), count: model.hasTransfers ? slots.count * types : 0)
    announcements = Buffer(
      repeating: AnnouncementTotals(), count: model.hasAnnouncements ? slots.count * types : 0)
    callbacks = Buffer(repeating: CallbackTotals(), count: model.hasCallbacks ? slots.count * types : 0)
    answeredByThreshold = Buffer(repeating: 0, count: slots.count * types * (thresholds.count + 1))
    abandonedByThreshold = Buffer(repeating: 0, count: slots.count * types * (thresholds.count + 1))
    agents = Buffer(repeating: AgentTotals(), count: slots.count * groups)
    answeredBy = Buffer(repeating: 0, count: types * groups)
  }

  private var lastSlot: Int { slots.count - 1 }

  @inline(__always)
  private func isCounted(_ slot: Int) -> Bool { slot > 0 && slot < lastSlot }

  // MARK: Contacts

  /// A contact is answered.
  ///
  /// - Parameters:
  ///   - slot: the slot it counts in.
  ///   - began: the slot in which its service begins.
  @inline(__always)
  mutating func answer(
    _ type: borrowing LoopType, _ index: Int, by group: Int, slot: Int, began: Int, wait: Double
  ) {
    let row = slot * types + index
    contacts[row].arrivals += 1
    contacts[row].answered += 1
    if wait > 0 {
      contacts[row].answeredDelayed += 1
      contacts[row].delayed += 1
      contacts[row].waitOfAnswered += wait
      if wait > type.acceptableWait { contacts[row].excessWait += wait - type.acceptableWait }
    }
    answeredByThreshold[row * (thresholds.count + 1) + column(of: wait)] += 1
    if isCounted(slot) {
      answeredWaits.count(histogram(slot, index) + WaitBuckets.bucket(of: wait))
      answeredBy[index * groups + group] += 1
    }
    agents[began * groups + group].answered += 1
  }

  /// A contact leaves its line unanswered.
  @inline(__always)
  mutating func leave(
    _ type: borrowing LoopType, _ index: Int, slot: Int, wait: Double, as fate: UnansweredFate
  ) {
    let row = slot * types + index
    contacts[row].arrivals += 1
    contacts[row].delayed += 1
    if wait > type.acceptableWait { contacts[row].excessWait += wait - type.acceptableWait }
    switch fate {
    case .abandoned, .balked:
      contacts[row].abandoned += 1
      contacts[row].waitOfAbandoned += wait
      if fate == .balked { contacts[row].balked += 1 }
      if wait <= type.shortAbandonment { contacts[row].shortAbandoned += 1 }
      abandonedByThreshold[row * (thresholds.count + 1) + column(of: wait)] += 1
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
      otherWaits.count(histogram(slot, index) + WaitBuckets.bucket(of: wait))
    }
  }

  @inline(__always)
  private func histogram(_ slot: Int, _ type: Int) -> Int {
    ((slot - 1) * histogramStride * types + type) * WaitBuckets.count
  }

  @inline(__always)
  private func column(of wait: Double) -> Int {
    var column = 0
    while column < thresholds.count, wait > thresholds[column] { column += 1 }
    return column
  }

  // MARK: Spans of time

  /// A contact waited from `start`, in slot `slot`, to `end`.
  @inline(__always)
  mutating func addWait(_ type: Int, from start: Double, slot: Int, to end: Double) {
    if end <= slots.end[slot] {
      contacts[slot * types + type].lineTime += end - start
    } else {
      addLongWait(type, from: start, slot: slot, to: end)
    }
  }

  private mutating func addLongWait(_ type: Int, from start: Double, slot: Int, to end: Double) {
    var from = start
    for slot in slot..<slots.count {
      let to = min(end, slots.end[slot])
      contacts[slot * types + type].lineTime += to - from
      if end <= to { return }
      from = to
    }
  }

  /// An agent of `group` is busy from `start`, in slot `slot`, to `end`.
  @inline(__always)
  mutating func addBusy(_ group: Int, from start: Double, slot: Int, to end: Double) {
    if end <= slots.close[slot] {
      agents[slot * groups + group].busyTime += end - start
    } else {
      addLongBusy(group, from: start, slot: slot, to: end)
    }
  }

  private mutating func addLongBusy(_ group: Int, from start: Double, slot: Int, to end: Double) {
    var from = start
    for slot in slot..<slots.count {
      let inside = min(end, slots.close[slot])
      if inside > from {
        agents[slot * groups + group].busyTime += inside - from
        from = inside
      }
      let behind = min(end, slots.end[slot])
      if behind > from {
        agents[slot * groups + group].afterCloseTime += behind - from
        from = behind
      }
      if end <= from { return }
    }
  }

  /// A contact that shared its agent with others is over.
  mutating func endSession(_ session: Session, _ now: Double) {
    let row = Int(session.slot) * types + Int(session.type)
    contacts[row].talkTime += session.talkEnded - session.began
    contacts[row].wrapTime += now - session.talkEnded
    contacts[row].sharedTime += now - session.began
    contacts[row].effortTime += session.effort
  }

  /// An agent of `group` holds so many contacts, which take so much of the capacity, from `start`, in slot `slot`, to `end`;
  /// opening hours only.
  mutating func addHeld(
    _ group: Int, from start: Double, slot: Int, to end: Double, contacts: Double, load: Double
  ) {
    var from = start
    for slot in slot..<slots.count {
      let inside = Swift.min(end, slots.close[slot])
      if inside > from {
        agents[slot * groups + group].heldTime += (inside - from) * contacts
        agents[slot * groups + group].loadTime += (inside - from) * load
      }
      from = Swift.max(from, Swift.min(end, slots.end[slot]))
      if end <= slots.end[slot] { return }
    }
  }

  /// Agents beyond their shift's end, over a stretch of time within one slot, in agent-seconds.
  mutating func addOverrun(_ group: Int, slot: Int, _ time: Double) {
    agents[slot * groups + group].overrunTime += time
  }

  /// The slot of a moment in or behind a slot.
  func slot(of time: Double, from slot: Int) -> Int {
    var slot = slot
    while slot < lastSlot - 1, time >= slots.end[slot] { slot += 1 }
    return slot
  }

  // MARK: The end

  /// The totals of the counted periods.
  consuming func observations(of model: Model) -> Observations {
    let periods = slots.count - 2
    var result = Observations(
      periods: periods, types: types, groups: groups, thresholds: thresholds.count,
      histogramPeriods: histogramStride == 1 ? periods : 1)
    for period in 0..<periods {
      for type in 0..<types {
        let row = (period + 1) * types + type
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
        var totals = agents[(period + 1) * groups + group]
        totals.scheduledTime = Double(model.staff(group, period)) * model.clock.periodLength
        result.agents[period * groups + group] = totals
      }
    }
    if journeys.count > 0 { result.journeys = Array(journeys.toArray()[types..<(periods + 1) * types]) }
    if transfers.count > 0 { result.transfers = Array(transfers.toArray()[types..<(periods + 1) * types]) }
    if announcements.count > 0 {
      result.announcements = Array(announcements.toArray()[types..<(periods + 1) * types])
    }
    if callbacks.count > 0 { result.callbacks = Array(callbacks.toArray()[types..<(periods + 1) * types]) }
    result.answeredBy = answeredBy.toArray()
    result.answeredWaits = answeredWaits.waitCounts()
    result.otherWaits = otherWaits.waitCounts()
    result.flow = flow
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
