import Distributions

/// Conversations: touches of an agent with time between in which the customer thinks. Each touch is a contact of its own, with
/// its own work; all are one contact of the customer's journey.
extension Replication {
  mutating func openConversation(_ journey: Int) {
    journeys[journey].touch = 1
    journeys[journey].conversationSlot = Int32(slot)
    totals.touches[conversationRow(journey)].begun += 1
  }

  mutating func endConversation(_ journey: Int) {
    totals.touches[conversationRow(journey)].ended += 1
    totals.touches[conversationRow(journey)].touches += Double(journeys[journey].touch)
  }

  private func conversationRow(_ journey: Int) -> Int {
    totals.cell(Int(journeys[journey].conversationSlot), Int(journeys[journey].type))
  }

  /// An agent has finished a touch. Returns whether the customer will write again, or the horizon ends before.
  mutating func awaitNextTouch(_ journey: Int) -> Bool {
    guard wantsMore(journey) else { return false }
    let (type, draw) = (Int(journeys[journey].type), journeys[journey].draw)
    var stream = conversations.entries[type].thinkKey.stream(draw)
    let thinkTime = conversations.thinkTimes[type].sample(using: &stream)
    let window = conversations.entries[type].window
    if thinkTime > window, now + window < model.clock.lastReturn {
      endConversation(journey)
      totals.touches[conversationRow(journey)].closedByWindow += 1
      journeys[journey].isLate = true
    }
    guard now + thinkTime < model.clock.lastReturn else {
      leaveOpen(journey)
      return true
    }
    journeys[journey].touches += 1
    journeys[journey].draw = Self.draw(ofTouch: journeys[journey])
    journeys[journey].work = drawWork(journey)
    journeys[journey].patience = -1
    journeys[journey].waitedBefore = 0
    wake(journey, at: now + thinkTime, for: .thinking)
    return true
  }

  private mutating func wantsMore(_ journey: Int) -> Bool {
    let (type, draw) = (Int(journeys[journey].type), journeys[journey].draw)
    let share = conversations.entries[type].share
    if share >= 0 { return conversations.entries[type].moreKey.uniform(draw) < share }
    if journeys[journey].touchesLeft < 0 {
      var stream = conversations.entries[type].moreKey.stream(draw)
      let number = conversations.numbers[type].sample(using: &stream).rounded()
      journeys[journey].touchesLeft = Int32(Swift.min(number, 1e9))
    }
    if journeys[journey].touchesLeft == 0 { return false }
    journeys[journey].touchesLeft -= 1
    return true
  }

  /// The random numbers of the next touch: of the same customer's, whatever else goes on.
  private static func draw(ofTouch journey: Journey) -> UInt64 {
    Philox.words(
      key: journey.draw, counter: (UInt64(journey.touches), UInt64(bitPattern: Int64(journey.type)) << 32 | 2)
    ).0 | 1 << 63
  }

  /// The customer writes again; at night too, as these contacts wait over night.
  mutating func beginTouch(_ journey: Int) {
    journeys[journey].phase = .inContact
    if journeys[journey].isLate {
      journeys[journey].isLate = false
      journeys[journey].lastAgent = -1
      openConversation(journey)
    } else {
      journeys[journey].touch += 1
    }
    watch(journey, from: now)
    if isTraced { traceNext(.touch, journey, type: Int(journeys[journey].type)) }
    enter(
      IncomingContact(
        type: Int(journeys[journey].type), draw: journeys[journey].draw, work: journeys[journey].work,
        journey: Int32(journey)))
  }
}
