import Distributions

/// Contacts of customers who come back go to whom they know: the agent of the last answer, or that agent's group.
///
/// If these are free they answer at once; else the contact is reserved for them for a while, and they take it before anything
/// else but urgent contacts. After that while, or as soon as they go off duty, it goes to anybody: to a free agent, or to the
/// end of its line. Each step takes the same time however many wait.
extension Replication {
  /// Sends a contact to whom the customer knows, or reserves it for them. False: it goes to anybody.
  mutating func reunite(_ contact: IncomingContact) -> Bool {
    guard contact.journey >= 0, !isClosed, let affinity = types[contact.type].affinity else { return false }
    let known = Int(journeys[Int(contact.journey)].lastAgent)
    guard known >= 0 else { return false }
    let group = Int(staff.agents[known].group)
    guard servingGroups.row(contact.type).contains(group) else { return false }
    let isOfTeam = affinity.to == .team
    if let agent = isOfTeam ? takeMember(of: group, for: contact) : take(known, group, for: contact) {
      linesInUse += Int(types[contact.type].trunks)
      answer(contact, arrival: now, slot: slot, by: agent, group)
      return true
    }
    guard affinity.wait > 0, isOfTeam ? isOnDuty(group: group) : isOnDuty(known, group) else { return false }
    wait(
      contact, reservedFor: isOfTeam ? reservations.list(ofGroup: group) : known,
      release: now + affinity.wait)
    return true
  }

  /// Takes this very agent, if free or with room for the contact.
  private mutating func take(_ agent: Int, _ group: Int, for contact: IncomingContact) -> Int? {
    if desks.isDesk(group) {
      guard desks.desks[agent].level >= 0, desks.room(agent, group) >= units(of: contact.type, group) else {
        return nil
      }
      desks.remove(agent, group)
      return agent
    }
    guard staff.agents[agent].isFree else { return nil }
    staff.takeFree(agent)
    if staff.idleCounts[group] == 0 { freeGroups.row(0).remove(group) }
    return agent
  }

  private mutating func takeMember(of group: Int, for contact: IncomingContact) -> Int? {
    let hasRoom =
      desks.isDesk(group)
      ? desks.hasRoom(group, units: units(of: contact.type, group)) : staff.idleCounts[group] > 0
    return hasRoom ? takeAgent(group, for: contact) : nil
  }

  private func isOnDuty(_ agent: Int, _ group: Int) -> Bool {
    staff.agents[agent].isOnDuty && !(desks.isDesk(group) && desks.desks[agent].isLeaving)
  }

  private func isOnDuty(group: Int) -> Bool {
    (desks.isDesk(group) ? desks.onShift(group) : staff.onShift(group)) > 0
  }

  /// A customer answered before is answered again. Returns the factor on the handle time.
  mutating func reunion(_ type: Int, known: Int, with agent: Int, slot countedSlot: Int) -> Double {
    guard let affinity = types[type].affinity else { return 1 }
    let row = totals.cell(countedSlot, type)
    totals.touches[row].returning += 1
    let isKnown =
      affinity.to == .team ? staff.agents[known].group == staff.agents[agent].group : known == agent
    guard isKnown else { return 1 }
    totals.touches[row].reunited += 1
    return affinity.handleTimeFactor
  }

  // MARK: Reserved contacts

  /// Lets a contact wait in a list of `Reservations`.
  mutating func reserve(_ type: Int, _ contact: WaitingContact, in list: Int, until release: Double) {
    let journey = Int(contact.journey)
    reservations.add(Reservations.Entry(contact, type: type, list: list), journey: journey)
    waiting += 1
    types[type].addWaiting(from: contact.arrival)
    if isTraced { traceQueue(type, contact) }
    if hasCommits, let group = reservations.group(ofList: list) { commits.join(type, group) }
    let end = Swift.min(release, contact.deadline)
    if end < .infinity { wake(journey, at: end, for: .reserved) }
  }

  /// Those for whom a contact waited have not been free in time, or the customer gives up.
  mutating func endReservation(_ journey: Int) {
    let entry = unreserve(journey)
    guard entry.contact.deadline <= now else { return offerToAnybody(entry) }
    leaveLine(
      Int(entry.type), entry.contact, at: entry.contact.deadline,
      as: entry.contact.leaving == .leavesMessage ? .diverted : .abandoned)
  }

  private mutating func unreserve(_ journey: Int) -> Reservations.Entry {
    journeys[journey].phase = .inContact
    journeys[journey].wake = .none
    let entry = reservations.remove(journey)
    if hasCommits, let group = reservations.group(ofList: Int(entry.list)) {
      commits.leave(Int(entry.type), group)
    }
    return entry
  }

  private mutating func offerToAnybody(_ entry: Reservations.Entry) {
    let (type, contact) = (Int(entry.type), entry.contact)
    let journey = Int(contact.journey)
    let incoming = IncomingContact(
      type: type, draw: journeys[journey].draw, work: contact.work, journey: contact.journey)
    if let group = selectGroup(for: type, number: incoming.draw) {
      endWait(type, contact)
      answer(
        incoming, arrival: contact.arrival, slot: Int(contact.slot), by: takeAgent(group, for: incoming),
        group)
    } else {
      moveToLine(entry)
    }
  }

  private mutating func moveToLine(_ entry: Reservations.Entry) {
    waiting -= 1
    types[Int(entry.type)].removeWaiting(from: entry.contact.arrival)
    join(Int(entry.type), entry.contact)
  }

  /// Gives a freed agent the contact that waits for that agent, or for the group, alone. False when there is none, or no room.
  mutating func takeReserved(_ agent: Int, _ group: Int, room: Int) -> Bool {
    takeFirst(of: agent, agent, group, room: room)
      || takeFirst(of: reservations.list(ofGroup: group), agent, group, room: room)
  }

  private mutating func takeFirst(of list: Int, _ agent: Int, _ group: Int, room: Int) -> Bool {
    guard let journey = reservations.first(of: list) else { return false }
    let type = Int(reservations[journey].type)
    if room < .max, units(of: type, group) > room { return false }
    takeWaiting(type, unreserve(journey).contact, by: agent, group)
    return true
  }

  /// Whether some contact waits for this agent, or the group, alone.
  func isAwaited(_ agent: Int, _ group: Int) -> Bool {
    hasAffinity
      && (reservations.first(of: agent) != nil
        || reservations.first(of: reservations.list(ofGroup: group)) != nil)
  }

  // MARK: Off duty

  /// An agent has gone home, perhaps the last one of the group: nobody waits for them.
  mutating func releaseReserved(of agent: Int, _ group: Int) {
    releaseAll(in: agent)
    if !isOnDuty(group: group) { releaseAll(in: reservations.list(ofGroup: group)) }
  }

  /// The staffing has changed: nobody waits for agents who leave.
  mutating func releaseReservedOfLeaving() {
    guard reservations.count > 0 else { return }
    for group in 0..<staff.groupCount where !isOnDuty(group: group) {
      releaseAll(in: reservations.list(ofGroup: group))
    }
    for agent in 0..<staff.agents.count
    where reservations.first(of: agent) != nil && !isOnDuty(agent, Int(staff.agents[agent].group)) {
      releaseAll(in: agent)
    }
  }

  private mutating func releaseAll(in list: Int) {
    while let journey = reservations.first(of: list) { offerToAnybody(unreserve(journey)) }
  }

  /// The center closes, or the horizon ends: all that is reserved joins the lines.
  mutating func moveReservedToLines() {
    for list in 0..<reservations.lists {
      while let journey = reservations.first(of: list) { moveToLine(unreserve(journey)) }
    }
  }
}
