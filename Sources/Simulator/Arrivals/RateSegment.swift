/// A stretch of an interval over which an arrival rate is linear: the common form of all arrival processes.
public struct RateSegment: Sendable, Hashable {
  /// Of the day.
  public var interval: Int
  /// `[start, end)`, seconds since the interval's start, as long as it is of its ordinary length.
  public var start: Double
  public var end: Double
  /// Contacts per second at `start`, before all factors.
  public var rate: Double
  /// Change of the rate per second.
  public var slope: Double
  /// When not negative: exactly so many contacts come, at independent uniform times; there is no rate.
  public var count = -1.0
}

/// What an arrival process is on the days of a cycle: one day, a week, the whole calendar, or days of the past.
struct ArrivalPattern: Sendable {
  /// Day after day, each in order of time.
  private(set) var segments: [RateSegment] = []
  /// Segments of cycle day c: `first[c]..<first[c + 1]`.
  private(set) var first = [0]
  /// Contacts per second while the center is closed, for types that take contacts round the clock; nil: none come.
  var closedRate: Double?
  /// Intervals in which a type of narrower hours than the center's takes contacts.
  var hours: Range<Int>?

  var days: Int { first.count - 1 }

  /// No contacts at all.
  static var none: ArrivalPattern {
    var pattern = ArrivalPattern()
    pattern.add(day: [])
    return pattern
  }

  mutating func add(day segments: [RateSegment]) {
    self.segments += segments
    first.append(self.segments.count)
  }
}
