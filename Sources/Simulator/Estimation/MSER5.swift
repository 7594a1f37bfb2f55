/// The rule MSER-5 for where the warm-up of a steady-state simulation ends.
///
/// Of the means Y_1..Y_k of successive groups of five observations it leaves out the first d that minimise the
/// squared standard error of the mean of the rest,
///
///     z(d) = 1 / (k - d)^2  sum over i > d of (Y_i - mean of Y_{d+1}..Y_k)^2
///
/// trading the bias of the beginning against the loss of data. Only d up to k / 2 is considered; when the
/// minimum lies there, or z still falls beyond, the series is too short to tell.
///
/// - Complexity: O(k).
/// - Source: K. P. White, "An effective truncation heuristic for bias reduction in simulation output",
///   Simulation 69 (1997) 323-334; groups of five and the half as in W. W. Franklin and K. P. White,
///   "Stationarity tests and MSER-5", Winter Simulation Conference 2008, 541-546.
public enum MSER5 {
  static let groupSize = 5

  public struct Truncation: Sendable, Hashable {
    /// Observations to leave out, a multiple of 5.
    public var observations: Int
    /// false: the minimum over the whole series lies in its second half, so the series is too short.
    public var isReliable: Bool
  }

  /// - Returns: nil for fewer than 10 observations.
  public static func truncation(of series: [Double]) -> Truncation? {
    let groups = series.count / groupSize
    guard groups >= 2 else { return nil }
    let means = (0..<groups).map { group in
      series[group * groupSize..<(group + 1) * groupSize].reduce(0, +) / Double(groupSize)
    }
    let statistic = statistics(means)
    let half = groups / 2
    // The last few groups vary little by chance alone; a minimum there says nothing.
    let considered = 0..<max(half + 1, groups - groupSize)
    guard let least = considered.min(by: { statistic[$0] < statistic[$1] }) else { return nil }
    let isReliable = least < half
    let best = isReliable ? least : (0...half).min(by: { statistic[$0] < statistic[$1] }) ?? half
    return Truncation(observations: best * groupSize, isReliable: isReliable)
  }

  /// z(d) for d = 0..<k, from the end backwards by running mean and sum of squares.
  static func statistics(_ means: [Double]) -> [Double] {
    var statistics = Array(repeating: 0.0, count: means.count)
    var mean = 0.0
    var squares = 0.0
    for first in means.indices.reversed() {
      let count = Double(means.count - first)
      let deviation = means[first] - mean
      mean += deviation / count
      squares += deviation * (means[first] - mean)
      statistics[first] = squares / (count * count)
    }
    return statistics
  }
}
