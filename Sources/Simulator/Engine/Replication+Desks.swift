/// Agents who hold several contacts at once: each contact goes on at a speed that depends on how many there are.
///
/// At each change of an agent's contacts the work that is left of each is brought up to date, and one event is scheduled for
/// the next that will be done: limited processor sharing, exactly.
extension Replication {
  // MARK: Sessions

  /// Begins the service of a contact by an agent who has room and stands in no list.
  mutating func beginSession(
    _ contact: IncomingContact, slot countedSlot: Int, talk: Double, wrap: Double, by agent: Int, _ group: Int
  ) {
    let type = contact.type
    bringUpToDate(agent, group)
    if desks.desks[agent].held == 0 { beginBusy(agent) }
    desks.hold(
      Session(
        type: Int32(type), units: Int32(units(of: type, group)), slot: Int32(countedSlot),
        journey: contact.journey, began: now, remaining: talk, wrap: wrap,
        isShared: model.types[type].channel.sharesAgent),
      by: agent)
    settle(agent, group)
  }

  /// The agent's event: a talk or a wrap-up is done.
  mutating func changeDesk(of agent: Int, _ ticket: EventTicket) {
    guard desks.desks[agent].change == ticket else { return }
    let group = Int(staff.agents[agent].group)
    bringUpToDate(agent, group)
    desks.remove(agent, group)
    let index = nextDone(agent, group).index
    if desks.sessions[desks.place(agent, index)].isDialing { return endDialing(index, of: agent, group) }
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
      if staysOn {
        desks.sessions[place].waitsWith = Int32(journey)
        desks.sessions[place].remaining = .infinity
      }
      passOn(journey, from: agent, row: totals.cell(Int(desks.sessions[place].slot), type))
      if staysOn { return }
    }
    desks.sessions[place].talkEnded = now
    let isSkipped =
      types[type].skipsWrapUp
      && (isAwaited(agent, group)
        || refreshLines(for: group, room: desks.room(agent, group) + Int(desks.sessions[place].units)).count
          > 0)
    if desks.sessions[place].wrap <= 0 || isSkipped { return endSession(index, of: agent, group) }
    desks.sessions[place].remaining = desks.sessions[place].wrap
  }

  private mutating func endSession(_ index: Int, of agent: Int, _ group: Int) {
    let session = desks.drop(index, of: agent)
    totals.endSession(session, now)
    if session.journey >= 0 { complete(Int(session.journey)) }
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
      type: journeys[journey].type, units: Int32(desks.capacity(group)), slot: Int32(slot),
      journey: Int32(journey), began: now, remaining: time, wrap: 0, isShared: false)
    session.isDialing = true
    desks.hold(session, by: agent)
    settle(agent, group)
  }

  private mutating func endDialing(_ index: Int, of agent: Int, _ group: Int) {
    let journey = Int(desks.drop(index, of: agent).journey)
    endBusy(agent, group)
    if isReached(journey) { return talk(to: journey, by: agent) }
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

  // MARK: Time

  /// Accounts for the work done since the last change.
  private mutating func bringUpToDate(_ agent: Int, _ group: Int) {
    let elapsed = now - desks.desks[agent].updated
    let held = Int(desks.desks[agent].held)
    if held > 0, elapsed > 0 {
      let speed = desks.speed(agent, group)
      for place in desks.place(agent, 0)..<desks.place(agent, held) {
        desks.sessions[place].remaining -= (desks.sessions[place].isShared ? speed : 1) * elapsed
        desks.sessions[place].effort += elapsed / Double(held)
      }
      totals.addHeld(
        group, from: desks.desks[agent].updated, slot: Int(desks.desks[agent].updatedSlot), to: now,
        contacts: Double(held), load: Double(desks.desks[agent].used) / desks.capacity(group))
    }
    desks.desks[agent].updated = now
    desks.desks[agent].updatedSlot = Int32(slot)
  }

  /// The session that is done first if nothing changes, and the time until then.
  private func nextDone(_ agent: Int, _ group: Int) -> (index: Int, after: Double) {
    let speed = desks.speed(agent, group)
    var next = (index: 0, after: Double.infinity)
    for index in 0..<Int(desks.desks[agent].held) {
      let place = desks.place(agent, index)
      let after = desks.sessions[place].remaining / (desks.sessions[place].isShared ? speed : 1)
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

  /// The horizon of a steady state ends while agents are busy.
  mutating func finishDesks() {
    for agent in 0..<desks.desks.count where desks.desks[agent].held > 0 {
      let group = Int(staff.agents[agent].group)
      bringUpToDate(agent, group)
      addBusySpan(agent, group)
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
