import Foundation

/// The log-logistic distribution: P(X > x) = 1 / (1 + (x / median)^shape); ln X is logistic. Mean finite for shape > 1.
@frozen
public struct Loglogistic: Distribution {
  public let median: Double
  public let shape: Double

  /// - Parameters:
  ///   - median: > 0.
  ///   - shape: in [1.001, 1000].
  public init(median: Double, shape: Double) throws(DistributionError) {
    try DistributionError.check("shape", shape, in: 1.001...1000)
    self.median = median
    self.shape = shape
  }

  public init(mean: Double, shape: Double) throws(DistributionError) {
    try DistributionError.check("shape", shape, in: 1.001...1000)
    try self.init(median: mean / Self.moment(1, shape), shape: shape)
  }

  /// E (X / median)^k = (k pi / shape) / sin(k pi / shape), for k < shape.
  static func moment(_ k: Double, _ shape: Double) -> Double {
    let angle = k * Double.pi / shape
    return angle / sin(angle)
  }

  static func squaredCV(_ shape: Double) -> Double {
    moment(2, shape) / (moment(1, shape) * moment(1, shape)) - 1
  }

  public var mean: Double { median * Self.moment(1, shape) }
  public var variance: Double { shape <= 2 ? .infinity : mean * mean * Self.squaredCV(shape) }

  public func density(_ x: Double) -> Double {
    if x <= 0 { return 0 }
    let p = cdf(x)
    return shape / x * p * (1 - p)
  }

  public func cdf(_ x: Double) -> Double { x <= 0 ? 0 : 1 / (1 + pow(x / median, -shape)) }

  @inlinable
  public func quantile(_ p: Double) -> Double { median * exp((log(p) - log1p(-p)) / shape) }
}

extension Loglogistic {
  static let family = Family(
    "loglogistic", "like lognormal with a heavier tail; its hazard rises, then falls",
    forms: [
      .init([.init("median", .quantity, "the value that half stay below"), .shape]) {
        v throws(DistributionError) in
        try Loglogistic(median: v[0][0], shape: v[1][0])
      },
      .init([.mean, .shape]) { v throws(DistributionError) in try Loglogistic(mean: v[0][0], shape: v[1][0])
      },
      .init([.mean, .cv]) { v throws(DistributionError) in
        let squared = v[1][0] * v[1][0]
        guard let shape = MonotoneRoot.find(in: 2.000_001...900, { Loglogistic.squaredCV($0) - squared })
        else {
          throw DistributionError(parameter: "cv", "must lie between 0.0021 and 800, found \(v[1][0])")
        }
        return try Loglogistic(mean: v[0][0], shape: shape)
      },
    ]
      + Family.quantileForms { pair throws(DistributionError) in
        func logit(_ p: Double) -> Double { log(p / (1 - p)) }
        let shape = (logit(pair.q) - logit(pair.p)) / log(pair.y / pair.x)
        return try Loglogistic(median: pair.x * exp(-logit(pair.p) / shape), shape: shape)
      })
}
