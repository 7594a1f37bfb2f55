/// Scheduled agents who are not there (AG6), or not available (AG7).
extension Measure {
  static let absence = Measure(
    "absence", .share, .agents, .ratio(.absentTime, over: .scheduledTime), of: .absence,
    "share of scheduled time of agents who did not come")
  static let unavailability = Measure(
    "unavailability", .share, .agents, .ratio(.unavailableTime, over: .scheduledTime), of: .pauses,
    "share of scheduled time in which agents on duty were not available")
}

extension Quantity {
  static let absentTime = Quantity("absent time", ofGroup: { $0.agents.absentTime })
  static let unavailableTime = Quantity("unavailable time", ofGroup: { $0.agents.unavailableTime })
}
