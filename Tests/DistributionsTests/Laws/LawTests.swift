import CGSL
import Testing

@testable import Distributions

@Suite("Every law")
struct LawTests {
  static let probabilities = [1e-9, 1e-4, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.9999, 1 - 1e-9]

  @Test("has the distribution function of the textbook", arguments: LawCase.continuous)
  func distributionFunction(_ law: LawCase) {
    for p in Self.probabilities {
      let x = law.law.quantile(p)
      #expect(abs(law.law.cdf(x) - law.cdf(x)) < 1e-12)
    }
    #expect(law.law.cdf(-1) == 0)
    #expect(law.law.cdf(0) == 0)
    #expect(law.law.cdf(1e15) > 1 - 1e-9)
  }

  @Test("has a quantile that inverts the distribution function", arguments: LawCase.continuous)
  func quantile(_ law: LawCase) {
    for p in Self.probabilities {
      let x = law.law.quantile(p)
      // What one step of x changes, infinite at the ends of an arcsine law.
      let slope = law.law.density(x) * x
      #expect(abs(law.law.cdf(x) - p) <= 1e-13 + 1e-9 * min(p, 1 - p) + slope * x.ulp / x)
      #expect(abs(law.law.quantile(law.law.cdf(x)) - x) <= x * (1e-12 + 1e-15 / slope))
    }
    #expect(law.law.quantile(0) >= 0 && law.law.quantile(0) <= law.law.quantile(1e-12))
    #expect(law.law.quantile(1) >= law.law.quantile(1 - 1e-12))
  }

  @Test("has a density whose integral is the distribution function", arguments: LawCase.continuous)
  func density(_ law: LawCase) {
    let marks = [0.02, 0.1, 0.3, 0.6, 0.9, 0.98].map { law.law.quantile($0) }
    for (a, b) in zip(marks, marks.dropFirst()) {
      let integral = simpson(from: a, to: b, law.law.density)
      // Kinks (the mode of a triangle, the ends of a uniform component) cost accuracy.
      #expect(abs(integral - (law.law.cdf(b) - law.law.cdf(a))) < 2e-4)
    }
    #expect(law.law.density(-1) == 0)
  }

  @Test(
    "has mean and variance that are integrals of the distribution function", arguments: LawCase.continuous)
  func moments(_ law: LawCase) {
    // E X = integral of 1 - F, E X^2 = integral of 2 x (1 - F); over y = ln x, cut where 1 - F < 1e-12.
    let step = 1.0 / 2048
    var (first, second) = (0.0, 0.0)
    var y = log(law.law.mean) - 30
    while true {
      let x = exp(y)
      let tail = 1 - law.cdf(x)
      if tail < 1e-12 { break }
      first += tail * x * step
      second += 2 * tail * x * x * step
      y += step
    }
    #expect(relativeError(law.law.mean, first) < 1e-3)
    #expect(relativeError(law.law.variance, second - first * first) < 1e-3)
  }

  // False alarm 1e-6 over seeds for each law (bound 2.70 / sqrt(n)); at n = 10^6 a shift of any probability
  // by 0.005 is detected with probability 0.99. The distance is taken on a grid of 2^14 probabilities, which
  // can only make it smaller.
  @Test("is drawn with its distribution function", arguments: LawCase.continuous)
  func sampleLaw(_ law: LawCase) {
    let key = StreamKey(seed: 11, replication: 0, purpose: .handleTime, name: law.name)
    let cells = 1 << 14
    var counts = [Int](repeating: 0, count: cells)
    for number in 0..<Effort.draws {
      var stream = key.stream(UInt64(number))
      let x = law.law.sample(using: &stream)
      counts[min(Int(law.cdf(x) * Double(cells)), cells - 1)] += 1
    }
    var (below, distance) = (0, 0.0)
    for (cell, count) in counts.enumerated() {
      below += count
      let expected = Double(cell + 1) / Double(cells)
      distance = max(distance, abs(Double(below) / Double(Effort.draws) - expected))
    }
    #expect(distance < 2.70 / Double(Effort.draws).squareRoot())
  }

  // False alarm 1e-6 over seeds for each law, by the central limit theorem.
  @Test("is drawn with its mean and variance", arguments: LawCase.continuous)
  func sampleMoments(_ law: LawCase) {
    let key = StreamKey(seed: 12, replication: 0, purpose: .handleTime, name: law.name)
    let n = Double(Effort.draws)
    var (first, second, fourth) = (0.0, 0.0, 0.0)
    let mean = law.law.mean
    for number in 0..<Effort.draws {
      var stream = key.stream(UInt64(number))
      let deviation = law.law.sample(using: &stream) - mean
      first += deviation
      second += deviation * deviation
      fourth += deviation * deviation * deviation * deviation
    }
    #expect(abs(first / n) < 4.89 * (law.law.variance / n).squareRoot())
    let variance = second / n
    let standardError = ((fourth / n - variance * variance) / n).squareRoot()
    #expect(abs(variance - law.law.variance) < 4.89 * standardError)
  }

  @Test("drawn by inversion is the quantile of the stream's first uniform")
  func inversion() throws {
    let laws: [any Distribution] = [
      try Exponential(mean: 3), try Lognormal(mean: 3, cv: 1), try Weibull(mean: 3, shape: 1.3),
      try Uniform(min: 1, max: 2), try Triangular(min: 1, mode: 2, max: 4), try Pareto(mean: 3, shape: 3),
      try Loglogistic(mean: 3, shape: 3), try Empirical(values: [1, 2, 3]),
      try Exponential(mean: 3).shifted(by: 2),
    ]
    let key = StreamKey(seed: 1, replication: 0, purpose: .patience, name: "calls")
    for law in laws {
      for number in 0..<200 as Range<UInt64> {
        var stream = key.stream(number)
        #expect(law.sample(using: &stream) == law.quantile(key.uniform(number)))
      }
    }
  }

  /// Simpson's rule on 2000 pieces.
  private func simpson(from a: Double, to b: Double, _ f: (Double) -> Double) -> Double {
    let pieces = 2000
    let h = (b - a) / Double(pieces)
    var sum = f(a) + f(b)
    for i in 1..<pieces { sum += (i % 2 == 1 ? 4 : 2) * f(a + Double(i) * h) }
    return sum * h / 3
  }
}
