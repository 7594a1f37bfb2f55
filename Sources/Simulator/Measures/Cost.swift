/// What the agents cost, in the scenario's currency; only where it states a cost per hour.
extension Measure {
  static let labourCost = Measure(
    "labour_cost", .currency, .agents, .total(.labourCost), "paid hours x cost per hour")
  static let costPerContact = Measure(
    "cost_per_contact", .currencyPerContact, .agents, .ratio(.labourCost, over: .answered),
    "labour cost over contacts answered")
}

extension Quantity {
  static let labourCost = Quantity("labour cost", ofGroup: { $0.paidTime / 3600 * $0.costPerHour })
}
