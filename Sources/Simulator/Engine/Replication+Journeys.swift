import Distributions

/// Journeys: what customers do when a contact has ended, and their next contacts.
extension Replication {
  // MARK: Beginning

  /// A first contact comes. Returns its journey.
  mutating func beginJourney(_ type: Int, draw: UInt64, _ work: Work, from time: Double) -> Int32 {
    totals.journeys[totals.cell(slot, type)].begun += 1
    if hasEncounters, encounters.entries[type].booking != nil {
      totals.bookings[totals.cell(slot, type)].wanted += 1
    }
    let journey = journeys.begin(
      Journey(
        type: Int32(type), origin: Int32(type), originSlot: Int32(slot), began: time, draw: draw, work: work))
    if isTraced { traceBegin(journey, came: time) }
    if types[type].isTimed { beginWatch(journey, from: time) }
    return Int32(truncatingIfNeeded: journey)
  }

  /// The contact of a journey is answered. Returns the factor on its handle time.
  mutating func meet(_ journey: Int, _ agent: Int, slot countedSlot: Int) -> Double {
    let known = journeys[journey].lastAgent
    journeys[journey].lastAgent = Int32(agent)
    let type = Int(journeys[journey].type)
    journeys[journey].contactSlot = Int32(countedSlot)
    if types[type].isTimed { countDeadline(journey) }
    var factor = 1.0
    if hasTraits || hasEncounters || hasInterpreters {
      journeys[journey].encounter = Encounter()
      if hasTraits {
        let traits = traits.serve(
          agent, of: Int(staff.agents[agent].group), elapsed: now, worked: staff.agents[agent].busyTime)
        factor = traits.handleTime
        journeys[journey].encounter.learned = traits.resolution
      }
    }
    return types[type].hasAffinity && known >= 0
      ? factor * reunion(type, known: Int(known), with: agent, slot: countedSlot) : factor
  }

  // MARK: Answers

  /// The contact of a journey reaches an agent. Returns by how much that prolongs the talk, seconds.
  ///
  /// - Parameter row: where the contact counts, in totals by slot and contact type.
  mutating func connect(_ journey: Int, to agent: Int, of group: Int, after wait: Double, row: Int) -> Double
  {
    journeys[journey].lastAgent = Int32(agent)
    journeys[journey].wake = .none
    let type = Int(journeys[journey].type)
    var longer = 0.0
    if hasWaitEstimates {
      types[type].lastWait = wait
      if types[type].announces { longer += compareWithAnnouncement(journey, wait: wait, row: row) }
      if types[type].isCallback {
        dial(journey)
        if journeys[journey].callback.type >= 0 { return longer }
      }
    }
    if hasTransfers {
      if journeys[journey].handover.heldAgent >= 0 { longer += confer(journey) }
      decideTransfer(journey, by: group)
    }
    return longer
  }

  // MARK: Ending

  /// An agent has finished the contact of a journey, wrap-up included.
  mutating func complete(_ journey: Int) {
    if isTraced { traceEnd(journey) }
    if journeys[journey].callback.type >= 0 { return retryCallback(journey) }
    let (type, draw) = (Int(journeys[journey].type), journeys[journey].draw)
    if types[type].isTimed {
      countResponse(journey)
      if types[type].hasConversation, awaitNextTouch(journey) { return }
    }
    let group = Int(staff.agents[Int(journeys[journey].lastAgent)].group)
    let share = resolution[type * staff.groupCount + group]
    if hasEncounters || hasTraits || hasInterpreters {
      let ending = judge(journey, type, by: group, share: share)
      countAnswer(journey, isResolved: ending == .resolved || ending == .noShow)
      if journeys[journey].interpretation.isLost, types[type].offersCallback {
        journeys[journey].interpretation.isLost = false
        return accept(journey, type, came: now)
      }
      return end(journey, as: ending)
    }
    let isResolved = share >= 1 || types[type].resolutionKey.uniform(draw) < share
    countAnswer(journey, isResolved: isResolved)
    end(journey, as: isResolved ? .resolved : .unresolved)
  }

  private mutating func countAnswer(_ journey: Int, isResolved: Bool) {
    journeys[journey].answered += 1
    guard journeys[journey].answered == 1 else { return }
    let row = journeyRow(journey)
    totals.journeys[row].firstAnswers += 1
    if isResolved { totals.journeys[row].firstResolved += 1 }
  }

  /// The contact at hand is over: the customer comes back some time, or the journey ends.
  mutating func end(_ journey: Int, as ending: FollowUp.Ending) {
    if hasTransfers { endHandover(journey) }
    if hasCallbacks { endCallback(journey, isLost: true) }
    let type = Int(journeys[journey].type)
    if types[type].hasConversation { endConversation(journey) }
    guard types[type].followUps > 0 else { return close(journey, as: ending) }
    // One coin for all: their probabilities are shares of the contacts that end so.
    var coin = types[type].followUpKey.uniform(journeys[journey].draw)
    let first = Int(types[type].firstFollowUp)
    for index in first..<first + Int(types[type].followUps)
    where followUps.entries[index].after & ending.bit != 0 {
      let before =
        followUps.entries[index].kind == .redial
        ? Int(journeys[journey].redials) : Int(journeys[journey].contacts) - 1
      let share = followUps.probability(index, before: before)
      if coin < share { return plan(index, journey, after: ending) }
      coin -= share
    }
    close(journey, as: ending)
  }

