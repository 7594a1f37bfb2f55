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
      if desks.isDesk(group) { continue }
      if freeGroups.row(0).contains(group) != (staff.idleCounts[group] > 0) { return false }
      if staff.idleCounts[group] > 0, !agentsMayDecline, !contactsMayDecline, someoneWaits(for: group) {
        return false
      }
    }
    return held == waiting && waiting >= 0 && working == busy && linesInUse >= 0
      && linesInUse <= waiting + busy * desks.width + inSelfService
  }

  private func someoneWaits(for group: Int) -> Bool {
    (0..<types.count).contains { type in
      servedTypes.row(group).contains(type)
        && (lines[type].head..<lines[type].tail).contains { position in
          lines[type][position].leaving != .gone && lines[type][position].deadline >= now
        }
    }
  }
}
