/// Chats in turns: the agent writes to one chat at a time, first ready first, while the other customers read and think (CH3).
extension Replication {
  /// Makes a new session a chat in turns; the customer has written already.
  func takeTurns(_ session: inout Session, draw: UInt64, factor: Double) {
    session.turn = .ready
    session.pace = .none
    session.readySince = now
    session.draw = UInt32(truncatingIfNeeded: draw)
    session.turnsLeft = Int32(turns.number(Int(session.type), session.draw))
    session.factor = factor
  }

  /// One side of a chat has written. Returns whether that was the agent's last word, or the end of the wrap-up.
  mutating func endsTurns(_ index: Int, of agent: Int) -> Bool {
    let place = desks.place(agent, index)
    if desks.sessions[place].turn == .away {
      becomeReady(place)
      return false
    }
    desks.desks[agent].isWriting = false
    if desks.sessions[place].isWrappingUp { return true }
    let type = Int(desks.sessions[place].type)
    totals.countReply(desks.sessions[place], now)
    desks.sessions[place].turnNumber += 1
    desks.sessions[place].turnsLeft -= 1
    if desks.sessions[place].turnsLeft == 0 { return true }
    desks.sessions[place].turn = .away
    desks.sessions[place].pace = .full
    desks.sessions[place].remaining = turns.patientSpell(
      type, desks.sessions[place].draw, turn: desks.sessions[place].turnNumber)
    return false
  }

  /// The chat needs the agent's attention from now on.
  mutating func becomeReady(_ place: Int) {
    desks.sessions[place].turn = .ready
    desks.sessions[place].pace = .none
    desks.sessions[place].readySince = now
  }

  /// An agent who writes to nobody turns to the chat that has been ready longest.
  mutating func writeNext(_ agent: Int) {
    if desks.desks[agent].isWriting { return }
    var next = (place: -1, since: Double.infinity)
    for place in desks.place(agent, 0)..<desks.place(agent, Int(desks.desks[agent].held))
    where desks.sessions[place].turn == .ready && desks.sessions[place].readySince < next.since {
      next = (place, desks.sessions[place].readySince)
    }
    guard next.place >= 0 else { return }
    let session = desks.sessions[next.place]
    desks.desks[agent].isWriting = true
    desks.sessions[next.place].turn = .attended
    desks.sessions[next.place].pace = .full
    desks.sessions[next.place].remaining =
      session.isWrappingUp
      ? session.wrap
      : session.factor * turns.agentSpell(Int(session.type), session.draw, turn: session.turnNumber)
  }

  /// Accounts for the time of an agent's chats in turns since the last change.
  mutating func addTurnTime(_ agent: Int, _ group: Int, _ elapsed: Double) {
    var (chats, advancing) = (0, 0)
    for place in desks.place(agent, 0)..<desks.place(agent, Int(desks.desks[agent].held))
    where desks.sessions[place].turn != .none {
      chats += 1
      if desks.sessions[place].turn != .ready { advancing += 1 }
    }
    if chats == 0 { return }
    totals.addTurnTime(
      group, slot: Int(desks.desks[agent].updatedSlot), elapsed, chats: chats, advancing: advancing,
      isWriting: desks.desks[agent].isWriting)
  }
}
