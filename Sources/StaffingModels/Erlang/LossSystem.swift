/// M/G/n/n: a contact that finds no agent (or line) free is lost. Figures by `ErlangB`.
public struct LossSystem: QueueFormula {
  public let load: Double

  /// - Parameters:
  ///   - arrivalRate: contacts per second, >= 0.
  ///   - meanHandleTime: seconds, >= 0.
  public init(arrivalRate: Double, meanHandleTime: Double) {
    load = arrivalRate * meanHandleTime
  }

  public func isStable(agents: Double) -> Bool { true }

  public func figures(agents: Double, threshold: Double, short: Double) -> QueueFigures? {
    var figures = QueueFigures(agents: agents, load: load, threshold: threshold, short: short)
    let blocking = ErlangB.blocking(agents: agents, load: load)
    figures.blocking = blocking
    figures.logDelayProbability = load > 0 ? ErlangB.logBlocking(agents: agents, load: load) : -.infinity
    figures.answeredWithin = 1
    figures.occupancy = agents > 0 ? load * (1 - blocking) / agents : nil
    if agents == 0 { figures.speedOfAnswer = nil }
    return figures
  }
}
