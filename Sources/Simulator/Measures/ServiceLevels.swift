/// Shares of contacts answered within the threshold T, one for each denominator in use.
///
/// They differ in what an early abandonment counts as; `service_level` is the strictest.
///
/// - Source: the variants of ContactCenters (SERVICELEVEL and its g1, g2) and of Cisco ("abandoned negatively
///   impact", "ignored", "positively impact").
extension Measure {
  static let serviceLevel = Measure(
    "service_level", .share, .contacts, .ratio(.answeredInTime, over: .offered),
    "share of offered contacts answered within T: S_T / N (every abandonment counts against)")
  static let serviceLevelIgnore = Measure(
    "service_level_ignore", .share, .contacts, .ratio(.answeredInTime, over: .offeredExceptEarly),
    "the same without abandonments within T: S_T / (N - L_T)")
  static let serviceLevelCredit = Measure(
    "service_level_credit", .share, .contacts, .ratio(.answeredOrGoneInTime, over: .offered),
    "abandonments within T count as answered in time: (S_T + L_T) / N")
  static let serviceLevelShort = Measure(
    "service_level_short", .share, .contacts, .ratio(.answeredInTime, over: .offeredExceptShort),
    "without short abandonments: S_T / (N - L_tau)")
  static let serviceLevelShortCredit = Measure(
    "service_level_short_credit", .share, .contacts, .ratio(.answeredInTimeOrShort, over: .offered),
    "short abandonments count as answered in time: (S_T + L_tau) / N")
  static let serviceLevelAnswered = Measure(
    "service_level_answered", .share, .contacts, .ratio(.answeredInTime, over: .answered),
    "share of answered contacts answered within T: S_T / S (flattering: forgets who gave up)")
  static let serviceLevelVirtual = Measure(
    "service_level_virtual", .share, .contacts, .virtualServiceLevel,
    "share of contacts that would be answered within T if none gave up: P(V <= T)")
}

extension Quantity {
  static let answeredInTime = Quantity(
    "contacts answered in time", usesThreshold: true, ofType: { $0.answeredInTime })
  static let answeredOrGoneInTime = Quantity(
    "contacts answered or abandoned in time", usesThreshold: true,
    ofType: { $0.answeredInTime + $0.abandonedInTime })
  static let answeredInTimeOrShort = Quantity(
    "contacts answered in time and short abandonments", usesThreshold: true,
    ofType: { $0.answeredInTime + $0.contacts.shortAbandoned })
  static let offeredExceptEarly = Quantity(
    "contacts offered except abandonments in time", usesThreshold: true,
    ofType: { $0.offered - $0.abandonedInTime })
}
