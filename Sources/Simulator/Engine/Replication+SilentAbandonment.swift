/// Customers who give up a chat without a sign: an agent finds out in their turn (CH4).
///
/// Who abandons is gone at the end of the patience and counts as abandoned then, heard or not. A silent one keeps the place in
/// the line, so queue limits and balking count it, and takes the agent's time of detection when its turn comes.
///
/// - Source: silent abandonment as in A. Castellanos, G. Yom-Tov, Y. Goldberg and J. Park (2025), contact centers with chat.
extension Replication {
  /// A contact has abandoned silently: its place in the line stays.
  mutating func leaveUnnoticed(_ type: Int, _ position: UInt64) {
    let contact = lines[type][position]
    lines[type][position].leaving = .unnoticed
    lines[type][position].deadline = .infinity
    unnoticed += 1
    types[type].unnoticed += 1
    let countedSlot =
      model.clock.countBy == .arrival
      ? Int(contact.slot) : totals.slot(of: contact.deadline, from: Int(contact.slot))
    totals.desks[totals.cell(countedSlot, type)].silentAbandoned += 1
  }

  /// The place of a silent one in the line is given up.
  mutating func forgetUnnoticed(_ type: Int) {
    unnoticed -= 1
    types[type].unnoticed -= 1
  }

  /// An agent who is not free any more finds out that nobody is there.
  mutating func detect(_ contact: WaitingContact, of type: Int, by agent: Int, _ group: Int) {
    var stream = types[type].detectionKey.stream(UInt64(contact.draw))
    let time = detection[type].sample(using: &stream)
    let countedSlot = model.clock.countBy == .arrival ? Int(contact.slot) : slot
    let row = totals.cell(countedSlot, type)
    totals.desks[row].detected += 1
    if desks.isDesk(group) {
      var session = Session(
        type: Int32(type), units: Int32(units(of: type, group)), slot: Int32(countedSlot), journey: -1,
        began: now, remaining: time, wrap: 0,
        pace: types[type].sharesAgent && !types[type].hasTurns ? .shared : .full)
      session.isDetection = true
      session.holdsLine = false
      return begin(session, by: agent, group)
    }
    totals.desks[row].detectionTime += time
    totals.desks[row].detectionEffort += time
    busy += 1
    staff.becomeBusy(agent)
    staff.agents[agent].journey = -1
    staff.agents[agent].trunks = 0
    hold(agent, group, for: time)
    schedule(.serviceEnd, at: now + time, for: agent)
  }
}
