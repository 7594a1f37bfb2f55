/// Work offered and agents at work, in erlangs, agents and agent-hours.
extension Measure {
  /// Sum over contact types of N E[S] / time, with E[S] the scenario's mean, before factors of agent groups:
  /// what answering everybody would take.
  static let offeredLoad = Measure(
    "offered_load", .erlangs, .contacts, .timeAverage(.offeredWork),
    "offered contacts x mean handle time of the scenario, per unit of time")
  static let busyAgents = Measure(
    "busy_agents", .agents, .agents, .timeAverage(.busyTime),
    "time average of the agents busy in opening hours")
  static let staffedAgents = Measure(
    "staffed_agents", .agents, .agents, .timeAverage(.scheduledTime), "time average of the agents scheduled")
  static let agentHours = Measure(
    "agent_hours", .agentHours, .agents, .total(.paidHours),
    "hours to be paid: scheduled, paid breaks, overtime")
  static let overtime = Measure(
    "overtime", .agentHours, .agents, .total(.overtimeHours),
    "hours spent finishing contacts after the end of the shift or after closing")
}

extension Quantity {
  static let offeredWork = Quantity("work offered", ofType: { $0.offered * $0.meanHandleTime })
  static let busyTime = Quantity("busy time", ofGroup: { $0.agents.busyTime })
  static let scheduledTime = Quantity("scheduled agent time", ofGroup: { $0.agents.scheduledTime })
  static let paidHours = Quantity("paid hours", ofGroup: { $0.paidTime / 3600 })
  static let overtimeHours = Quantity("overtime", ofGroup: { $0.overtime / 3600 })
}
