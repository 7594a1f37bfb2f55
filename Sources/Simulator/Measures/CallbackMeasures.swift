/// Customers who hang up and are called back.
extension Measure {
  static let callbacksOffered = Measure(
    "callbacks_offered", .contacts, .contacts, .total(.callbacksOffered), of: .callbacks,
    "contacts that were offered a callback")
  static let callbacksAccepted = Measure(
    "callbacks_accepted", .contacts, .contacts, .total(.callbacksAccepted), of: .callbacks,
    "contacts that accepted a callback, part of diverted")
  static let callbacksCompleted = Measure(
    "callbacks_completed", .contacts, .contacts, .total(.callbacksCompleted), of: .callbacks,
    "accepted callbacks that reached the customer")
  static let callbacksLost = Measure(
    "callbacks_lost", .contacts, .contacts, .total(.callbacksLost), of: .callbacks,
    "accepted callbacks whose last attempt was in vain, or was never made")
  static let callbacksPending = Measure(
    "callbacks_pending", .contacts, .contacts, .total(.callbacksPending), of: .callbacks,
    "accepted callbacks still to be made when the calendar ends")
  static let callbackAcceptance = Measure(
    "callback_acceptance", .share, .contacts, .ratio(.callbacksAccepted, over: .callbacksOffered),
    of: .callbacks,
    "accepted / offered callbacks")
  static let callbacksKept = Measure(
    "callbacks_kept", .share, .contacts, .ratio(.callbacksKept, over: .callbacksPromised), of: .callbacks,
    "callbacks first dialled within the promised window, over those with a window that were dialled")
  static let callbackHold = Measure(
    "callback_hold", .seconds, .contacts, .ratio(.callbackHolds, over: .callbacksAccepted), of: .callbacks,
    "mean wait on the line before accepting a callback")
  static let callbackWait = Measure(
    "callback_wait", .seconds, .contacts, .ratio(.callbackWaits, over: .callbacksCompleted), of: .callbacks,
    "mean time from arrival to the attempt that reached the customer")
}

extension Quantity {
  static let callbacksOffered = Quantity("callbacks offered", ofType: { $0.callbacks.offered })
  static let callbacksAccepted = Quantity("callbacks accepted", ofType: { $0.callbacks.accepted })
  static let callbacksCompleted = Quantity("callbacks completed", ofType: { $0.callbacks.completed })
  static let callbacksLost = Quantity("callbacks lost", ofType: { $0.callbacks.lost })
  static let callbacksPending = Quantity("callbacks pending", ofType: { $0.callbacks.pending })
  static let callbacksPromised = Quantity(
    "callbacks with a window dialled", ofType: { $0.callbacks.promised })
  static let callbacksKept = Quantity("callbacks kept", ofType: { $0.callbacks.kept })
  static let callbackHolds = Quantity("waits before callbacks", ofType: { $0.callbacks.holds })
  static let callbackWaits = Quantity("waits for callbacks", ofType: { $0.callbacks.totalWaits })
}
