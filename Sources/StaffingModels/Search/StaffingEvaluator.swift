/// What a staffing search asks of a model of the center: a simulation in use, a closed form in tests.
///
/// Staffing is a flat array, one number for each decision (agents of a group in a period). Targets are rows; a row holds
/// when its slack is not negative.
public protocol StaffingEvaluator: Sendable {
  /// Number of rows.
  var rows: Int { get }

  /// The slack of every row; nil when stopped.
  ///
  /// - Parameter effort: how much more work than usual may be done for exactness: 1, 4, 16...
  func slack(of staffing: [Int], effort: Int) async -> [Slack]?

  /// How the slack of every row changes when one agent is added to (or, with `step` -1, taken from) each decision alone:
  /// `slopes[row][decision]`, in slack per agent; nil when stopped.
  func slopes(at staffing: [Int], step: Int) async -> [[Int: Double]]?
}

/// An estimate of how far a target is on the right side of its bound, in the unit of its measure.
public struct Slack: Sendable, Hashable {
  public var mean: Double
  /// Standard error of the mean; 0 when exact.
  public var error: Double

  public init(mean: Double, error: Double = 0) {
    self.mean = mean
    self.error = error
  }

  /// Whether it is not negative, with z standard errors to spare.
  func holds(_ z: Double) -> Bool { mean - z * error >= 0 }
}

extension StaffingEvaluator {
  /// One evaluation for each decision.
  public func slopes(at staffing: [Int], step: Int) async -> [[Int: Double]]? {
    guard let here = await slack(of: staffing, effort: 1) else { return nil }
    var slopes = Array(repeating: [Int: Double](), count: rows)
    for decision in staffing.indices where staffing[decision] + step >= 0 {
      var changed = staffing
      changed[decision] += step
      guard let there = await slack(of: changed, effort: 1) else { return nil }
      for row in 0..<rows {
        let slope = (there[row].mean - here[row].mean) / Double(step)
        if slope != 0 { slopes[row][decision] = slope }
      }
    }
    return slopes
  }
}

/// What is to be decided, at which cost and between which limits.
public struct StaffingDecisions: Sendable, Hashable {
  /// Currency units for one agent in this decision (a group in a period).
  public var cost: [Double]
  public var least: [Int]
  public var most: [Int]

  public init(cost: [Double], least: [Int], most: [Int]) {
    precondition(cost.count == least.count && least.count == most.count, "one entry for each decision")
    self.cost = cost
    self.least = least
    self.most = most
  }

  public func cost(of staffing: [Int]) -> Double {
    zip(cost, staffing).reduce(0) { $0 + $1.0 * Double($1.1) }
  }
}
