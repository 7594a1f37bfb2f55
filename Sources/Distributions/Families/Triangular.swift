/// The triangular distribution on [min, max] with its peak at mode.
public struct Triangular: Distribution {
  public let min: Double
  public let mode: Double
  public let max: Double

  /// - Precondition: 0 <= min <= mode <= max, min < max.
  public init(min: Double, mode: Double, max: Double) throws(DistributionError) {
    guard min < max else {
      throw DistributionError(parameter: "max", "must be greater than min, found \(max) and \(min)")
    }
    guard (min...max).contains(mode) else {
      throw DistributionError(
        parameter: "mode", "must lie between min and max, \(min) and \(max), found \(mode)")
    }
    self.min = min
    self.mode = mode
    self.max = max
  }

  /// P(X <= mode).
  private var left: Double { (mode - min) / (max - min) }
  public var mean: Double { (min + mode + max) / 3 }

  public var variance: Double {
    let (a, c, b) = (min, mode, max)
    return ((b - a) * (b - a) - (c - a) * (b - c)) / 18
  }

  public func density(_ x: Double) -> Double {
    if x < min || x > max { return 0 }
    if x < mode { return 2 * (x - min) / ((max - min) * (mode - min)) }
    if mode == max { return 2 / (max - min) }
    return 2 * (max - x) / ((max - min) * (max - mode))
  }

  public func cdf(_ x: Double) -> Double {
    if x <= min { return 0 }
    if x >= max { return 1 }
    if x < mode { return (x - min) * (x - min) / ((max - min) * (mode - min)) }
    return 1 - (max - x) * (max - x) / ((max - min) * (max - mode))
  }

  public func quantile(_ p: Double) -> Double {
    p < left
      ? min + (p * (max - min) * (mode - min)).squareRoot()
      : max - ((1 - p) * (max - min) * (max - mode)).squareRoot()
  }
}

extension Triangular {
  static let family = Family(
    "triangular", "smallest, likeliest and largest value, for want of data",
    forms: [
      .init([
        .init("min", .quantity, "the smallest value", mayBeZero: true),
        .init("mode", .quantity, "the likeliest value", mayBeZero: true),
        .init("max", .quantity, "the largest value"),
      ]) { v throws(DistributionError) in try Triangular(min: v[0][0], mode: v[1][0], max: v[2][0]) }
    ])
}
