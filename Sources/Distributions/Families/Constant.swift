/// Always the same value.
@frozen
public struct Constant: Distribution {
  public let value: Double

  /// - Parameter value: 0 to 1e12.
  public init(_ value: Double) throws(DistributionError) {
    try Requirement.quantityOrZero(value, "value")
    self.value = value
  }

  private init(unchecked value: Double) { self.value = value }

  public static let zero = Constant(unchecked: 0)

  public var mean: Double { value }
  public var variance: Double { 0 }
  public func density(_ x: Double) -> Double { 0 }
  public func cdf(_ x: Double) -> Double { x >= value ? 1 : 0 }

  @inlinable
  public func quantile(_ p: Double) -> Double { value }

  /// Takes no word of the stream.
  @inlinable
  public func sample(using stream: inout RandomStream) -> Double { value }

  public static let family = Family(
    "constant", "Always the same value.",
    forms: [
      Family.Form(
        Family.Parameter("value", .quantity, "The value.", mayBeZero: true), make: Constant.init(_:))
    ])
}
