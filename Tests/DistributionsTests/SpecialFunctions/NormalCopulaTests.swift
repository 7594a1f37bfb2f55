import Foundation
import Testing

@testable import Distributions

@Suite struct NormalCopulaTests {
  @Test(
    "Lognormal factors: the correlation is (exp(rho s^2) - 1) / (exp(s^2) - 1)",
    arguments: [-0.8, -0.2, 0.3, 0.7, 0.99])
  func lognormal(rho: Double) throws {
    let law = try Lognormal(mean: 1, cv: 0.5)
    let variance = log(1.25)
    let exact = (exp(rho * variance) - 1) / (exp(variance) - 1)
    let copula = NormalCopula(law, law)
    #expect(abs(copula.correlation(rho: rho) - exact) < 1e-7)
    #expect(abs(try #require(copula.rho(for: exact)) - rho) < 1e-6)
  }

  @Test("Uniform factors: the correlation is 6 / pi arcsin(rho / 2)", arguments: [-0.9, 0.25, 0.8])
  func uniform(rho: Double) throws {
    let law = try Uniform(min: 0.5, max: 1.5)
    #expect(abs(NormalCopula(law, law).correlation(rho: rho) - 6 / .pi * asin(rho / 2)) < 2e-4)
  }

  @Test("Gamma factors by quadrature of the bivariate normal density")
  func gamma() throws {
    let (first, second) = (try Gamma(mean: 1, cv: 0.3), try Gamma(mean: 1, cv: 0.6))
    let rho = 0.6
    // E[F^-1(Phi(z)) G^-1(Phi(rho z + sqrt(1 - rho^2) y))] over a grid of +-7 in steps of 0.05 (the trapezoidal rule is exact
    // to 1e-10 for such integrands).
    let grid = stride(from: -7.0, through: 7, by: 0.05)
    var sum = 0.0
    for z in grid {
      let a = first.quantile(StandardNormal.cdf(z)) * StandardNormal.density(z)
      for y in grid {
        let w = rho * z + (1 - rho * rho).squareRoot() * y
        sum += a * second.quantile(StandardNormal.cdf(min(w, 8))) * StandardNormal.density(y) * 0.0025
      }
    }
    let exact = (sum - 1) / (0.3 * 0.6)
    #expect(abs(NormalCopula(first, second).correlation(rho: rho) - exact) < 1e-6)
  }

  @Test("A correlation that no pair of such factors has is none")
  func unreachable() throws {
    let law = try Lognormal(mean: 1, cv: 1)
    // The least possible one is (1 / 2 - 1) / (2 - 1).
    #expect(NormalCopula(law, law).rho(for: -0.6) == nil)
    #expect(NormalCopula(law, law).rho(for: 0) == 0)
  }

  @Test(
    "The rows of a correlation matrix give it back; an impossible one is moved as little as its eigenvalues ask"
  )
  func matrix() {
    let possible = [[1, 0.5, 0.2], [0.5, 1, -0.3], [0.2, -0.3, 1]]
    let factor = CorrelationMatrix(possible)
    #expect(factor.change == 0)
    func product(_ rows: [[Double]], _ i: Int, _ j: Int) -> Double {
      zip(rows[i], rows[j]).reduce(0) { $0 + $1.0 * $1.1 }
    }
    for i in 0..<3 { for j in 0..<3 { #expect(abs(product(factor.rows, i, j) - possible[i][j]) < 1e-12) } }
    // Three pairs at -0.55 are impossible, as the least common correlation is -0.5.
    let impossible = CorrelationMatrix([[1, -0.55, -0.55], [-0.55, 1, -0.55], [-0.55, -0.55, 1]])
    #expect(abs(impossible.change - 0.05) < 1e-6)
    #expect((0..<3).allSatisfy { abs(product(impossible.rows, $0, $0) - 1) < 1e-12 })
    #expect(abs(product(impossible.rows, 0, 1) + 0.5) < 1e-6)
  }
}
