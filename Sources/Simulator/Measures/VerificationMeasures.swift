/// What it takes to know who the customer is (SP11).
extension Measure {
  static let verified = Measure(
    "verified", .contacts, .contacts, .total(.verified), of: .verification,
    "contacts whose customer was checked")
  static let verificationFailed = Measure(
    "verification_failed", .share, .contacts, .ratio(.verificationsFailed, over: .verified),
    of: .verification,
    "share of the customers checked who could not prove who they are")
  static let verificationAgents = Measure(
    "verification_agents", .agents, .contacts, .timeAverage(.verificationTimes), of: .verification,
    "agents busy with it on average: its cost in agents")
  static let redirected = Measure(
    "redirected", .contacts, .contacts, .total(.redirected), of: .protectedContent,
    "contacts told to use a verified channel, part of answered")
  static let redirectedShare = Measure(
    "redirected_share", .share, .contacts, .ratio(.redirected, over: .answered), of: .protectedContent,
    "redirected / S")
}

extension Quantity {
  static let verified = Quantity("customers checked", ofType: { $0.encounters.verified })
  static let verificationsFailed = Quantity("checks failed", ofType: { $0.encounters.failed })
  static let verificationTimes = Quantity("verification times", ofType: { $0.encounters.verificationTime })
  static let redirected = Quantity("contacts redirected", ofType: { $0.encounters.redirected })
}
