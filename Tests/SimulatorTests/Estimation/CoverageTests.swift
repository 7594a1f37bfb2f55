import Distributions
import Foundation
import Testing

@testable import Simulator

/// Intervals cover the truth as often as stated, on synthetic days whose truth is known exactly.
struct CoverageTests {
  /// A day whose factor B is the mean of 44 exponentials (cv 15 %): about 50 B contacts, each abandons with
  /// probability 0.03 B^3 or waits an exponential time of mean 10 B seconds. So E[L] / E[N] = 0.03 E[B^4], and
  /// the share of waits above x is E[B exp(-x / (10 B))].
  private static let stages = 44
  private static let abandonment: Double = {
    let k = Double(stages)
    return 0.03 * k * (k + 1) * (k + 2) * (k + 3) / (k * k * k * k)
  }()

  private static func day(_ stream: inout RandomStream, _ model: Model) -> Observations {
    var day = EstimationFixtures.observations(model)
    let factor = (0..<stages).reduce(0.0) { sum, _ in sum - log(stream.uniform()) } / Double(stages)
    var time = -log(stream.uniform())
    while time < 50 * factor {
      day.contacts[0].arrivals += 1
      if stream.uniform() < 0.03 * factor * factor * factor {
        day.contacts[0].abandoned += 1
      } else {
        day.contacts[0].answered += 1
        day.answeredWaits[WaitBuckets.bucket(of: -log(stream.uniform()) * 10 * factor)] += 1
      }
      time -= log(stream.uniform())
    }
    return day
  }

  /// Share of waits up to x, averaging over days weighted by their answered contacts, by summing over a fine
  /// grid of B.
  private static func shareWithin(_ x: Double) -> Double {
    let k = Double(stages)
    var weights = 0.0
    var within = 0.0
    for step in 1..<4000 {
      let b = Double(step) / 1000
      let density = exp(k * log(k) + (k - 1) * log(b) - k * b - lgamma(k))
      let answered = b * (1 - min(1, 0.03 * b * b * b)) * density
      weights += answered
      within += answered * -expm1(-x / (10 * b))
    }
    return within / weights
  }

  private static let percentile80: Double = {
    var (low, high) = (0.0, 200.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if shareWithin(middle) < 0.8 { low = middle } else { high = middle }
    }
    return low
  }()

  /// 600 experiments of 40 days each. Over 6,000 experiments the nominal 95 % covered 93.8 % for the ratio (days are
  /// skewed, see `RatioOfMeans`) and 94.5 % for the percentile; the band is 4.89 standard errors about 94.2 %.
  // False alarm 1e-6 over seeds (|z| < 4.89); detects a half-width too short by a quarter with probability 0.99.
  @Test("95 % intervals of a ratio and of a percentile cover the truth 95 % of the time")
  func coverage() throws {
    let model = EstimationFixtures.model()
    let experiments = 600
    var ratioCovered = 0
    var percentileCovered = 0
    for experiment in 0..<experiments {
      var stream = testStream(1_000 + UInt64(experiment))
      let estimator = EstimationFixtures.estimator(model, (0..<40).map { _ in Self.day(&stream, model) })
      func covers(_ measure: String, _ truth: Double) throws -> Bool {
        let row = estimator.center(measure, level: 0.95).row
        return abs(try #require(row.value) - truth) <= (try #require(row.halfWidth))
      }
      ratioCovered += try covers("abandonment", Self.abandonment) ? 1 : 0
      percentileCovered += try covers("wait_p80", Self.percentile80) ? 1 : 0
    }
    let band = 4.89 * (0.942 * 0.058 / Double(experiments)).squareRoot()
    #expect(abs(Double(ratioCovered) / Double(experiments) - 0.942) < band, "\(ratioCovered)")
    #expect(abs(Double(percentileCovered) / Double(experiments) - 0.942) < band, "\(percentileCovered)")
  }
}
