/// A law moved to the right by a constant: what a minimal duration adds.
///
/// Generic so that a shifted small law stays small (see `Distribution`).
@frozen
public struct Shifted<Base: Distribution>: Distribution {
  public let base: Base
  public let shift: Double

  @usableFromInline
  init(base: Base, shift: Double) {
    self.base = base
    self.shift = shift
  }

  public var mean: Double { base.mean + shift }
  public var variance: Double { base.variance }
  public func density(_ x: Double) -> Double { base.density(x - shift) }
  public func cdf(_ x: Double) -> Double { base.cdf(x - shift) }

  @inlinable
  public func quantile(_ p: Double) -> Double { base.quantile(p) + shift }

  @inlinable
  public func sample(using stream: inout RandomStream) -> Double { base.sample(using: &stream) + shift }
}

extension Distribution {
  /// The law of this quantity plus a constant.
  ///
  /// - Parameter shift: 0 to 1e12, in the unit of the quantity.
  public func shifted(by shift: Double) throws(DistributionError) -> any Distribution {
    try Requirement.quantityOrZero(shift, "shift")
    return shift == 0 ? self : Shifted(base: self, shift: shift)
  }
}
