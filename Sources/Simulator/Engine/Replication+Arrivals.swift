import Distributions

/// A contact arrives.
extension Replication {
  @inline(__always)
  mutating func scheduleNextArrival(_ type: Int) {
    if let time = arrivals[type].next() { schedule(.arrival, at: time, for: type) }
  }

  @inline(__always)
  mutating func arrive(_ arriving: Int) {
    let number = arrivals[arriving].number - 1
    scheduleNextArrival(arriving)
    totals.flow.arrivals += 1
    let work = Work(
      talk: talk[arriving][number], wrap: types[arriving].hasWrapUp ? wrapUp[arriving][number] : 0)
    var type = arriving
    if types[type].urgentShare > 0, types[type].urgencyKey.uniform(number) < types[type].urgentShare {
      type = Int(types[type].urgentType)
    }
    if linesInUse >= freeLines { return block(type) }
    if let group = selectGroup(for: type, number: number) {
      linesInUse += 1
      let uniform = asksRandomAgent ? secondUniform(types[type].agentSelectionKey, number) : 0
      let agent = staff.takeFree(group, uniform: uniform)
      if staff.idleCounts[group] == 0 { freeGroups.row(0).remove(group) }
      answer(type, work, arrival: now, slot: slot, by: agent, group)
    } else {
      wait(type, work, number: number)
    }
  }

  /// The free agents' group that the policy sends; nil lets the contact wait.
  @inline(__always)
  private mutating func selectGroup(for type: Int, number: UInt64) -> Int? {
    var groups = Candidates(indices: candidates.base)
    let serving = servingGroups.row(type).words
    let free = freeGroups.row(0).words
    for word in 0..<freeGroups.wordsPerRow {
      var bits = serving[word] & free[word]
      while bits != 0 {
        groups.indices[groups.count] = Int32(truncatingIfNeeded: word << 6 + bits.trailingZeroBitCount)
        groups.count += 1
        bits &= bits - 1
      }
    }
    if groups.count == 0 { return nil }
    if groups.count == 1, !agentsMayDecline { return groups[0] }
    for position in 0..<groups.count { idleKeys[groups[position]] = staff.key(ofGroup: groups[position]) }
    return agentSelection[0].group(
      for: type, among: groups, in: routingState(randomKey: types[type].agentSelectionKey, number: number))
  }

  @inline(__always)
  func routingState(randomKey: StreamKey, number: UInt64) -> RoutingState {
    RoutingState(
      now: now, headArrivals: headArrivals.base, idleCounts: staff.idleCounts.base, idleKeys: idleKeys.base,
      randomKey: randomKey, contactNumber: number)
  }

  /// The policy takes the first uniform of the contact, the choice within the group the second.
  private func secondUniform(_ key: StreamKey, _ number: UInt64) -> Double {
    var stream = key.stream(number)
    _ = stream.uniform()
    return stream.uniform()
  }

  private mutating func block(_ type: Int) {
    totals.contacts[slot * types.count + type].arrivals += 1
    totals.contacts[slot * types.count + type].blocked += 1
    totals.flow.departures += 1
  }

  // MARK: Joining a line

  @inline(__always)
  private mutating func wait(_ type: Int, _ work: Work, number: UInt64) {
    if waiting >= queueLimit || types[type].waiting >= types[type].queueLimit { return block(type) }
    if types[type].balks, balks(type, number: number) {
      linesInUse += 1
      return leaveUnanswered(type, arrival: now, slot: slot, at: now, as: .balked)
    }
    var contact = WaitingContact(
      arrival: now, deadline: now + types[type].messageAfter, work: work, slot: Int32(slot),
      leaving: .leavesMessage)
    if types[type].hasPatience {
      var stream = types[type].patienceKey.stream(number)
      let patienceEnd = now + patience[type].sample(using: &stream)
      if patienceEnd <= contact.deadline {
        contact.deadline = patienceEnd
        contact.leaving = .abandons
      }
    }
    let position = lines[type].join(contact)
    waitingLines.row(0).insert(type)
    linesInUse += 1
    waiting += 1
    types[type].waiting += 1
    if watchesPatience, contact.deadline < .infinity {
      events.push(Event(patienceEnd: contact.deadline, type: type, position: position))
    }
  }

  private func balks(_ type: Int, number: UInt64) -> Bool {
    guard let balking = model.types[type].balking else { return false }
    let uniform = types[type].balkingKey.uniform(number)
    switch balking {
    case .probability(let share): return uniform < share
    case .byQueueLength(let shares):
      guard let last = shares.indices.last else { return false }
      return uniform < shares[Swift.min(Int(types[type].waiting), last)]
    }
  }
}
