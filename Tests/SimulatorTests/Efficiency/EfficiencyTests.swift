import Distributions
import Testing

@testable import Simulator

/// Variance reduction against closed forms: contacts offered on a day with a gamma factor.
///
///     N | B ~ Poisson(lambda B),   E[N] = lambda,   Var(N) = lambda + lambda^2 cv^2
@Suite struct EfficiencyTests {
  private static let lambda = 100.0

  private static func scenario(cv: Double?) throws -> Scenario {
    var calls = ContactType.voice("calls", perSecond: lambda / 4 / 3600, handle: exponential(mean: 60))
    if let cv { calls.arrivals.busyness.day = try Gamma(mean: 1, cv: cv) }
    return .calendar(hours: 4, interval: 900, [calls], [.team(3)])
  }

  private func study(_ measure: String, cv: Double?, replications: Int = 320) async throws -> Efficiency {
    let study = try EfficiencyStudy(
      Self.scenario(cv: cv), measure: measure, seed: 7, replications: replications, threads: 2)
    return try #require(await study.result())
  }

  @Test("Each technique is unbiased, and even busyness takes away the variance that is busyness's")
  func offered() async throws {
    let cv = 0.4
    let study = try await study("offered", cv: cv)
    // What is left when the factors are spread evenly is the Poisson part: 1 / (1 + lambda cv^2) = 0.059, and a little more as 8
    // days don't fill the law.
    let poisson = 1 / (1 + Self.lambda * cv * cv)
    for technique in study.techniques {
      let (value, half) = (try #require(technique.estimate.value), try #require(technique.estimate.halfWidth))
      // Half-widths at 95 % are 1.96 to 2.02 standard errors; false alarm 1e-6 at |t(39)| < 5.8.
      #expect(abs(value - Self.lambda) <= 5.8 / 1.96 * half + 1e-6, "\(technique.name)")
      #expect(technique.helps, "\(technique.name)")
    }
    let ratio = Dictionary(uniqueKeysWithValues: study.techniques.map { ($0.name, $0.varianceRatio ?? 9) })
    #expect(ratio["control: contacts that come"] ?? 9 < 1e-6, "it is the measure itself")
    // 40 sets: the ratio is chi-square(39) / 39 times a truth of some 0.1; below a half at any seed but one in 1e6.
    for name in ["stratified busyness", "Sobol' points for busyness (RQMC)"] {
      #expect((ratio[name] ?? 9) > 0.2 * poisson && (ratio[name] ?? 9) < 0.5, "\(name)")
    }
    // u and 1 - u of a nearly symmetric law: the pair's factors nearly cancel.
    #expect((ratio["antithetic busyness"] ?? 9) < 0.5)
    #expect(study.applied?.name == "control: contacts that come")
    #expect(EfficiencyText(study).text.contains("helps most: applied"))
  }

  @Test("Without busyness nothing is there to spread, and what was not tried says why")
  func nothingToSpread() async throws {
    let study = try await study("mean_wait", cv: nil, replications: 160)
    for name in [DayPoints.antithetic, .stratified, .sobol].map(\.title) {
      let technique = study.techniques.first { $0.name == name }
      #expect(technique?.reason == "no contact type has a busyness of the day" && technique?.helps == false)
    }
    #expect(EfficiencyText(study).text.contains("not tried: no contact type has a busyness of the day"))
  }

  @Test("A technique that does not help is not applied, and the study says so")
  func notApplied() async throws {
    // The offered work says nothing about a measure that does not depend on it: the mean handle time.
    let study = try await study("handle_time", cv: 0.02, replications: 160)
    let applied = study.applied
    for technique in study.techniques where !technique.helps { #expect(technique.name != applied?.name) }
    if applied == nil { #expect(EfficiencyText(study).text.contains("plain replications stand")) }
    #expect(study.techniques.contains { !$0.helps })
    #expect(EfficiencyText(study).text.contains("not applied"))
  }

  @Test("A control of known correlation reduces variance by 1 - rho^2")
  func control() throws {
    // Y = C + E with equal variances: rho^2 = 1/2.
    let key = StreamKey(seed: 3, replication: 0, purpose: .arrival, name: "control")
    let normals = (0..<20_000).map { StandardNormal.quantile(key.uniform(UInt64($0))) }
    let c = Array(normals[..<10_000])
    let y = (0..<10_000).map { 5 + c[$0] + normals[10_000 + $0] }
    let sample = PairedSample(y.map { ($0, 1) })
    let effect = try #require(ControlVariate(c, mean: 0)?.effect(on: sample, level: 0.95))
    // The standard error of the ratio is about 2 rho (1 - rho^2) / sqrt(n) = 0.007; false alarm 1e-6.
    #expect(abs(effect.ratio - 0.5) < 4.89 * 0.0071)
    #expect(effect.low < 0.5 && effect.high > 0.5)
    // Residual standard deviation 1 over 100.
    #expect(abs(try #require(effect.estimate.value) - 5) < 4.89 * 0.01)
  }

  @Test("Points of a set are even in each dimension, and uniform one by one")
  func points() {
    for points in [DayPoints.stratified, .sobol] {
      let set = points.points(dimensions: 5, set: 3, seed: 1)
      for dimension in 0..<5 {
        let strata = Set(set.map { Int($0[dimension] * 8) })
        #expect(strata.count == 8, "one in each eighth: \(points)")
      }
    }
    let pair = DayPoints.antithetic.points(dimensions: 3, set: 0, seed: 1)
    #expect(zip(pair[0], pair[1]).allSatisfy { abs($0 + $1 - 1) < 1e-12 })
    let means = DayPoints.allCases.map { points -> Double in
      (0..<2000).reduce(0) { $0 + points.points(dimensions: 1, set: $1, seed: 1)[1][0] } / 2000
    }
    // Uniform: sd of the mean is 1 / sqrt(12 x 2000) = 0.0065; false alarm 1e-6.
    for mean in means { #expect(abs(mean - 0.5) < 4.89 * 0.0065) }
  }
}
