/// What becomes of customers' needs over all their contacts, and how often they come again.
extension Measure {
  static let redials = Measure(
    "redials", .contacts, .contacts, .total(.redials), of: .journeys,
    "contacts that came as redials, part of arrivals")
  static let reconnects = Measure(
    "reconnects", .contacts, .contacts, .total(.reconnects), of: .journeys,
    "contacts of customers whose need an earlier answer or self-service had not resolved, part of arrivals")
  static let switches = Measure(
    "switches", .contacts, .contacts, .total(.switches), of: .journeys,
    "contacts that came from another channel, part of arrivals")
  static let journeys = Measure(
    "journeys", .contacts, .contacts, .total(.journeysBegun), of: .journeys,
    "needs that arose, by the contact type of the first contact")
  static let journeysResolved = Measure(
    "journeys_resolved", .share, .contacts, .ratio(.journeysResolved, over: .journeysBegun), of: .journeys,
    "share of needs that an answer or self-service resolved within the horizon")
  static let journeyAbandonment = Measure(
    "journey_abandonment", .share, .contacts, .ratio(.journeysNeverAnswered, over: .journeysBegun),
    of: .journeys, "share of needs given up without any answer")
  static let contactsPerNeed = Measure(
    "contacts_per_need", .contacts, .contacts, .ratio(.journeyContacts, over: .journeysEnded), of: .journeys,
    "contacts of a need, over needs that came to an end")
  static let timeToResolve = Measure(
    "time_to_resolve", .seconds, .contacts, .ratio(.timesToResolve, over: .journeysResolved), of: .journeys,
    "from the first contact to the end of the one that resolved the need")
  static let firstContactResolution = Measure(
    "first_contact_resolution", .share, .contacts, .ratio(.firstsWithoutReturn, over: .firstAnswers),
    of: .journeys, "share of first answers after which the customer did not come back within 7 days")
  static let firstContactResolutionTrue = Measure(
    "first_contact_resolution_true", .share, .contacts, .ratio(.firstsResolved, over: .firstAnswers),
    of: .journeys, "share of first answers that resolved the need, whether the customer came back or gave up")
}

extension Quantity {
  static let redials = Quantity("redials", ofType: { $0.journeys.redials })
  static let reconnects = Quantity("reconnects", ofType: { $0.journeys.reconnects })
  static let switches = Quantity("channel switches", ofType: { $0.journeys.switches })
  static let journeysBegun = Quantity("needs that arose", ofType: { $0.journeys.begun })
  static let journeysEnded = Quantity("needs that came to an end", ofType: { $0.journeys.ended })
  static let journeysResolved = Quantity("needs resolved", ofType: { $0.journeys.resolved })
  static let journeysNeverAnswered = Quantity(
    "needs given up unanswered", ofType: { $0.journeys.neverAnswered })
  static let journeyContacts = Quantity("contacts of ended needs", ofType: { $0.journeys.contacts })
  static let timesToResolve = Quantity("times to resolve", ofType: { $0.journeys.timeToResolve })
  static let firstAnswers = Quantity("first answers", ofType: { $0.journeys.firstAnswers })
  static let firstsResolved = Quantity("needs resolved at first", ofType: { $0.journeys.firstResolved })
  static let firstsWithoutReturn = Quantity(
    "first answers without return", ofType: { $0.journeys.firstAnswers - $0.journeys.firstReturned })
}
