/// Counts of contacts, by what became of them: per replication, summed over the horizon or the interval.
///
/// N = offered = arrivals + opening backlog - blocked = answered + abandoned + diverted + disconnected + unfinished.
extension Measure {
  static let arrivals = Measure(
    "arrivals", .contacts, .contacts, .total(.arrivals), "contacts that came, blocked ones included")
  static let blocked = Measure(
    "blocked", .contacts, .contacts, .total(.blocked), "contacts turned away: no line free or the queue full")
  static let offered = Measure(
    "offered", .contacts, .contacts, .total(.offered), "contacts that were not blocked (N)")
  static let answered = Measure(
    "answered", .contacts, .both, .total(.answered),
    "contacts answered (S); for an agent group, by its agents")
  static let abandoned = Measure(
    "abandoned", .contacts, .contacts, .total(.abandoned),
    "contacts that gave up before an answer (L), balking included")
  static let balked = Measure(
    "balked", .contacts, .contacts, .total(.balked), "contacts that left at once rather than wait")
  static let shortAbandoned = Measure(
    "short_abandoned", .contacts, .contacts, .total(.shortAbandoned),
    "contacts that gave up within the short-abandonment time (L_tau)")
  static let diverted = Measure(
    "diverted", .contacts, .contacts, .total(.diverted), "contacts that left a message")
  static let disconnected = Measure(
    "disconnected", .contacts, .contacts, .total(.disconnected),
    "contacts still waiting at closing time and cut off")
  static let unfinished = Measure(
    "unfinished", .contacts, .contacts, .total(.unfinished), "contacts still waiting when the horizon ended")
}

extension Quantity {
  static let arrivals = Quantity("arrivals", ofType: { $0.contacts.arrivals })
  static let blocked = Quantity("contacts blocked", ofType: { $0.contacts.blocked })
  static let offered = Quantity("contacts offered", ofType: { $0.offered })
  static let answered = Quantity(
    "contacts answered", ofType: { $0.contacts.answered }, ofGroup: { $0.agents.answered })
  static let abandoned = Quantity("contacts abandoned", ofType: { $0.contacts.abandoned })
  static let balked = Quantity("contacts that balked", ofType: { $0.contacts.balked })
  static let shortAbandoned = Quantity("short abandonments", ofType: { $0.contacts.shortAbandoned })
  static let diverted = Quantity("contacts diverted", ofType: { $0.contacts.diverted })
  static let disconnected = Quantity("contacts disconnected", ofType: { $0.contacts.disconnected })
  static let unfinished = Quantity("contacts unfinished", ofType: { $0.contacts.unfinished })
}
