/// A time in which a system is down: the CRM system (SP3), or the bot or menu of a self-service network.
public struct SystemOutage: Sendable, Hashable {
  /// Day of the calendar from 0; nil: each day with `probability`.
  public var day: Int?
  public var probability: Double
  /// Seconds after midnight.
  public var from: Double
  public var to: Double
}
