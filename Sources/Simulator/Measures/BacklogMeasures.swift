/// Contacts that wait over night: how many as an interval ends, how old, and how much work.
///
/// Over the horizon they are the mean over the ends of its intervals.
extension Measure {
  static let openingBacklog = Measure(
    "opening_backlog", .contacts, .contacts, .total(.openingBacklog), of: .backlog,
    "contacts that waited already as the horizon began, part of offered but not of arrivals")
  static let backlog = Measure(
    "backlog", .contacts, .contacts, .intervalAverage(.backlogAtEnds), of: .backlog,
    "deferrable contacts waiting as the interval ends")
  static let backlogWork = Measure(
    "backlog_work", .agentHours, .contacts, .intervalAverage(.backlogWork), of: .backlog,
    "their work: backlog x mean handle time of the scenario")
  static let backlogAge = Measure(
    "backlog_age", .seconds, .contacts, .ratio(.backlogAges, over: .backlogAtEnds), of: .backlog,
    "mean age of the deferrable contacts waiting as intervals end, in wall time")
  static let backlogAgeP90 = Measure(
    "backlog_age_p90", .seconds, .contacts, .ratio(.backlogAges90, over: .backlogEnds), of: .backlog,
    ofOneType: true,
    "90 % of the line are at most this old as an interval ends; the mean over ends with a backlog, by contact type"
  )
  static let backlogAgeMax = Measure(
    "backlog_age_max", .seconds, .contacts, .ratio(.backlogOldest, over: .backlogEnds), of: .backlog,
    ofOneType: true,
    "age of the oldest contact as an interval ends; the mean over ends with a backlog, by contact type")
}

extension Quantity {
  static let openingBacklog = Quantity("contacts of the opening backlog", ofType: { $0.backlog.opening })
  static let backlogWork = Quantity(
    "hours of work in the backlog", ofType: { $0.backlog.atEnd * $0.meanHandleTime / 3600 })
  static let backlogAtEnds = Quantity("contacts waiting as intervals end", ofType: { $0.backlog.atEnd })
  static let backlogAges = Quantity("ages of the backlog", ofType: { $0.backlog.ages })
  static let backlogEnds = Quantity("ends of intervals with a backlog", ofType: { $0.backlog.ends })
  static let backlogAges90 = Quantity("ages of nine tenths of the backlog", ofType: { $0.backlog.age90 })
  static let backlogOldest = Quantity("ages of the oldest contacts", ofType: { $0.backlog.oldest })
}
