import Distributions
import Foundation

/// Self-service: contacts pass stages before an agent, or instead of one. Each stage that ends is one wake of the journey.
extension Replication {
  // MARK: Coming

  /// A contact comes to the center: to self-service where its type has some and it tries it, else to an agent.
  mutating func approach(_ contact: IncomingContact) {
    let type = contact.type
    guard types[type].firstStage >= 0, triesSelfService(contact) else { return askForAgent(contact) }
    totals.flow.arrivals += 1
    let trunks = Int(types[type].trunksInSelfService)
    if trunks > 0, linesInUse >= freeLines { return block(contact) }
    linesInUse += trunks
    inSelfService += 1
    totals.selfService[totals.cell(slot, type)].contacts += 1
    journeys[Int(contact.journey)].visit = SelfServiceVisit(
      type: Int32(truncatingIfNeeded: type), slot: Int32(truncatingIfNeeded: slot), began: now)
    if isTraced { tell(.selfService, Int(contact.journey)) }
    begin(stage: types[type].firstStage, of: Int(contact.journey))
  }

  private func triesSelfService(_ contact: IncomingContact) -> Bool {
    if !stages.outages.isEmpty, stages.outages.isDown(stages.keys[contact.type].network, at: now) {
      return false
    }
    let share = types[contact.type].selfServiceShare
    return share >= 1 || stages.keys[contact.type].use.uniform(contact.draw) < share
  }

  /// Nobody joins a line of a closed center but to wait over night.
  private mutating func askForAgent(_ contact: IncomingContact) {
    if isClosed, !types[contact.type].isDeferrable {
      totals.flow.arrivals += 1
      return block(contact)
    }
    come(contact)
  }

  /// Fewer try it from day to day, where the scenario says so.
  mutating func drawSelfServiceShares(day: Int) {
    for type in 0..<types.count {
      guard let use = model.types[type].selfService, use.halfLife.isFinite else { continue }
      types[type].selfServiceShare = use.share * exp2(-Double(day) / use.halfLife)
    }
  }

  // MARK: Stages

  private mutating func begin(stage: Int32, of journey: Int) {
    journeys[journey].visit.stage = stage
    journeys[journey].phase = .inSelfService
    let pool = Int(stages.stages[Int(stage)].pool)
    if pool >= 0, !servers.take(pool, for: journey, &journeys) {
      journeys[journey].visit.waitingSince = now
      return
    }
    runStage(of: journey)
  }

  private mutating func runStage(of journey: Int) {
    journeys[journey].visit.step += 1
    var stream = stages.keys[Int(journeys[journey].visit.type)].time.stream(number(ofStepOf: journey))
    let time = stages.times[Int(journeys[journey].visit.stage)].sample(using: &stream)
    wake(journey, at: now + time, for: .inSelfService)
  }

  /// Names the random numbers of the stage at hand: by the contact and the stages that it has begun.
  private func number(ofStepOf journey: Int) -> UInt64 {
    Philox.words(key: journeys[journey].draw, counter: (UInt64(journeys[journey].visit.step), 2)).0
  }

  /// The stage of a journey is over.
  mutating func endStage(of journey: Int) {
    let visit = journeys[journey].visit
    let pool = Int(stages.stages[Int(visit.stage)].pool)
    if pool >= 0, let next = servers.release(pool, journeys) {
      let waiting = journeys[next].visit
      totals.selfService[row(waiting)].waitTime += now - waiting.waitingSince
      runStage(of: next)
    }
    let uniform = stages.keys[Int(visit.type)].exit.uniform(number(ofStepOf: journey))
    let exit = stages.exit(of: Int(visit.stage), uniform)
    if stages.exits[exit].kind == .stage { return begin(stage: stages.exits[exit].target, of: journey) }
    leaveSelfService(journey, by: exit)
  }

  // MARK: Leaving

