import Distributions

/// A contact that comes to the center, before it is known what becomes of it.
struct IncomingContact {
  var work: Work
  /// Its number in the streams of its type: names its random numbers.
  var draw: UInt64
  private var typeNumber: Int32
  /// -1: none.
  var journey: Int32

  init(type: Int, draw: UInt64, work: Work, journey: Int32) {
    self.work = work
    self.draw = draw
    typeNumber = Int32(truncatingIfNeeded: type)
    self.journey = journey
  }

  var type: Int { Int(typeNumber) }
}

/// Contacts arrive, are answered at once, blocked, balk, or join a line.
extension Replication {
  @inline(__always)
  mutating func scheduleNextArrival(_ type: Int) {
    if let time = arrivals[type].next() { schedule(.arrival, at: time, for: type) }
  }

  @inline(__always)
  mutating func arrive(_ arriving: Int) {
    if arriving >= types.count { return arriveByDemand(arriving - types.count) }
    let number = arrivals[arriving].number &- 1
    scheduleNextArrival(arriving)
    let work = Work(
      talk: talk[arriving][number], wrap: types[arriving].hasWrapUp ? wrapUp[arriving][number] : 0)
    begin(arriving, draw: number, work)
  }

  /// The first contact of a customer's need: by arrival, or by demand.
  @inline(__always)
  mutating func begin(_ whole: Int, draw: UInt64, _ work: Work) {
    var type = whole
    if types[type].urgentShare > 0, types[type].urgencyKey.uniform(draw) < types[type].urgentShare {
      type = Int(types[type].urgentType)
    }
    let journey = hasJourneys ? beginJourney(type, draw: draw, work, from: now) : -1
    let contact = IncomingContact(type: type, draw: draw, work: work, journey: journey)
    if types[type].comesDirectly { return enterLine(contact) }
    if types[type].firstStage >= 0 { return approach(contact) }
    come(contact)
  }

  /// A contact comes to its line: from outside, out of self-service, back on a journey, or passed on.
  @inline(__always)
  mutating func enter(_ contact: IncomingContact) {
    if types[contact.type].campaign >= 0 { return putOnList(Int(contact.journey)) }
    enterLine(contact)
  }

  /// A contact comes to a line of contacts that come by themselves.
  @inline(__always)
  private mutating func enterLine(_ contact: IncomingContact) {
    let type = contact.type
    totals.flow.arrivals += 1
    if linesInUse >= freeLines, types[type].trunks > 0 { return block(contact) }
    if types[type].hasAffinity, reunite(contact) { return }
    if let group = selectGroup(for: type, number: contact.draw) {
      linesInUse &+= Int(types[type].trunks)
      answer(contact, arrival: now, slot: slot, by: takeAgent(group, for: contact), group)
    } else if hasCommits {
      waitForGroup(contact)
    } else {
      wait(contact)
    }
  }

  /// Answers a contact that can't wait. False when no agent is free for it.
  mutating func answerAtOnce(_ contact: IncomingContact) -> Bool {
    guard let group = selectGroup(for: contact.type, number: contact.draw) else { return false }
    totals.flow.arrivals += 1
    linesInUse &+= Int(types[contact.type].trunks)
    answer(contact, arrival: now, slot: slot, by: takeAgent(group, for: contact), group)
    return true
  }

  /// A callback comes to its line.
  mutating func enterCallback(_ contact: IncomingContact) {
    totals.flow.arrivals += 1
    if let group = selectGroup(for: contact.type, number: contact.draw) {
      return answer(contact, arrival: now, slot: slot, by: takeAgent(group, for: contact), group)
    }
    join(
      contact.type,
      WaitingContact(
        arrival: now, deadline: .infinity, work: contact.work, slot: Int32(slot), journey: contact.journey,
        leaving: .abandons, draw: UInt32(truncatingIfNeeded: contact.draw)))
  }

  /// Takes the agent of a group that the policy has chosen.
  @inline(__always)
  mutating func takeAgent(_ group: Int, for contact: IncomingContact) -> Int {
    let uniform =
      asksRandomAgent ? secondUniform(types[contact.type].agentSelectionKey, contact.draw) : 0
    if hasDesks, desks.isDesk(group) {
      let agent = agentWithRoom(group, units: units(of: contact.type, group), uniform: uniform)
      desks.remove(agent, group)
      return agent
    }
    let agent = staff.takeFree(group, uniform: uniform)
    if staff.idleCounts[group] == 0 { freeGroups.row(0).remove(group) }
    return agent
  }

  /// The free agents' group that the policy sends; nil lets the contact wait.
  @inline(__always)
  mutating func selectGroup(for type: Int, number: UInt64, since arrival: Double? = nil) -> Int? {
    var groups = Candidates(indices: candidates.base)
    let serving = servingGroups.row(type).words
    let free = freeGroups.row(0).words
    for word in 0..<freeGroups.wordsPerRow {
      var bits = serving[word] & free[word]
      while bits != 0 {
        let group = word << 6 + bits.trailingZeroBitCount
        bits &= bits - 1
        if hasDesks, desks.isDesk(group), !desks.hasRoom(group, units: units(of: type, group)) { continue }
        if hasReserves, keepsFree(group, from: type, idle: idleAgents(group)) { continue }
        if hasOverflow, !isOpen(group, to: type, since: arrival ?? now) { continue }
        groups.indices[groups.count] = Int32(truncatingIfNeeded: group)
        groups.count &+= 1
      }
    }
    if groups.count == 0 { return nil }
    if hasInterruptible, groups.count > 1 { groups.prefer { !interrupts($0, for: type) } }
    if groups.count == 1, !agentsMayDecline { return groups[0] }
    for position in 0..<groups.count { showToPolicy(groups[position], for: type) }
    var state = routingState(randomKey: types[type].agentSelectionKey, number: number)
    if let arrival { state.contactWait = now - arrival }
    if let group = agentSelection.group(for: type, among: groups, in: state) { return group }
    retry(type, in: agentSelection.retry(type, among: groups, in: state))
    return nil
  }

