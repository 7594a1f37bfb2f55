import Distributions

/// Interpreters who join a talk when the agent does not speak the customer's language (AG9).
public struct InterpreterPool: Sendable {
  public var name: String
  public var languages: [String]
  /// Interpreters at the same time; nil: as many as are asked for, as at a telephone service.
  public var staff: Int?
  /// From being assigned to talking, seconds.
  public var connect: any Distribution
  /// Factor on the talk time.
  public var handleTimeFactor: Double
  /// Currency units for a minute of an interpreter's time, connecting included.
  public var costPerMinute: Double
  /// The longest time that agent and customer wait for an interpreter, seconds; then the contact ends unresolved.
  public var waitAtMost: Double
  /// When they are on duty; nil: always.
  public var hours: OpenHours?
}
