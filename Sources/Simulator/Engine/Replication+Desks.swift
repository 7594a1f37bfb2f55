/// Agents who hold several contacts at once: each contact goes on at a speed that depends on how many there are.
///
/// At each change of an agent's contacts the work that is left of each is brought up to date, and one event is scheduled for
/// the next that will be done: limited processor sharing, exactly.
extension Replication {
  // MARK: Sessions

  /// Begins the service of a contact by an agent who stands in no list and has room, or can put aside what is at hand.
  mutating func beginSession(
    _ contact: IncomingContact, slot countedSlot: Int, talk: Double, wrap: Double, by agent: Int, _ group: Int
  ) {
    let type = contact.type
    var session = Session(
      type: Int32(type), units: Int32(units(of: type, group)), slot: Int32(countedSlot),
      journey: contact.journey, began: now, remaining: talk, wrap: wrap,
      pace: types[type].sharesAgent ? .shared : .full)
    if types[type].switchCost >= 0 { session.units = 0 }
    if hasTurns, types[type].hasTurns {
      // In turns the talk is that of a chat alone, so the factor on it is the one on each spell of the agent.
      takeTurns(&session, draw: contact.draw, factor: talk / contact.work.talk)
    }
    begin(session, by: agent, group)
  }

  /// Lets an agent who stands in no list hold one more session.
  mutating func begin(_ session: Session, by agent: Int, _ group: Int) {
    bringUpToDate(agent, group)
    // It counts until its end (`endSession`).
    if leftOver != .max, session.slot < slot { leftOver += 1 }
    if desks.desks[agent].held == 0 { beginBusy(agent) }
    if hasInterruptible { putAside(agent) }
    desks.hold(session, by: agent)
    settle(agent, group)
  }

  /// The agent's event: a talk or a wrap-up is done, or one side of a chat in turns has written.
  mutating func changeDesk(of agent: Int, _ ticket: EventTicket) {
    guard desks.desks[agent].change == ticket else { return }
    let group = Int(staff.agents[agent].group)
    bringUpToDate(agent, group)
    desks.remove(agent, group)
    let index = nextDone(agent, group).index
    if desks.sessions[desks.place(agent, index)].isDialing { return endDialing(index, of: agent, group) }
    if desks.sessions[desks.place(agent, index)].turn != .none, !endsTurns(index, of: agent) {
      return settle(agent, group)
    }
    if desks.sessions[desks.place(agent, index)].isWrappingUp {
      endSession(index, of: agent, group)
    } else {
      endTalk(index, of: agent, group)
    }
    settle(agent, group)
  }

  private mutating func endTalk(_ index: Int, of agent: Int, _ group: Int) {
    let place = desks.place(agent, index)
    let type = Int(desks.sessions[place].type)
    if desks.sessions[place].holdsLine { linesInUse -= Int(types[type].trunks) }
    desks.sessions[place].holdsLine = false
    let journey = Int(desks.sessions[place].journey)
    if journey >= 0, journeys[journey].handover.isDue {
      let staysOn = isWarm(journey)
      desks.sessions[place].journey = -1
      if isTraced { trace?.passOn(journey, from: agent) }
      if staysOn {
        desks.sessions[place].waitsWith = Int32(journey)
        desks.sessions[place].remaining = .infinity
        if desks.sessions[place].turn != .none {
          desks.sessions[place].turn = .none
          desks.sessions[place].pace = .full
        }
      }
      passOn(journey, from: agent, row: totals.cell(Int(desks.sessions[place].slot), type))
      if staysOn { return }
    }
    desks.sessions[place].talkEnded = now
    desks.sessions[place].talkAside = desks.sessions[place].aside
    let isSkipped =
      types[type].skipsWrapUp
      && (isAwaited(agent, group)
        || refreshLines(for: group, room: desks.room(agent, group, without: index)).count > 0)
    if desks.sessions[place].wrap <= 0 || isSkipped { return endSession(index, of: agent, group) }
    if isTraced { traceWrapUp(desks.sessions[place], by: agent) }
    desks.sessions[place].remaining = desks.sessions[place].wrap
    if desks.sessions[place].turn != .none { becomeReady(place) }
  }

  private mutating func endSession(_ index: Int, of agent: Int, _ group: Int) {
    let session = desks.drop(index, of: agent)
    totals.endSession(session, now)
    if leftOver != .max, session.slot < slot { leftOver -= 1 }
    if session.journey >= 0 {
      complete(Int(session.journey))
    } else if isTraced {
      traceEnd(session, by: agent)
    }
    if desks.desks[agent].held == 0 { endBusy(agent, group) }
  }

