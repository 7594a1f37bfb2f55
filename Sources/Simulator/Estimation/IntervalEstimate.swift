/// A value with its half-width, or the reason why one of them does not exist. Never NaN or infinite.
struct IntervalEstimate: Sendable, Hashable {
  var value: Double?
  var halfWidth: Double?
  var reason: String?
  /// Every unit gave this very value, so nothing can be said about how it varies.
  var isConstant = false
  /// There was nothing to measure: no contacts, no agents.
  var isEmpty = false

  /// No value.
  static func absent(_ reason: String) -> IntervalEstimate { IntervalEstimate(reason: reason) }

  /// No value, for want of what it is measured on, e.g. "no contacts answered".
  static func empty(_ reason: String) -> IntervalEstimate { IntervalEstimate(reason: reason, isEmpty: true) }

  /// A value without a half-width.
  static func point(_ value: Double, _ reason: String) -> IntervalEstimate {
    value.isFinite ? IntervalEstimate(value: value, reason: reason) : .absent(notFinite)
  }

  static func interval(_ value: Double, halfWidth: Double) -> IntervalEstimate {
    guard value.isFinite else { return .absent(notFinite) }
    guard halfWidth.isFinite else { return .point(value, notFinite) }
    return IntervalEstimate(value: value, halfWidth: halfWidth)
  }

  /// A value that was the same in all of `units` units.
  static func constant(_ value: Double, units: Int) -> IntervalEstimate {
    var estimate = IntervalEstimate.point(value, "the same every time (n = \(units))")
    estimate.isConstant = true
    return estimate
  }

  static let noReplication = "no replication was completed"
  static let oneReplication = "one replication gives no interval"
  private static let notFinite = "not a finite number"
}
