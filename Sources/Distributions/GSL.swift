import CGSL

/// The GNU Scientific Library, made safe: its error handler, which would end the process, is switched off before the first
/// call, and every status becomes a thrown error.
enum GSL {
  /// Touch before any call that can fail.
  static let errorHandlerIsOff: Void = { _ = gsl_set_error_handler_off() }()

  /// The value of a special function in its checked form, e.g. `{ gsl_sf_gamma_inc_Q_e(a, x, $0) }`.
  static func value(
    _ function: (UnsafeMutablePointer<gsl_sf_result>) -> Int32
  ) throws(GSLError) -> Double {
    errorHandlerIsOff
    var result = gsl_sf_result()
    let status = function(&result)
    guard status == 0, result.val.isFinite else { throw GSLError(status: status) }
    return result.val
  }
}

/// A failed call of the GNU Scientific Library.
struct GSLError: Error, Equatable, CustomStringConvertible {
  let status: Int32

  var description: String {
    status == 0 ? "the result is not finite" : String(cString: gsl_strerror(status))
  }
}
