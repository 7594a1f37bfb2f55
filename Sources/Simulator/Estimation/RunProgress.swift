/// How far a run is, for the progress line; not part of the result.
public struct RunProgress: Sendable {
  /// Replications merged.
  public var done: Int
  /// Replications there will be: as asked, or as the precision goal now seems to need; nil while unknown.
  public var planned: Int?
  /// The measure of the center that the run watches, its value and half-width so far.
  public var measure: String
  public var value: Double?
  public var halfWidth: Double?
  public var elapsed: Duration
  /// nil while unknown.
  public var remaining: Duration?
  /// Contacts simulated.
  public var contacts: Double
}
