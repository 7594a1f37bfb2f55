import Distributions

/// Calls that the center makes: agents dial when they are free, or a dialer dials ahead of them.
///
/// A customer to be called is a journey on a list and becomes a contact only when reached: answered by the agent who dialed, by
/// any agent free at that moment, or, with a dialer and nobody free, a nuisance call (an abandoned contact with wait 0).
extension Replication {
  // MARK: The list

  /// The list of a contact type gets a new customer.
  mutating func putOnList(_ journey: Int) {
    let campaign = campaign(of: journey)
    totals.outbound[totals.cell(slot, campaigns[campaign].type)].records += 1
    putBackOnList(journey)
  }

  /// A customer is to be called, for the first time or again.
  mutating func putBackOnList(_ journey: Int) {
    let campaign = campaign(of: journey)
    journeys[journey].phase = .inContact
    campaigns[campaign].list.add(journey)
    offerToFreeAgent(campaign)
  }

  private func campaign(of journey: Int) -> Int { Int(types[Int(journeys[journey].type)].campaign) }

  /// A period begins: at opening the lists are filled; agents who were free may call where they could not before.
  mutating func startCalling(isOpening: Bool) {
    for campaign in 0..<campaigns.count {
      let type = campaigns[campaign].type
      if isOpening {
        for record in 0..<campaigns[campaign].records {
          // Numbers far from those of arrivals, a block for each day.
          let draw = 1 << 62 | UInt64(slot) << 28 | UInt64(record)
          putOnList(Int(beginJourney(type, draw: draw, firstWork(type, draw), from: now)))
        }
      }
      var free = Int.max
      while free > 0, !campaigns[campaign].list.isEmpty {
        let before = campaigns[campaign].list.count
        offerToFreeAgent(campaign)
        free = before - campaigns[campaign].list.count
      }
    }
  }

  private func firstWork(_ type: Int, _ draw: UInt64) -> Work {
    Work(talk: talk[type].draw(of: draw), wrap: types[type].hasWrapUp ? wrapUp[type].draw(of: draw) : 0)
  }

  /// Who is still on a list when the horizon ends.
  mutating func finishCalling() {
    for campaign in 0..<campaigns.count {
      while !campaigns[campaign].list.isEmpty { leaveOpen(campaigns[campaign].list.takeFirst()) }
    }
  }

  // MARK: Agents dial

  private func mayCall(_ campaign: Int) -> Bool {
    !isClosed && !campaigns[campaign].list.isEmpty && campaigns[campaign].reach(slot: slot) > 0
  }

  /// A free agent, if there is one, takes the first of the list.
  private mutating func offerToFreeAgent(_ campaign: Int) {
    guard campaigns[campaign].dialer == nil, mayCall(campaign) else { return }
    let type = campaigns[campaign].type
    for group in 0..<staff.groupCount where servingGroups.row(type).contains(group) {
      if desks.isDesk(group) {
        guard desks.idleAgents(group) > 0 else { continue }
        let agent = desks.first(group, units: desks.units(group), .leastLoaded)
        desks.remove(agent, group)
        return resume(agent, group)
      }
      guard staff.idleCounts[group] > 0 else { continue }
      let agent = staff.takeFree(group, uniform: 0.5)
      if staff.idleCounts[group] == 0 { freeGroups.row(0).remove(group) }
      return becomeFree(agent, group)
    }
  }

  /// An agent without anything else to do calls the next customer of a list. False when there is none.
  mutating func dialNext(_ agent: Int, _ group: Int) -> Bool {
    for campaign in 0..<campaigns.count
    where campaigns[campaign].dialer == nil && mayCall(campaign)
      && servedTypes.row(group).contains(campaigns[campaign].type)
    {
      let journey = campaigns[campaign].list.takeFirst()
      let time = startAttempt(journey, campaign)
      journeys[journey].lastAgent = Int32(agent)
      if isTraced { traceDial(.dial, journey, by: agent) }
      totals.outbound[totals.cell(slot, campaigns[campaign].type)].dialTime += time
      if desks.isDesk(group) {
        holdDialing(journey, for: time, by: agent, group)
      } else {
        busy += 1
        staff.becomeBusy(agent)
        staff.agents[agent].journey = -1
        staff.agents[agent].trunks = 0
        hold(agent, group, for: time)
        wake(journey, at: now + time, for: .dialedByAgent)
      }
      return true
    }
    return false
  }

  /// The agent who dialed knows whether the customer answers.
  mutating func endDialing(_ journey: Int, by agent: Int) {
    guard isReached(journey) else {
      if isTraced { traceDial(.noAnswer, journey, by: agent) }
      tryAgain(journey)
      return release(agent)
    }
    busy -= 1
    staff.endBusy(agent)
    talk(to: journey, by: agent)
  }

