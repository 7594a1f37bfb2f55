/// Always the same value.
@frozen
public struct Constant: Distribution {
  public let value: Double

  /// - Parameter value: >= 0.
  @inlinable
  public init(value: Double) {
    precondition(value >= 0, "a constant is not negative")
    self.value = value
  }

  public var mean: Double { value }
  public var variance: Double { 0 }
  public func density(_ x: Double) -> Double { 0 }
  public func cdf(_ x: Double) -> Double { x < value ? 0 : 1 }
  @inlinable public func quantile(_ p: Double) -> Double { value }
  @inlinable public func sample(using stream: inout RandomStream) -> Double { value }
}

extension Constant {
  static let family = Family(
    "constant", "always the same value",
    forms: [
      .init([.init("value", .quantity, "the value", mayBeZero: true)]) { Constant(value: $0[0][0]) }
    ])
}
