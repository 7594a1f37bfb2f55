/// Any distribution plus a constant: `shift:` in a scenario.
public struct Shifted: Distribution {
  public let base: any Distribution
  /// >= 0.
  public let shift: Double

  public init(_ base: any Distribution, by shift: Double) {
    precondition(shift >= 0, "a shift is not negative")
    self.base = base
    self.shift = shift
  }

  public var mean: Double { base.mean + shift }
  public var variance: Double { base.variance }
  public func density(_ x: Double) -> Double { base.density(x - shift) }
  public func cdf(_ x: Double) -> Double { base.cdf(x - shift) }
  public func quantile(_ p: Double) -> Double { base.quantile(p) + shift }
  public func sample(using stream: inout RandomStream) -> Double { base.sample(using: &stream) + shift }
}
