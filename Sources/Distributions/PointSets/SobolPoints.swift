import CGSL

/// The first points of Sobol's sequence in the unit cube, with a random digital shift: each point is uniform, together they lie more
/// evenly than chance would have them.
///
/// Of n = 2^m points the first m binary digits are those of the shifted sequence, so every nth of each dimension has one point; the
/// digits behind them are random for each point, so that errors within the parts average out too.
///
/// - Source: I. M. Sobol', "On the distribution of points in a cube and the approximate evaluation of integrals", USSR Computational
///   Mathematics and Mathematical Physics 7 (1967); P. L'Ecuyer and C. Lemieux, "Recent advances in randomized quasi-Monte Carlo
///   methods", in "Modeling Uncertainty", Kluwer, 2002 (digital shift). The sequence itself is GSL's.
public enum SobolPoints {
  /// GSL's tables end here.
  public static let mostDimensions = 40

  /// - Parameters:
  ///   - digits: m, 1...20; the set has 2^m points.
  ///   - dimensions: 1...40.
  ///   - shift: a uniform in (0, 1) for each dimension.
  ///   - rest: a uniform in (0, 1) for each number of a point and dimension.
  /// - Returns: `points[number][dimension]`, in (0, 1).
  public static func shifted(
    digits: Int, dimensions: Int, by shift: [Double], rest: (Int, Int) -> Double
  ) -> [[Double]] {
    precondition((1...20).contains(digits), "a set has 2 to 1,048,576 points")
    precondition((1...mostDimensions).contains(dimensions), "Sobol's sequence has 1 to 40 dimensions here")
    precondition(shift.count == dimensions, "each dimension has its shift")
    guard let sequence = gsl_qrng_alloc(callsim_sobol(), UInt32(dimensions)) else {
      preconditionFailure("out of memory")
    }
    defer { gsl_qrng_free(sequence) }
    let count = 1 << digits
    let scale = Double(count)
    // GSL leaves out the first point of the sequence, which is 0.
    return (0..<count).map { number in
      var point = Array(repeating: 0.0, count: dimensions)
      if number > 0 { gsl_qrng_get(sequence, &point) }
      return (0..<dimensions).map { dimension in
        let part = Int(point[dimension] * scale) ^ Int(shift[dimension] * scale)
        return (Double(part) + rest(number, dimension)) / scale
      }
    }
  }
}
