import Distributions

/// An agent answers, talks, wraps up and is free for the next contact.
extension Replication {
  /// Begins the service of a contact by an agent who is not free any more.
  @inline(__always)
  mutating func answer(
    _ contact: IncomingContact, arrival: Double, slot arrivalSlot: Int, by agent: Int, _ group: Int
  ) {
    let type = contact.type
    let countedSlot = model.clock.countBy == .arrival ? arrivalSlot : slot
    let row = totals.cell(countedSlot, type)
    var wait = now - arrival
    var factor =
      handleTimeFactor[type &* staff.groupCount &+ group] * types[type].dayFactor
      * staff.agents[agent].effect
    var longer = 0.0
    var wrapFactor = 1.0
    // Whether something happens at the end of the talk.
    var endsInEvent = false
    var takesInterpreter = false
    if contact.journey >= 0 {
      let journey = Int(contact.journey)
      factor *= meet(journey, agent, slot: countedSlot)
      longer = connect(journey, to: agent, of: group, after: wait, row: row)
      wait += journeys[journey].waitedBefore
      // Nobody talks in an attempt to call back that is in vain.
      let isReached = journeys[journey].callback.type < 0
      if hasEncounters, isReached {
        longer += encounter(journey, talk: contact.work.talk * factor, after: wait, row: row)
        wrapFactor = journeys[journey].encounter.wrapFactor
      }
      takesInterpreter = hasInterpreters && isReached && interpreters.isNeeded(type, group)
      endsInEvent = takesInterpreter || journeys[journey].handover.isDue
      if isTraced {
        let waitsForEnd =
          endsInEvent || types[type].skipsWrapUp || freeLines != .max && types[type].trunks > 0
        traceAnswer(
          contact, arrival: arrival, by: agent, group, talk: contact.work.talk * factor + longer,
          wrapsUp: types[type].hasWrapUp && !waitsForEnd && !desks.isDesk(group))
      }
    }
    totals.answer(
      types[type], type, by: group, slot: countedSlot, row: row, began: slot, wait: wait)
    totals.flow.waits += now - (arrival < opening ? opening : arrival)
    totals.flow.departures += 1
    if hasBacklogs, arrival < opening {
      totals.moveToOpeningBacklog(type, slot: countedSlot, age: opening - arrival)
    }
    if hasDesks, desks.isDesk(group) {
      return beginSession(
        contact, slot: countedSlot, talk: contact.work.talk * factor + longer,
        wrap: contact.work.wrap * factor * wrapFactor,
        by: agent, group)
    }
    busy &+= 1
    staff.becomeBusy(agent)
    staff.agents[agent].journey = contact.journey
    staff.agents[agent].trunks = types[type].trunks

    let talk = contact.work.talk * factor + longer
    totals.contacts[row].talkTime += talk
    if types[type].hasWrapUp || endsInEvent {
      let wrap = contact.work.wrap * factor * wrapFactor
      if endsInEvent || types[type].skipsWrapUp || freeLines != .max && types[type].trunks > 0 {
        staff.agents[agent].type = Int32(type)
        staff.agents[agent].slot = Int32(countedSlot)
        staff.agents[agent].wrapTime = wrap
        if takesInterpreter { return seekInterpreter(Int(contact.journey), agent, talk: talk) }
        hold(agent, group, for: talk)
        schedule(.talkEnd, at: now + talk, for: agent)
        return
      }
      totals.contacts[row].wrapTime += wrap
      hold(agent, group, for: talk + wrap)
      schedule(.serviceEnd, at: now + (talk + wrap), for: agent)
      return
    }
    hold(agent, group, for: talk)
    schedule(.serviceEnd, at: now + talk, for: agent)
  }

  /// Accounts for an agent's time from now on.
  @inline(__always)
  mutating func hold(_ agent: Int, _ group: Int, for time: Double) {
    staff.agents[agent].busyTime += time
    totals.addBusy(group, from: now, slot: slot, to: now + time)
    totals.flow.handleTimes += Swift.min(now + time, end) - now
  }

