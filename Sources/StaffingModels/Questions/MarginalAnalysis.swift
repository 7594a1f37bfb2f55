/// The best service for every budget, by marginal analysis: always add the agent who gives most for the money.
///
/// Where the service of each decision is concave in its own agents and sums over decisions, every staffing on the way is the best
/// for its cost. With several skills it is a good rule, not a theorem.
///
/// - Source: B. Fox, "Discrete optimization via marginal analysis", Management Science 13 (1966) 210-216.
public struct MarginalAnalysis: Sendable {
  /// Currency units for one agent more in each decision.
  public var cost: [Double]
  public var most: [Int]

  public init(cost: [Double], most: [Int]) {
    self.cost = cost
    self.most = most
  }

  /// The staffing that a round ends with.
  ///
  /// - Parameters:
  ///   - gain: what one agent more in each decision gains.
  ///   - spend: currency units to be spent in this round; at least one agent is added.
  ///   - limit: cost that must not be passed.
  /// - Returns: nil when nothing more gains anything within the limit.
  public func next(from staffing: [Int], gain: [Double], spend: Double, limit: Double) -> [Int]? {
    var left = limit - zip(cost, staffing).reduce(0) { $0 + $1.0 * Double($1.1) }
    let order = staffing.indices.filter { staffing[$0] < most[$0] && gain[$0] > 0 && cost[$0] <= left + 1e-9 }
      .sorted { (-gain[$0] / max(cost[$0], 1e-9), $0) < (-gain[$1] / max(cost[$1], 1e-9), $1) }
    var staffing = staffing
    var spent = 0.0
    for decision in order {
      if spent > 0, spent + cost[decision] > spend { break }
      guard cost[decision] <= left + 1e-9 else { continue }
      staffing[decision] += 1
      spent += cost[decision]
      left -= cost[decision]
    }
    return spent > 0 || !order.isEmpty ? (order.isEmpty ? nil : staffing) : nil
  }
}
