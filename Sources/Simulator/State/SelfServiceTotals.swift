/// What became of the contacts of one type that came to self-service in one period.
///
/// ended = contained + escalated.
public struct SelfServiceTotals: Sendable, Hashable {
  /// All that came.
  public var contacts = 0.0
  /// Resolved, or so it seemed.
  public var resolved = 0.0
  public var gaveUp = 0.0
  /// Asked for an agent, were sent to one, or were sent astray.
  public var escalated = 0.0
  /// Those who asked by themselves.
  public var optedOut = 0.0
  /// Those sent to the line of another contact type.
  public var misRouted = 0.0
  /// Contained contacts whose customers come back within 7 days.
  public var returned = 0.0
  /// Seconds from coming to the end of those that ended, and seconds of it waited for a server.
  public var time = 0.0
  public var waitTime = 0.0
  /// Work that agents were spared, seconds: that of the contacts that ended, had each come to an agent, less what their
  /// escalation and return bring.
  public var savedWork = 0.0

  public var contained: Double { resolved + gaveUp }
  public var ended: Double { contained + escalated }
}
