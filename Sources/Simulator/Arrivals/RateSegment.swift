/// A stretch of time over which an arrival rate is linear: the common form of all arrival processes.
public struct RateSegment: Sendable, Hashable {
  /// `[start, end)`, seconds.
  public var start: Double
  public var end: Double
  /// Contacts per second at `start`, before busyness factors.
  public var rate: Double
  /// Change of the rate per second.
  public var slope: Double
  /// Day and interval whose busyness factors apply.
  public var day: Int
  public var period: Int
}
