/// Customers who gave up without a sign, and what it takes to find out.
extension Measure {
  static let silentAbandoned = Measure(
    "silent_abandoned", .contacts, .contacts, .total(.silentAbandoned), of: .silentAbandonment,
    "contacts that gave up without a sign, part of abandoned")
  static let detectionTime = Measure(
    "detection_time", .seconds, .contacts, .ratio(.detectionTimes, over: .detected), of: .silentAbandonment,
    "mean time of an agent to find out that nobody is there")
  static let detectionHours = Measure(
    "detection_hours", .agentHours, .contacts, .total(.detectionHours), of: .silentAbandonment,
    "agents' time lost to finding out; beside other contacts held, its share")
}

extension Quantity {
  static let silentAbandoned = Quantity(
    "silent abandonments", ofType: { $0.desks.silentAbandoned })
  static let detected = Quantity("silent abandonments found out", ofType: { $0.desks.detected })
  static let detectionTimes = Quantity("times of detection", ofType: { $0.desks.detectionTime })
  static let detectionHours = Quantity("hours of detection", ofType: { $0.desks.detectionEffort / 3600 })
}
