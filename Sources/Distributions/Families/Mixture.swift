/// One of several distributions, chosen by weight; e.g. patience that is 0 for one caller in ten.
public struct Mixture: Distribution {
  public let components: [any Distribution]
  /// Sum 1.
  public let weights: [Double]

  /// - Parameters:
  ///   - components: 1 to 20.
  ///   - weights: as many, each >= 0, not all 0; scaled to sum 1.
  public init(components: [any Distribution], weights: [Double]) throws(DistributionError) {
    guard components.count == weights.count, (1...20).contains(components.count) else {
      throw DistributionError("must have 1 to 20 components, each with a weight, found \(components.count)")
    }
    let sum = weights.reduce(0, +)
    guard sum > 0, sum.isFinite else { throw DistributionError("must have weights that are not all 0") }
    self.components = components
    self.weights = weights.map { $0 / sum }
  }

  private func average(_ value: (any Distribution) -> Double) -> Double {
    zip(weights, components).reduce(0) { $1.0 == 0 ? $0 : $0 + $1.0 * value($1.1) }
  }

  public var mean: Double { average { $0.mean } }

  public var variance: Double {
    let mean = mean
    return average { $0.variance + ($0.mean - mean) * ($0.mean - mean) }
  }

  public func density(_ x: Double) -> Double { average { $0.density(x) } }
  public func cdf(_ x: Double) -> Double { average { $0.cdf(x) } }

  /// By bisection between the components' quantiles.
  public func quantile(_ p: Double) -> Double {
    let parts = zip(weights, components).filter { $0.0 > 0 }.map { $0.1.quantile(p) }
    guard var low = parts.min(), var high = parts.max(), high.isFinite else { return .infinity }
    if cdf(low) >= p { return low }
    for _ in 0..<200 where low < high {
      let middle = 0.5 * (low + high)
      if middle <= low || middle >= high { break }
      if cdf(middle) >= p { high = middle } else { low = middle }
    }
    return high
  }

  /// One uniform chooses the component, which then draws from the same stream.
  public func sample(using stream: inout RandomStream) -> Double {
    var rest = stream.uniform()
    var index = 0
    while index + 1 < components.count, rest >= weights[index] {
      rest -= weights[index]
      index += 1
    }
    return components[index].sample(using: &stream)
  }
}
