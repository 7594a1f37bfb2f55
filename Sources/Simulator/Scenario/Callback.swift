import Distributions

/// Callers may hang up and be called back (CU6).
public struct Callback: Sendable {
  public var offer: Offer
  /// Probability of accepting, by the expected wait at the offer.
  public var acceptance: WaitCurve
  public var promise: Promise
  /// Time until the customer answers, or the agent gives the attempt up, seconds.
  public var dial: any Distribution
  /// Probability that an attempt reaches the customer.
  public var answer: Double
  /// At least 1.
  public var attempts: Int
  /// From an attempt in vain to the next one, seconds.
  public var retry: any Distribution

  public enum Offer: Sendable, Hashable {
    /// On joining, where the expected wait is longer than this, seconds.
    case expectedWait(Double)
    /// To those who still wait after so many seconds: the postponed offer of B. Legros, O. Jouini and G. Koole.
    case after(Double)
  }

  public enum Promise: Sendable, Hashable {
    /// Virtual hold: the place in the line is kept, and the agent who comes to it dials.
    case keepPlace
    /// Called `after` so many seconds, at the end of the line then; promised for within `window` of accepting.
    case window(Double, after: Double)
  }
}
