import Testing

@testable import Distributions

@Suite("Constants, observed values and mixtures with atoms")
struct DiscreteLawTests {
  @Test("a constant is always itself and takes no random number")
  func constant() throws {
    let law = try Constant(30)
    var stream = StreamKey(seed: 1, replication: 0, purpose: .wrapUp, name: "calls").stream(0)
    #expect(law.sample(using: &stream) == 30 && stream.position == 0)
    #expect(law.cdf(29.9) == 0 && law.cdf(30) == 1)
    #expect(law.mean == 30 && law.variance == 0 && law.coefficientOfVariation == 0)
    #expect(try Constant(0).coefficientOfVariation == 0)
  }

  @Test("observed values: sorted, equal ones together, those of weight 0 left out")
  func empirical() throws {
    // Weights 2, 1, 0, 1 on the values 30, 10, 5, 30: P(10) = 1/4, P(30) = 3/4.
    let law = try Empirical(values: [30, 10, 5, 30], weights: [2, 1, 0, 1])
    #expect(law.mean == 25)
    #expect(law.variance == 75)
    #expect([5, 9.9, 10, 29, 30].map(law.cdf) == [0, 0, 0.25, 0.25, 1])
    #expect([0, 0.25, 0.2500001, 1].map(law.quantile) == [10, 10, 30, 30])
    #expect(law.density(10) == 0)
  }

  // False alarm 1e-6 over seeds.
  @Test("observed values are drawn with their weights")
  func empiricalDraws() throws {
    let law = try Empirical(values: [1, 2, 3, 4])
    let key = StreamKey(seed: 2, replication: 0, purpose: .handleTime, name: "calls")
    var counts = [Int](repeating: 0, count: 4)
    for number in 0..<Effort.draws / 5 {
      var stream = key.stream(UInt64(number))
      counts[Int(law.sample(using: &stream)) - 1] += 1
    }
    #expect(Battery.pValue(equalCounts: counts) > falseAlarm)
  }

  @Test("a mixture of constants is the law of observed values")
  func mixtureOfAtoms() throws {
    let mixture = try Mixture(of: [Constant(30), Constant(10), Constant(5)], weights: [3, 1, 0])
    let observed = try Empirical(values: [10, 30], weights: [1, 3])
    #expect(mixture.mean == observed.mean && mixture.variance == observed.variance)
    for x in [5, 10, 20, 30, 31] as [Double] { #expect(mixture.cdf(x) == observed.cdf(x)) }
    for p in [0, 0.1, 0.25, 0.26, 1] as [Double] { #expect(mixture.quantile(p) == observed.quantile(p)) }
  }

  @Test("patience that is 0 for one in ten")
  func balkingMixture() throws {
    let law = try Mixture(of: [Constant(0), Exponential(mean: 1000)], weights: [1, 9])
    #expect(law.cdf(0) == 0.1)
    #expect(law.quantile(0.1) == 0)
    #expect(relativeError(law.mean, 900) < 1e-14)
    #expect(law.quantile(1) == .infinity)
  }

  @Test("laws drawn often are small enough to be held without allocation")
  func sizes() {
    let words = 3 * MemoryLayout<Int>.size
    #expect(MemoryLayout<Exponential>.size <= words && _isPOD(Exponential.self))
    #expect(MemoryLayout<Lognormal>.size <= words && _isPOD(Lognormal.self))
    #expect(MemoryLayout<Gamma>.size <= words && _isPOD(Gamma.self))
    #expect(MemoryLayout<Weibull>.size <= words && _isPOD(Weibull.self))
    #expect(MemoryLayout<Hyperexponential>.size <= words && _isPOD(Hyperexponential.self))
    #expect(MemoryLayout<Shifted<Lognormal>>.size <= words && _isPOD(Shifted<Lognormal>.self))
  }
}
