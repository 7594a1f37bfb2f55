/// What a traced replication tells its `ContactTrace`.
///
/// In a traced replication every contact belongs to a journey and every patience that ends is an event, whatever the model:
/// that changes no decision, and lets what is told lie where journeys are, which the loop of simple models never reaches.
extension Replication {
  // MARK: Coming

  /// A customer's first contact comes, waits already, or is to be called.
  func traceBegin(_ journey: Int, came time: Double) {
    guard let trace else { return }
    let type = Int(journeys[journey].type)
    trace.begin(journey, type: type)
    let isOutbound = types[type].campaign >= 0
    var event = trace.event(
      time < now ? .backlog : isOutbound ? .listed : .arrival, trace.person(journey), at: now)
    event.number = journeys[journey].draw
    if time < now { event.duration = now - time }
    trace.add(event)
  }

  /// The next contact of a journey comes.
  func traceNext(_ kind: TraceEvent.Kind, _ journey: Int, type: Int) {
    guard let trace else { return }
    trace.beginContact(journey, type: type)
    trace.add(trace.event(kind, trace.person(journey), at: now))
  }

  func traceReturn(_ journey: Int) {
    let kind: TraceEvent.Kind =
      switch journeys[journey].returnKind {
      case .redial: .redial
      case .reconnect: .reconnect
      case .channelSwitch: .channelSwitch
      }
    traceNext(kind, journey, type: Int(journeys[journey].type))
  }

  /// Something happens to the contact at hand that needs no more words.
  func tell(_ kind: TraceEvent.Kind, _ journey: Int, after duration: Double? = nil) {
    guard let trace else { return }
    var event = trace.event(kind, trace.person(journey), at: now)
    event.duration = duration
    trace.add(event)
  }

  func traceQueue(_ type: Int, _ contact: WaitingContact) {
    guard let trace, contact.journey >= 0 else { return }
    trace.rename(Int(contact.journey), type: type)
    var event = trace.event(.queue, trace.person(Int(contact.journey)), at: now)
    event.waiting = Int(types[type].waiting)
    trace.add(event)
  }

  // MARK: With an agent

  /// - Parameters:
  ///   - talk: seconds, as far as it is known.
  ///   - wrapsUp: whether after-contact work follows that talk without a further decision.
  func traceAnswer(
    _ contact: IncomingContact, arrival: Double, by agent: Int, _ group: Int, talk: Double, wrapsUp: Bool
  ) {
    guard let trace else { return }
    let journey = Int(contact.journey)
    trace.rename(journey, type: contact.type)
    trace.answer(journey, by: agent, at: now)
    var event = trace.event(.answer, trace.person(journey), at: now)
    trace.name(agent, of: group, in: &event)
    event.duration = now - arrival
    trace.add(event)
    guard wrapsUp else { return }
    event.kind = .wrapUp
    event.time = now + talk
    event.duration = talk
    trace.add(later: event)
  }

  /// Something happens between an agent and a contact that began with the answer.
  func tell(_ kind: TraceEvent.Kind, _ person: ContactTrace.Person, by agent: Int) {
    guard let trace else { return }
    var event = trace.event(kind, person, at: now)
    trace.name(agent, of: Int(staff.agents[agent].group), in: &event)
    event.duration = now - person.answered
    trace.add(event)
  }

  func traceEnd(_ journey: Int) {
    guard let trace else { return }
    tell(.end, trace.person(journey), by: Int(journeys[journey].lastAgent))
  }

  func traceWrapUp(_ session: Session, by agent: Int) {
    guard let trace else { return }
    let person =
      session.journey >= 0
      ? trace.person(Int(session.journey)) : trace.passed(by: agent, answered: session.began, isOver: false)
    if let person { tell(.wrapUp, person, by: agent) }
  }

  /// A contact that its agent, who holds several, had passed on is finished.
  func traceEnd(_ session: Session, by agent: Int) {
    if let person = trace?.passed(by: agent, answered: session.began, isOver: true) {
      tell(.end, person, by: agent)
    }
  }

  /// The talk of an agent who holds one contact at a time is over; what follows it takes `wrap` seconds.
  ///
  /// - Parameter isPassedOn: the contact belongs to its agent no more, so that nothing else tells of the end.
  func traceTalkEnd(by agent: Int, wrap: Double, isPassedOn: Bool) {
    guard let trace else { return }
    let person = trace.hand(agent)
    if wrap > 0 { tell(.wrapUp, person, by: agent) }
    guard isPassedOn else { return }
    var event = trace.event(.end, person, at: now + wrap)
    trace.name(agent, of: Int(staff.agents[agent].group), in: &event)
    event.duration = event.time - person.answered
    if wrap > 0 { trace.add(later: event) } else { trace.add(event) }
  }

  /// The contact becomes one of another line; `agent` passes it on.
  func traceTransfer(_ journey: Int, from agent: Int) {
    guard let trace else { return }
    trace.beginContact(journey, type: Int(journeys[journey].type))
    var event = trace.event(.transfer, trace.person(journey), at: now)
    trace.name(agent, of: Int(staff.agents[agent].group), in: &event)
    trace.add(event)
    if journeys[journey].handover.heldAgent >= 0 {
      event.kind = .hold
      trace.add(event)
    }
  }

  func traceHoldEnd(_ journey: Int, _ handover: Handover) {
    guard let trace else { return }
    var event = trace.event(.holdEnd, trace.person(journey), at: now)
    trace.name(
      Int(handover.heldAgent), of: Int(staff.agents[Int(handover.heldAgent)].group), in: &event)
    event.duration = now - handover.heldSince
    trace.add(event)
  }

  /// - Parameter agent: nil: a dialer.
  func traceDial(_ kind: TraceEvent.Kind, _ journey: Int, by agent: Int?) {
    guard let trace else { return }
    var event = trace.event(kind, trace.person(journey), at: now)
    if let agent { trace.name(agent, of: Int(staff.agents[agent].group), in: &event) }
    trace.add(event)
  }

  func tracePause(of agent: Int, _ group: Int, for time: Double) {
    guard let trace else { return }
    var event = TraceEvent(.pause, at: now)
    trace.name(agent, of: group, in: &event)
    event.duration = time
    trace.add(event)
  }

  // MARK: Leaving

  func traceLeave(_ journey: Int, _ type: Int, arrival: Double, at time: Double, as fate: UnansweredFate) {
    guard let trace else { return }
    trace.rename(journey, type: type)
    var event = trace.event(TraceEvent.Kind(fate), trace.person(journey), at: time)
    event.duration = time - arrival
    if time > now { trace.add(later: event) } else { trace.add(event) }
  }

  // MARK: Agents

  /// How many agents are on shift from now on.
  func traceStaffing() {
    guard let trace else { return }
    for group in 0..<staff.groupCount {
      var event = TraceEvent(.staffing, at: now)
      event.group = group
      event.waiting = desks.isDesk(group) ? desks.onShift(group) : staff.onShift(group)
      trace.add(event)
    }
  }
}
