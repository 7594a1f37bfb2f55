/// The stretch of time that is simulated.
public enum Horizon: Sendable {
  /// One long run of a model whose rates do not change, from empty, of which the beginning is left out.
  case steadyState(length: Double, warmUp: WarmUp)
  /// Opening hours of one or more days; each day starts empty.
  case calendar(Calendar)

  public enum WarmUp: Sendable, Hashable {
    case seconds(Double)
    /// Chosen by MSER-5 from pilot runs.
    case automatic
  }
}

public struct Calendar: Sendable, Hashable {
  /// Seconds after midnight.
  public var open: Double
  /// Seconds after midnight; greater than `open`, at most 24 h.
  public var close: Double
  /// Length of a statistics, arrival and staffing interval, in seconds; divides `close - open`.
  public var interval: Double
  public var days: Int
  /// The first day as written, `2026-03-02`; only shown.
  public var date: String?
  public var closing: Closing

  /// What happens at closing time to contacts still waiting; contacts in service are always finished.
  public enum Closing: String, Sendable, CaseIterable {
    /// The last interval's agents answer everybody who waits, then leave.
    case serveOut = "serve-out"
    /// Whoever waits is disconnected.
    case drop
  }

  /// Intervals in one day.
  public var intervalsPerDay: Int { Int(((close - open) / interval).rounded()) }
  /// Intervals in the whole horizon, numbered day by day.
  public var intervals: Int { intervalsPerDay * days }
}
