import Distributions
import Foundation

/// What waiting contacts are told, and what that changes.
extension Replication {
  /// The wait to expect of a contact of a type with so many ahead of it, seconds; infinite where no agent is on shift.
  func expectedWait(_ type: Int, ahead: Int) -> Double {
    switch estimates.entries[type].kind {
    case .none: .infinity
    case .fixed: estimates.entries[type].fixed
    case .lastToEnterService: types[type].lastWait
    case .headOfLine: waitOfFirst(type)
    case .queueLength: Double(ahead + 1) / serviceRate(type)
    }
  }

  /// Contacts ahead of one that joins: all of its line, and customers to be called back.
  func contactsAhead(_ type: Int) -> Int {
    let callbackLine = Int(estimates.entries[type].callbackLine)
    return Int(types[type].waiting) + (callbackLine >= 0 ? Int(types[callbackLine].waiting) : 0)
  }

  /// Contacts a second that the agents on shift finish, were all of them to serve this line.
  private func serviceRate(_ type: Int) -> Double {
    var rate = 0.0
    for group in 0..<staff.groupCount {
      let each = estimates.rates[type * staff.groupCount + group]
      if each > 0 { rate += each * Double(desks.isDesk(group) ? desks.onShift(group) : staff.onShift(group)) }
    }
    return rate
  }

  private func waitOfFirst(_ type: Int) -> Double {
    var position = lines[type].head
    while position < lines[type].tail {
      if lines[type][position].leaving != .gone { return now - lines[type][position].arrival }
      position += 1
    }
    return 0
  }

  // MARK: Announcements

  /// Tells a contact that will wait how long. Returns whether it leaves at once.
  mutating func announce(_ contact: IncomingContact) -> Bool {
    let type = contact.type
    let wait = expectedWait(type, ahead: contactsAhead(type))
    journeys[Int(contact.journey)].announced = wait
    let probability = estimates.balking.probability(type, at: wait)
    return probability > 0 && estimates.entries[type].balkingKey.uniform(contact.draw) < probability
  }

  /// A patience with its hazard rate multiplied from the announced wait on.
  ///
  ///     S'(x) = S(x) for x <= w,   S(w) (S(x) / S(w))^m beyond,   w the announced wait, m the factor
  ///
  /// The drawn patience keeps its place among all patiences, so a factor of 1 changes nothing.
  func patience(_ drawn: Double, announced: Double, _ type: Int) -> Double {
    let factor = estimates.entries[type].hazardAfter
    guard factor != 1, drawn > announced else { return drawn }
    let atPromise = 1 - patience[type].cdf(announced)
    let atEnd = 1 - patience[type].cdf(drawn)
    guard atEnd > 0, atPromise > atEnd else { return drawn }
    return Swift.max(patience[type].quantile(1 - atPromise * pow(atEnd / atPromise, 1 / factor)), announced)
  }

  /// An answered contact compares its wait with what it was told. Returns by how much that prolongs the talk, seconds.
  mutating func compareWithAnnouncement(_ journey: Int, wait: Double, row: Int) -> Double {
    let announced = journeys[journey].announced
    guard announced >= 0 else { return 0 }
    journeys[journey].announced = -1
    guard announced < .infinity else { return 0 }
    totals.announcements[row].announced += 1
    totals.announcements[row].announcedWaits += announced
    totals.announcements[row].answered += 1
    totals.announcements[row].errors += wait - announced
    totals.announcements[row].absoluteErrors += abs(wait - announced)
    guard wait > announced else { return 0 }
    totals.announcements[row].late += 1
    return estimates.entries[Int(journeys[journey].type)].handleTimeAfter
  }

  /// A contact that was told a wait leaves unanswered.
  mutating func forgetAnnouncement(_ journey: Int, row: Int) {
    let announced = journeys[journey].announced
    journeys[journey].announced = -1
    guard announced >= 0, announced < .infinity else { return }
    totals.announcements[row].announced += 1
    totals.announcements[row].announcedWaits += announced
  }
}
