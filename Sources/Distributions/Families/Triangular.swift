/// The triangular distribution: density rising from `min` to `mode` and falling to `max`.
///
///     F(x) = (x - min)^2 / ((max - min) (mode - min))        below the mode,
///            1 - (max - x)^2 / ((max - min) (max - mode))    above it
@frozen
public struct Triangular: Distribution {
  public let min: Double
  public let mode: Double
  public let max: Double

  public init(min: Double, mode: Double, max: Double) throws(DistributionError) {
    try Requirement.quantityOrZero(min, "min")
    try Requirement.quantity(max, "max")
    try Requirement.increasing(min, "min", max, "max")
    try Requirement.check(mode, "mode", in: min...max)
    self.min = min
    self.mode = mode
    self.max = max
  }

  /// - Parameter mean: within the middle third, between min + w / 3 and max - w / 3, w = max - min.
  public init(min: Double, mean: Double, max: Double) throws(DistributionError) {
    try Requirement.quantityOrZero(min, "min")
    try Requirement.quantity(max, "max")
    try Requirement.increasing(min, "min", max, "max")
    let third = (max - min) / 3
    try Requirement.check(mean, "mean", in: min + third...max - third)
    let mode = 3 * mean - min - max
    try self.init(min: min, mode: Swift.min(Swift.max(mode, min), max), max: max)
  }

  public var mean: Double { (min + mode + max) / 3 }

  /// (w^2 - l r) / 18, with w = max - min, l = mode - min and r = max - mode.
  public var variance: Double {
    let width = max - min
    return (width * width - (mode - min) * (max - mode)) / 18
  }

  public func density(_ x: Double) -> Double {
    if x < min || x > max { return 0 }
    let peak = 2 / (max - min)
    if x < mode { return peak * (x - min) / (mode - min) }
    return x == mode ? peak : peak * (max - x) / (max - mode)
  }

  public func cdf(_ x: Double) -> Double {
    if x <= min { return 0 }
    if x >= max { return 1 }
    let width = max - min
    if x <= mode { return (x - min) / width * ((x - min) / (mode - min)) }
    return 1 - (max - x) / width * ((max - x) / (max - mode))
  }

  @inlinable
  public func quantile(_ p: Double) -> Double {
    let width = max - min
    if p * width <= mode - min { return min + (p * width * (mode - min)).squareRoot() }
    return max - ((1 - p) * width * (max - mode)).squareRoot()
  }

  public static let family = Family(
    "triangular", "Between two bounds, most likely at the mode.",
    forms: [
      Family.Form(
        .min, Family.Parameter("mode", .quantity, "The most likely value.", mayBeZero: true), .max,
        make: Triangular.init(min:mode:max:)),
      Family.Form(.min, .mean, .max, make: Triangular.init(min:mean:max:)),
    ])
}
