import Foundation

/// Verdicts on many hypotheses at once, with one bound on the probability that any of them is ever wrong.
///
/// Evidence of each is kept at its greatest. The strongest of those undecided decides when it reaches m / a, m being the number that
/// are undecided: Holm's procedure on p-values that are valid at any time, 1 / evidence, and so valid at any time itself.
///
/// - Source: S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979) 65-70.
struct VerdictFamily: Sendable {
  /// a, the probability of any wrong verdict.
  let error: Double
  private var strongest: [(side: SequentialTest.Side, log: Double)?]
  /// One a hypothesis; nil: undecided.
  private(set) var verdicts: [SequentialTest.Side?]
  private var undecided: Int

  /// - Parameter count: of all hypotheses that will ever be judged.
  init(count: Int, error: Double) {
    precondition(error > 0 && error < 1, "an error probability lies inside (0, 1)")
    self.error = error
    strongest = Array(repeating: nil, count: count)
    verdicts = Array(repeating: nil, count: count)
    undecided = count
  }

  /// The logarithm of the evidence that the next verdict takes.
  var threshold: Double { log(Double(max(undecided, 1)) / error) }

  mutating func take(_ evidence: (side: SequentialTest.Side, log: Double)?, on hypothesis: Int) {
    guard let evidence, verdicts[hypothesis] == nil else { return }
    if let known = strongest[hypothesis], known.log >= evidence.log { return }
    strongest[hypothesis] = evidence
  }

  /// Decides whatever can be decided.
  mutating func decide() {
    while undecided > 0 {
      var best: (hypothesis: Int, side: SequentialTest.Side, log: Double)?
      for (index, found) in strongest.enumerated() {
        guard verdicts[index] == nil, let found, found.log > best?.log ?? -.infinity else { continue }
        best = (index, found.side, found.log)
      }
      guard let best, best.log >= threshold else { return }
      verdicts[best.hypothesis] = best.side
      undecided -= 1
    }
  }
}
