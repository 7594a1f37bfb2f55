/// What a queueing formula says of one number of agents; the letters are those of `docs/results.md`, for a steady state.
public struct QueueFigures: Sendable, Hashable {
  public var agents: Double
  /// R, erlangs.
  public var load: Double
  /// T and tau of the service levels, seconds.
  public var threshold: Double
  public var short: Double

  /// B / (N + B): no line or waiting place free.
  public var blocking = 0.0
  /// P(W > 0): contacts not answered at once, over N.
  public var delayProbability = 0.0
  /// ln of it (of the blocking for Erlang B); exact where the probability itself is too small for a `Double`.
  public var logDelayProbability = -Double.infinity
  /// L / N.
  public var abandonment = 0.0
  /// Seconds, over all contacts.
  public var meanWait = 0.0
  /// ASA: mean wait of the answered, seconds; nil when nobody is answered.
  public var speedOfAnswer: Double? = 0
  /// Contacts waiting, on average.
  public var queueLength = 0.0
  /// Busy over staffed agent time; nil without agents.
  public var occupancy: Double?
  /// S_T / N.
  public var answeredWithin = 1.0
  /// L_T / N and L_tau / N.
  public var abandonedWithin = 0.0
  public var abandonedShort = 0.0
  /// P(V <= T): of a contact that never gives up.
  public var virtualWithin = 1.0
  /// 1 - S_T / N, exact where it is small.
  public var notWithin = 0.0

  init(agents: Double, load: Double, threshold: Double, short: Double) {
    self.agents = agents
    self.load = load
    self.threshold = threshold
    self.short = short
  }

  /// Mean wait of those who wait at all; nil when nobody does.
  public var meanWaitOfDelayed: Double? {
    delayProbability > 0 ? meanWait / delayProbability : nil
  }

  public func serviceLevel(_ variant: ServiceLevelVariant) -> Double? {
    func ratio(_ numerator: Double, _ denominator: Double) -> Double? {
      denominator > 0 ? min(numerator / denominator, 1) : nil
    }
    return switch variant {
    case .offered: answeredWithin
    case .ignore: ratio(answeredWithin, 1 - abandonedWithin)
    case .credit: min(answeredWithin + abandonedWithin, 1)
    case .short: ratio(answeredWithin, 1 - abandonedShort)
    case .shortCredit: min(answeredWithin + abandonedShort, 1)
    case .answered: ratio(answeredWithin, 1 - abandonment)
    case .virtual: virtualWithin
    }
  }
}

/// What a service level counts, named as in the measures of a scenario.
public enum ServiceLevelVariant: String, Sendable, CaseIterable {
  /// S_T / N: those who give up count against.
  case offered
  /// S_T / (N - L_T).
  case ignore
  /// (S_T + L_T) / N.
  case credit
  /// S_T / (N - L_tau) and (S_T + L_tau) / N.
  case short
  case shortCredit = "short-credit"
  /// S_T / S, which flatters.
  case answered
  /// P(V <= T).
  case virtual
}

/// A queueing formula for a steady state, as a function of the number of agents.
public protocol QueueFormula: Sendable {
  /// R, erlangs.
  var load: Double { get }

  /// Whether waits stay finite.
  func isStable(agents: Double) -> Bool

  /// - Parameters:
  ///   - agents: n >= 0, not necessarily whole.
  ///   - threshold, short: T and tau, seconds.
  /// - Returns: nil where there is no steady state.
  func figures(agents: Double, threshold: Double, short: Double) -> QueueFigures?
}
