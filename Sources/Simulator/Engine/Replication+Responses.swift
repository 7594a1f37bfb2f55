/// When contacts are finished: by their deadline or not, and how long after they came.
extension Replication {
  /// A contact of a watched type comes, the first of its conversation.
  mutating func beginWatch(_ journey: Int, from time: Double) {
    watch(journey, from: time)
    journeys[journey].touch = 1
    if types[Int(journeys[journey].type)].hasConversation {
      journeys[journey].touchesLeft = -1
      openConversation(journey)
    }
  }

  mutating func watch(_ journey: Int, from time: Double) {
    let type = Int(journeys[journey].type)
    journeys[journey].arrived = time
    journeys[journey].due = types[type].deadline.map { model.workingClock.due($0, from: time) } ?? .infinity
  }

  /// When the contact at the head of a line is due, for policies that look at it.
  mutating func showDeadline(ofHead type: Int) {
    let arrival = headArrivals[type]
    guard shownHeads[type] != arrival else { return }
    let due = types[type].deadline.map { model.workingClock.due($0, from: arrival) }
    shownHeads[type] = arrival
    headDeadlines[type] = due ?? arrival + types[type].acceptableWait
  }

  /// The contact of a journey has left its line: its deadline counts if it lies within the horizon.
  mutating func countDeadline(_ journey: Int) {
    guard journeys[journey].due <= model.clock.end else { return }
    totals.responses[deadlineRow(journey)].due += 1
  }

  /// An agent has finished the contact of a journey.
  mutating func countResponse(_ journey: Int) {
    let row = totals.cell(Int(journeys[journey].contactSlot), Int(journeys[journey].type))
    let arrived = journeys[journey].arrived
    let wall = now - arrived
    let working = model.workingClock.worked(at: now) - model.workingClock.worked(at: arrived)
    totals.responses[row].responses += 1
    totals.responses[row].responseTime += wall
    totals.responses[row].workingTime += working
    if journeys[journey].touch == 1 {
      totals.responses[row].firstResponses += 1
      totals.responses[row].firstResponseTime += wall
      totals.responses[row].firstWorkingTime += working
    }
    // A deadline behind the horizon counts for nothing, kept or not.
    if journeys[journey].due <= model.clock.end, now <= journeys[journey].due {
      totals.responses[deadlineRow(journey)].onTime += 1
    }
  }

  /// Where a deadline counts: in the period in which it lies; in a calendar's first one if it lies before the horizon.
  private func deadlineRow(_ journey: Int) -> Int {
    let first = model.clock.kind == .calendar ? 1 : 0
    return totals.cell(
      Swift.max(totals.slot(of: journeys[journey].due), first), Int(journeys[journey].type))
  }
}