  /// After a change: takes what waits, stands in the list of its load or goes home, and schedules the next change.
  private mutating func settle(_ agent: Int, _ group: Int) {
    if !desks.desks[agent].isLeaving || isServingOut {
      let room = desks.room(agent, group)
      // Each contact taken settles the agent in its turn.
      if room > 0, takeNext(agent, group, room: room) { return }
      if hasCampaigns, desks.desks[agent].held == 0, !desks.desks[agent].isLeaving, dialNext(agent, group) {
        return
      }
    }
    if desks.desks[agent].isLeaving {
      if desks.desks[agent].held == 0 {
        desks.desks[agent].isLeaving = false
        return endOverrun(agent, group)
      }
    } else {
      desks.add(agent, group, at: now)
    }
    showRoom(group)
    if desks.desks[agent].hasPutAside { takeUpAgain(agent) }
    if hasTurns { writeNext(agent) }
    scheduleChange(agent, group)
  }

  /// A free agent looks again for something to do.
  mutating func resume(_ agent: Int, _ group: Int) {
    bringUpToDate(agent, group)
    settle(agent, group)
  }

  // MARK: Dialing

  /// The agent calls a customer, and can do nothing beside.
  mutating func holdDialing(_ journey: Int, for time: Double, by agent: Int, _ group: Int) {
    beginBusy(agent)
    var session = Session(
      type: journeys[journey].type, units: Int32(desks.units(group)), slot: Int32(slot),
      journey: Int32(journey), began: now, remaining: time, wrap: 0, pace: .full)
    session.isDialing = true
    desks.hold(session, by: agent)
    settle(agent, group)
  }

  private mutating func endDialing(_ index: Int, of agent: Int, _ group: Int) {
    let journey = Int(desks.drop(index, of: agent).journey)
    endBusy(agent, group)
    if isReached(journey) { return talk(to: journey, by: agent) }
    if isTraced { traceDial(.noAnswer, journey, by: agent) }
    tryAgain(journey)
    settle(agent, group)
  }

  private func showRoom(_ group: Int) {
    if desks.isOpen(group) { freeGroups.row(0).insert(group) } else { freeGroups.row(0).remove(group) }
  }

  /// An agent who waits with the caller of a warm transfer talks on for the conference, or leaves the caller. Returns where
  /// the talk counts, in totals by slot and contact type.
  mutating func endDeskHold(_ journey: Int, of agent: Int, _ group: Int, conference: Double) -> Int {
    bringUpToDate(agent, group)
    let places = desks.place(agent, 0)..<desks.place(agent, Int(desks.desks[agent].held))
    guard let place = places.first(where: { desks.sessions[$0].waitsWith == journey }) else {
      preconditionFailure("an agent who waits with a caller holds the contact")
    }
    desks.sessions[place].waitsWith = -1
    desks.sessions[place].remaining = conference
    scheduleChange(agent, group)
    return totals.cell(Int(desks.sessions[place].slot), Int(desks.sessions[place].type))
  }

  // MARK: Who is sent

  /// The agent with room for so many units whom the policy sends.
  func agentWithRoom(_ group: Int, units: Int, uniform: Double) -> Int {
    switch staff.order {
    case .longestIdle: return desks.first(group, units: units, packing)
    case .leastOccupied: return desks.least(group, units: units) { handlingTime(of: $0) }
    case .uniform:
      let count = desks.agentsWithRoom(group, units: units)
      return desks.member(Swift.min(Int(uniform * Double(count)), count - 1), group, units: units)
    }
  }

  /// Since the replication began.
  private func handlingTime(of agent: Int) -> Double {
    let atHand = desks.desks[agent].held > 0 ? now - desks.desks[agent].busySince : 0
    return staff.agents[agent].busyTime + atHand
  }

  /// Brings what the policy sees of a group with room up to date.
  mutating func showDesks(_ group: Int, units: Int) {
    freeCounts[group] = Int32(desks.agentsWithRoom(group, units: units))
    switch staff.order {
    case .uniform: break
    case .longestIdle:
      let agent = desks.first(group, units: units, packing)
      idleKeys[group] = desks.desks[agent].since
      loads[group] = desks.load(of: agent, group)
    case .leastOccupied:
      let agent = desks.least(group, units: units) { handlingTime(of: $0) }
      idleKeys[group] = handlingTime(of: agent)
    }
  }

  // MARK: Time

