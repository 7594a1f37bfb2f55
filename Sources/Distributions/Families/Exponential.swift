import Foundation

/// The exponential distribution: density exp(-x / mean) / mean, cv 1.
@frozen
public struct Exponential: Distribution {
  public let mean: Double

  /// - Parameter mean: > 0.
  @inlinable
  public init(mean: Double) {
    precondition(mean > 0, "an exponential mean is positive")
    self.mean = mean
  }

  public var variance: Double { mean * mean }
  public func density(_ x: Double) -> Double { x < 0 ? 0 : exp(-x / mean) / mean }
  public func cdf(_ x: Double) -> Double { x < 0 ? 0 : -expm1(-x / mean) }
  @inlinable public func quantile(_ p: Double) -> Double { -mean * log1p(-p) }

  /// -mean ln U: inversion from above, as 1 - U is uniform too and the logarithm needs no `log1p`.
  @inlinable
  public func sample(using stream: inout RandomStream) -> Double { -mean * log(stream.uniform()) }
}

extension Exponential {
  static let family = Family(
    "exponential", "memoryless, cv 1",
    forms: [
      .init([.mean]) { Exponential(mean: $0[0][0]) },
      .init([.init("median", .quantity, "the value that half stay below")]) {
        Exponential(mean: $0[0][0] / log(2))
      },
    ])
}
