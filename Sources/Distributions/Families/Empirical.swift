/// The values of a sample, each with its weight: a discrete law.
public struct Empirical: Distribution {
  /// Increasing.
  public let values: [Double]
  /// P(X <= values[i]); the last is 1.
  private let cumulative: [Double]

  /// - Parameters:
  ///   - values: at least one, each >= 0.
  ///   - weights: as many, each >= 0, not all 0; equal unless stated.
  public init(values: [Double], weights: [Double]? = nil) throws(DistributionError) {
    guard !values.isEmpty else { throw DistributionError(parameter: "values", "must not be empty") }
    let weights = weights ?? Array(repeating: 1, count: values.count)
    guard weights.count == values.count else {
      throw DistributionError(
        parameter: "weights", "must be as many as values, \(values.count), found \(weights.count)")
    }
    let sum = weights.reduce(0, +)
    guard sum > 0, sum.isFinite else {
      throw DistributionError(parameter: "weights", "must not all be 0")
    }
    let order = values.indices.filter { weights[$0] > 0 }.sorted { values[$0] < values[$1] }
    self.values = order.map { values[$0] }
    var running = 0.0
    var cumulative = order.map { index in
      running += weights[index]
      return running / sum
    }
    cumulative[cumulative.count - 1] = 1
    self.cumulative = cumulative
  }

  private func average(_ value: (Double) -> Double) -> Double {
    var last = 0.0
    var sum = 0.0
    for (x, p) in zip(values, cumulative) {
      sum += (p - last) * value(x)
      last = p
    }
    return sum
  }

  public var mean: Double { average { $0 } }

  public var variance: Double {
    let mean = mean
    return average { ($0 - mean) * ($0 - mean) }
  }

  public func density(_ x: Double) -> Double { 0 }

  public func cdf(_ x: Double) -> Double {
    let above = firstIndex { values[$0] > x }
    return above == 0 ? 0 : cumulative[above - 1]
  }

  public func quantile(_ p: Double) -> Double {
    values[Swift.min(firstIndex { cumulative[$0] >= p }, values.count - 1)]
  }

  /// The first index at which a condition holds that then goes on holding; `values.count` if none.
  private func firstIndex(where holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension Empirical {
  static let family = Family(
    "empirical", "the values of a sample, equally likely or by weight",
    forms: [
      .init([.init("values", .quantities, "observed values", mayBeZero: true)]) {
        v throws(DistributionError) in
        try Empirical(values: v[0])
      },
      .init([
        .init("values", .quantities, "observed values", mayBeZero: true),
        .init("weights", .numbers, "how often each was observed", mayBeZero: true),
      ]) { v throws(DistributionError) in try Empirical(values: v[0], weights: v[1]) },
    ])
}
