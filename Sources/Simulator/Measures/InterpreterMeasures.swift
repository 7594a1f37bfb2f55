/// Contacts that take an interpreter (SP2, AG9).
extension Measure {
  static let interpreted = Measure(
    "interpreted", .contacts, .contacts, .total(.interpreted), of: .interpreters,
    "contacts that an interpreter joined, part of answered")
  static let interpretedShare = Measure(
    "interpreted_share", .share, .contacts, .ratio(.interpreted, over: .answered), of: .interpreters,
    "interpreted / S")
  static let interpreterWait = Measure(
    "interpreter_wait", .seconds, .contacts, .ratio(.interpreterWaits, over: .interpreted), of: .interpreters,
    "mean time that agent and customer waited until an interpreter was free")
  static let interpretersMissed = Measure(
    "interpreters_missed", .contacts, .contacts, .total(.interpretersMissed), of: .interpreters,
    "contacts that ended because no interpreter came in time")
  static let interpreterTime = Measure(
    "interpreter_hours", .agentHours, .contacts, .total(.interpreterHours), of: .interpreters,
    "hours of interpreters, connecting included")
  static let interpreterCost = Measure(
    "interpreter_cost", .currency, .contacts, .total(.interpreterCost), of: .interpreters,
    "interpreters' minutes x their cost")
}

extension Quantity {
  static let interpreted = Quantity("contacts interpreted", ofType: { $0.interpreters.begun })
  static let interpreterWaits = Quantity("waits for interpreters", ofType: { $0.interpreters.waits })
  static let interpretersMissed = Quantity("interpreters missed", ofType: { $0.interpreters.givenUp })
  static let interpreterHours = Quantity("interpreter hours", ofType: { $0.interpreters.time / 3600 })
  static let interpreterCost = Quantity("interpreter cost", ofType: { $0.interpreters.cost })
}
