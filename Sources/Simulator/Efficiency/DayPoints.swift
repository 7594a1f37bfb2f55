import Distributions

/// Ways to choose the busyness of a set of days more evenly than at random. Every day of a set is as random as any other, so means over
/// sets are unbiased; days of a set are not independent, so sets are the units of intervals.
enum DayPoints: String, Sendable, CaseIterable {
  /// Two days with u and 1 - u: a busy one beside a quiet one.
  case antithetic
  /// Each factor once in each of n equal parts of its law, in random order (Latin hypercube; one factor: stratified).
  ///
  /// - Source: M. D. McKay, R. J. Beckman and W. J. Conover, "A comparison of three methods for selecting values of input variables in
  ///   the analysis of output from a computer code", Technometrics 21 (1979) 239-245.
  case stratified
  /// Sobol's points with a random digital shift.
  case sobol

  var title: String {
    switch self {
    case .antithetic: "antithetic busyness"
    case .stratified: "stratified busyness"
    case .sobol: "Sobol' points for busyness (RQMC)"
    }
  }

  /// Days in a set; few, so that the sets, which are the units of intervals, are many.
  var setSize: Int { self == .antithetic ? 2 : 8 }

  /// The uniforms of the days of one set: `[day of the set][dimension]`.
  ///
  /// - Parameters:
  ///   - dimensions: of a day; Sobol's points have the first 40, the rest is left to chance.
  ///   - set: numbers the sets, which are independent.
  func points(dimensions: Int, set: Int, seed: UInt64) -> [[Double]] {
    let key = StreamKey(seed: seed, replication: set, purpose: .dayBusyness, name: "efficiency/\(rawValue)")
    func uniform(_ dimension: Int, _ number: Int) -> Double {
      key.uniform(UInt64(dimension) << 20 | UInt64(number))
    }
    let all = 0..<dimensions
    switch self {
    case .antithetic:
      let first = all.map { uniform($0, 0) }
      return [first, first.map { 1 - $0 }]
    case .stratified:
      let columns = all.map { dimension in
        Self.order(setSize) { uniform(dimension, setSize + $0) }.enumerated().map { number, stratum in
          (Double(stratum) + uniform(dimension, number)) / Double(setSize)
        }
      }
      return (0..<setSize).map { number in columns.map { $0[number] } }
    case .sobol:
      let few = min(dimensions, SobolPoints.mostDimensions)
      return SobolPoints.shifted(digits: 3, dimensions: few, by: all.prefix(few).map { uniform($0, 0) }) {
        uniform($1, 1 + $0)
      }
    }
  }

  /// The numbers below `count` in random order.
  private static func order(_ count: Int, uniform: (Int) -> Double) -> [Int] {
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(last, min(Int(uniform(last) * Double(last + 1)), last))
    }
    return order
  }

  /// Uniforms of a set as the inputs of single days.
  static func inputs(_ point: [Double], names: [String], days: Int, replication: Int) -> DayInputs {
    var uniforms: [String: [Double]] = [:]
    for (index, name) in names.enumerated() {
      // Day by day, so that the first dimensions, the best of Sobol's, are all factors of the first day.
      let values = (0..<days).map { $0 * names.count + index }.prefix { $0 < point.count }.map { point[$0] }
      if !values.isEmpty { uniforms[name] = values }
    }
    return DayInputs(replication: replication, uniforms: uniforms)
  }
}
