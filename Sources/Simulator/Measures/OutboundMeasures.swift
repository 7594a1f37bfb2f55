/// Calls that the center makes.
extension Measure {
  static let records = Measure(
    "records", .contacts, .contacts, .total(.records), of: .outbound,
    "customers put on the list of calls to make")
  static let attempts = Measure(
    "attempts", .contacts, .contacts, .total(.attempts), of: .outbound, "calls made")
  static let reached = Measure(
    "reached", .contacts, .contacts, .total(.reached), of: .outbound, "calls that the right party answered")
  static let reachRate = Measure(
    "reach_rate", .share, .contacts, .ratio(.reached, over: .attempts), of: .outbound,
    "share of calls that the right party answered")
  static let exhausted = Measure(
    "exhausted", .contacts, .contacts, .total(.exhausted), of: .outbound,
    "customers given up after the last attempt")
  static let nuisanceRate = Measure(
    "nuisance_rate", .share, .contacts, .ratio(.nuisances, over: .reached), of: .outbound,
    "share of answered calls that found no agent")
  static let dialTime = Measure(
    "dial_time", .seconds, .contacts, .ratio(.dialTimes, over: .reached), of: .outbound,
    "agents' time for previews and rings, for each call that the right party answered")
}

extension Quantity {
  static let records = Quantity("customers to call", ofType: { $0.outbound.records })
  static let attempts = Quantity("calls made", ofType: { $0.outbound.attempts })
  static let reached = Quantity("calls answered by the right party", ofType: { $0.outbound.reached })
  static let exhausted = Quantity("customers given up", ofType: { $0.outbound.exhausted })
  static let nuisances = Quantity("calls that found no agent", ofType: { $0.outbound.nuisances })
  static let dialTimes = Quantity("time of previews and rings", ofType: { $0.outbound.dialTime })
}
