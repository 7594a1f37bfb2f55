import CGSL
import Testing

@testable import Distributions

/// A law of every family beside its distribution function written a second time, from the textbook form.
struct LawCase: Sendable, CustomTestStringConvertible {
  let name: String
  let law: any Distribution
  /// P(X <= x) for x > 0.
  let cdf: @Sendable (Double) -> Double
  var testDescription: String { name }

  static let continuous: [LawCase] = {
    do { return try makeContinuous() } catch {
      preconditionFailure("a law of the tests is refused: \(error)")
    }
  }()

  private static func makeContinuous() throws -> [LawCase] {
    [
      LawCase(name: "exponential", law: try Exponential(mean: 120)) { 1 - exp(-$0 / 120) },
      LawCase(name: "Erlang, 3 phases", law: try Erlang.law(mean: 60, shape: 3)) { x in
        let t = x / 20
        return 1 - exp(-t) * (1 + t + t * t / 2)
      },
      LawCase(name: "gamma, shape 1/2", law: try Gamma(shape: 0.5, scale: 40)) {
        erf(($0 / 40).squareRoot())
      },
      LawCase(name: "gamma, shape 5/2", law: try Gamma(mean: 100, shape: 2.5)) { x in
        let t = x / 40
        let root = t.squareRoot()
        return erf(root) - 2 / Double.pi.squareRoot() * root * exp(-t) * (1 + 2 * t / 3)
      },
      LawCase(name: "gamma, cv 1/10", law: try Gamma(mean: 1, cv: 0.1)) { x in
        // Shape 100: a sum of Poisson terms.
        let t = 100 * x
        var (term, sum) = (exp(-t), 0.0)
        for k in 0..<100 {
          sum += term
          term *= t / Double(k + 1)
        }
        return 1 - sum
      },
      LawCase(name: "lognormal", law: try Lognormal(median: 180, sigma: 0.8)) {
        0.5 * (1 + erf(log($0 / 180) / (0.8 * 2.0.squareRoot())))
      },
      LawCase(name: "Weibull, shape 1.3", law: try Weibull(scale: 200, shape: 1.3)) {
        1 - exp(-pow($0 / 200, 1.3))
      },
      LawCase(name: "Weibull, shape 0.6", law: try Weibull(scale: 200, shape: 0.6)) {
        1 - exp(-pow($0 / 200, 0.6))
      },
      // Balanced means at cv 2: p = (1 + sqrt(3/5)) / 2.
      LawCase(name: "hyperexponential, cv 2", law: try Hyperexponential(mean: 100, cv: 2)) { x in
        let p = (1 + 0.6.squareRoot()) / 2
        return 1 - p * exp(-2 * p * x / 100) - (1 - p) * exp(-2 * (1 - p) * x / 100)
      },
      LawCase(
        name: "hyperexponential, 3 phases",
        law: try Hyperexponential.law(probabilities: [0.5, 0.3, 0.2], means: [10, 50, 200])
      ) { 1 - 0.5 * exp(-$0 / 10) - 0.3 * exp(-$0 / 50) - 0.2 * exp(-$0 / 200) },
      LawCase(name: "uniform", law: try Uniform(min: 30, max: 90)) { min(max(($0 - 30) / 60, 0), 1) },
      LawCase(name: "triangular", law: try Triangular(min: 10, mode: 20, max: 60)) { x in
        if x <= 10 { return 0 }
        if x >= 60 { return 1 }
        return x < 20 ? (x - 10) * (x - 10) / 500 : 1 - (60 - x) * (60 - x) / 2000
      },
      LawCase(name: "beta, 2 and 3, from 5 to 305", law: try Beta.law(alpha: 2, beta: 3, min: 5, max: 305)) {
        x in
        let t = min(max((x - 5) / 300, 0), 1)
        return t * t * (6 - 8 * t + 3 * t * t)
      },
      LawCase(name: "beta, 1/2 and 1/2", law: try Beta(alpha: 0.5, beta: 0.5)) {
        2 / Double.pi * asin(min(max($0, 0), 1).squareRoot())
      },
      LawCase(name: "Pareto", law: try Pareto(min: 50, shape: 6)) { $0 <= 50 ? 0 : 1 - pow(50 / $0, 6) },
      LawCase(name: "log-logistic", law: try Loglogistic(median: 100, shape: 6)) {
        let odds = pow($0 / 100, 6)
        return odds / (1 + odds)
      },
      LawCase(
        name: "mixture of exponential and uniform",
        law: try Mixture(of: [Exponential(mean: 30), Uniform(min: 50, max: 100)], weights: [3, 1])
      ) { 0.75 * (1 - exp(-$0 / 30)) + 0.25 * min(max(($0 - 50) / 50, 0), 1) },
      LawCase(name: "exponential after 10", law: try Exponential(mean: 30).shifted(by: 10)) {
        $0 <= 10 ? 0 : 1 - exp(-($0 - 10) / 30)
      },
    ]
  }
}