  /// The customer will come back as follow-up `index` says.
  private mutating func plan(_ index: Int, _ journey: Int, after ending: FollowUp.Ending) {
    var stream = followUps.entries[index].delayKey.stream(journeys[journey].draw)
    let delay = followUps.delays[index].sample(using: &stream)
    if ending == .unresolved, journeys[journey].answered == 1, delay <= Self.returnWindow {
      totals.journeys[journeyRow(journey)].firstReturned += 1
    }
    guard now + delay < model.clock.lastReturn else { return leaveOpen(journey) }
    let entry = followUps.entries[index]
    let isSameType = entry.type == journeys[journey].type
    if !(entry.keepsPatience && isSameType) { journeys[journey].patience = -1 }
    if !entry.accumulatesWait { journeys[journey].waitedBefore = 0 }
    journeys[journey].returnKind = entry.kind
    journeys[journey].draw = Self.draw(after: journeys[journey], to: entry.type)
    journeys[journey].type = entry.type
    wake(journey, at: now + delay, for: .returning)
    if entry.kind != .redial || !isSameType { journeys[journey].work = drawWork(journey) }
  }

  /// Customers who come back within a week count against first-contact resolution and true containment; seconds.
  static let returnWindow = 7.0 * 86_400

  /// The random numbers of the next contact: of the same customer's next attempt, whatever else goes on.
  static func draw(after journey: Journey, to type: Int32) -> UInt64 {
    Philox.words(
      key: journey.draw, counter: (UInt64(journey.contacts), UInt64(bitPattern: Int64(type)) << 32 | 1)
    ).0 | 1 << 63
  }

  func drawWork(_ journey: Int) -> Work {
    let (type, draw) = (Int(journeys[journey].type), journeys[journey].draw)
    return Work(
      talk: talk[type].draw(of: draw), wrap: types[type].hasWrapUp ? wrapUp[type].draw(of: draw) : 0)
  }

  mutating func close(_ journey: Int, as ending: FollowUp.Ending) {
    let row = journeyRow(journey)
    totals.journeys[row].contacts += Double(journeys[journey].contacts)
    if ending == .resolved || ending == .noShow {
      totals.journeys[row].resolved += 1
      totals.journeys[row].timeToResolve += now - journeys[journey].began
    }
    if journeys[journey].answered == 0, journeys[journey].touches == 1, ending != .resolved, ending != .noShow
    {
      totals.journeys[row].neverAnswered += 1
    }
    totals.journeys[row].ended += 1
    journeys.end(journey)
  }

  /// The horizon ends before the journey does.
  mutating func leaveOpen(_ journey: Int) {
    if hasTransfers { endHandover(journey) }
    if hasCallbacks { endCallback(journey, isLost: false) }
    totals.journeys[journeyRow(journey)].open += 1
    journeys.end(journey)
  }

  /// Where a journey counts: in the period of its first contact, under the contact type of it.
  func journeyRow(_ journey: Int) -> Int {
    totals.cell(Int(journeys[journey].originSlot), Int(journeys[journey].origin))
  }

  // MARK: Waking

  /// Lets the journey go on at a time.
  mutating func wake(_ journey: Int, at time: Double, for phase: Journey.Phase) {
    journeys[journey].phase = phase
    journeys[journey].wake = schedule(.wake, at: time, for: journey)
  }

  /// The time has come, unless the journey has gone another way.
  mutating func wake(_ journey: Int, _ ticket: EventTicket) {
    guard journeys[journey].wake == ticket else { return }
    journeys[journey].wake = .none
    switch journeys[journey].phase {
    case .inContact: break
    case .returning: comeBack(journey)
    case .dialedByAgent: endDialing(journey, by: Int(journeys[journey].lastAgent))
    case .dialed: endDialing(journey)
    case .resting: putBackOnList(journey)
    case .inSelfService: endStage(of: journey)
    case .held: letGo(journey)
    case .callbackOffer: makeOffer(journey)
    case .callback: callBack(journey)
    case .thinking: beginTouch(journey)
    case .reserved: endReservation(journey)
    case .interpreter: giveUpInterpreter(journey)
    }
  }

  /// The next contact of a journey comes.
  private mutating func comeBack(_ journey: Int) {
    let type = Int(journeys[journey].type)
    journeys[journey].phase = .inContact
    journeys[journey].isPassedOn = false
    journeys[journey].contacts += 1
    let row = totals.cell(slot, type)
    switch journeys[journey].returnKind {
    case .redial:
      journeys[journey].redials += 1
      totals.journeys[row].redials += 1
    case .reconnect: totals.journeys[row].reconnects += 1
    case .channelSwitch: totals.journeys[row].switches += 1
    }
    if isTraced { traceReturn(journey) }
    journeys[journey].due = .infinity
    if types[type].isTimed { beginWatch(journey, from: now) }
    let contact = IncomingContact(
      type: type, draw: journeys[journey].draw, work: journeys[journey].work, journey: Int32(journey))
    approach(contact)
  }
}
