/// Contacts leave their waiting lines unanswered.
extension Replication {
  /// The lines with somebody for this group to serve, their heads up to date; only urgent ones if there are any.
  ///
  /// - Parameter room: units that the agent has free, of a group that holds several contacts at once.
  @inline(__always)
  mutating func refreshLines(for group: Int, room: Int = .max) -> Candidates {
    var heads = Candidates(indices: candidates.base)
    let served = servedTypes.row(group).words
    let holding = waitingLines.row(0).words
    let idle = hasReserves ? idleAgents(group) + (room > desks.units(group) ? 1 : 0) : 0
    for word in 0..<waitingLines.wordsPerRow {
      var bits = served[word] & holding[word]
      while bits != 0 {
        let type = word << 6 + bits.trailingZeroBitCount
        bits &= bits - 1
        if room < .max, units(of: type, group) > room { continue }
        if hasReserves, keepsFree(group, from: type, idle: idle) { continue }
        if isServingOut, types[type].isDeferrable { continue }
        if purge(type) {
          if hasOverflow, !isOpen(group, to: type, since: lines[type][lines[type].head].arrival) { continue }
          headArrivals[type] = lines[type][lines[type].head].arrival
          if types[type].isCallback { headArrivals[type] -= heldBefore(type) }
          if readsDeadlines { showDeadline(ofHead: type) }
          heads.indices[heads.count] = Int32(truncatingIfNeeded: type)
          heads.count &+= 1
        }
      }
    }
    if hasInterruptible { heads.prefer { types[$0].switchCost < 0 } }
    if hasUrgentTypes { heads.prefer { types[$0].isUrgent } }
    return heads
  }

  /// Wait on the line before accepting of the first customer to be called back who keeps a place in the line, seconds.
  private func heldBefore(_ type: Int) -> Double {
    journeys[Int(lines[type][lines[type].head].journey)].callback.hold
  }

  /// Removes from the head of a line all who have left. False when nobody is left.
  @inline(__always)
  mutating func purge(_ type: Int) -> Bool {
    while !lines[type].isEmpty {
      let position = lines[type].head
      if lines[type][position].leaving == .gone {
        lines[type].removeHead()
      } else if lines[type][position].deadline < now {
        expire(type, position)
        if lines[type][position].leaving != .unnoticed { lines[type].removeHead() }
      } else {
        return true
      }
    }
    waitingLines.row(0).remove(type)
    return false
  }

  /// The patience of a watched contact ends; the event is stale when the contact is gone.
  mutating func endPatience(type: Int, position: UInt64) {
    guard position >= lines[type].head, !lines[type][position].hasLeft else { return }
    if lastsBeyondHorizon(type), now > model.clock.end { return }
    expire(type, position)
    if lines[type][position].leaving != .unnoticed { lines[type][position].leaving = .gone }
  }

  /// Whether contacts of this type still wait behind the last closing time.
  private func lastsBeyondHorizon(_ type: Int) -> Bool {
    types[type].isDeferrable && model.clock.kind == .calendar
  }

  /// A contact leaves at its deadline.
  private mutating func expire(_ type: Int, _ position: UInt64) {
    let contact = lines[type][position]
    leaveLine(
      type, contact, at: contact.deadline, as: contact.leaving == .leavesMessage ? .diverted : .abandoned)
    if contact.leaving == .abandonsSilently { leaveUnnoticed(type, position) }
  }

  /// A waiting contact leaves at `time`, which may lie before now (nobody looked until now) or after it (nobody will come).
  mutating func leaveLine(_ type: Int, _ contact: WaitingContact, at time: Double, as fate: UnansweredFate) {
    waiting -= 1
    types[type].removeWaiting(from: contact.arrival)
    countLeaving(contact)
    totals.flow.lineIntegral -= now - time
    totals.addWait(type, from: contact.arrival, slot: Int(contact.slot), to: time)
    leaveUnanswered(
      type, journey: contact.journey, arrival: contact.arrival, slot: Int(contact.slot), at: time, as: fate)
  }

  mutating func leaveUnanswered(
    _ type: Int, journey: Int32, arrival: Double, slot arrivalSlot: Int, at time: Double,
    as fate: UnansweredFate
  ) {
    let countedSlot = model.clock.countBy == .arrival ? arrivalSlot : totals.slot(of: time, from: arrivalSlot)
    let waitedBefore = journey >= 0 ? journeys[Int(journey)].waitedBefore : 0
    totals.leave(types[type], type, slot: countedSlot, wait: time - arrival + waitedBefore, as: fate)
    totals.flow.waits += time - Swift.max(arrival, opening)
    totals.flow.departures += 1
    if arrival < opening { totals.moveToOpeningBacklog(type, slot: countedSlot, age: opening - arrival) }
    linesInUse -= Int(types[type].trunks)
    if journey >= 0 {
      if isTraced { traceLeave(Int(journey), type, arrival: arrival, at: time, as: fate) }
      if types[type].announces {
        forgetAnnouncement(Int(journey), row: totals.cell(countedSlot, type))
      }
      if types[type].isTimed { countDeadline(Int(journey)) }
      journeys[Int(journey)].waitedBefore += time - arrival
      endUnanswered(Int(journey), as: fate)
    }
  }

  private mutating func endUnanswered(_ journey: Int, as fate: UnansweredFate) {
    if fate == .calledBack { return }
    if isOver || fate == .unfinished { return leaveOpen(journey) }
    switch fate {
    case .abandoned, .balked: end(journey, as: .abandoned)
    case .diverted: end(journey, as: .diverted)
    case .disconnected: end(journey, as: .disconnected)
    case .calledBack, .unfinished: break
    }
  }

  /// Empties all lines, but for backlogs unless `withBacklog`: whoever would have left by `time` has; the rest leave then,
  /// with `fate`.
  mutating func emptyLines(by time: Double, as fate: UnansweredFate, withBacklog: Bool = false) {
    for type in 0..<types.count where withBacklog || !types[type].isDeferrable {
      // A backlog lasts beyond the horizon: what happens to it there is not known.
      let time = lastsBeyondHorizon(type) ? Swift.min(time, model.clock.end) : time
      while !lines[type].isEmpty {
        let position = lines[type].head
        let contact = lines[type][position]
        if !contact.hasLeft {
          if contact.deadline < time {
            expire(type, position)
          } else {
            leaveLine(
              type, contact, at: Swift.max(Swift.min(time, now), contact.arrival), as: fate)
          }
        }
        if lines[type][position].leaving == .unnoticed { forgetUnnoticed(type) }
        lines[type].removeHead()
      }
      waitingLines.row(0).remove(type)
    }
  }
}
