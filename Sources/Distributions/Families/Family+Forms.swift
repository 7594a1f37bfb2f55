/// Parameters and forms that several families share.
extension Family.Parameter {
  static let mean = Self("mean", .quantity, "the mean")
  static let cv = Self("cv", .number, "standard deviation over mean")
  static let shape = Self("shape", .number, "the shape")
}

extension Family {
  /// The forms "two quantiles", e.g. `{p50: 2min, p90: 6min}`.
  ///
  /// - Parameter make: gets (p, x) and (q, y) with p < q; x < y is checked here.
  static func quantileForms(
    _ make: @escaping @Sendable (QuantilePair) throws(DistributionError) -> any Distribution
  ) -> [Form] {
    let levels = [50, 80, 90, 95]
    return levels.enumerated().flatMap { place, low in
      levels[(place + 1)...].map { high in
        Form([
          Parameter("p\(low)", .quantity, "the value that \(low) % stay below"),
          Parameter("p\(high)", .quantity, "the value that \(high) % stay below"),
        ]) { values throws(DistributionError) in
          let pair = QuantilePair(
            p: Double(low) / 100, x: values[0][0], q: Double(high) / 100, y: values[1][0])
          guard pair.x < pair.y else {
            throw DistributionError(
              parameter: "p\(high)", "must be greater than p\(low), found \(pair.y) after \(pair.x)")
          }
          return try make(pair)
        }
      }
    }
  }
}

/// Two points of a distribution function: P(X <= x) = p and P(X <= y) = q, p < q and x < y.
struct QuantilePair: Sendable {
  var p: Double
  var x: Double
  var q: Double
  var y: Double
}

extension DistributionError {
  /// Refuses a parameter outside a closed range.
  static func check(
    _ parameter: String, _ value: Double, in range: ClosedRange<Double>
  ) throws(DistributionError) {
    guard range.contains(value) else {
      throw DistributionError(
        parameter: parameter, "must lie between \(range.lowerBound) and \(range.upperBound), found \(value)")
    }
  }
}
