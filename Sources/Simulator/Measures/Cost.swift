/// What the agents cost, in the scenario's currency; only where it states a cost per hour.
extension Measure {
  static let labourCost = Measure(
    "labour_cost", .currency, .agents, .total(.labourCost),
    "paid hours x cost per hour, overtime at its own rate, and minutes worked of those who are paid by the minute"
  )
  static let costPerContact = Measure(
    "cost_per_contact", .currencyPerContact, .agents, .ratio(.labourCost, over: .answered),
    "labour cost over contacts answered")
  static let contactCost = Measure(
    "contact_cost", .currency, .contacts, .total(.contactCost), of: .contactCosts,
    "what contacts cost besides the agents: each contact that is not blocked, each minute waited and served")
}

extension Quantity {
  static let labourCost = Quantity(
    "labour cost",
    ofGroup: {
      ($0.paidTime + $0.overtime * ($0.overtimeFactor - 1)) / 3600 * $0.costPerHour
        + $0.workedTime / 60 * $0.costPerMinute
    })
  static let contactCost = Quantity(
    "contact costs",
    ofType: { totals in
      guard let cost = totals.cost else { return 0 }
      return totals.offered * cost.perContact + (totals.waits + totals.handleTime) / 60 * cost.perMinute
    })
}
