import Foundation

/// M/D/c: Poisson arrivals, constant handle times, contacts that never give up.
///
/// Whoever is in service at time t has left at t + D, and nobody who comes later has: the number in the system obeys
///
///     N(t + D) = max(N(t) - c, 0) + arrivals in (t, t + D]
///
/// exactly, whose stationary law is found by iteration.
///
/// - Source: C. D. Crommelin, "Delay probability formulae when the holding times are constant", Post Office Electrical Engineers'
///   Journal 25 (1932) 41-50.
public struct DeterministicService: Sendable {
  /// P(N = j).
  private let probability: [Double]
  private let agents: Int
  private let arrivalRate: Double

  /// - Parameters:
  ///   - arrivalRate: contacts per second.
  ///   - handleTime: D, seconds; arrivalRate * handleTime < agents.
  ///   - agents: c >= 1.
  public init(arrivalRate: Double, handleTime: Double, agents: Int) {
    let load = arrivalRate * handleTime
    precondition(
      load > 0 && load < Double(agents), "M/D/c has a steady state below its number of agents only")
    self.agents = agents
    self.arrivalRate = arrivalRate
    let states = agents + Int(40 / (1 - load / Double(agents)) + 10 * load.squareRoot())
    let arrivals = (0..<states).map { exp(Double($0) * log(load) - load - lgamma(Double($0) + 1)) }
    var p = arrivals
    var change = 1.0
    while change > 1e-14 {
      // left[j]: j contacts remain of those that were there.
      var left = Array(repeating: 0.0, count: states)
      for (j, value) in p.enumerated() { left[max(j - agents, 0)] += value }
      var next = Array(repeating: 0.0, count: states)
      for (j, value) in left.enumerated() where value > 0 {
        for k in 0..<(states - j) { next[j + k] += value * arrivals[k] }
      }
      let sum = next.reduce(0, +)
      for j in next.indices { next[j] /= sum }
      change = zip(p, next).reduce(0) { max($0, abs($1.0 - $1.1)) }
      p = next
    }
    probability = p
  }

  /// P(W > 0): all agents are busy.
  public var delayProbability: Double { probability.dropFirst(agents).reduce(0, +) }

  /// By Little's law, seconds.
  public var meanWait: Double {
    probability.enumerated().reduce(0) { $0 + Double(max($1.offset - agents, 0)) * $1.element } / arrivalRate
  }
}
