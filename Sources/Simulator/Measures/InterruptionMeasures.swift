/// Work put aside for other contacts.
extension Measure {
  static let interruptions = Measure(
    "interruptions", .contacts, .contacts, .ratio(.interruptions, over: .answered), of: .interruptions,
    "times that an answered contact was put aside for another")
  static let timeAside = Measure(
    "time_aside", .seconds, .contacts, .ratio(.timesAside, over: .answered), of: .interruptions,
    "mean time that an answered contact was put aside, not part of its handle time")
}

extension Quantity {
  static let interruptions = Quantity("interruptions", ofType: { $0.desks.interruptions })
  static let timesAside = Quantity("times put aside", ofType: { $0.desks.asideTime })
}
