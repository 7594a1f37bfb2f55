/// What a contact that has to wait is told, and what that changes (CU3).
public struct Announcement: Sendable, Hashable {
  public var estimate: WaitEstimate
  /// Probability of leaving at once, by announced wait.
  public var balking = WaitCurve()
  /// Factor on the hazard rate of the patience from the announced wait on; 1: none. Greater than 0.
  public var hazardAfter = 1.0
  /// Added to the talk of a contact that waited longer than announced, seconds.
  public var handleTimeAfter = 0.0
}
