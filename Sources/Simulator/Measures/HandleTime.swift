/// What an answered contact takes of an agent's time.
extension Measure {
  static let handleTime = Measure(
    "handle_time", .seconds, .contacts, .ratio(.handleTimes, over: .answered),
    "mean handle time of answered contacts: talk, hold and after-contact work")
  static let talkTime = Measure(
    "talk_time", .seconds, .contacts, .ratio(.talkTimes, over: .answered),
    "mean talk time of answered contacts, with hold")
  static let wrapUpTime = Measure(
    "wrap_up_time", .seconds, .contacts, .ratio(.wrapTimes, over: .answered),
    "mean after-contact work of answered contacts")
  static let averageCallTime = Measure(
    "average_call_time", .seconds, .contacts, .ratio(.handleTimes, over: .offered),
    "total handle time over all offered contacts, answered or not: 100 h / 500 contacts is 12 min")
}

extension Quantity {
  static let handleTimes = Quantity("handle times", ofType: { $0.handleTime })
  static let talkTimes = Quantity("talk times", ofType: { $0.contacts.talkTime })
  static let wrapTimes = Quantity("after-contact work", ofType: { $0.contacts.wrapTime })
}
