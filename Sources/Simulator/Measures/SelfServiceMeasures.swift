/// What self-service keeps from agents: by contact type and period in which a contact comes to it.
///
/// Contained means not escalated: resolved or given up. Work saved is counted before the factors of days, agents and agent
/// groups, as if everybody who asks for an agent were answered.
extension Measure {
  static let selfServiceContacts = Measure(
    "self_service_contacts", .contacts, .contacts, .total(.selfServiceContacts), of: .selfService,
    "contacts that came to self-service; those it escalates come to agents' lines as arrivals")
  static let containment = Measure(
    "containment", .share, .contacts, .ratio(.contained, over: .selfServiceEnded), of: .selfService,
    "share of self-service contacts that no agent had to take over at once: resolved or given up")
  static let trueContainment = Measure(
    "true_containment", .share, .contacts, .ratio(.keptContained, over: .selfServiceEnded), of: .selfService,
    "share of self-service contacts neither escalated nor back, by any channel, within 7 days")
  static let leakage = Measure(
    "leakage", .share, .contacts, .ratio(.containedReturned, over: .contained), of: .selfService,
    "share of contained contacts whose customers come back within 7 days")
  static let optOut = Measure(
    "opt_out", .share, .contacts, .ratio(.optedOut, over: .selfServiceEnded), of: .selfService,
    "share of self-service contacts that asked for an agent by themselves (pressed 0)")
  static let misRouting = Measure(
    "mis_routing", .share, .contacts, .ratio(.misRouted, over: .escalated), of: .selfService,
    "share of escalated contacts sent to the line of another contact type")
  static let selfServiceTime = Measure(
    "self_service_time", .seconds, .contacts, .ratio(.selfServiceTimes, over: .selfServiceEnded),
    of: .selfService, "mean time in self-service, from coming to resolution, giving up or escalation")
  static let selfServiceWait = Measure(
    "self_service_wait", .seconds, .contacts, .ratio(.selfServiceWaits, over: .selfServiceEnded),
    of: .selfService, "mean time of it spent waiting for stages of limited capacity")
  static let agentsSaved = Measure(
    "agents_saved", .agents, .contacts, .timeAverage(.savedWork), of: .selfService,
    """
    work that self-service spares, as busy agents: plain handle times of its contacts less those of escalated contacts \
    (with their factors) and of returns, per unit of time; negative where it makes work
    """)
  static let agentHoursSaved = Measure(
    "agent_hours_saved", .agentHours, .contacts, .total(.savedHours), of: .selfService,
    "the same in agent-hours")
}

extension Quantity {
  static let selfServiceContacts = Quantity("self-service contacts", ofType: { $0.selfService.contacts })
  static let selfServiceEnded = Quantity(
    "self-service contacts that came to an end", ofType: { $0.selfService.ended })
  static let contained = Quantity("contained contacts", ofType: { $0.selfService.contained })
  static let containedReturned = Quantity(
    "contained contacts that return", ofType: { $0.selfService.returned })
  static let keptContained = Quantity(
    "contained contacts that do not return", ofType: { $0.selfService.contained - $0.selfService.returned })
  static let escalated = Quantity("escalated contacts", ofType: { $0.selfService.escalated })
  static let optedOut = Quantity("contacts that opted out", ofType: { $0.selfService.optedOut })
  static let misRouted = Quantity("mis-routed contacts", ofType: { $0.selfService.misRouted })
  static let selfServiceTimes = Quantity("times in self-service", ofType: { $0.selfService.time })
  static let selfServiceWaits = Quantity("waits in self-service", ofType: { $0.selfService.waitTime })
  static let savedWork = Quantity("work saved", ofType: { $0.selfService.savedWork })
  static let savedHours = Quantity("hours saved", ofType: { $0.selfService.savedWork / 3600 })
}
