import Distributions
import Foundation

/// What else happens between an agent and a customer: identity checks, records that open, redirections, surveys, bookings.
extension Replication {
  // MARK: Answering

  /// The contact of a journey reaches an agent. Returns by how much that prolongs its talk, seconds; never below minus the talk.
  ///
  /// - Parameters:
  ///   - wait: seconds, earlier waits that count included.
  ///   - row: where the contact counts, in totals by slot and contact type.
  mutating func encounter(_ journey: Int, talk: Double, after wait: Double, row: Int) -> Double {
    let (type, draw) = (Int(journeys[journey].type), journeys[journey].draw)
    journeys[journey].encounter.wait = wait
    // The agent of a wrong line passes the contact on at once.
    guard journeys[journey].handover.next != Handover.rightLine else { return 0 }
    let entry = encounters.entries[type]
    if entry.isProtected, entry.keys.redirection.uniform(draw) < entry.protectedShare {
      var stream = entry.keys.redirectionTime.stream(draw)
      let time = encounters.redirectionTimes[type].sample(using: &stream)
      totals.encounters[row].redirected += 1
      totals.encounters[row].redirectionTime += time
      journeys[journey].encounter.isRedirected = true
      return cutShort(journey, to: time, goingOn: Handover.nowhere) - talk
    }
    var longer = 0.0
    if entry.isVerified {
      var stream = entry.keys.verificationTime.stream(draw)
      let time = encounters.verificationTimes[type].sample(using: &stream)
      totals.encounters[row].verified += 1
      totals.encounters[row].verificationTime += time
      if entry.keys.verification.uniform(draw) < entry.failure {
        totals.encounters[row].failed += 1
        journeys[journey].encounter.isFailed = true
        return cutShort(journey, to: time, goingOn: entry.escalation) - talk
      }
      longer += time
    }
    if entry.hasRecords { longer += openRecord(journey, type, draw, talk: talk, entry, row: row) }
    if entry.isSurveyed, entry.keys.surveyOffer.uniform(draw) < entry.offered {
      var stream = entry.keys.surveyTime.stream(draw)
      let time = encounters.surveyTimes[type].sample(using: &stream)
      totals.encounters[row].asked += 1
      totals.encounters[row].surveyTime += time
      journeys[journey].encounter.isAsked = true
      longer += time
    }
    return longer
  }

  /// The talk takes this time instead, without after-contact work; then the contact is passed on or ends.
  private mutating func cutShort(_ journey: Int, to time: Double, goingOn next: Int32) -> Double {
    journeys[journey].encounter.wrapFactor = 0
    journeys[journey].handover.next = next
    return time
  }

  private mutating func openRecord(
    _ journey: Int, _ type: Int, _ draw: UInt64, talk: Double, _ entry: EncounterTable.Entry, row: Int
  ) -> Double {
    if !encounters.outages.isEmpty, encounters.outages.isDown(0, at: now) {
      var stream = entry.keys.outageTime.stream(draw)
      let time = encounters.outageTimes[type].sample(using: &stream)
      totals.encounters[row].inOutage += 1
      totals.encounters[row].outageTime += time
      return time
    }
    if entry.keys.automation.uniform(draw) < entry.automated {
      totals.encounters[row].automated += 1
      totals.encounters[row].automatedTime += journeys[journey].work.wrap
      journeys[journey].encounter.wrapFactor = 0
    }
    guard entry.keys.identified.uniform(draw) < entry.identified else { return 0 }
    var stream = entry.keys.timeSaved.stream(draw)
    let saved = Swift.min(encounters.savedTimes[type].sample(using: &stream), talk)
    totals.encounters[row].identified += 1
    totals.encounters[row].savedTime += saved
    return -saved
  }

  // MARK: Finishing

  /// An agent has finished the contact of a journey: whether that resolved the need, whether the patient is satisfied,
  /// and what becomes of an appointment.
  mutating func judge(_ journey: Int, _ type: Int, by group: Int, share: Double) -> FollowUp.Ending {
    let encounter = journeys[journey].encounter
    if encounter.isRedirected { return .redirected }
    let draw = journeys[journey].draw
    let agent = Int(journeys[journey].lastAgent)
    let score = hasTraits ? traits.score(of: agent) : 0
    let chance = Self.shifted(share * encounter.learned, by: traits.effects.resolution * score)
    let isResolved = !encounter.isFailed && (chance >= 1 || types[type].resolutionKey.uniform(draw) < chance)
    guard hasEncounters else { return isResolved ? .resolved : .unresolved }
    if let model = encounters.satisfaction {
      rate(journey, type, model, isResolved: isResolved, score: score)
    }
    guard isResolved else { return .unresolved }
    if let booking = encounters.entries[type].booking {
      return book(journey, type, booking, by: group, score: score)
    }
    return .resolved
  }

  /// A probability with its log-odds moved.
  private static func shifted(_ probability: Double, by shift: Double) -> Double {
    guard shift != 0, probability > 0, probability < 1 else { return probability }
    let odds = probability / (1 - probability) * exp(shift)
    return odds / (1 + odds)
  }

  private mutating func rate(
    _ journey: Int, _ type: Int, _ model: Satisfaction, isResolved: Bool, score: Double
  ) {
    let (encounter, draw) = (journeys[journey].encounter, journeys[journey].draw)
    let entry = encounters.entries[type]
    var x = model.base - model.perMinute * encounter.wait / 60 + model.quality * score
    if !isResolved { x -= model.unresolved }
    if journeys[journey].isPassedOn { x -= model.transferred }
    if encounter.isInterpreted { x -= model.interpreted }
    let isSatisfied = entry.keys.satisfaction.uniform(draw) < 1 / (1 + exp(-x))
    let row = totals.cell(Int(journeys[journey].contactSlot), type)
    totals.encounters[row].rated += 1
    if isSatisfied { totals.encounters[row].satisfied += 1 }
    guard encounter.isAsked else { return }
    let response = isSatisfied ? entry.responseOfSatisfied : entry.responseOfOthers
    guard entry.keys.surveyResponse.uniform(draw) < response else { return }
    totals.encounters[row].responses += 1
    if isSatisfied { totals.encounters[row].satisfiedResponses += 1 }
  }

  // MARK: Appointments

  private mutating func book(_ journey: Int, _ type: Int, _ booking: Booking, by group: Int, score: Double)
    -> FollowUp.Ending
  {
    let draw = journeys[journey].draw
    let keys = encounters.entries[type].keys
    let isFirst = journeys[journey].appointment == .none
    if isFirst, now - journeys[journey].began > booking.within { return .resolved }
    let chance = Self.shifted(booking.probability, by: traits.effects.booking * score)
    guard chance >= 1 || keys.booking.uniform(draw) < chance else { return .resolved }
    let isReminded = keys.reminder.uniform(draw) < booking.reminded
    let isMissed = keys.noShow.uniform(draw) < (isReminded ? booking.noShowReminded : booking.noShow)
    let row = journeyRow(journey)
    if isFirst {
      totals.bookings[row].booked += 1
      if isMissed { totals.bookings[row].missed += 1 }
      journeys[journey].appointment = isMissed ? .missed : .booked
    } else if journeys[journey].appointment == .missed, !isMissed {
      totals.bookings[row].recovered += 1
      journeys[journey].appointment = .recovered
    }
    if !isMissed { totals.countKept(group, slot: Int(journeys[journey].contactSlot)) }
    return isMissed ? .noShow : .resolved
  }
}