  private mutating func leaveSelfService(_ journey: Int, by exit: Int) {
    let visit = journeys[journey].visit
    journeys[journey].phase = .inContact
    inSelfService -= 1
    linesInUse -= Int(types[Int(visit.type)].trunksInSelfService)
    totals.selfService[row(visit)].time += now - visit.began
    totals.selfService[row(visit)].savedWork += journeys[journey].work.talk + journeys[journey].work.wrap
    switch stages.exits[exit].kind {
    case .agent, .urgentLine, .otherLine:
      if isTraced { tell(.toAgent, journey, after: now - visit.began) }
      escalate(journey, by: exit)
    case .resolved, .givesUp:
      if isTraced { tell(.contained, journey, after: now - visit.began) }
      contain(journey, by: exit, isResolved: stages.exits[exit].kind == .resolved)
    case .stage: break
    }
  }

  /// The contact goes on to an agent; the line that it held is its own again before anybody else's.
  private mutating func escalate(_ journey: Int, by exit: Int) {
    let row = row(journeys[journey].visit)
    totals.selfService[row].escalated += 1
    if stages.exits[exit].isOptOut { totals.selfService[row].optedOut += 1 }
    if stages.exits[exit].kind == .otherLine {
      totals.selfService[row].misRouted += 1
      become(stages.exits[exit].target, journey)
    }
    if stages.exits[exit].kind == .urgentLine {
      // Who came as urgent stays so.
      let urgent = types[Int(journeys[journey].type)].urgentType
      if urgent >= 0 { journeys[journey].type = urgent }
    }
    var work = journeys[journey].work
    work.talk *= stages.exits[exit].talkFactor
    work.wrap *= stages.exits[exit].wrapFactor
    totals.selfService[row].savedWork -= work.talk + work.wrap
    // It is counted again as it comes to the agents.
    totals.flow.arrivals -= 1
    askForAgent(
      IncomingContact(
        type: Int(journeys[journey].type), draw: journeys[journey].draw, work: work,
        journey: Int32(truncatingIfNeeded: journey)))
  }

  /// The contact ends without an agent; its customer may come back.
  private mutating func contain(_ journey: Int, by exit: Int, isResolved: Bool) {
    let visit = journeys[journey].visit
    let row = row(visit)
    totals.flow.departures += 1
    if isResolved { totals.selfService[row].resolved += 1 } else { totals.selfService[row].gaveUp += 1 }
    let draw = journeys[journey].draw
    guard stages.keys[Int(visit.type)].returns.uniform(draw) < stages.exits[exit].returnProbability else {
      return close(journey, as: isResolved ? .resolved : .abandoned)
    }
    var stream = stages.keys[Int(visit.type)].returnDelay.stream(draw)
    let delay = stages.returnDelays[exit].sample(using: &stream)
    if delay <= Self.returnWindow { totals.selfService[row].returned += 1 }
    let next = stages.exits[exit].returnType
    journeys[journey].returnKind = next < 0 || next == journeys[journey].type ? .reconnect : .channelSwitch
    become(next < 0 ? journeys[journey].type : next, journey)
    totals.selfService[row].savedWork -= journeys[journey].work.talk + journeys[journey].work.wrap
    guard now + delay < model.clock.lastReturn else { return leaveOpen(journey) }
    journeys[journey].waitedBefore = 0
    wake(journey, at: now + delay, for: .returning)
  }

  /// The journey goes on as a contact of a type, with work and patience of its own.
  private mutating func become(_ type: Int32, _ journey: Int) {
    journeys[journey].draw = Self.draw(after: journeys[journey], to: type)
    journeys[journey].type = type
    journeys[journey].patience = -1
    journeys[journey].work = drawWork(journey)
  }

  /// Where a visit counts: in the period of its coming, under the contact type that came.
  private func row(_ visit: SelfServiceVisit) -> Int { totals.cell(Int(visit.slot), Int(visit.type)) }
}
