import Foundation
import Testing

@testable import Simulator

/// The warm-up rule.
struct MSER5Tests {
  /// Groups of five with means 10, 0, 1, 0, 1, 0, 1, 0: z(0) = (103 - 169 / 8) / 64 = 1.279,
  /// z(1) = (3 - 9 / 7) / 49 = 0.034985, z(2) = (3 - 9 / 6) / 36 = 0.041667, z(3) = (2 - 4 / 5) / 25 = 0.048.
  @Test("the first group is left out when it alone is far off")
  func byHand() {
    let means = [10.0, 0, 1, 0, 1, 0, 1, 0]
    let statistics = MSER5.statistics(means)
    #expect(abs(statistics[0] - 81.875 / 64) < 1e-12)
    #expect(abs(statistics[1] - 12.0 / 7 / 49) < 1e-15)
    #expect(abs(statistics[2] - 1.5 / 36) < 1e-15)
    #expect(abs(statistics[3] - 1.2 / 25) < 1e-15)
    let series = means.flatMap { Array(repeating: $0, count: 5) }
    #expect(MSER5.truncation(of: series) == MSER5.Truncation(observations: 5, isReliable: true))
  }

  @Test("shifting and stretching the series changes nothing")
  func invariance() {
    var stream = testStream(1)
    let series = (0..<500).map { 5 * (1 - 1 / (1 + Double($0) / 10)) + stream.uniform() }
    let truncation = MSER5.truncation(of: series)
    #expect(truncation != nil)
    #expect(MSER5.truncation(of: series.map { 8 * $0 + 64 }) == truncation)
  }

  @Test("a series that rises to its end is too short")
  func stillRising() {
    let truncation = MSER5.truncation(of: (0..<200).map(Double.init))
    #expect(truncation?.isReliable == false)
    #expect(truncation?.observations == 100)
  }

  @Test("a constant series needs no warm-up, and fewer than ten observations no answer")
  func trivial() {
    #expect(MSER5.truncation(of: Array(repeating: 3, count: 100))?.observations == 0)
    #expect(MSER5.truncation(of: Array(repeating: 3, count: 9)) == nil)
  }

  /// An exponential rise 1 - exp(-t / 50) in noise of standard deviation 0.29 / sqrt(5) a group: after 3 time
  /// constants the rest of the rise, 5 %, is well inside the noise.
  @Test("an exponential rise is left out and little more")
  func rise() throws {
    var stream = testStream(2)
    let series = (0..<2000).map { 10 * (1 - exp(-Double($0) / 50)) + stream.uniform() }
    let truncation = try #require(MSER5.truncation(of: series))
    #expect(truncation.isReliable)
    #expect((150...500).contains(truncation.observations))
  }

  @Test("the warm-up of pilots is judged on contacts waiting and in service")
  func pilots() {
    let clock = EstimationFixtures.steadyState
    let model = EstimationFixtures.model(clock: clock)
    var pilot = EstimationFixtures.observations(model)
    for period in 0..<20 {
      pilot.contacts[period].lineTime = period < 5 ? 0 : 3600 * Double(1 + period % 2)
      pilot.agents[period].busyTime = period < 5 ? 0 : 36_000
    }
    let warmUp = WarmUp.choose(pilots: [pilot, pilot], binLength: 3600)
    #expect(warmUp == WarmUp(seconds: 5 * 3600, isReliable: true))
    #expect(WarmUp.choose(pilots: [], binLength: 3600) == nil)
  }
}
