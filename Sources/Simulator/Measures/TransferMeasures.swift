/// Contacts that go from line to line, and what that costs the agents.
extension Measure {
  static let transfers = Measure(
    "transfers", .contacts, .contacts, .total(.transfers), of: .transfers,
    "answered contacts that were passed on to another line, part of answered; on arriving there they are contacts of that type"
  )
  static let transferShare = Measure(
    "transfer_share", .share, .contacts, .ratio(.transfers, over: .answered), of: .transfers,
    "transfers / S")
  static let misrouted = Measure(
    "misrouted", .contacts, .contacts, .total(.misrouted), of: .transfers,
    "contacts that reached a wrong line first, by the contact type that they needed")
  static let misroutedShare = Measure(
    "misrouted_share", .share, .contacts, .ratio(.misrouted, over: .contactsFromOutside), of: .transfers,
    "misrouted over contacts that came from outside: not by transfer")
  static let transferHold = Measure(
    "transfer_hold", .seconds, .contacts, .ratio(.transferHolds, over: .warmTransfers), of: .transfers,
    "mean time that the first agent of a warm transfer waits with the caller for the second")
}

extension Quantity {
  static let transfers = Quantity("transfers", ofType: { $0.transfers.transfers })
  static let misrouted = Quantity("misrouted contacts", ofType: { $0.transfers.misrouted })
  static let contactsFromOutside = Quantity(
    "contacts from outside",
    ofType: { $0.journeys.begun + $0.journeys.redials + $0.journeys.reconnects + $0.journeys.switches })
  static let warmTransfers = Quantity("warm transfers", ofType: { $0.transfers.held })
  static let transferHolds = Quantity("times held", ofType: { $0.transfers.holdTime })
}
