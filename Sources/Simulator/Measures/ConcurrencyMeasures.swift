/// Agents who hold several contacts at once: how many, and what a contact really takes of an agent.
extension Measure {
  static let effortTime = Measure(
    "effort_time", .seconds, .contacts, .ratio(.effortTimes, over: .answered), of: .desks,
    "agent's time of an answered contact: each moment divided by the contacts held then")
  static let concurrency = Measure(
    "concurrency", .contacts, .agents, .ratio(.heldTime, over: .busyTime), of: .desks,
    "time average of the contacts that a busy agent holds")
  static let capacityInUse = Measure(
    "capacity_in_use", .share, .agents, .ratio(.loadTime, over: .presentTime), of: .desks,
    "share of the agents' capacity for contacts at once that is in use, in opening hours")
}

extension Quantity {
  static let effortTimes = Quantity(
    "agents' time", ofType: { $0.handleTime - $0.contacts.sharedTime + $0.contacts.effortTime })
  static let heldTime = Quantity(
    "contacts held", ofGroup: { $0.isDesk ? $0.agents.heldTime : $0.agents.busyTime })
  static let loadTime = Quantity(
    "capacity in use", ofGroup: { $0.isDesk ? $0.agents.loadTime : $0.agents.busyTime })
}
