import Distributions
import Foundation
import Testing

@testable import Simulator

/// Evidence that holds at any time, and families of it.
@Suite struct SequentialTestTests {
  private static func stream(_ number: UInt64) -> RandomStream {
    StreamKey(seed: 20_261_124, replication: 0, purpose: .arrival, name: "sequential").stream(number)
  }

  private static func test(_ values: [Double]) -> SequentialTest {
    var test = SequentialTest()
    for value in values { test.add(value) }
    return test
  }

  @Test("The evidence is the likelihood ratio of t, here against its formula worked out step by step")
  func formula() throws {
    // Symmetric about 0.1, so there is no skewness to correct: 25 values of -0.9 and 25 of 1.1.
    let values = (0..<50).map { $0 % 2 == 0 ? -0.9 : 1.1 }
    let found = try #require(Self.test(values).evidence(leastVariance: 0))
    let s2 = 50.0 / 49
    let t2 = 50 * 0.01 / s2
    let ratio = (1 + t2 / 49) / (1 + t2 / (49 * 51))
    // The correction for skewness leaves rounding only.
    #expect(abs(found.log - (-log(51.0) / 2 + 25 * log(ratio))) < 1e-9)
    #expect(found.side == .above)
  }

  @Test("Nothing is said before 50 observations, nor of a mean of exactly 0 that varies")
  func early() {
    #expect(Self.test(Array(repeating: -5, count: 49)).evidence(leastVariance: 1) == nil)
    let balanced = Self.test((0..<60).map { $0 % 2 == 0 ? -1 : 1 }).evidence(leastVariance: 0)
    #expect((balanced?.log ?? -1) < 0)
  }

  @Test("What was the same every time is certain, unless it must vary")
  func constant() throws {
    let same = Self.test(Array(repeating: -2, count: 50))
    let certain = try #require(same.evidence(leastVariance: 0))
    #expect(certain.side == .below)
    #expect(certain.log == .infinity)
    let varying = try #require(same.evidence(leastVariance: 1))
    #expect(varying.log.isFinite)
    #expect(Self.test(Array(repeating: 0, count: 50)).evidence(leastVariance: 0)?.side == .above)
  }

  @Test("The interval is where the evidence reaches its threshold")
  func interval() throws {
    let values = (0..<200).map { Double(($0 * 37) % 101) - 50 }
    let mirrored = values + values.map { -$0 }
    let test = Self.test(mirrored)
    let width = try #require(test.halfWidth(log: log(1000), leastVariance: 0))
    let shifted = try #require(
      Self.test(mirrored.map { $0 - width - test.mean }).evidence(leastVariance: 0))
    #expect(abs(shifted.log - log(1000)) < 1e-6)
    #expect(shifted.side == .below)
  }

  /// At a = 0.02 and a mean of exactly 0, 1,500 runs looked at from 50 to 400 observations. P(ever below) <= 0.02 for either side
  /// together; false alarm 1e-6 over seeds: at most 60 of them, as Binomial(1500, 0.02) exceeds 60 with probability 4e-7.
  @Test(
    "A mean of 0 is rarely called below or above, however often one looks", arguments: ["normal", "skewed"])
  func falseAlarms(_ law: String) throws {
    let exponential = try Exponential(mean: 1)
    var wrong = 0
    for run in 0..<1500 {
      var stream = Self.stream(UInt64(run))
      var test = SequentialTest()
      for _ in 0..<400 {
        let u = stream.uniform()
        test.add(law == "normal" ? StandardNormal.quantile(u) : exponential.quantile(u) - 1)
        if let found = test.evidence(leastVariance: 0), found.log >= log(1 / 0.02) {
          wrong += 1
          break
        }
      }
    }
    #expect(wrong <= 60, "\(wrong) of 1,500")
  }

  @Test("A mean of half a standard deviation below 0 is found within 250 observations")
  func power() {
    for run in 0..<50 {
      var stream = Self.stream(UInt64(10_000 + run))
      var test = SequentialTest()
      for _ in 0..<250 { test.add(StandardNormal.quantile(stream.uniform()) - 0.5) }
      let found = test.evidence(leastVariance: 0)
      #expect(found?.side == .below)
      #expect((found?.log ?? 0) > log(1000))
    }
  }

  @Test("Holm: each verdict makes the next one easier, and the strongest evidence stands")
  func holm() {
    var family = VerdictFamily(count: 3, error: 0.03)
    // Three open: 100 is wanted; then 66.7, then 33.3.
    family.take((.below, log(70)), on: 0)
    family.take((.above, log(40)), on: 1)
    family.decide()
    #expect(family.verdicts.allSatisfy { $0 == nil })
    family.take((.above, log(101)), on: 2)
    family.take((.below, log(2)), on: 2)
    family.decide()
    #expect(family.verdicts == [.below, .above, .above])
    #expect(abs(family.threshold - log(1 / 0.03)) < 1e-12)
  }
}