  /// The customer has answered: a contact that does not wait.
  mutating func talk(to journey: Int, by agent: Int) {
    let group = Int(staff.agents[agent].group)
    totals.flow.arrivals += 1
    answer(liveContact(journey), arrival: now, slot: slot, by: agent, group)
  }

  private mutating func liveContact(_ journey: Int) -> IncomingContact {
    journeys[journey].waitedBefore = 0
    return IncomingContact(
      type: Int(journeys[journey].type), draw: journeys[journey].draw, work: journeys[journey].work,
      journey: Int32(journey))
  }

  /// Whether an event ends an agent's dialing.
  func isDialing(_ event: Event) -> Bool {
    event.kind == .wake && journeys[event.subject].wake == event.ticket
      && journeys[event.subject].phase == .dialedByAgent
  }

  // MARK: A dialer dials

  /// Makes as many calls as the dialers want to ring now.
  mutating func dial() {
    for campaign in 0..<campaigns.count {
      guard let dialer = campaigns[campaign].dialer, mayCall(campaign) else { continue }
      let wanted = wantedRinging(dialer, campaign)
      while campaigns[campaign].ringing < wanted, !campaigns[campaign].list.isEmpty {
        let journey = campaigns[campaign].list.takeFirst()
        campaigns[campaign].ringing += 1
        if isTraced { traceDial(.dial, journey, by: nil) }
        wake(journey, at: now + startAttempt(journey, campaign), for: .dialed)
      }
    }
  }

  private func wantedRinging(_ dialer: Campaign.Dialer, _ campaign: Int) -> Int {
    var free = 0
    for group in 0..<staff.groupCount where servingGroups.row(campaigns[campaign].type).contains(group) {
      free += desks.isDesk(group) ? desks.idleAgents(group) : Int(staff.idleCounts[group])
    }
    guard free >= dialer.whenFree else { return 0 }
    if let limit = dialer.nuisanceLimit, campaigns[campaign].nuisances > limit * campaigns[campaign].reached {
      return free
    }
    return Int(dialer.perFree * Double(free)) + dialer.ahead
  }

  /// A call that a dialer made is answered or given up.
  mutating func endDialing(_ journey: Int) {
    let campaign = campaign(of: journey)
    let type = campaigns[campaign].type
    campaigns[campaign].ringing -= 1
    guard isReached(journey) else {
      if isTraced { traceDial(.noAnswer, journey, by: nil) }
      return tryAgain(journey)
    }
    let contact = liveContact(journey)
    if answerAtOnce(contact) { return }
    campaigns[campaign].nuisances += 1
    totals.outbound[totals.cell(slot, type)].nuisances += 1
    totals.flow.arrivals += 1
    if isTraced { traceDial(.nuisance, journey, by: nil) }
    leaveUnanswered(type, journey: -1, arrival: now, slot: slot, at: now, as: .balked)
    tryAgain(journey)
  }

  // MARK: Attempts

  /// The time until it is known whether the customer answers.
  private mutating func startAttempt(_ journey: Int, _ campaign: Int) -> Double {
    journeys[journey].attempts += 1
    totals.outbound[totals.cell(slot, campaigns[campaign].type)].attempts += 1
    return campaigns[campaign].dialing(attemptDraw(journey))
  }

  /// The random numbers of the attempt at hand.
  private func attemptDraw(_ journey: Int) -> UInt64 {
    Philox.words(key: journeys[journey].draw, counter: (UInt64(journeys[journey].attempts), 2)).0
  }

  /// Decides whether the right party answers, and counts it.
  mutating func isReached(_ journey: Int) -> Bool {
    let campaign = campaign(of: journey)
    let isReached =
      campaigns[campaign].reachKey.uniform(attemptDraw(journey)) < campaigns[campaign].reach(slot: slot)
    if isReached {
      campaigns[campaign].reached += 1
      totals.outbound[totals.cell(slot, campaigns[campaign].type)].reached += 1
    }
    return isReached
  }

  /// An attempt was in vain: the customer is called again some time, or given up.
  mutating func tryAgain(_ journey: Int) {
    let campaign = campaign(of: journey)
    if journeys[journey].attempts >= campaigns[campaign].attempts {
      totals.outbound[totals.cell(slot, campaigns[campaign].type)].exhausted += 1
      return end(journey, as: .abandoned)
    }
    let time = now + campaigns[campaign].retry(attemptDraw(journey))
    guard time < model.clock.lastReturn else { return leaveOpen(journey) }
    wake(journey, at: time, for: .resting)
  }
}
