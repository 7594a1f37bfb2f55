/// Shares of contacts that were lost.
extension Measure {
  static let abandonment = Measure(
    "abandonment", .share, .contacts, .ratio(.abandoned, over: .offered),
    "share of offered contacts that abandoned: L / N")
  static let abandonmentExcludingShort = Measure(
    "abandonment_excluding_short", .share, .contacts,
    .ratio(.longAbandoned, over: .offeredExceptShort),
    "the same without short abandonments: (L - L_tau) / (N - L_tau)")
  static let blocking = Measure(
    "blocking", .share, .contacts, .ratio(.blocked, over: .arrivals),
    "share of arrivals turned away: B / (N + B)")
}

extension Quantity {
  static let longAbandoned = Quantity(
    "abandonments that were not short", ofType: { $0.contacts.abandoned - $0.contacts.shortAbandoned })
  static let offeredExceptShort = Quantity(
    "contacts offered except short abandonments", ofType: { $0.offered - $0.contacts.shortAbandoned })
}
