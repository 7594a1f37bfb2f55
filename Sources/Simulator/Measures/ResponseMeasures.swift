/// How soon deferrable contacts are finished, of types with a deadline or a conversation.
///
/// A response is complete when its agent has finished the contact, after-contact work included.
extension Measure {
  static let onTime = Measure(
    "on_time", .share, .contacts, .ratio(.onTime, over: .due), of: .responses,
    "share of the deadlines within the horizon by which the contact was finished; what is overdue and not done is a miss"
  )
  static let responseTime = Measure(
    "response_time", .seconds, .contacts, .ratio(.responseTimes, over: .responses), of: .responses,
    "from a contact's arrival (each message of a conversation) to the end of its handling, in wall time")
  static let responseTimeWorking = Measure(
    "response_time_working", .seconds, .contacts, .ratio(.workingResponseTimes, over: .responses),
    of: .responses,
    "the same in working time: opening hours only")
  static let firstResponseTime = Measure(
    "first_response_time", .seconds, .contacts, .ratio(.firstResponseTimes, over: .firstResponses),
    of: .responses, "response time to the first message of a conversation, in wall time")
  static let firstResponseTimeWorking = Measure(
    "first_response_time_working", .seconds, .contacts, .ratio(.firstWorkingTimes, over: .firstResponses),
    of: .responses, "the same in working time: opening hours only")
}

extension Quantity {
  static let due = Quantity("deadlines within the horizon", ofType: { $0.responses.due })
  static let onTime = Quantity("contacts finished on time", ofType: { $0.responses.onTime })
  static let responses = Quantity("responses", ofType: { $0.responses.responses })
  static let responseTimes = Quantity("response times", ofType: { $0.responses.responseTime })
  static let workingResponseTimes = Quantity("working response times", ofType: { $0.responses.workingTime })
  static let firstResponses = Quantity("first responses", ofType: { $0.responses.firstResponses })
  static let firstResponseTimes = Quantity("first response times", ofType: { $0.responses.firstResponseTime })
  static let firstWorkingTimes = Quantity(
    "first response times in working time", ofType: { $0.responses.firstWorkingTime })
}
