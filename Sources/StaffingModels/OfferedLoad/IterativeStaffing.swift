/// ISA: staffing that holds the probability of delay steady in time, by repeating "simulate, then staff each moment by the
/// law of the number in system".
///
///     s(0) = enough;   s(i+1)(t) = least c with P(N_i(t) >= c) <= alpha;   until no moment changes by more than one
///
/// Works with anything that gives the law of the number in system: an exact chain in tests, a simulation in use.
///
/// - Source: Z. Feldman, A. Mandelbaum, W. A. Massey, W. Whitt, "Staffing of time-varying queues to achieve time-stable
///   performance", Management Science 54 (2008) 324-338.
public struct IterativeStaffing {
  /// For given agents at each moment, the least agents that keep the delay probability there, given what the number in
  /// system then is.
  public typealias Law = (_ agents: [Int]) -> [Int]

  public private(set) var agents: [Int]
  public private(set) var iterations = 0
  /// Whether the last iteration changed no moment by more than one agent.
  public private(set) var hasConverged = false

  /// - Parameters:
  ///   - start: agents at each moment, more than are needed.
  ///   - most: iterations.
  public init(from start: [Int], most: Int = 30, _ law: Law) {
    agents = start
    while iterations < most, !hasConverged {
      let next = law(agents)
      precondition(next.count == agents.count, "one number of agents for each moment")
      hasConverged = zip(agents, next).allSatisfy { abs($0 - $1) <= 1 }
      agents = next
      iterations += 1
    }
  }
}
