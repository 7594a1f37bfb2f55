/// Decides for one system whether it meets its targets, one observation of each target's slack at a time.
///
/// A slack (`TargetMeter`) has a mean of at least 0 where the target is met. Its sum is watched until it leaves the triangular region:
/// above, the target is met; below, it is missed. Targets nearer to their bound than the tolerance may be decided either way.
///
/// - Source: D. Batur and S.-H. Kim, "Finding feasible systems in the presence of constraints on multiple performance measures",
///   ACM Transactions on Modeling and Computer Simulation 20 (2010) 13.
struct FeasibilityCheck: Sendable {
  enum Verdict: String, Sendable { case met, missed, undecided }

  private let regions: [TriangularRegion]
  private let variances: [Double]
  private var sums: [Double]
  /// One a row of the targets.
  private(set) var verdicts: [Verdict]
  private(set) var taken: Int

  /// - Parameters:
  ///   - first: the first stage, `first[replication][row]`.
  ///   - beta: probability of a wrong verdict on one row.
  ///   - tolerances: one a row, in its unit.
  init(first: [[Double]], beta: Double, tolerances: [Double]) {
    let n = Double(first.count)
    let means = tolerances.indices.map { row in first.reduce(0) { $0 + $1[row] } / n }
    regions = tolerances.map { TriangularRegion(beta: beta, delta: $0, firstStage: first.count) }
    variances = tolerances.indices.map { row in
      first.reduce(0) { $0 + ($1[row] - means[row]) * ($1[row] - means[row]) } / (n - 1)
    }
    sums = means.map { $0 * n }
    verdicts = tolerances.map { _ in .undecided }
    taken = first.count
    judge()
  }

  /// Of the system: missed as soon as one target is.
  var verdict: Verdict {
    verdicts.contains(.missed) ? .missed : verdicts.contains(.undecided) ? .undecided : .met
  }

  mutating func take(_ row: [Double]) {
    guard verdict == .undecided else { return }
    for index in sums.indices { sums[index] += row[index] }
    taken += 1
    judge()
  }

  private mutating func judge() {
    for row in sums.indices where verdicts[row] == .undecided {
      let width = regions[row].width(after: taken, variance: variances[row])
      if sums[row] >= width { verdicts[row] = .met } else if sums[row] < -width { verdicts[row] = .missed }
    }
  }
}