  /// Brings what the policy sees of a group up to date.
  @inline(__always)
  private mutating func showToPolicy(_ group: Int, for type: Int) {
    if hasDesks, desks.isDesk(group) {
      showDesks(group, units: units(of: type, group))
    } else {
      idleKeys[group] = staff.key(ofGroup: group)
      freeCounts[group] = staff.idleCounts[group]
      loads[group] = 0
    }
  }

  @inline(__always)
  func routingState(randomKey: StreamKey, number: UInt64) -> RoutingState {
    RoutingState(
      now: now, headArrivals: headArrivals.base, headDeadlines: headDeadlines.base,
      idleCounts: freeCounts.base, idleKeys: idleKeys.base,
      loads: loads.base, types: types.base, freeAgents: staff.idleCounts.base, randomKey: randomKey,
      contactNumber: number)
  }

  /// The policy takes the first uniform of the contact, the choice within the group the second.
  private func secondUniform(_ key: StreamKey, _ number: UInt64) -> Double {
    var stream = key.stream(number)
    _ = stream.uniform()
    return stream.uniform()
  }

  mutating func block(_ contact: IncomingContact) {
    totals.contacts[totals.cell(slot, contact.type)].arrivals += 1
    totals.contacts[totals.cell(slot, contact.type)].blocked += 1
    totals.flow.departures += 1
    if contact.journey >= 0 {
      if isTraced { tell(.block, Int(contact.journey)) }
      end(Int(contact.journey), as: .blocked)
    }
  }

  // MARK: Joining a line

  /// - Parameters:
  ///   - list: the list of `Reservations` in which it waits first; -1: none.
  ///   - release: until when, seconds.
  @inline(__always)
  mutating func wait(_ contact: IncomingContact, reservedFor list: Int = -1, release: Double = 0) {
    let type = contact.type
    if waiting &+ unnoticed >= queueLimit
      || types[type].waiting &+ types[type].unnoticed >= types[type].queueLimit
    {
      return block(contact)
    }
    if types[type].hasChoice {
      if types[type].balks && balks(type, number: contact.draw) || types[type].announces && announce(contact)
      {
        linesInUse &+= Int(types[type].trunks)
        return leaveUnanswered(
          type, journey: contact.journey, arrival: now, slot: slot, at: now, as: .balked)
      }
      if types[type].offersCallback, offerCallback(contact) { return }
    }
    var waitingContact = WaitingContact(
      arrival: now, deadline: now + types[type].messageAfter, work: contact.work,
      slot: Int32(truncatingIfNeeded: slot),
      journey: contact.journey, leaving: .leavesMessage, draw: UInt32(truncatingIfNeeded: contact.draw))
    if types[type].hasPatience {
      var accepted = drawPatience(contact)
      if types[type].announces {
        accepted = patience(accepted, announced: journeys[Int(contact.journey)].announced, type)
      }
      let patienceEnd = now + accepted
      if patienceEnd <= waitingContact.deadline {
        waitingContact.deadline = patienceEnd
        waitingContact.leaving = leavesNoSign(contact) ? .abandonsSilently : .abandons
      }
    }
    linesInUse &+= Int(types[type].trunks)
    if list >= 0 { return reserve(type, waitingContact, in: list, until: release) }
    let position = join(type, waitingContact)
    if types[type].offersCallback { planOffer(Int(contact.journey), type, at: position) }
  }

  /// Puts a contact at the end of its line.
  @inline(__always) @discardableResult
  mutating func join(_ type: Int, _ contact: WaitingContact) -> UInt64 {
    let position = lines[type].join(contact)
    if hasOverflow { planOverflow(type, since: contact.arrival) }
    waitingLines.row(0).insert(type)
    waiting &+= 1
    types[type].addWaiting(from: contact.arrival)
    if types[type].watchesPatience {
      if isTraced { traceQueue(type, contact) }
      if contact.deadline < .infinity {
        events.push(Event(patienceEnd: contact.deadline, type: type, position: position))
      }
    }
    return position
  }

  @inline(__always)
  private mutating func drawPatience(_ contact: IncomingContact) -> Double {
    if contact.journey >= 0, journeys[Int(contact.journey)].patience >= 0 {
      return journeys[Int(contact.journey)].patience
    }
    var stream = types[contact.type].patienceKey.stream(contact.draw)
    let drawn = patience[contact.type].sample(using: &stream)
    if contact.journey >= 0 { journeys[Int(contact.journey)].patience = drawn }
    return drawn
  }

  /// Whether an abandonment will go unnoticed.
  @inline(__always)
  private func leavesNoSign(_ contact: IncomingContact) -> Bool {
    types[contact.type].silentShare > 0
      && types[contact.type].silenceKey.uniform(contact.draw) < types[contact.type].silentShare
  }

  private func balks(_ type: Int, number: UInt64) -> Bool {
    guard let balking = model.types[type].balking else { return false }
    let uniform = types[type].balkingKey.uniform(number)
    switch balking {
    case .probability(let share): return uniform < share
    case .byQueueLength(let shares):
      guard let last = shares.indices.last else { return false }
      return uniform < shares[Swift.min(Int(types[type].waiting + types[type].unnoticed), last)]
    }
  }
}
