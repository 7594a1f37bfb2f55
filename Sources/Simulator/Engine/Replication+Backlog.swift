import Distributions

/// Deferrable contacts: those that wait already as the horizon begins, and what waits as intervals end.
extension Replication {
  // MARK: Opening

  /// The contacts that wait already join their lines, the oldest first.
  mutating func enterOpeningBacklog() {
    for type in 0..<types.count where !model.types[type].isPart {
      guard let backlog = model.types[type].backlog else { continue }
      let ages = openingAges(of: backlog, type)
      for number in ages.indices.sorted(by: { (ages[$1], $0) < (ages[$0], $1) }) {
        joinAtOpening(type, age: ages[number], draw: 1 << 62 | UInt64(number))
      }
    }
  }

  private func openingAges(of backlog: Backlog, _ type: Int) -> [Double] {
    switch backlog.ages {
    case .list(let ages): return ages
    case .law(let law):
      let key = StreamKey(
        seed: seed, replication: number, purpose: .backlogAge, name: model.types[type].streamName)
      return (0..<backlog.contacts).map { index in
        var stream = key.stream(UInt64(index))
        return law.sample(using: &stream)
      }
    }
  }

  private mutating func joinAtOpening(_ stated: Int, age: Double, draw: UInt64) {
    var type = stated
    if types[type].urgentShare > 0, types[type].urgencyKey.uniform(draw) < types[type].urgentShare {
      type = Int(types[type].urgentType)
    }
    // Those that came just before opening are told from arrivals by their time too.
    let arrival = now - Swift.max(age, 1e-3)
    let work = Work(
      talk: talk[stated].draw(of: draw), wrap: types[stated].hasWrapUp ? wrapUp[stated].draw(of: draw) : 0)
    var journey: Int32 = -1
    if hasJourneys {
      journey = beginJourney(type, draw: draw, work, from: arrival)
    }
    var contact = WaitingContact(
      arrival: arrival, deadline: now + types[type].messageAfter, work: work, slot: Int32(slot),
      journey: journey, leaving: .leavesMessage)
    if types[type].hasPatience {
      let patienceEnd = arrival + patienceBeyond(now - arrival, type, draw)
      if patienceEnd <= contact.deadline {
        contact.deadline = patienceEnd
        contact.leaving = .abandons
      }
    }
    totals.flow.arrivals += 1
    join(type, contact)
  }

  /// The patience of a customer who is known to have waited so long: beyond it, by the law's own distribution.
  private func patienceBeyond(_ age: Double, _ type: Int, _ draw: UInt64) -> Double {
    let past = patience[type].cdf(age)
    let uniform = types[type].patienceKey.uniform(draw)
    return Swift.max(patience[type].quantile(past + uniform * (1 - past)), age)
  }

  // MARK: Ends of intervals

  /// An interval ends: what waits, and since when. Where the center is closed at a day's end there is no such moment; the
  /// beginning of the next day takes its place.
  mutating func observeBacklogs() {
    guard slot > observedSlot else { return }
    observedSlot = slot
    let end = isOver ? model.clock.end : now
    for type in 0..<types.count where types[type].isDeferrable && types[type].waiting > 0 {
      let row = totals.cell(slot, type)
      let count = Double(types[type].waiting)
      totals.backlogs[row].atEnd += count
      totals.backlogs[row].ages += count * end - types[type].arrivals
      let inLine = Int(types[type].waiting - (hasAffinity ? reservations.counts[type] : 0))
      guard inLine > 0 else { continue }
      totals.backlogs[row].ends += 1
      totals.backlogs[row].oldest += end - lines[type][place(type, rank: 0)].arrival
      totals.backlogs[row].age90 += end - lines[type][place(type, rank: inLine / 10)].arrival
    }
  }

  /// The place in a line of the contact before whom so many stand. Where somebody may have left out of turn, their places are
  /// passed over.
  private func place(_ type: Int, rank: Int) -> UInt64 {
    var position = lines[type].head
    guard types[type].mayLeave else { return position + UInt64(rank) }
    var before = rank
    while lines[type][position].hasLeft || before > 0 {
      if !lines[type][position].hasLeft { before -= 1 }
      position += 1
    }
    return position
  }
}
