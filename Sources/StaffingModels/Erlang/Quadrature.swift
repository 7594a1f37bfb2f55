import CGSL

/// Integrals by GSL's adaptive Gauss-Kronrod rule.
enum Quadrature {
  /// The integral of a smooth function over [a, b], to a relative error of about 1e-13.
  ///
  /// Where rounding stops it earlier the best value is given: the integrands here are positive, so that is near the limit of
  /// `Double` anyway.
  static func integral(from a: Double, to b: Double, of function: (Double) -> Double) -> Double {
    guard a < b else { return 0 }
    return withoutActuallyEscaping(function) { function in
      var body = function
      return withUnsafeMutablePointer(to: &body) { body in
        var integrand = gsl_function()
        integrand.function = { x, body in
          guard let body else { return .nan }
          return body.assumingMemoryBound(to: ((Double) -> Double).self).pointee(x)
        }
        integrand.params = UnsafeMutableRawPointer(body)
        let workspace = gsl_integration_workspace_alloc(intervals)
        defer { gsl_integration_workspace_free(workspace) }
        var result = 0.0
        var error = 0.0
        _ = gsl_set_error_handler_off()
        _ = gsl_integration_qag(
          &integrand, a, b, 0, 1e-13, intervals, Int32(GSL_INTEG_GAUSS31), workspace, &result, &error)
        return result
      }
    }
  }

  private static let intervals = 400
}
