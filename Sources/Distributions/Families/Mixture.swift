/// A choice of laws: component j with probability proportional to its weight, then a draw from it.
public struct Mixture: Distribution {
  private let components: [Component]

  private struct Component: Sendable {
    let law: any Distribution
    let probability: Double
    /// Sum of the probabilities up to this one; 1 for the last.
    let cumulative: Double
  }

  static let count = 1...1000

  /// - Parameters:
  ///   - laws: 1 to 1000 of them.
  ///   - weights: one a law, not all 0.
  public init(of laws: [any Distribution], weights: [Double]) throws(DistributionError) {
    guard Self.count.contains(laws.count) else {
      throw DistributionError(
        parameter: "components", "must be 1 to \(Self.count.upperBound) laws, found \(laws.count)")
    }
    guard weights.count == laws.count else {
      throw DistributionError(
        parameter: "weights", "must be as many as the components (\(laws.count)), found \(weights.count)")
    }
    try Requirement.weights(weights, "weights")
    let chosen = zip(laws, weights).filter { $0.1 > 0 }
    let total = chosen.reduce(0) { $0 + $1.1 }
    var sum = 0.0
    components = chosen.map { law, weight in
      sum += weight
      return Component(law: law, probability: weight / total, cumulative: sum / total)
    }
  }

  public var mean: Double { average { $0.mean } }

  /// Within the components plus between them.
  public var variance: Double {
    let mean = self.mean
    return average { $0.variance + ($0.mean - mean) * ($0.mean - mean) }
  }

  public func density(_ x: Double) -> Double { average { $0.density(x) } }
  public func cdf(_ x: Double) -> Double { Swift.min(average { $0.cdf(x) }, 1) }

  private func average(_ measure: (any Distribution) -> Double) -> Double {
    components.reduce(0) { $0 + $1.probability * measure($1.law) }
  }

  /// By bisection between the least and the greatest quantile of the components; samples are drawn otherwise.
  public func quantile(_ p: Double) -> Double {
    var (least, greatest) = (Double.infinity, 0.0)
    for component in components {
      let quantile = component.law.quantile(p)
      least = Swift.min(least, quantile)
      greatest = Swift.max(greatest, quantile)
    }
    if p <= 0 { return least }
    if greatest == .infinity { return greatest }
    return leastArgument(in: least...greatest) { cdf($0) >= p }
  }

  /// The first uniform chooses the component, which draws from the words after it.
  public func sample(using stream: inout RandomStream) -> Double {
    let u = stream.uniform()
    var index = 0
    while index + 1 < components.count, components[index].cumulative < u { index += 1 }
    return components[index].law.sample(using: &stream)
  }

  static let family = Family("mixture", "A choice of laws, as likely as their weights.", forms: [])
}
