import CGSL
import Testing

@testable import Distributions

@Suite("GSL's samplers on our streams")
struct GSLStreamTests {
  let key = StreamKey(seed: 5, replication: 0, purpose: .handleTime, name: "gsl")

  @Test("GSL sees the stream's own words and uniforms, and continues where the stream stands")
  func sameWords() {
    var ours = key.stream(1)
    var lent = key.stream(1)
    for _ in 0..<10 {
      #expect(lent.withGSL { gsl_rng_get($0) } == UInt(ours.nextWord()))
      #expect(lent.withGSL { gsl_rng_uniform($0) } == ours.uniform())
      #expect(lent.nextWord() == ours.nextWord())
    }
  }

  @Test("GSL takes the whole range of words")
  func range() {
    var stream = key.stream(1)
    let range = stream.withGSL { (gsl_rng_min($0), gsl_rng_max($0)) }
    #expect(range == (0, UInt.max))
  }

  @Test("whole numbers below n are equally frequent")
  func uniformIntegers() {
    var stream = key.stream(2)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<Effort.draws / 10 { counts[Int(stream.withGSL { gsl_rng_uniform_int($0, 7) })] += 1 }
    #expect(Battery.pValue(equalCounts: counts) > falseAlarm)
  }

  @Test("a sampler called wrongly returns instead of ending the process")
  func noAbort() {
    var stream = key.stream(3)
    #expect(stream.withGSL { gsl_rng_uniform_int($0, 0) } == 0)
  }

  @Test("the same stream gives the same draws, another contact other ones")
  func reproducible() {
    func draws(_ number: UInt64) -> [Double] {
      var stream = key.stream(number)
      return (0..<20).map { _ in stream.withGSL { gsl_ran_gamma($0, 0.7, 2) } }
    }
    #expect(draws(4) == draws(4))
    #expect(draws(4) != draws(5))
  }

  // False alarm 1e-6 over seeds; cells of the Poisson law with fewer than 10 expected are joined.
  @Test("Poisson numbers have their law")
  func poisson() {
    let mean = 15.0
    let n = Effort.draws / 5
    var counts = [Int](repeating: 0, count: 31)
    for number in 0..<n {
      var stream = key.stream(UInt64(number))
      counts[min(Int(stream.withGSL { gsl_ran_poisson($0, mean) }), 30)] += 1
    }
    var (chiSquare, term, cumulative) = (0.0, exp(-mean), 0.0)
    var (pooled, pooledCount, cells) = (0.0, 0, 0)
    for k in 0...30 {
      let probability = k == 30 ? 1 - cumulative : term
      cumulative += term
      term *= mean / Double(k + 1)
      pooled += probability * Double(n)
      pooledCount += counts[k]
      guard pooled >= 10 || k == 30 else { continue }
      chiSquare += (Double(pooledCount) - pooled) * (Double(pooledCount) - pooled) / pooled
      (pooled, pooledCount, cells) = (0, 0, cells + 1)
    }
    #expect(Battery.pValue(chiSquare: chiSquare, degrees: cells - 1) > falseAlarm)
  }
}
