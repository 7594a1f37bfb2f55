/// The shifts that agents may work (`shifts:`), for `callsim roster`.
public struct Shifts: Sendable, Hashable {
  /// Grid of starts and breaks in seconds; the interval of the calendar, or a whole part of it.
  public var step: Double
  /// Shares of paid time that are not available beside the breaks: absence, training; one after another.
  public var shrinkage: [Shrinkage]
  /// Seconds between two shifts of an agent, at least.
  public var rest: Double
  /// Shifts of an agent in any seven days, at most.
  public var daysPerWeek: Int
  /// In the order of the file; never empty.
  public var templates: [Template]

  public struct Shrinkage: Sendable, Hashable {
    public var name: String
    public var share: Double
  }

  public struct Template: Sendable, Hashable {
    public var name: String
    /// Names of agent groups whose agents may work it.
    public var groups: [String]
    /// Seconds from the first to the last minute, breaks included.
    public var length: Double
    /// Seconds after midnight, increasing.
    public var starts: [Double]
    /// In order; the window of each ends before that of the next begins.
    public var breaks: [Break]
    /// Factor on the hourly cost of the group.
    public var costFactor: Double
    /// Most shifts of a group on a day; nil: any number.
    public var limit: Int?
    /// Most of all shifts of a group on a day; nil: any share.
    public var share: Double?

    /// Seconds that are paid.
    public var paidTime: Double { length - breaks.reduce(0) { $0 + ($1.isPaid ? 0 : $1.length) } }
  }

  public struct Break: Sendable, Hashable {
    public var name: String
    public var length: Double
    /// Seconds since the start of the shift at which it begins at the earliest, and ends at the latest.
    public var after: Double
    public var before: Double
    /// Time of day in which it must lie, seconds after midnight; nil: any.
    public var from: Double?
    public var to: Double?
    public var isPaid: Bool
  }
}

extension Shifts.Template {
  /// When a break may begin, in whole steps of the grid after the start of the shift.
  ///
  /// - Parameter start: of the shift, seconds after midnight.
  /// - Returns: nil where its window has no room for it.
  public func window(of pause: Shifts.Break, start: Double, step: Double) -> ClosedRange<Int>? {
    var earliest = pause.after
    var latest = min(pause.before, length) - pause.length
    if let from = pause.from { earliest = max(earliest, from - start) }
    if let to = pause.to { latest = min(latest, to - start - pause.length) }
    let first = Int((earliest / step - 1e-9).rounded(.up))
    let last = Int((latest / step + 1e-9).rounded(.down))
    return first <= last ? first...last : nil
  }
}
