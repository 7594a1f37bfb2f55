/// The share of contacts that find no agent free.
extension Measure {
  static let delayProbability = Measure(
    "delay_probability", .share, .contacts, .ratio(.delayed, over: .offered),
    "share of offered contacts not answered at once")
}

extension Quantity {
  static let delayed = Quantity("contacts not answered at once", ofType: { $0.contacts.delayed })
}
