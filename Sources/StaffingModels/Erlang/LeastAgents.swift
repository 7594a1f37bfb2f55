/// The least number of agents with which a queueing formula reaches targets.
///
/// Every figure of the formulas here improves with each agent, so the answer is found by doubling and halving.
public struct LeastAgents: Sendable {
  public enum Failure: Error, Sendable, Hashable {
    /// No number of agents reaches it: it asks for certainty.
    case outOfReach(AgentTarget)
    /// More than `mostAgents` would be needed.
    case tooMany(AgentTarget)
  }

  public static let mostAgents = 20_000_000

  let formula: any QueueFormula
  /// T and tau, seconds.
  let threshold: Double
  let short: Double

  public init(_ formula: any QueueFormula, threshold: Double, short: Double = 5) {
    self.formula = formula
    self.threshold = threshold
    self.short = short
  }

  /// The least whole number that reaches every target.
  public func whole(_ targets: [AgentTarget]) throws(Failure) -> Int {
    var most = floor
    for target in targets { most = max(most, try whole(target)) }
    return most
  }

  /// The least whole number that reaches one target.
  public func whole(_ target: AgentTarget) throws(Failure) -> Int {
    let least = floor
    if isMet(target, by: Double(least)) { return least }
    guard !target.isOutOfReach else { throw .outOfReach(target) }
    var below = least
    // The step grows from the square root of the load, the scale on which service changes.
    var step = max(1, Int(formula.load.squareRoot()))
    while !isMet(target, by: Double(below + step)) {
      below += step
      step *= 2
      guard below < Self.mostAgents else { throw .tooMany(target) }
    }
    var above = below + step
    while above - below > 1 {
      let between = (above + below) / 2
      if isMet(target, by: Double(between)) { above = between } else { below = between }
    }
    return above
  }

  /// The least real number that reaches every target, to 10 digits.
  public func fractional(_ targets: [AgentTarget]) throws(Failure) -> Double {
    let whole = try whole(targets)
    var above = Double(whole)
    var below = max(0, above - 1)
    while above - below > 1e-10 * max(1, above) {
      let between = (above + below) / 2
      if targets.allSatisfy({ isMet($0, by: between) }) { above = between } else { below = between }
    }
    return above
  }

  /// Where the search begins: below, there is no steady state, or nobody answers.
  private var floor: Int {
    guard formula.load > 0 else { return 0 }
    return formula.isStable(agents: 1e-9) ? 1 : Int(formula.load.rounded(.down)) + 1
  }

  private func isMet(_ target: AgentTarget, by agents: Double) -> Bool {
    guard formula.load > 0 else { return true }
    guard let figures = formula.figures(agents: agents, threshold: threshold, short: short) else {
      return false
    }
    return target.isMet(by: figures)
  }
}
