/// Contacts that find nobody free and wait for one agent group alone, which the policy names (RT7).
extension Replication {
  /// The contact waits for the group that the policy names. Not inlined: most scenarios have nothing of it.
  @inline(never)
  mutating func waitForGroup(_ contact: IncomingContact) {
    wait(contact, reservedFor: committedList(contact), release: .infinity)
  }

  /// The list of `Reservations` in which the contact waits; -1: the line of its type, for anybody.
  private mutating func committedList(_ contact: IncomingContact) -> Int {
    let type = contact.type
    // Urgent contacts go to whoever is free first.
    if isClosed || types[type].isUrgent { return -1 }
    var groups = Candidates(indices: candidates.base)
    for group in 0..<staff.groupCount
    where servingGroups.row(type).contains(group) && (!hasOverflow || isOpen(group, to: type, since: now)) {
      let agents = desks.isDesk(group) ? desks.onShift(group) : staff.onShift(group)
      guard agents > 0 else { continue }
      commits.delays[group] = commits.delay(type, group, agents: agents)
      groups.indices[groups.count] = Int32(truncatingIfNeeded: group)
      groups.count += 1
    }
    if groups.count == 0 { return -1 }
    let state = routingState(randomKey: types[type].agentSelectionKey, number: contact.draw)
    guard let group = agentSelection.commit(type, to: groups, delays: commits.delays.base, in: state) else {
      return -1
    }
    return reservations.list(ofGroup: group)
  }
}
