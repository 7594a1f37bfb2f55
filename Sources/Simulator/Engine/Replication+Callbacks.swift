import Distributions

/// Callers hang up and are called back.
///
/// The contact that accepts leaves its line as diverted. Its callbacks are contacts of a type of their own (`NAME/callback`), one an
/// attempt, without trunk line and patience; an agent who takes one dials, and talks if the customer answers.
extension Replication {
  // MARK: Offers

  /// A contact that will wait is offered a callback if the expected wait is long enough. Returns whether it accepts.
  mutating func offerCallback(_ contact: IncomingContact) -> Bool {
    let type = contact.type
    let threshold = callbacks.entries[type].expectedWait
    guard threshold < .infinity, isFreeToAccept(Int(contact.journey)) else { return false }
    let wait = expectedWait(type, ahead: contactsAhead(type))
    guard wait > threshold, accepts(Int(contact.journey), type, wait: wait) else { return false }
    linesInUse += Int(types[type].trunks)
    leaveUnanswered(type, journey: contact.journey, arrival: now, slot: slot, at: now, as: .calledBack)
    accept(Int(contact.journey), type, came: now)
    return true
  }

  /// A contact has joined its line: the offer may come later.
  mutating func planOffer(_ journey: Int, _ type: Int, at position: UInt64) {
    let after = callbacks.entries[type].after
    guard after < .infinity, isFreeToAccept(journey) else { return }
    journeys[journey].callback.position = position
    wake(journey, at: now + after, for: .callbackOffer)
  }

  /// The contact has waited long enough for the offer.
  mutating func makeOffer(_ journey: Int) {
    let type = Int(journeys[journey].type)
    let position = journeys[journey].callback.position
    guard position >= lines[type].head, !lines[type][position].hasLeft else { return }
    let contact = lines[type][position]
    guard contact.deadline >= now else { return }
    let wait = expectedWait(type, ahead: Int(position - lines[type].head))
    guard accepts(journey, type, wait: wait) else { return }
    lines[type][position].leaving = .gone
    leaveLine(type, contact, at: now, as: .calledBack)
    accept(journey, type, came: contact.arrival)
  }

  /// Nobody waits with the customer, and the line is the right one.
  private func isFreeToAccept(_ journey: Int) -> Bool {
    !journeys[journey].handover.isDue && journeys[journey].handover.heldAgent < 0
  }

  private mutating func accepts(_ journey: Int, _ type: Int, wait: Double) -> Bool {
    totals.callbacks[totals.cell(slot, type)].offered += 1
    return callbacks.entries[type].acceptanceKey.uniform(journeys[journey].draw)
      < callbacks.acceptance.probability(type, at: wait)
  }

  mutating func accept(_ journey: Int, _ type: Int, came: Double) {
    let entry = callbacks.entries[type]
    let row = totals.cell(slot, type)
    totals.callbacks[row].accepted += 1
    totals.callbacks[row].holds += now - came
    var state = CallbackState()
    state.type = Int32(type)
    state.slot = Int32(slot)
    state.came = came
    state.hold = entry.keepsPlace ? now - came : 0
    state.promised = now + entry.window
    journeys[journey].callback = state
    journeys[journey].waitedBefore = 0
    journeys[journey].type = entry.line
    if entry.due > 0 {
      planCallback(journey, at: now + entry.due)
    } else {
      callBack(journey)
    }
  }

  // MARK: Attempts

  private mutating func planCallback(_ journey: Int, at time: Double) {
    guard time < model.clock.lastReturn else { return leaveOpen(journey) }
    wake(journey, at: time, for: .callback)
  }

  /// The callback is due: it joins its line, on the next day if the center is closed.
  mutating func callBack(_ journey: Int) {
    if isClosed, journeys[journey].phase == .callback {
      guard slot < model.clock.periods else { return leaveOpen(journey) }
      return wake(journey, at: model.clock.start(ofPeriod: slot), for: .callback)
    }
    journeys[journey].phase = .inContact
    journeys[journey].callback.attempts += 1
    let state = journeys[journey].callback
    let (caller, draw) = (Int(state.type), journeys[journey].draw)
    let attempt = draw &+ UInt64(state.attempts) << 40
    let isReached = callbacks.entries[caller].answerKey.uniform(attempt) < callbacks.entries[caller].answer
    journeys[journey].callback.isReached = isReached
    var stream = callbacks.entries[caller].dialKey.stream(attempt)
    var work = Work(talk: callbacks.dials[caller].sample(using: &stream), wrap: 0)
    if isReached {
      work.talk += journeys[journey].work.talk
      work.wrap = journeys[journey].work.wrap
    }
    if isTraced { traceNext(.callback, journey, type: Int(journeys[journey].type)) }
    enterCallback(
      IncomingContact(
        type: Int(journeys[journey].type), draw: draw, work: work, journey: Int32(journey)))
  }

  /// An agent takes a callback and dials.
  mutating func dial(_ journey: Int) {
    let state = journeys[journey].callback
    let row = totals.cell(Int(state.slot), Int(state.type))
    if state.attempts == 1, state.promised < .infinity {
      totals.callbacks[row].promised += 1
      if now <= state.promised { totals.callbacks[row].kept += 1 }
    }
    journeys[journey].callback.hold = 0
    if state.isReached {
      totals.callbacks[row].completed += 1
      totals.callbacks[row].totalWaits += now - state.came
      journeys[journey].callback.type = -1
    } else {
      totals.callbacks[row].unanswered += 1
    }
  }

  /// The agent has hung up after an attempt in vain.
  mutating func retryCallback(_ journey: Int) {
    let state = journeys[journey].callback
    let caller = Int(state.type)
    if state.attempts >= callbacks.entries[caller].attempts { return end(journey, as: .diverted) }
    var stream = callbacks.entries[caller].retryKey.stream(
      journeys[journey].draw &+ UInt64(state.attempts) << 40)
    planCallback(journey, at: now + callbacks.retries[caller].sample(using: &stream))
  }

  /// The journey ends, or the horizon before it, while a callback is under way.
  mutating func endCallback(_ journey: Int, isLost: Bool) {
    let state = journeys[journey].callback
    guard state.type >= 0 else { return }
    let row = totals.cell(Int(state.slot), Int(state.type))
    if isLost { totals.callbacks[row].lost += 1 } else { totals.callbacks[row].pending += 1 }
    journeys[journey].type = state.type
    journeys[journey].callback.type = -1
  }
}
