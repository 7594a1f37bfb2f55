import Testing

@testable import Distributions

@Suite("Refused parameters")
struct RefusedParametersTests {
  struct Refusal: Sendable, CustomTestStringConvertible {
    let parameter: String
    let rule: String
    let make: @Sendable () throws -> any Distribution
    var testDescription: String { "\(parameter): \(rule)" }

    init(_ parameter: String, _ rule: String, _ make: @escaping @Sendable () throws -> any Distribution) {
      self.parameter = parameter
      self.rule = rule
      self.make = make
    }
  }

  static let refusals: [Refusal] = [
    Refusal("mean", "must be greater than 0, found 0") { try Exponential(mean: 0) },
    Refusal("mean", "must be from 1e-09 to 1000000000000, found nan") { try Gamma(mean: .nan, cv: 1) },
    Refusal("mean", "must be from 1e-09 to 1000000000000, found inf") {
      try Weibull(mean: .infinity, shape: 1)
    },
    Refusal("value", "must be from 0 to 1000000000000, found -3") { try Constant(-3) },
    Refusal("shape", "must be greater than 0, found 0") { try Gamma(shape: 0, scale: 1) },
    Refusal("shape", "must be a whole number of phases, found 2.5; a gamma law takes any shape") {
      try Erlang.law(mean: 60, shape: 2.5)
    },
    Refusal(
      "cv",
      "must be 1 / sqrt(k) for a whole number k of phases, as 0.7071067811865476 (k = 2), found 0.65; "
        + "a gamma law takes any cv"
    ) { try Erlang.law(mean: 60, cv: 0.65) },
    Refusal("cv", "must be from 1 to 100, found 0.5") { try Hyperexponential(mean: 60, cv: 0.5) },
    Refusal("probabilities", "must sum to 1, found 0.75") {
      try Hyperexponential.law(probabilities: [0.5, 0.25], means: [1, 2])
    },
    Refusal("means", "must be as many as the probabilities (2), found 1") {
      try Hyperexponential.law(probabilities: [0.5, 0.5], means: [1])
    },
    Refusal("cv", "must be from 0.001 to 100, found 1000") { try Lognormal(mean: 60, cv: 1000) },
    Refusal("sigma", "must be from 0.001 to 4, found 5") { try Lognormal(median: 60, sigma: 5) },
    Refusal("p90", "must be greater than p50 (60), found 60") { try Lognormal(p50: 60, p90: 60) },
    Refusal("p90", "must be from 1.0013 to 168 times p50 for a lognormal law, found 1000 times") {
      try Lognormal(p50: 1, p90: 1000)
    },
    Refusal("p90", "must be from 1.005 to 5e6 times p50 for a gamma law, found 10000000 times") {
      try Gamma(p50: 1, p90: 1e7)
    },
    Refusal(
      "p90", "must be from 1.000002 to 4.92 times p50 for a Pareto law with a finite mean, found 6 times"
    ) {
      try Pareto(p50: 10, p90: 60)
    },
    Refusal(
      "p90", "must be from 1.000003 to 8.8 times p50 for a log-logistic law with a finite mean, found 9 times"
    ) { try Loglogistic(p50: 10, p90: 90) },
    Refusal("p90", "must be at most 1.8 times p50 for a uniform law, found 2 times") {
      try Uniform(p50: 10, p90: 20)
    },
    Refusal("cv", "must be at most 0.57735 for a uniform law, found 0.6") { try Uniform(mean: 10, cv: 0.6) },
    Refusal("max", "must be greater than min (20), found 10") { try Uniform(min: 20, max: 10) },
    Refusal("mode", "must be from 10 to 20, found 25") { try Triangular(min: 10, mode: 25, max: 20) },
    Refusal("shape", "must be from 1.01 to 1000000, found 1") { try Pareto(min: 10, shape: 1) },
    Refusal("shape", "must be from 1.01 to 1000000, found 0.9") { try Loglogistic(mean: 10, shape: 0.9) },
    Refusal("mean", "must lie between min (0) and max (1), found 2") {
      try Beta.law(mean: 2, cv: 0.1, min: 0, max: 1)
    },
    Refusal(
      "cv", "must be well below 1.0, which puts all values at min and max, and not tiny; found 1"
    ) { try Beta.law(mean: 0.5, cv: 1, min: 0, max: 1) },
    Refusal("values", "must be 1 to 1000000 values, found 0") { try Empirical(values: []) },
    Refusal("weights", "must be as many as the values (2), found 1") {
      try Empirical(values: [1, 2], weights: [1])
    },
    Refusal("weights", "must not all be 0") { try Empirical(values: [1, 2], weights: [0, 0]) },
    Refusal("components", "must be 1 to 1000 laws, found 0") { try Mixture(of: [], weights: []) },
    Refusal("weights", "must be as many as the components (1), found 2") {
      try Mixture(of: [Constant(1)], weights: [1, 2])
    },
    Refusal("shift", "must be from 0 to 1000000000000, found -1") { try Constant(1).shifted(by: -1) },
  ]

  @Test("name the parameter and the rule", arguments: refusals)
  func refused(_ refusal: Refusal) {
    let error = #expect(throws: DistributionError.self) { try refusal.make() }
    #expect(error == DistributionError(parameter: refusal.parameter, refusal.rule))
  }
}
