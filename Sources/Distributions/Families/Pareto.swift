import Foundation

/// The Pareto distribution: P(X > x) = (min / x)^shape for x >= min. The mean is finite for shape > 1, the variance for shape > 2.
@frozen
public struct Pareto: Distribution {
  public let min: Double
  public let shape: Double

  /// - Parameters:
  ///   - min: > 0.
  ///   - shape: in [1.001, 1000].
  public init(min: Double, shape: Double) throws(DistributionError) {
    try DistributionError.check("shape", shape, in: 1.001...1000)
    self.min = min
    self.shape = shape
  }

  public var mean: Double { min * shape / (shape - 1) }

  public var variance: Double {
    shape <= 2 ? .infinity : min * min * shape / ((shape - 1) * (shape - 1) * (shape - 2))
  }

  public func density(_ x: Double) -> Double { x < min ? 0 : shape / x * pow(min / x, shape) }
  public func cdf(_ x: Double) -> Double { x <= min ? 0 : -expm1(shape * log(min / x)) }

  @inlinable
  public func quantile(_ p: Double) -> Double { min * exp(-log1p(-p) / shape) }
}

extension Pareto {
  static let family = Family(
    "pareto", "a tail that falls like a power: a few very long ones",
    forms: [
      .init([.init("min", .quantity, "the smallest value"), .shape]) { v throws(DistributionError) in
        try Pareto(min: v[0][0], shape: v[1][0])
      },
      .init([.mean, .shape]) { v throws(DistributionError) in
        try DistributionError.check("shape", v[1][0], in: 1.001...1000)
        return try Pareto(min: v[0][0] * (v[1][0] - 1) / v[1][0], shape: v[1][0])
      },
      .init([.mean, .cv]) { v throws(DistributionError) in
        // cv^2 = 1 / (a (a - 2)).
        try DistributionError.check("cv", v[1][0], in: 0.0011...1e6)
        let shape = 1 + (1 + 1 / (v[1][0] * v[1][0])).squareRoot()
        return try Pareto(min: v[0][0] * (shape - 1) / shape, shape: shape)
      },
    ]
      + Family.quantileForms { pair throws(DistributionError) in
        let shape = log((1 - pair.p) / (1 - pair.q)) / log(pair.y / pair.x)
        return try Pareto(min: pair.x * pow(1 - pair.p, 1 / shape), shape: shape)
      })
}
