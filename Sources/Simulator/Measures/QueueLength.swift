/// The number of contacts waiting, over time.
extension Measure {
  static let queueLength = Measure(
    "queue_length", .contacts, .contacts, .timeAverage(.lineTime),
    "time average of the number of contacts waiting")
}

extension Quantity {
  static let lineTime = Quantity("contact-seconds in line", ofType: { $0.contacts.lineTime })
}
