/// Mean waits, one for each group of contacts whose waits may be meant.
extension Measure {
  static let meanWait = Measure(
    "mean_wait", .seconds, .contacts, .ratio(.waits, over: .offered),
    "mean wait of all offered contacts, whatever became of them")
  static let speedOfAnswer = Measure(
    "asa", .seconds, .contacts, .ratio(.waitsOfAnswered, over: .answered),
    "average speed of answer: mean wait of answered contacts")
  static let meanWaitDelayed = Measure(
    "mean_wait_delayed", .seconds, .contacts, .ratio(.waits, over: .waiting),
    "mean wait of the contacts that waited at all (W > 0)")
  static let timeToAbandon = Measure(
    "time_to_abandon", .seconds, .contacts, .ratio(.waitsOfAbandoned, over: .abandoned),
    "mean wait of abandoned contacts, balking counted as 0")
  static let excessWait = Measure(
    "excess_wait", .seconds, .contacts, .ratio(.excessWaits, over: .offered),
    "mean time waited beyond the acceptable wait, over all offered contacts: (W - T)^+")
}

extension Quantity {
  static let waits = Quantity("waits", ofType: { $0.waits })
  static let waitsOfAnswered = Quantity("waits of answered contacts", ofType: { $0.contacts.waitOfAnswered })
  static let waitsOfAbandoned = Quantity(
    "waits of abandoned contacts", ofType: { $0.contacts.waitOfAbandoned })
  static let excessWaits = Quantity("excess waits", ofType: { $0.contacts.excessWait })
  /// Those that balk are not answered at once either, but do not wait.
  static let waiting = Quantity(
    "contacts that waited", ofType: { $0.contacts.delayed - $0.contacts.balked })
}
