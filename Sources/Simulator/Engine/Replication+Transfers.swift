import Distributions

/// Contacts go from line to line: transfers, cold and warm, and contacts that reach a wrong line first.
///
/// Each stay in a line is a contact of its own, with one fate; the journey carries the customer through them.
extension Replication {
  // MARK: Wrong lines

  /// A contact comes from outside, by arrival or back on a journey: some reach a wrong line first.
  @inline(__always)
  mutating func come(_ contact: IncomingContact) {
    if types[contact.type].misrouteShare > 0, misroute(contact) { return }
    enter(contact)
  }

  private mutating func misroute(_ contact: IncomingContact) -> Bool {
    let (type, journey) = (contact.type, Int(contact.journey))
    let misroutes = transfers.misroutes[type]
    var stream = misroutes.coinKey.stream(contact.draw)
    guard stream.uniform() < types[type].misrouteShare else { return false }
    let choice = Swift.min(Int(stream.uniform() * Double(misroutes.count)), Int(misroutes.count) - 1)
    let wrong = transfers.wrongTypes[Int(misroutes.first) + choice]
    var time = misroutes.timeKey.stream(contact.draw)
    totals.transfers[totals.cell(slot, type)].misrouted += 1
    journeys[journey].handover.rightType = Int32(type)
    journeys[journey].handover.rightDraw = contact.draw
    journeys[journey].handover.next = Handover.rightLine
    journeys[journey].draw = Self.draw(after: journeys[journey], to: wrong)
    journeys[journey].type = wrong
    enter(
      IncomingContact(
        type: Int(wrong), draw: journeys[journey].draw,
        work: Work(talk: transfers.wrongTimes[type].sample(using: &time), wrap: 0), journey: contact.journey))
    return true
  }

  // MARK: Decisions

  /// Decides as an agent of `group` answers whether the contact will be passed on.
  mutating func decideTransfer(_ journey: Int, by group: Int) {
    guard !journeys[journey].handover.isDue else { return }
    let type = Int(journeys[journey].type)
    var rest = transfers.coinKeys[type].uniform(journeys[journey].draw)
    let first = types[type].firstTransfer
    for entry in first..<first + types[type].transfers {
      rest -= transfers.probabilities[Int(entry) * staff.groupCount + group]
      if rest < 0 {
        journeys[journey].handover.next = entry
        return
      }
    }
  }

  /// Whether the first agent stays with the contact that is about to be passed on.
  func isWarm(_ journey: Int) -> Bool {
    let next = journeys[journey].handover.next
    return next >= 0 && transfers.entries[Int(next)].isWarm
  }

  // MARK: Passing on

  /// The talk is over: the contact joins the next line; `agent` waits with it if the transfer is warm.
  ///
  /// - Parameter row: where the talk counts, in totals by slot and contact type.
  mutating func passOn(_ journey: Int, from agent: Int, row: Int) {
    let next = journeys[journey].handover.next
    journeys[journey].handover.next = Handover.nowhere
    totals.transfers[row].transfers += 1
    journeys[journey].isPassedOn = next != Handover.rightLine || journeys[journey].isPassedOn
    if next == Handover.rightLine {
      returnToRightLine(journey)
    } else {
      let type = transfers.entries[Int(next)].type
      journeys[journey].draw = Self.draw(after: journeys[journey], to: type)
      journeys[journey].type = type
    }
    journeys[journey].patience = -1
    journeys[journey].waitedBefore = 0
    journeys[journey].work = drawWork(journey)
    if next >= 0, transfers.entries[Int(next)].isWarm {
      journeys[journey].handover.heldAgent = Int32(agent)
      journeys[journey].handover.heldFor = next
      journeys[journey].handover.heldSince = now
      journeys[journey].handover.heldSlot = Int32(slot)
      wake(journey, at: now + transfers.entries[Int(next)].holdAtMost, for: .held)
    }
    if isTraced { traceTransfer(journey, from: agent) }
    enter(
      IncomingContact(
        type: Int(journeys[journey].type), draw: journeys[journey].draw, work: journeys[journey].work,
        journey: Int32(journey)))
  }

  private mutating func returnToRightLine(_ journey: Int) {
    journeys[journey].type = journeys[journey].handover.rightType
    journeys[journey].draw = journeys[journey].handover.rightDraw
    journeys[journey].handover.rightType = -1
  }

  /// The contact leaves for good: nobody stays with it, and a misrouted customer's next step is that of the need.
  mutating func endHandover(_ journey: Int) {
    letGo(journey)
    journeys[journey].handover.next = Handover.nowhere
    if journeys[journey].handover.rightType >= 0 { returnToRightLine(journey) }
  }

  // MARK: Staying with the caller

  /// The second agent answers a warm transfer: both talk. Returns for how long, seconds.
  mutating func confer(_ journey: Int) -> Double {
    let entry = Int(journeys[journey].handover.heldFor)
    var stream = transfers.conferenceKeys[Int(journeys[journey].type)].stream(journeys[journey].draw)
    let time = transfers.conferences[entry].sample(using: &stream)
    endHold(journey, conference: time)
    return time
  }

  /// The first agent of a warm transfer leaves the caller.
  mutating func letGo(_ journey: Int) {
    if journeys[journey].handover.heldAgent >= 0 { endHold(journey, conference: 0) }
  }

  private mutating func endHold(_ journey: Int, conference: Double) {
    let handover = journeys[journey].handover
    if isTraced { traceHoldEnd(journey, handover) }
    journeys[journey].handover.heldAgent = -1
    let agent = Int(handover.heldAgent)
    let group = Int(staff.agents[agent].group)
    if desks.isDesk(group) {
      let row = endDeskHold(journey, of: agent, group, conference: conference)
      return countHold(handover, row)
    }
    let row = totals.cell(Int(staff.agents[agent].slot), Int(staff.agents[agent].type))
    countHold(handover, row)
    let time = now - handover.heldSince + conference
    staff.agents[agent].busyTime += time
    totals.contacts[row].talkTime += time
    totals.addBusy(group, from: handover.heldSince, slot: Int(handover.heldSlot), to: now + conference)
    totals.flow.handleTimes += Swift.min(now + conference, end) - handover.heldSince
    if !isOver { schedule(.talkEnd, at: now + conference, for: agent) }
  }

  private mutating func countHold(_ handover: Handover, _ row: Int) {
    totals.transfers[row].held += 1
    totals.transfers[row].holdTime += now - handover.heldSince
  }

  /// The horizon ends while agents stay with callers who wait.
  mutating func finishHolds() {
    for journey in journeys.indices { letGo(journey) }
  }
}
