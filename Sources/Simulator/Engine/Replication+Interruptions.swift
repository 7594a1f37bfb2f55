/// Work that an agent puts aside for other contacts when nobody is idle, and goes on with later (CH9).
///
/// Preempt-resume: the same agent goes on where it was, after a fixed cost of getting back into it. Other contacts that wait
/// for the agent go before work that can be put aside, as they would interrupt it at once.
extension Replication {
  /// Puts the work that the agent has at hand aside, if it can be.
  mutating func putAside(_ agent: Int) {
    guard desks.desks[agent].held == 1, !desks.desks[agent].hasPutAside else { return }
    let place = desks.place(agent, 0)
    guard desks.sessions[place].units == 0 else { return }
    desks.desks[agent].hasPutAside = true
    totals.desks[totals.cell(Int(desks.sessions[place].slot), Int(desks.sessions[place].type))]
      .interruptions += 1
  }

  /// Goes on with what is put aside if the agent holds nothing else.
  mutating func takeUpAgain(_ agent: Int) {
    guard desks.desks[agent].held == 1 else { return }
    let place = desks.place(agent, 0)
    desks.desks[agent].hasPutAside = false
    desks.sessions[place].remaining += types[Int(desks.sessions[place].type)].switchCost
  }

  /// Whether whom the group would send for a contact puts work aside.
  func interrupts(_ group: Int, for type: Int) -> Bool {
    desks.isDesk(group) && desks.interrupts(group, units: units(of: type, group), packing, staff.order)
  }
}
