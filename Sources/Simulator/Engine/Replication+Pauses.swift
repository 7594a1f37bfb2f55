/// Agents who are not available for a while after a contact, and agents who are scheduled and do not come.
extension Replication {
  // MARK: After a contact

  /// An agent is free: for the next contact, unless not available. Returns true when the agent pauses.
  mutating func pause(_ agent: Int, _ group: Int) -> Bool {
    guard !isServingOut, staff.overrun[group] == 0, let time = pauses.draw(agent, group) else { return false }
    pauses.count += 1
    staff.agents[agent].journey = -1
    // On shift, and neither free nor with a contact.
    staff.becomeBusy(agent)
    totals.addUnavailable(group, from: now, slot: slot, to: now + time)
    if isTraced { tracePause(of: agent, group, for: time) }
    schedule(.pauseEnd, at: now + time, for: agent)
    return true
  }

  mutating func endPause(of agent: Int) {
    pauses.count -= 1
    staff.endBusy(agent)
    goOn(agent, Int(staff.agents[agent].group))
  }

  // MARK: Absence

  /// Agents of a group on duty in a step of a period: those scheduled who are there.
  func present(_ group: Int, _ period: Int, step: Int = 0) -> Int {
    guard hasAbsence else { return model.staff(group, period, step: step) }
    return presence.count(group) { model.staff($0, period, step: step) }
  }

  /// Counts those who are not there in a step of the current period.
  mutating func countAbsent(_ period: Int, step: Int = 0) {
    guard hasAbsence else { return }
    let length = model.clock.length(ofPeriod: period) / Double(model.staffSteps)
    for group in 0..<staff.groupCount {
      let missing = model.staff(group, period, step: step) - present(group, period, step: step)
      totals.addAbsent(group, slot: slot, Double(missing) * length)
    }
  }
}
