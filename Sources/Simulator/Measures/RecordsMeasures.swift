/// What a CRM system saves, and costs when it is down (SP3).
extension Measure {
  static let identifiedShare = Measure(
    "identified_share", .share, .contacts, .ratio(.identified, over: .answered), of: .records,
    "share of answered contacts whose record opened by itself")
  static let automatedShare = Measure(
    "automated_share", .share, .contacts, .ratio(.automated, over: .answered), of: .records,
    "share of answered contacts whose after-contact work the system did")
  static let recordsSaved = Measure(
    "crm_agents_saved", .agents, .contacts, .timeAverage(.recordsSaved), of: .records,
    "agents on average who would be busy with what the system saves: talk and after-contact work, outages taken off"
  )
  static let outageShare = Measure(
    "crm_outage_share", .share, .contacts, .ratio(.inOutage, over: .answered), of: .records,
    "share of answered contacts that came to an agent while the system was down")
}

extension Quantity {
  static let identified = Quantity("contacts identified", ofType: { $0.encounters.identified })
  static let automated = Quantity("contacts automated", ofType: { $0.encounters.automated })
  static let inOutage = Quantity("contacts in outages", ofType: { $0.encounters.inOutage })
  static let recordsSaved = Quantity(
    "time saved by records",
    ofType: { $0.encounters.savedTime + $0.encounters.automatedTime - $0.encounters.outageTime })
}
