import Foundation
import Testing

@testable import Simulator

/// Percentiles and the virtual wait from histograms.
struct WaitPercentileTests {
  private static let model = EstimationFixtures.model()

  /// A replication with these waits of answered contacts and of contacts that gave up.
  private static func day(answered: [Double], abandoned: [Double] = []) -> Observations {
    var day = EstimationFixtures.observations(model)
    for wait in answered { day.answeredWaits[WaitBuckets.bucket(of: wait)] += 1 }
    for wait in abandoned { day.otherWaits[WaitBuckets.bucket(of: wait)] += 1 }
    return day
  }

  /// 100 waits spread evenly over the bucket [16, 16.5) s and 100 over [32, 33) s: the median is where the first
  /// bucket ends, the 80 % point 60 % into the second.
  @Test("a percentile is interpolated inside its bucket")
  func interpolation() {
    let waits = Array(repeating: 16.2, count: 100) + Array(repeating: 32.2, count: 100)
    let table = EstimationFixtures.table(Self.model, [Self.day(answered: waits)])
    #expect(table.value("wait_p50") == 16.5)
    #expect(table.value("wait_p80") == 32.6)
    #expect(table.row("wait_p80")?.reason == "one replication gives no interval")
  }

  @Test("a percentile of 0 and percentiles of all waits know who did not wait")
  func zeroWaits() {
    let day = Self.day(answered: [0, 0, 0], abandoned: [16.1])
    let table = EstimationFixtures.table(Self.model, [day])
    #expect(table.value("wait_p99") == 0.0)
    #expect(table.value("wait_all_p50") == 0.0)
    #expect(table.value("wait_all_p80") == 16.1)
  }

  /// Of 10 contacts 4 are answered at once, 2 give up within [16, 16.5) s, 3 are answered in [32, 33) s, 1
  /// gives up later: P(V > 0) = 6 / 10, P(V > 33 s) = 6 / 10 * (1 - 3 / 4) = 0.15.
  @Test("the virtual wait takes contacts that gave up as censored")
  func productLimit() throws {
    let day = Self.day(answered: [0, 0, 0, 0, 32.2, 32.2, 32.2], abandoned: [16.2, 16.2, 64.5])
    let waits = EstimationFixtures.estimator(Self.model, [day]).waits.waits(ofType: 0, slot: nil)
    let distribution = WaitDistribution(.virtual, [waits])
    #expect(abs(distribution.probability(0, sample: 0) - 0.4) < 1e-15)
    #expect(abs(distribution.probability(31, sample: 0) - 0.4) < 1e-15)
    #expect(abs(distribution.probability(33, sample: 0) - 0.85) < 1e-15)
    let table = EstimationFixtures.table(Self.model, [day])
    // The acceptable wait is 20 s.
    #expect(abs(try #require(table.value("service_level_virtual")) - 0.4) < 1e-15)
    #expect(table.row("wait_virtual_p99")?.value == nil)
    #expect(table.row("wait_virtual_p99")?.reason == "too few contacts waited so long and were answered")
  }

  @Test("within one bucket, half of those that gave up are at risk")
  func actuarial() {
    let curve = VirtualWait.distribution(buckets: [5, 9], answered: [2, 1], others: [4, 0])
    #expect(abs(curve[0] - 2.0 / 5) < 1e-15)
    #expect(curve[1] == 1)
  }

  @Test("percentiles exist by interval when waits are kept by interval, else have no rows")
  func intervals() {
    let model = EstimationFixtures.model(clock: EstimationFixtures.calendar(intervals: 2))
    var day = EstimationFixtures.observations(model, histogramPeriods: 2)
    day.answeredWaits[WaitBuckets.bucket(of: 16.2)] = 10
    day.answeredWaits[WaitBuckets.count + WaitBuckets.bucket(of: 32.2)] = 10
    let table = EstimationFixtures.table(model, [day])
    #expect(table.value("wait_p50", interval: 0) == 16.25)
    #expect(table.value("wait_p50", interval: 1) == 32.5)
    #expect(table.value("wait_p50") == 16.5)

    let pooled = EstimationFixtures.table(model, [EstimationFixtures.observations(model)])
    #expect(pooled.row("wait_p50", interval: 0) == nil)
    #expect(pooled.row("wait_p50") != nil)
  }

  @Test("more replications than groups are pooled, none is lost")
  func groups() {
    var histograms = WaitHistograms(types: 1, slots: 1, slotsAreBatches: false)
    let day = Self.day(answered: [1.5], abandoned: [2.5])
    for _ in 0..<45 { histograms.add(answered: day.answeredWaits, others: day.otherWaits) }
    #expect(histograms.groups == 20)
    let waits = histograms.waits(ofType: 0, slot: nil)
    #expect(
      waits.answered.map { $0.reduce(0, +) } == [45] + Array(repeating: 42, count: 5)
        + Array(repeating: 43, count: 15))
    #expect(waits.others[0].reduce(0, +) == 45)
  }

  @Test("batches of a steady state are units of percentiles")
  func batches() throws {
    let model = EstimationFixtures.model(clock: EstimationFixtures.steadyState)
    var run = EstimationFixtures.observations(model, histogramPeriods: 20)
    for batch in 0..<20 {
      run.answeredWaits[batch * WaitBuckets.count + WaitBuckets.bucket(of: 16.2)] = 10
      run.answeredWaits[batch * WaitBuckets.count + WaitBuckets.bucket(of: 32.2)] = UInt32(5 + batch % 3)
    }
    let row = try #require(EstimationFixtures.table(model, [run]).row("wait_p50"))
    #expect(try #require(row.value) < 16.5)
    #expect(try #require(row.halfWidth) > 0)
    #expect(row.n == 20)
  }
}
