import CGSL

/// Two variables F^-1(Phi(z1)) and G^-1(Phi(z2)) of standard normals with correlation rho: how their own correlation follows
/// from rho, and back (NORTA).
///
/// With h_k the Hermite polynomials of unit norm under the normal density, and a_k = E[F^-1(Phi(Z)) h_k(Z)],
///
///     Cov = sum over k >= 1 of a_k b_k rho^k
///
/// (Mehler's formula). The a_k are found by Gauss-Hermite quadrature with 96 nodes; the correlation of gamma factors with cv up
/// to 1 has an error below 1e-6.
///
/// - Source: M. C. Cario and B. L. Nelson, "Modeling and generating random vectors with arbitrary marginal distributions and
///   correlation matrix", 1997; H. Cramér, "Mathematical Methods of Statistics", 1946, section 12.6 (Hermite polynomials).
public struct NormalCopula: Sendable {
  private static let degree = 24
  private static let nodes = 96

  /// a_k b_k, k = 0, 1, ...
  private let products: [Double]
  private let spread: Double

  /// The variances must be finite.
  public init(_ first: any Distribution, _ second: any Distribution) {
    let (a, b) = (Self.coefficients(of: first), Self.coefficients(of: second))
    products = zip(a, b).map { $0 * $1 }
    spread = (first.variance * second.variance).squareRoot()
  }

  /// The correlation of the variables when the normals have correlation `rho`, in [-1, 1].
  public func correlation(rho: Double) -> Double {
    guard spread > 0 else { return 0 }
    var sum = 0.0
    for product in products.dropFirst().reversed() { sum = (sum + product) * rho }
    return sum / spread
  }

  /// The correlation of the normals that gives the variables correlation `wanted`; nil if none does.
  public func rho(for wanted: Double) -> Double? {
    guard spread > 0 || wanted == 0 else { return nil }
    if wanted == 0 { return 0 }
    var (low, high) = (-1.0, 1.0)
    guard correlation(rho: low) <= wanted, wanted <= correlation(rho: high) else { return nil }
    // The correlation increases with rho (Cario and Nelson, theorem 2).
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if correlation(rho: middle) < wanted { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  private static func coefficients(of law: any Distribution) -> [Double] {
    GSL.switchOffAborting
    var sums = Array(repeating: 0.0, count: degree + 1)
    // Weight exp(-x^2): Z = x sqrt 2.
    guard let rule = gsl_integration_fixed_alloc(callsim_hermite_quadrature(), nodes, 0, 1, 0, 0) else {
      preconditionFailure("no memory for a quadrature of \(nodes) nodes")
    }
    defer { gsl_integration_fixed_free(rule) }
    let (points, weights) = (gsl_integration_fixed_nodes(rule), gsl_integration_fixed_weights(rule))
    for node in 0..<nodes {
      guard let x = points?[node], let weight = weights?[node] else { continue }
      let z = x * 2.0.squareRoot()
      // Beyond 8 the density is below 1e-14, and Phi may be 1.
      let value = law.quantile(StandardNormal.cdf(min(max(z, -8), 8))) * weight / Double.pi.squareRoot()
      var (before, polynomial) = (0.0, 1.0)
      for k in 0...degree {
        sums[k] += value * polynomial
        let next = (z * polynomial - Double(k).squareRoot() * before) / Double(k + 1).squareRoot()
        (before, polynomial) = (polynomial, next)
      }
    }
    return sums
  }
}
