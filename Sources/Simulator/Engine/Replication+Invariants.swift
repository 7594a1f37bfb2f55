/// What must be true after every event; checked in debug builds only.
extension Replication {
  /// A work-conserving policy never leaves a free agent beside a contact that the agent may serve.
  func invariantsHold() -> Bool {
    var held = 0
    for type in 0..<types.count { held += Int(types[type].waiting) }
    var working = 0
    for group in 0..<staff.groupCount {
      working += Int(staff.busyCounts[group])
      if staff.overrun[group] < 0 || staff.overrun[group] > staff.busyCounts[group] { return false }
      let isOpen = desks.isDesk(group) ? desks.isOpen(group) : staff.idleCounts[group] > 0
      if freeGroups.row(0).contains(group) != isOpen { return false }
      if isOpen, !agentsMayDecline, !contactsMayDecline, !hasOverflow, someoneWaits(for: group) {
        return false
      }
    }
    return held == waiting && waiting >= 0 && unnoticed >= 0 && working == busy + pauses.count
      && linesInUse >= 0
      && linesInUse <= waiting + busy * desks.width + inSelfService
  }

  /// Whether a contact waits that an agent of the group, who has room for it, would have to take.
  private func someoneWaits(for group: Int) -> Bool {
    let idle = idleAgents(group)
    return (0..<types.count).contains { type in
      servedTypes.row(group).contains(type)
        && (!desks.isDesk(group) || desks.hasRoom(group, units: units(of: type, group)))
        && !(hasReserves && keepsFree(group, from: type, idle: idle))
        && (lines[type].head..<lines[type].tail).contains { position in
          lines[type][position].leaving == .unnoticed
            || lines[type][position].leaving != .gone && lines[type][position].deadline >= now
        }
    }
  }
}
