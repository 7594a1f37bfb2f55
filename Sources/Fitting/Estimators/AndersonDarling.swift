import Distributions
import Foundation

/// The test of Anderson and Darling of a law whose parameters were fitted to the same data.
///
///     A² = -n - (1/n) sum_i (2i - 1) [ln F(x_i) + ln(1 - F(x_(n+1-i)))]
///
/// Because the parameters are fitted, tables for a known law would pass nearly everything. The null distribution is made by
/// parametric bootstrap: samples of the same size from the fitted law, each fitted again. With a thousand and more values
/// every parametric law is refuted by something, so the test is of a sample of at most `mostValues`, and says so.
///
/// - Source: T. W. Anderson and D. A. Darling, "A test of goodness of fit", JASA 49 (1954); W. Stute, W. González Manteiga
///   and M. Presedo Quindimil, "Bootstrap based goodness-of-fit-tests", Metrika 40 (1993).
struct AndersonDarling: Sendable {
  var statistic: Double
  /// With (number above + 1) / (bootstraps + 1).
  var pValue: Double
  /// Values in the test.
  var values: Int

  static let mostValues = 400

  /// - Parameters:
  ///   - bootstraps: samples behind the null distribution.
  ///   - seed: of the bootstrap.
  init?(
    _ family: LawFamily, _ sample: WeightedSample, truncation: Double? = nil, resolution: Double = 1,
    bootstraps: Int = 99, seed: UInt64 = 1
  ) {
    let key = StreamKey(seed: seed, replication: 0, purpose: .handleTime, name: "anderson-darling")
    var stream = key.stream(0)
    let count = min(Int(sample.count), Self.mostValues)
    guard count >= 20 else { return nil }
    // Drawn from the sample, with whole seconds spread over their second so that ties do not count against the law.
    let values = (0..<count).map { index -> Double in
      let p = (Double(index) + stream.uniform()) / Double(count)
      let value = sample.quantile(p) ?? 0
      return max(value + (stream.uniform() - 0.5) * resolution, resolution / 1000)
    }
    guard let observed = Self.statistic(family, values, truncation, resolution) else { return nil }
    var above = 0
    for number in 1...bootstraps {
      var stream = key.stream(UInt64(number))
      let floor = truncation.map { observed.law.cdf($0 - resolution / 2) } ?? 0
      let drawn = (0..<count).map { _ in observed.law.quantile(floor + (1 - floor) * stream.uniform()) }
      if let other = Self.statistic(family, drawn, truncation, resolution),
        other.statistic >= observed.statistic
      {
        above += 1
      }
    }
    statistic = observed.statistic
    pValue = Double(above + 1) / Double(bootstraps + 1)
    self.values = count
  }

  private static func statistic(
    _ family: LawFamily, _ values: [Double], _ truncation: Double?, _ resolution: Double
  ) -> (statistic: Double, law: any Distribution)? {
    var data = MaximumLikelihood.Data(events: WeightedSample(values), truncation: truncation)
    data.resolution = resolution / 1000
    if truncation != nil { data.truncation = truncation.map { $0 - resolution / 2 } }
    guard let fit = MaximumLikelihood.fit(family, data) else { return nil }
    return (statistic(values.sorted(), fit.law, above: truncation.map { $0 - resolution / 2 }), fit.law)
  }

  static func statistic(_ sorted: [Double], _ law: any Distribution, above floor: Double? = nil) -> Double {
    let n = sorted.count
    let below = floor.map { law.cdf($0) } ?? 0
    let u = sorted.map { min(max((law.cdf($0) - below) / (1 - below), 1e-12), 1 - 1e-12) }
    var sum = 0.0
    for i in 0..<n { sum += Double(2 * i + 1) * (log(u[i]) + log1p(-u[n - 1 - i])) }
    return -Double(n) - sum / Double(n)
  }
}
