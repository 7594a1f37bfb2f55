import Distributions

/// Agents who are scheduled and do not come, or not all the time: random absence (AG6).
public struct Absence: Sendable {
  /// What it is called; keys its random numbers.
  public var category: String
  /// Probability of an agent to be absent, drawn for each day, or each interval: days on which many are absent together.
  public var share: any Distribution
  /// Whether an agent is absent for a day, or for single intervals (late, a break overrun, a system down).
  public var isOfDays: Bool
  /// Factors on the share by weekday, Monday first; empty: 1 for all.
  public var weekdayFactors: [Double] = []
}

/// Agents who are not available for a while after a contact (AG7).
public struct Unavailability: Sendable {
  /// Probability after each contact, in [0, 1].
  public var probability: Double
  /// For how long, seconds.
  public var time: any Distribution
}

/// New hires who begin together: agents of a group who come on duty after training, as far as they pass, and leave again some
/// time (AG4).
public struct Cohort: Sendable, Hashable {
  /// Day of the calendar, from 0, on which training begins; may lie before it.
  public var firstDay: Int
  /// Days of training, in which nobody is on duty.
  public var trainingDays: Int
  /// Share of the hires who pass, in [0, 1].
  public var passRate: Double
  /// Probability of an agent to leave within a year; leaving times are exponential, from the end of training.
  public var yearlyAttrition: Double
  /// Days after training in which each new agent takes some of the time of another group's agents.
  public var nestingDays: Int
  public var buddyGroup: String?
  /// Agents of that group whom a new agent takes.
  public var buddyLoad: Double
}