  /// Accounts for the work done since the last change.
  private mutating func bringUpToDate(_ agent: Int, _ group: Int) {
    let elapsed = now - desks.desks[agent].updated
    let held = Int(desks.desks[agent].held)
    if held > 0, elapsed > 0 {
      let speed = desks.speed(agent, group)
      let active = desks.desks[agent].active
      if active < held { desks.sessions[desks.place(agent, 0)].aside += elapsed }
      for place in desks.place(agent, held - active)..<desks.place(agent, held) {
        switch desks.sessions[place].pace {
        case .shared: desks.sessions[place].remaining -= speed * elapsed
        case .full: desks.sessions[place].remaining -= elapsed
        case .none: break
        }
        desks.sessions[place].effort += elapsed / Double(active)
      }
      // Work that can be put aside takes the whole agent.
      let used = desks.desks[agent].used == 0 ? desks.units(group) : Int(desks.desks[agent].used)
      totals.addHeld(
        group, from: desks.desks[agent].updated, slot: Int(desks.desks[agent].updatedSlot), to: now,
        contacts: Double(active), load: Double(used) / Double(desks.units(group)))
      if hasTurns { addTurnTime(agent, group, elapsed) }
    }
    desks.desks[agent].updated = now
    desks.desks[agent].updatedSlot = Int32(slot)
  }

  /// The session that is done first if nothing changes, and the time until then.
  private func nextDone(_ agent: Int, _ group: Int) -> (index: Int, after: Double) {
    let speed = desks.speed(agent, group)
    var next = (index: 0, after: Double.infinity)
    for index in desks.desks[agent].firstActive..<Int(desks.desks[agent].held) {
      let place = desks.place(agent, index)
      let after: Double =
        switch desks.sessions[place].pace {
        case .shared: desks.sessions[place].remaining / speed
        case .full: desks.sessions[place].remaining
        case .none: .infinity
        }
      if after < next.after { next = (index, after) }
    }
    return next
  }

  private mutating func scheduleChange(_ agent: Int, _ group: Int) {
    let after = Swift.max(nextDone(agent, group).after, 0)
    guard after < .infinity else {
      desks.desks[agent].change = .none
      return
    }
    desks.desks[agent].change = schedule(.deskChange, at: now + after, for: agent)
  }

  private mutating func beginBusy(_ agent: Int) {
    busy += 1
    staff.becomeBusy(agent)
    desks.desks[agent].busySince = now
    desks.desks[agent].busySlot = Int32(slot)
  }

  private mutating func endBusy(_ agent: Int, _ group: Int) {
    busy -= 1
    staff.endBusy(agent)
    addBusySpan(agent, group)
  }

  private mutating func addBusySpan(_ agent: Int, _ group: Int) {
    let since = desks.desks[agent].busySince
    totals.addBusy(group, from: since, slot: Int(desks.desks[agent].busySlot), to: now)
    totals.flow.handleTimes += now - since
    staff.agents[agent].busyTime += now - since
  }

  /// The horizon of a steady state ends while agents are busy: their sessions count as far as they are.
  mutating func finishDesks() {
    for agent in 0..<desks.desks.count where desks.desks[agent].held > 0 {
      let group = Int(staff.agents[agent].group)
      bringUpToDate(agent, group)
      addBusySpan(agent, group)
      for place in desks.place(agent, 0)..<desks.place(agent, Int(desks.desks[agent].held)) {
        if !desks.sessions[place].isDialing { totals.endSession(desks.sessions[place], now) }
      }
    }
  }

  /// Contacts that agents who hold several have at hand.
  func sessionsHeld() -> Int {
    (0..<desks.desks.count).reduce(0) { sum, agent in
      let isDialing = desks.desks[agent].held > 0 && desks.sessions[desks.place(agent, 0)].isDialing
      return isDialing ? sum : sum + Int(desks.desks[agent].held)
    }
  }

  // MARK: Shifts

  /// Sets the agents on shift. Fewer: who holds nothing goes first, then who holds least finishes it and takes no more.
  mutating func changeDeskStaff(_ group: Int, to count: Int) {
    var missing = count - desks.onShift(group)
    while missing < 0, let agent = desks.leastLoaded(group) {
      desks.remove(agent, group)
      if desks.desks[agent].held == 0 {
        staff.sendHome(agent)
      } else {
        desks.desks[agent].isLeaving = true
        staff.changeOverrun(group, by: 1)
      }
      missing += 1
    }
    while missing > 0, let agent = staff.stayingOn(group, where: { desks.desks[$0].isLeaving }) {
      desks.desks[agent].isLeaving = false
      staff.changeOverrun(group, by: -1)
      missing -= 1
      bringUpToDate(agent, group)
      settle(agent, group)
    }
    for _ in 0..<Swift.max(missing, 0) {
      let agent = staff.callIn(group)
      desks.desks[agent].updated = now
      settle(agent, group)
    }
    showRoom(group)
  }
}
