/// Scheduled agents who are not there (AG6), or not available (AG7).
extension Measure {
  static let absence = Measure(
    "absence", .share, .agents, .ratio(.absentTime, over: .scheduledTime), of: .absence,
    "share of scheduled time of agents who did not come")
  static let unavailability = Measure(
    "unavailability", .share, .agents, .ratio(.unavailableTime, over: .scheduledTime), of: .pauses,
    "share of scheduled time in which agents on duty were not available")
  static let adherence = Measure(
    "adherence", .share, .agents, .ratio(.adheredTime, over: .scheduledTime), of: .absenceOrPauses,
    "share of scheduled time in which agents were on duty and available")
  static let breakHours = Measure(
    "break_hours", .agentHours, .agents, .total(.breakHours), of: .paidBreaks,
    "paid hours on breaks and in meetings, as the shifts say")
}

extension Quantity {
  static let absentTime = Quantity("absent time", ofGroup: { $0.agents.absentTime })
  static let adheredTime = Quantity(
    "scheduled time on duty and available",
    ofGroup: { $0.agents.scheduledTime - $0.agents.absentTime - $0.agents.unavailableTime })
  static let breakHours = Quantity("hours on paid breaks", ofGroup: { $0.agents.breakTime / 3600 })
  static let unavailableTime = Quantity("unavailable time", ofGroup: { $0.agents.unavailableTime })
}
