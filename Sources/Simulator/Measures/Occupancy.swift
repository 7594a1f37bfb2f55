/// How much of the agents' time contacts take, one measure for each denominator in use.
///
/// - Source: occupancy as in COPC and ContactCenters (OCCUPANCY2), over scheduled time as its OCCUPANCY.
extension Measure {
  static let occupancy = Measure(
    "occupancy", .share, .agents, .ratio(.busyTime, over: .presentTime),
    "busy share of the time that agents were busy or available, in opening hours")
  static let occupancyScheduled = Measure(
    "occupancy_scheduled", .share, .agents, .ratio(.workedTime, over: .scheduledTime),
    "all busy time over scheduled time; above 1 with much overtime")
  static let utilization = Measure(
    "utilization", .share, .agents, .ratio(.workedTime, over: .paidTime),
    "all busy time over paid time, overtime included in both")
}

extension Quantity {
  static let presentTime = Quantity(
    "agent time", ofGroup: { $0.presentTime })
  static let workedTime = Quantity("time worked", ofGroup: { $0.workedTime })
  static let paidTime = Quantity("paid agent time", ofGroup: { $0.paidTime })
}
