import CGSL

/// Why GSL could not compute a value.
public struct GSLError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The GSL function called.
  public let function: String
  /// GSL's own error number, e.g. 1 for an argument outside the domain.
  public let status: Int32

  public var description: String { "\(function): \(String(cString: gsl_strerror(status)))" }
}

/// Calls into GSL with its status checked.
package enum GSL {
  /// Switches off GSL's default error handler, which ends the process: once, before the first call.
  package static let switchOffAborting: Void = { _ = gsl_set_error_handler_off() }()

  /// The value of a special function in GSL's `_e` form; a result too small for a `Double` is 0.
  ///
  /// - Throws: `GSLError` for any other status.
  static func value(
    of function: StaticString, _ call: (UnsafeMutablePointer<gsl_sf_result>) -> Int32
  ) throws(GSLError) -> Double {
    switchOffAborting
    var result = gsl_sf_result()
    let status = call(&result)
    guard status == Int32(GSL_SUCCESS) || status == Int32(GSL_EUNDRFLW) else {
      throw GSLError(function: "\(function)", status: status)
    }
    return result.val
  }

  /// The same where the arguments are known to be in the domain, so that a failure is our own mistake.
  static func certainValue(
    of function: StaticString, _ call: (UnsafeMutablePointer<gsl_sf_result>) -> Int32
  ) -> Double {
    do {
      return try value(of: function, call)
    } catch {
      preconditionFailure("arguments outside the range for which GSL gives a value: \(error)")
    }
  }
}
