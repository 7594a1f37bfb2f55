import Foundation

/// The quantile function of the standard normal distribution, by rational approximation; relative error about 1e-16.
///
/// - Source: M. J. Wichura, "Algorithm AS 241: The percentage points of the normal distribution", Applied Statistics 37
///   (1988), 477-484, routine PPND16.
public enum InverseNormal {
  /// - Parameter p: in (0, 1); 0 and 1 give minus and plus infinity.
  @inlinable
  public static func quantile(_ p: Double) -> Double {
    let q = p - 0.5
    if abs(q) <= 0.425 {
      let r = 0.180625 - q * q
      return q * ratio(r, Wichura.a, Wichura.b)
    }
    let tail = q < 0 ? p : 1 - p
    if tail <= 0 { return q < 0 ? -.infinity : .infinity }
    let r = (-log(tail)).squareRoot()
    let value = r <= 5 ? ratio(r - 1.6, Wichura.c, Wichura.d) : ratio(r - 5, Wichura.e, Wichura.f)
    return q < 0 ? -value : value
  }

  /// Two polynomials of degree 7, highest power first.
  @usableFromInline
  typealias Polynomial = (Double, Double, Double, Double, Double, Double, Double, Double)

  @inlinable @inline(__always)
  static func ratio(_ x: Double, _ n: Polynomial, _ d: Polynomial) -> Double {
    evaluate(x, n) / evaluate(x, d)
  }

  @inlinable @inline(__always)
  static func evaluate(_ x: Double, _ p: Polynomial) -> Double {
    let high: Double = ((p.0 * x + p.1) * x + p.2) * x + p.3
    return (((high * x + p.4) * x + p.5) * x + p.6) * x + p.7
  }

  /// The coefficients of PPND16: a, b near the centre, c, d in the tails, e, f far out.
  @usableFromInline
  enum Wichura {
    @usableFromInline @inline(__always) static var a: Polynomial {
      (
        2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4,
        4.5921953931549871457e+4,
        1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e0
      )
    }
    @usableFromInline @inline(__always) static var b: Polynomial {
      (
        5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4,
        2.1213794301586595867e+4,
        5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1
      )
    }
    @usableFromInline @inline(__always) static var c: Polynomial {
      (
        7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
        1.27045825245236838258e0,
        3.64784832476320460504e0, 5.76949722146069140550e0, 4.63033784615654529590e0, 1.42343711074968357734e0
      )
    }
    @usableFromInline @inline(__always) static var d: Polynomial {
      (
        1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2,
        1.48103976427480074590e-1,
        6.89767334985100004550e-1, 1.67638483018380384940e0, 2.05319162663775882187e0, 1
      )
    }
    @usableFromInline @inline(__always) static var e: Polynomial {
      (
        2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
        2.65321895265761230930e-2,
        2.96560571828504891230e-1, 1.78482653991729133580e0, 5.46378491116411436990e0,
        6.65790464350110377720e0
      )
    }
    @usableFromInline @inline(__always) static var f: Polynomial {
      (
        2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5,
        7.86869131145613259100e-4,
        1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1
      )
    }
  }
}
