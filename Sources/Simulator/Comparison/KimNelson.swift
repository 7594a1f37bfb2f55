/// Selects the best of k systems, one observation of each at a time, with a stated probability of being right.
///
/// A system is out as soon as its sum falls behind that of any other by more than the triangular region allows. If
/// observations are normal and those of one replication number may depend on each other (common random numbers), then
///
///     P(the best is selected) >= 1 - alpha   whenever it is better than the second by at least delta,
///
/// and by the same argument what is selected is at most delta worse than the best.
///
/// - Source: Kim and Nelson (2001), as in `TriangularRegion`.
struct KimNelson: Sendable {
  let region: TriangularRegion
  let firstStage: Int
  /// Those not yet out, in increasing order.
  private(set) var survivors: [Int]
  /// Replications after which a system was out; nil: not yet.
  private(set) var outAfter: [Int?]
  /// Who put it out.
  private(set) var outBy: [Int?]
  /// Observations taken.
  private(set) var taken: Int
  /// Systems that were exactly equal to the one selected all the time.
  private(set) var ties: [Int] = []
  private var sums: [Double]
  /// Variance of differences in the first stage: `variances[i * k + l]`.
  private let variances: [Double]
  private let k: Int

  /// - Parameters:
  ///   - first: the first stage, `first[replication][system]`, the larger the better.
  ///   - alpha: probability of a wrong selection, in (0, 1/2).
  ///   - candidates: systems to select from, at least one.
  init(first: [[Double]], alpha: Double, delta: Double, candidates: [Int]) {
    k = first[0].count
    firstStage = first.count
    region = TriangularRegion(
      beta: alpha / Double(max(k - 1, 1)), delta: delta, firstStage: first.count)
    survivors = candidates.sorted()
    outAfter = Array(repeating: nil, count: k)
    outBy = outAfter
    sums = (0..<k).map { system in first.reduce(0) { $0 + $1[system] } }
    taken = first.count
    var variances = Array(repeating: 0.0, count: k * k)
    let n = Double(first.count)
    for i in 0..<k {
      for l in 0..<k where l != i {
        let mean = (sums[i] - sums[l]) / n
        variances[i * k + l] =
          first.reduce(0) { sum, row in
            let deviation = row[i] - row[l] - mean
            return sum + deviation * deviation
          } / (n - 1)
      }
    }
    self.variances = variances
    screen()
  }

  var selected: Int? { survivors.count == 1 ? survivors[0] : nil }

  /// Takes the next replication of every survivor; others are ignored.
  mutating func take(_ row: [Double]) {
    guard survivors.count > 1 else { return }
    for system in survivors { sums[system] += row[system] }
    taken += 1
    screen()
  }

  private mutating func screen() {
    guard survivors.count > 1 else { return }
    var kept: [Int] = []
    for i in survivors {
      let winner = survivors.first { l in
        l != i
          && sums[i] - sums[l] < -region.width(after: taken, variance: variances[i * k + l]) - Self.rounding
            * abs(sums[l])
      }
      if let winner {
        outAfter[i] = taken
        outBy[i] = winner
      } else {
        kept.append(i)
      }
    }
    survivors = kept
    endTies()
  }

  /// Systems that can't be told apart any more, as their regions are closed and their sums equal: the first stands for all.
  private mutating func endTies() {
    guard survivors.count > 1 else { return }
    let first = survivors[0]
    let areTied = survivors.dropFirst().allSatisfy {
      region.width(after: taken, variance: variances[first * k + $0]) == 0
    }
    guard areTied else { return }
    ties = Array(survivors.dropFirst())
    survivors = [first]
  }

  private static let rounding = 1e-12

  /// The most replications that the selection can still take.
  var longest: Double {
    var longest = 0.0
    for i in survivors {
      for l in survivors where l > i {
        longest = max(longest, region.longest(variance: variances[i * k + l]))
      }
    }
    return longest
  }
}
