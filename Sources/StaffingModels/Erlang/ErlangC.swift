import Foundation

/// M/M/n: contacts wait until they are answered and never give up.
///
///     P(W > 0) = C(n, R) = B / (1 - rho (1 - B)),   rho = R / n,   B = Erlang B(n, R)
///     P(W > t) = C exp(-(n - R) t / E[S]),          E[W] = C E[S] / (n - R)
///
/// There is a steady state only for n > R. Relative error below 1e-12, below 1e-10 for rho > 0.9999 (`ErlangGridTests`).
///
/// - Source: A. K. Erlang (1917); N. Gans, G. Koole, A. Mandelbaum, "Telephone call centers: tutorial, review, and research
///   prospects", Manufacturing & Service Operations Management 5 (2003) 79-141.
public struct ErlangC: QueueFormula {
  public let load: Double
  /// Seconds.
  public let meanHandleTime: Double
  /// Contacts per second.
  public let arrivalRate: Double

  public init(arrivalRate: Double, meanHandleTime: Double) {
    self.arrivalRate = arrivalRate
    self.meanHandleTime = meanHandleTime
    load = arrivalRate * meanHandleTime
  }

  public func isStable(agents: Double) -> Bool { agents > load || load == 0 }

  /// The probability that a contact waits.
  ///
  /// - Precondition: agents > load >= 0.
  public static func delayProbability(agents: Double, load: Double) -> Double {
    load > 0 ? scaledDelay(agents: agents, load: load).value : 0
  }

  /// ln C, finite however small C is.
  public static func logDelayProbability(agents: Double, load: Double) -> Double {
    load > 0 ? scaledDelay(agents: agents, load: load).logarithm : -.infinity
  }

  /// 1 / C = rho + (1 - rho) / B: a sum of positive terms.
  private static func scaledDelay(agents: Double, load: Double) -> ScaledNumber {
    precondition(agents > load, "Erlang C needs more agents than erlangs")
    let idle = ScaledNumber((agents - load) / agents)
    let inverse = ScaledNumber(load / agents) + idle * ErlangB.inverse(agents: agents, load: load)
    return ScaledNumber(1) / inverse
  }

  public func figures(agents: Double, threshold: Double, short: Double) -> QueueFigures? {
    guard isStable(agents: agents) else { return nil }
    var figures = QueueFigures(agents: agents, load: load, threshold: threshold, short: short)
    figures.occupancy = agents > 0 ? load / agents : nil
    guard load > 0 else {
      // Nobody calls; a single caller would be answered at once by anybody, and by nobody if there is none.
      if agents == 0 { figures.speedOfAnswer = nil }
      return figures
    }
    let logDelay = Self.logDelayProbability(agents: agents, load: load)
    let spare = (agents - load) / meanHandleTime
    figures.logDelayProbability = logDelay
    figures.delayProbability = Self.delayProbability(agents: agents, load: load)
    figures.meanWait = figures.delayProbability / spare
    figures.speedOfAnswer = figures.meanWait
    figures.queueLength = arrivalRate * figures.meanWait
    figures.notWithin = figures.delayProbability * exp(-spare * threshold)
    figures.answeredWithin = 1 - figures.notWithin
    figures.virtualWithin = figures.answeredWithin
    return figures
  }
}
