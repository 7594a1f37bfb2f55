import Foundation

/// A mixture of exponentials: with probability p_i the mean is m_i; cv at least 1.
public struct Hyperexponential: Distribution {
  public let probabilities: [Double]
  public let means: [Double]

  /// - Parameters:
  ///   - probabilities: each >= 0, sum 1 (within 1e-9); at most 20.
  ///   - means: as many, each > 0.
  public init(probabilities: [Double], means: [Double]) throws(DistributionError) {
    guard probabilities.count == means.count, (1...20).contains(means.count) else {
      throw DistributionError(
        parameter: "means",
        "must be as many as probabilities, 1 to 20, found \(means.count) and \(probabilities.count)")
    }
    let sum = probabilities.reduce(0, +)
    guard abs(sum - 1) < 1e-9 else {
      throw DistributionError(parameter: "probabilities", "must sum to 1, found \(sum)")
    }
    self.probabilities = probabilities
    self.means = means
  }

  /// Two phases with balanced means, p_1 m_1 = p_2 m_2: p_1 = (1 + sqrt((c^2 - 1) / (c^2 + 1))) / 2.
  ///
  /// - Source: W. Whitt, "Approximating a point process by a renewal process", Operations Research 30 (1982), section 3.
  public init(mean: Double, cv: Double) throws(DistributionError) {
    try DistributionError.check("cv", cv, in: 1...100)
    let first = 0.5 * (1 + ((cv * cv - 1) / (cv * cv + 1)).squareRoot())
    try self.init(
      probabilities: [first, 1 - first], means: [mean / (2 * first), mean / (2 * (1 - first))])
  }

  private func average(_ value: (Double) -> Double) -> Double {
    zip(probabilities, means).reduce(0) { $0 + $1.0 * value($1.1) }
  }

  public var mean: Double { average { $0 } }
  public var variance: Double { average { 2 * $0 * $0 } - mean * mean }
  public func density(_ x: Double) -> Double { x < 0 ? 0 : average { exp(-x / $0) / $0 } }
  public func cdf(_ x: Double) -> Double { x < 0 ? 0 : average { -expm1(-x / $0) } }

  public func quantile(_ p: Double) -> Double {
    if p <= 0 { return 0 }
    if p >= 1 { return .infinity }
    // Between the quantiles of the fastest and of the slowest phase; in terms of the tail, which keeps its digits.
    let tail = 1 - p
    let bound = -log(tail)
    let low = (means.min() ?? 0) * bound
    let high = (means.max() ?? 0) * bound
    return MonotoneRoot.find(in: low * (1 - 1e-12)...high * (1 + 1e-12)) { x in
      average { exp(-x / $0) } - tail
    }
      ?? high
  }

  /// One uniform chooses the phase, a second its duration.
  public func sample(using stream: inout RandomStream) -> Double {
    var rest = stream.uniform()
    var phase = 0
    while phase + 1 < means.count, rest >= probabilities[phase] {
      rest -= probabilities[phase]
      phase += 1
    }
    return -means[phase] * log(stream.uniform())
  }
}

extension Hyperexponential {
  static let family = Family(
    "hyperexponential", "mixture of exponentials, cv >= 1",
    forms: [
      .init([.mean, .cv]) { v throws(DistributionError) in try Hyperexponential(mean: v[0][0], cv: v[1][0]) },
      .init([
        .init("probabilities", .shares, "probability of each phase, sum 1"),
        .init("means", .quantities, "mean of each phase"),
      ]) { v throws(DistributionError) in try Hyperexponential(probabilities: v[0], means: v[1]) },
    ])
}
