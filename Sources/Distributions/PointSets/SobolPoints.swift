import CGSL

/// The first points of Sobol's sequence in the unit cube, with a random digital shift: each point is uniform, together they lie more
/// evenly than chance would have them.
///
/// - Source: I. M. Sobol', "On the distribution of points in a cube and the approximate evaluation of integrals", USSR Computational
///   Mathematics and Mathematical Physics 7 (1967); P. L'Ecuyer and C. Lemieux, "Recent advances in randomized quasi-Monte Carlo
///   methods", in "Modeling Uncertainty", Kluwer, 2002 (digital shift). The sequence itself is GSL's.
public enum SobolPoints {
  /// GSL's tables end here.
  public static let mostDimensions = 40

  /// - Parameters:
  ///   - count: of points; a power of 2 is best.
  ///   - dimensions: 1...40.
  ///   - shift: a uniform in (0, 1) for each dimension.
  /// - Returns: `points[number][dimension]`, in (0, 1).
  public static func shifted(_ count: Int, dimensions: Int, by shift: [Double]) -> [[Double]] {
    precondition((1...mostDimensions).contains(dimensions), "Sobol's sequence has 1 to 40 dimensions here")
    precondition(shift.count == dimensions, "each dimension has its shift")
    guard let sequence = gsl_qrng_alloc(callsim_sobol(), UInt32(dimensions)) else {
      preconditionFailure("out of memory")
    }
    defer { gsl_qrng_free(sequence) }
    let bits = shift.map { UInt32($0 * 0x1p32) }
    // GSL leaves out the first point of the sequence, which is 0.
    return (0..<count).map { number in
      var point = Array(repeating: 0.0, count: dimensions)
      if number > 0 { gsl_qrng_get(sequence, &point) }
      return zip(point, bits).map { x, bits in (Double(UInt32(x * 0x1p32) ^ bits) + 0.5) / 0x1p32 }
    }
  }
}
