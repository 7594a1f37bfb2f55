import Foundation

/// The Weibull distribution: P(X > x) = exp(-(x / scale)^shape). Shape < 1: impatience falls with the wait; > 1: it grows.
@frozen
public struct Weibull: Distribution {
  public let shape: Double
  public let scale: Double

  /// - Parameters:
  ///   - shape: in [0.05, 1000].
  ///   - scale: > 0.
  public init(shape: Double, scale: Double) throws(DistributionError) {
    try DistributionError.check("shape", shape, in: 0.05...1000)
    self.shape = shape
    self.scale = scale
  }

  /// scale = mean / Gamma(1 + 1 / shape).
  public init(mean: Double, shape: Double) throws(DistributionError) {
    try DistributionError.check("shape", shape, in: 0.05...1000)
    try self.init(shape: shape, scale: mean / tgamma(1 + 1 / shape))
  }

  public var mean: Double { scale * tgamma(1 + 1 / shape) }
  public var variance: Double { mean * mean * Self.squaredCV(shape) }

  /// Gamma(1 + 2 / k) / Gamma(1 + 1 / k)^2 - 1, through logarithms: it is small for a large shape.
  static func squaredCV(_ shape: Double) -> Double {
    expm1(lgamma(1 + 2 / shape) - 2 * lgamma(1 + 1 / shape))
  }

  public func density(_ x: Double) -> Double {
    if x <= 0 { return 0 }
    let power = pow(x / scale, shape)
    return shape / x * power * exp(-power)
  }

  public func cdf(_ x: Double) -> Double { x <= 0 ? 0 : -expm1(-pow(x / scale, shape)) }

  @inlinable
  public func quantile(_ p: Double) -> Double { scale * pow(-log1p(-p), 1 / shape) }
}

extension Weibull {
  static let family = Family(
    "weibull", "patience and durations whose hazard rises (shape > 1) or falls (shape < 1)",
    forms: [
      .init([.mean, .shape]) { v throws(DistributionError) in try Weibull(mean: v[0][0], shape: v[1][0]) },
      .init([.init("scale", .quantity, "the value that 63 % stay below"), .shape]) {
        v throws(DistributionError) in
        try Weibull(shape: v[1][0], scale: v[0][0])
      },
      .init([.mean, .cv]) { v throws(DistributionError) in
        let squared = v[1][0] * v[1][0]
        guard let shape = MonotoneRoot.find(in: 0.1...1000, { Weibull.squaredCV($0) - squared }) else {
          throw DistributionError(parameter: "cv", "must lie between 0.0013 and 429, found \(v[1][0])")
        }
        return try Weibull(mean: v[0][0], shape: shape)
      },
    ]
      + Family.quantileForms { pair throws(DistributionError) in
        let shape = log(log1p(-pair.q) / log1p(-pair.p)) / log(pair.y / pair.x)
        return try Weibull(shape: shape, scale: pair.x / pow(-log1p(-pair.p), 1 / shape))
      })
}