  /// The caller hangs up; the line is free, the agent wraps up unless somebody waits.
  mutating func endTalk(by agent: Int) {
    linesInUse &-= Int(staff.agents[agent].trunks)
    staff.agents[agent].trunks = 0
    let type = Int(staff.agents[agent].type)
    let group = Int(staff.agents[agent].group)
    let journey = Int(staff.agents[agent].journey)
    if hasInterpreters, journey >= 0, journeys[journey].interpretation.pool >= 0 {
      releaseInterpreter(journey)
    }
    let isPassedOn = journey >= 0 && journeys[journey].handover.isDue
    if isPassedOn {
      let staysOn = isWarm(journey)
      staff.agents[agent].journey = -1
      passOn(journey, from: agent, row: totals.cell(Int(staff.agents[agent].slot), type))
      if staysOn { return }
    }
    var wrap = staff.agents[agent].wrapTime
    if wrap > 0, types[type].skipsWrapUp, isAwaited(agent, group) || refreshLines(for: group).count > 0 {
      wrap = 0
    }
    if isTraced { traceTalkEnd(by: agent, wrap: wrap, isPassedOn: isPassedOn || journey < 0) }
    if wrap <= 0 { return release(agent) }
    totals.contacts[totals.cell(Int(staff.agents[agent].slot), type)].wrapTime += wrap
    hold(agent, group, for: wrap)
    schedule(.serviceEnd, at: now + wrap, for: agent)
  }

  @inline(__always)
  mutating func endService(by agent: Int) {
    linesInUse &-= Int(staff.agents[agent].trunks)
    release(agent)
  }

  /// An agent has finished a contact: leaves if the shift is over, takes the next contact, or is free.
  @inline(__always)
  mutating func release(_ agent: Int) {
    let group = Int(staff.agents[agent].group)
    busy &-= 1
    staff.endBusy(agent)
    if staff.agents[agent].journey >= 0 { complete(Int(staff.agents[agent].journey)) }
    if hasPauses, pause(agent, group) { return }
    goOn(agent, group)
  }

  /// An agent who is neither busy nor free leaves if the shift is over, takes the next contact, or is free.
  @inline(__always)
  mutating func goOn(_ agent: Int, _ group: Int) {
    if staff.overrun[group] > 0, !isServingOut { return endOverrun(agent, group) }
    if takeNext(agent, group) { return }
    if isServingOut { return endOverrun(agent, group) }
    becomeFree(agent, group)
  }

  @inline(__always)
  mutating func becomeFree(_ agent: Int, _ group: Int) {
    if hasCampaigns, dialNext(agent, group) { return }
    staff.becomeFree(agent, at: now)
    freeGroups.row(0).insert(group)
  }

  /// Gives an agent the waiting contact that the policy chooses. False when there is none.
  ///
  /// - Parameter room: units that the agent has free, of a group that holds several contacts at once.
  @inline(__always)
  mutating func takeNext(_ agent: Int, _ group: Int, room: Int = .max) -> Bool {
    if waiting == 0, unnoticed == 0 { return false }
    let heads = refreshLines(for: group, room: room)
    if hasAffinity, heads.count == 0 || !types[heads[0]].isUrgent, takeReserved(agent, group, room: room) {
      return true
    }
    if heads.count == 0 { return false }
    var chosen = heads[0]
    if heads.count > 1 || contactsMayDecline {
      let state = routingState(randomKey: types[chosen].agentSelectionKey, number: 0)
      guard let line = contactSelection.line(for: group, among: heads, in: state) else {
        planRetries(for: group, among: heads, state)
        return false
      }
      chosen = line
    }
    let position = lines[chosen].head
    let contact = lines[chosen][position]
    lines[chosen].removeHead()
    if lines[chosen].isEmpty { waitingLines.row(0).remove(chosen) }
    if contact.leaving == .unnoticed {
      forgetUnnoticed(chosen)
      detect(contact, of: chosen, by: agent, group)
      return true
    }
    takeWaiting(chosen, contact, by: agent, group)
    return true
  }

  /// Answers a contact that has waited.
  @inline(__always)
  mutating func takeWaiting(_ type: Int, _ contact: WaitingContact, by agent: Int, _ group: Int) {
    endWait(type, contact)
    answer(
      IncomingContact(
        type: type, draw: UInt64(contact.draw), work: contact.work, journey: contact.journey),
      arrival: contact.arrival, slot: Int(contact.slot), by: agent, group)
  }

  /// A contact waits no more, as it is answered.
  @inline(__always)
  mutating func endWait(_ type: Int, _ contact: WaitingContact) {
    waiting &-= 1
    types[type].removeWaiting(from: contact.arrival)
    countLeaving(contact)
    totals.addWait(type, from: contact.arrival, slot: Int(contact.slot), to: now)
  }
}
