import Distributions

/// How the customers of an outbound contact type are called (CH7, CH8).
///
/// Whoever comes to the contact type, by arrivals, from another channel or as one of `records`, is put on its list. A call is an
/// attempt: it rings, and with probability `reach` the right party answers; else it is tried again, up to `attempts` times.
public struct Campaign: Sendable {
  /// Customers put on the list at each opening, or once at the start of a steady state.
  public var records: Int
  public var mode: Mode
  /// An agent's time before dialing, seconds; nil: none.
  public var preview: (any Distribution)?
  /// From dialing to the answer, or to giving up, seconds.
  public var ring: any Distribution
  /// Probability that the right party answers; one value, or one an interval of the day or of the horizon. Where it is 0 nobody is called.
  public var reach: [Double]
  public var attempts: Int
  /// From an attempt in vain to the next, seconds.
  public var retry: any Distribution

  public enum Mode: Sendable, Hashable {
    /// A free agent takes a customer from the list and dials.
    case preview
    /// A dialer calls ahead of the agents.
    case predictive(Dialer)
  }

  /// When at least `whenFree` agents are free, as many calls ring as `perFree` x free agents + `ahead`.
  ///
  /// - Source: the threshold policy of ContactCenters' dialers (Buist and L'Ecuyer, WSC 2005) with `whenFree` and `perFree`;
  ///   dialing ahead of agents about to become free with `ahead`.
  public struct Dialer: Sendable, Hashable {
    public var whenFree: Int
    public var perFree: Double
    public var ahead: Int
    /// Share of answered calls that find no agent above which no more calls ring than agents are free; nil: no limit.
    public var nuisanceLimit: Double?
  }
}
