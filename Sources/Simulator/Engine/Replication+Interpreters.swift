import Distributions

/// Agents who do not speak the customer's language ask for an interpreter and wait with the customer; interpreters are
/// given out in the order in which they were asked for, each to the first who needs a language that they speak.
extension Replication {
  /// An agent has answered a contact that needs an interpreter. The talk counts already; the agent's time does not yet.
  mutating func seekInterpreter(_ journey: Int, _ agent: Int, talk: Double) {
    let type = Int(staff.agents[agent].type)
    totals.interpreters[interpreterRow(agent)].requests += 1
    if isTraced { tell(.interpreterAsked, journey) }
    journeys[journey].interpretation.since = now
    journeys[journey].interpretation.slot = Int32(slot)
    journeys[journey].interpretation.talk = talk
    journeys[journey].interpretation.agent = Int32(agent)
    if let pool = interpreters.take(type) { return beginInterpreting(journey, by: pool) }
    interpreters.queue(journey)
    let longest = interpreters.longestWait(type)
    if longest < .infinity { wake(journey, at: now + longest, for: .interpreter) }
  }

  private mutating func beginInterpreting(_ journey: Int, by pool: Int) {
    let agent = Int(journeys[journey].interpretation.agent)
    let type = Int(staff.agents[agent].type)
    var stream = interpreters.connectKeys[type].stream(journeys[journey].draw)
    let time =
      interpreters.connects[pool].sample(using: &stream)
      + journeys[journey].interpretation.talk * interpreters.pools[pool].factor
    let row = interpreterRow(agent)
    totals.interpreters[row].begun += 1
    totals.interpreters[row].waits += now - journeys[journey].interpretation.since
    totals.interpreters[row].time += time
    totals.interpreters[row].cost += time / 60 * interpreters.pools[pool].costPerMinute
    if isTraced { tell(.interpreter, journey, after: now - journeys[journey].interpretation.since) }
    journeys[journey].wake = .none
    journeys[journey].encounter.isInterpreted = true
    journeys[journey].interpretation.pool = Int32(pool)
    countInterpreted(journey, to: now + time)
    schedule(.talkEnd, at: now + time, for: agent)
  }

  /// The talk ends: the interpreter is free for the next who waits.
  mutating func releaseInterpreter(_ journey: Int) {
    let pool = Int(journeys[journey].interpretation.pool)
    journeys[journey].interpretation.pool = -1
    interpreters.giveBack(pool)
    joinWaiting()
  }

  /// An interval of a day begins: interpreters come, and go when they have ended their talks.
  mutating func changeInterpreters(interval: Int) {
    interpreters.begin(interval: interval)
    while joinWaiting() {}
    for journey in interpreters.waiting {
      let type = Int(staff.agents[Int(journeys[Int(journey)].interpretation.agent)].type)
      // Nobody on duty is left who could come.
      if interpreters.longestWait(type) == 0 { wake(Int(journey), at: now, for: .interpreter) }
    }
  }

  /// A free interpreter joins the first who waits for one that speaks the language. Returns false when nobody can be joined.
  @discardableResult
  private mutating func joinWaiting() -> Bool {
    for waiting in interpreters.waiting {
      let type = Int(staff.agents[Int(journeys[Int(waiting)].interpretation.agent)].type)
      guard let free = interpreters.take(type) else { continue }
      interpreters.leave(Int(waiting))
      beginInterpreting(Int(waiting), by: free)
      return true
    }
    return false
  }

  /// No interpreter has come in time: the talk ends before it began.
  mutating func giveUpInterpreter(_ journey: Int) {
    let agent = Int(journeys[journey].interpretation.agent)
    interpreters.leave(journey)
    totals.interpreters[interpreterRow(agent)].givenUp += 1
    journeys[journey].encounter.isFailed = true
    journeys[journey].interpretation.isLost = true
    journeys[journey].handover.next = Handover.nowhere
    countInterpreted(journey, to: now)
    staff.agents[agent].wrapTime = 0
    endTalk(by: agent)
  }

  /// Accounts for the agent's time from the request on, in place of the talk alone.
  private mutating func countInterpreted(_ journey: Int, to end: Double) {
    let interpretation = journeys[journey].interpretation
    let agent = Int(interpretation.agent)
    let time = end - interpretation.since
    staff.agents[agent].busyTime += time
    totals.contacts[interpreterRow(agent)].talkTime += time - interpretation.talk
    totals.addBusy(
      Int(staff.agents[agent].group), from: interpretation.since, slot: Int(interpretation.slot), to: end)
    totals.flow.handleTimes += Swift.min(end, self.end) - interpretation.since
  }

  /// The horizon ends while agents and customers wait.
  mutating func finishInterpreting() {
    for journey in interpreters.waiting { countInterpreted(Int(journey), to: now) }
  }

  private func interpreterRow(_ agent: Int) -> Int {
    totals.cell(Int(staff.agents[agent].slot), Int(staff.agents[agent].type))
  }
}
