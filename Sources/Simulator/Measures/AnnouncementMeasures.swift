/// What waiting contacts are told, and how true it is.
extension Measure {
  static let announcedWait = Measure(
    "announced_wait", .seconds, .contacts, .ratio(.announcedWaits, over: .announcements), of: .announcements,
    "mean wait that was announced to contacts that had to wait")
  static let announcementError = Measure(
    "announcement_error", .seconds, .contacts, .ratio(.announcementErrors, over: .announcedAnswers),
    of: .announcements, "mean of wait - announced wait over answered contacts; positive: promised too little")
  static let announcementAbsoluteError = Measure(
    "announcement_absolute_error", .seconds, .contacts,
    .ratio(.announcementAbsoluteErrors, over: .announcedAnswers), of: .announcements,
    "mean of |wait - announced wait| over answered contacts")
  static let announcementLate = Measure(
    "announcement_late", .share, .contacts, .ratio(.lateAnswers, over: .announcedAnswers), of: .announcements,
    "share of contacts told a wait and answered that waited longer than announced")
}

extension Quantity {
  static let announcements = Quantity("announcements", ofType: { $0.announcements.announced })
  static let announcedWaits = Quantity("announced waits", ofType: { $0.announcements.announcedWaits })
  static let announcedAnswers = Quantity("answered announcements", ofType: { $0.announcements.answered })
  static let announcementErrors = Quantity("errors of announcements", ofType: { $0.announcements.errors })
  static let announcementAbsoluteErrors = Quantity(
    "absolute errors of announcements", ofType: { $0.announcements.absoluteErrors })
  static let lateAnswers = Quantity("answers later than announced", ofType: { $0.announcements.late })
}
