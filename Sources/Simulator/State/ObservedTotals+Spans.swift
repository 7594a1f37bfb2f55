/// Spans of time - waits, work, absence - that are cut at the ends of slots, and what ends with them.
extension ObservedTotals {
  /// A contact waited from `start`, in slot `slot`, to `end`.
  @inline(__always)
  mutating func addWait(_ type: Int, from start: Double, slot: Int, to end: Double) {
    if end <= slots.end[slot] {
      contacts[cell(slot, type)].lineTime += end - start
    } else {
      addLongWait(type, from: start, slot: slot, to: end)
    }
  }

  private mutating func addLongWait(_ type: Int, from start: Double, slot: Int, to end: Double) {
    var from = start
    for slot in slot..<slots.count {
      let to = min(end, slots.end[slot])
      contacts[cell(slot, type)].lineTime += to - from
      if end <= to { return }
      from = to
    }
  }

  /// An agent of `group` is busy from `start`, in slot `slot`, to `end`.
  @inline(__always)
  mutating func addBusy(_ group: Int, from start: Double, slot: Int, to end: Double) {
    if end <= slots.close[slot] {
      agents[agentCell(slot, group)].busyTime += end - start
    } else {
      addLongBusy(group, from: start, slot: slot, to: end)
    }
  }

  private mutating func addLongBusy(_ group: Int, from start: Double, slot: Int, to end: Double) {
    var from = start
    for slot in slot..<slots.count {
      let inside = min(end, slots.close[slot])
      if inside > from {
        agents[agentCell(slot, group)].busyTime += inside - from
        from = inside
      }
      let behind = min(end, slots.end[slot])
      if behind > from {
        agents[agentCell(slot, group)].afterCloseTime += behind - from
        from = behind
      }
      if end <= from { return }
    }
  }

  /// A contact that shared its agent with others is over.
  mutating func endSession(_ session: Session, _ now: Double) {
    let row = cell(Int(session.slot), Int(session.type))
    if session.isDetection {
      desks[row].detectionTime += now - session.began
      desks[row].detectionEffort += session.effort
      return
    }
    let talk =
      session.isWrappingUp
      ? session.talkEnded - session.began - session.talkAside : now - session.began - session.aside
    let whole = now - session.began - session.aside
    contacts[row].talkTime += talk
    contacts[row].wrapTime += whole - talk
    contacts[row].sharedTime += whole
    contacts[row].effortTime += session.effort
    if session.aside > 0 { desks[row].asideTime += session.aside }
  }

  /// An agent has written to a chat in turns.
  mutating func countReply(_ session: Session, _ now: Double) {
    let row = cell(Int(session.slot), Int(session.type))
    desks[row].replies += 1
    desks[row].latency += now - session.readySince
  }

  /// An agent of `group` held so many chats in turns for some time, so many of them not waiting for the agent.
  mutating func addTurnTime(
    _ group: Int, slot: Int, _ time: Double, chats: Int, advancing: Int, isWriting: Bool
  ) {
    let row = agentCell(slot, group)
    turns[row].chatTime += time
    if isWriting { turns[row].writingTime += time }
    turns[row].time[chats] += time
    turns[row].progress[chats] += time * Double(advancing)
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
        agents[agentCell(slot, group)].heldTime += (inside - from) * contacts
        agents[agentCell(slot, group)].loadTime += (inside - from) * load
      }
      from = Swift.max(from, Swift.min(end, slots.end[slot]))
      if end <= slots.end[slot] { return }
    }
  }

  /// Agents beyond their shift's end, over a stretch of time within one slot, in agent-seconds.
  mutating func addOverrun(_ group: Int, slot: Int, _ time: Double) {
    agents[agentCell(slot, group)].overrunTime += time
  }

  /// Agents who are scheduled and did not come, or who are not available, in agent-seconds within one slot.
  mutating func addAbsent(_ group: Int, slot: Int, _ time: Double) {
    agents[agentCell(slot, group)].absentTime += time
  }

  /// An agent is not available from `start`, in slot `slot`, to `end`; opening hours count.
  mutating func addUnavailable(_ group: Int, from start: Double, slot: Int, to end: Double) {
    var from = start
    for slot in slot..<slots.count {
      let inside = min(end, slots.close[slot])
      if inside > from { agents[agentCell(slot, group)].unavailableTime += inside - from }
      from = max(from, min(end, slots.end[slot]))
      if end <= slots.end[slot] { return }
    }
  }
}
