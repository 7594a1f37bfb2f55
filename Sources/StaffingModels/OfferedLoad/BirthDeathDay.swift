import Foundation

/// The number in an M(t)/M/s(t)+M system through time: Kolmogorov's forward equations, solved by uniformisation.
///
/// Within a step of time rates are constant; p(t + h) = sum over k of Poisson(q h; k) p P^k, exact to 1e-13 for that
/// step. A fast exact surrogate of the simulator for one contact type with exponential laws.
///
/// - Source: A. Jensen, "Markoff chains as an aid in the study of Markoff processes", Skandinavisk Aktuarietidskrift 36
///   (1953) 87-91.
public struct BirthDeathDay: Sendable {
  /// P(N(t) = j) for j in 0..<states.
  public private(set) var probability: [Double]
  let handleRate: Double
  let patienceRate: Double

  /// - Parameters:
  ///   - states: numbers 0..<states are kept; the last one loses arrivals, so it must be out of reach.
  ///   - handleRate, patienceRate: mu and theta, per second; theta may be 0.
  public init(states: Int, handleRate: Double, patienceRate: Double) {
    precondition(states >= 2, "a birth-death chain has at least two states")
    probability = Array(repeating: 0, count: states)
    probability[0] = 1
    self.handleRate = handleRate
    self.patienceRate = patienceRate
  }

  /// Goes on by `seconds` with a constant arrival rate and number of agents.
  public mutating func advance(_ seconds: Double, arrivalRate: Double, agents: Int) {
    let states = probability.count
    let deaths = (0..<states).map { j in
      handleRate * Double(min(j, agents)) + patienceRate * Double(max(0, j - agents))
    }
    let uniform = arrivalRate + (deaths.max() ?? 0)
    guard uniform > 0 else { return }
    // Short enough for the Poisson weights to start above the least Double.
    let parts = max(1, Int((uniform * seconds / 200).rounded(.up)))
    for _ in 0..<parts { step(seconds / Double(parts), arrivalRate, deaths, uniform) }
  }

  private mutating func step(_ h: Double, _ arrivalRate: Double, _ deaths: [Double], _ uniform: Double) {
    let states = probability.count
    var current = probability
    var next = current
    var weight = exp(-uniform * h)
    var covered = weight
    var sum = current.map { $0 * weight }
    var k = 0.0
    while covered < 1 - 1e-14, k < 2000 {
      for j in 0..<states {
        let births = j + 1 < states ? arrivalRate : 0
        var value = current[j] * (1 - (births + deaths[j]) / uniform)
        if j > 0 { value += current[j - 1] * arrivalRate / uniform }
        if j + 1 < states { value += current[j + 1] * deaths[j + 1] / uniform }
        next[j] = value
      }
      swap(&current, &next)
      k += 1
      weight *= uniform * h / k
      covered += weight
      for j in 0..<states { sum[j] += weight * current[j] }
    }
    let total = sum.reduce(0, +)
    probability = sum.map { $0 / total }
  }

  /// P(N(t) >= c).
  public func atLeast(_ count: Int) -> Double {
    count <= 0 ? 1 : probability.dropFirst(count).reversed().reduce(0, +)
  }

  /// The least number of agents with which an arrival waits with probability at most `delay`.
  public func leastAgents(delay: Double) -> Int {
    var tail = 0.0
    for count in stride(from: probability.count - 1, through: 0, by: -1) {
      tail += probability[count]
      if tail > delay { return count + 1 }
    }
    return 0
  }
}
