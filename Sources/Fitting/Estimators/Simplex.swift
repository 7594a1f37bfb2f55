import CGSL
import Distributions

/// Greatest value of a function of a few variables: Nelder and Mead's simplex, as GSL has it.
///
/// - Source: GNU Scientific Library reference manual, "Multidimensional Minimization", `nmsimplex2`.
enum Simplex {
  private final class Objective {
    let function: ([Double]) -> Double
    init(_ function: @escaping ([Double]) -> Double) { self.function = function }
  }

  /// What GSL calls; not in a `main.swift`, where it would be bound to the main actor.
  private static let evaluate:
    @convention(c) (UnsafePointer<gsl_vector>?, UnsafeMutableRawPointer?) -> Double = {
      vector, parameters in
      let objective = Unmanaged<Objective>.fromOpaque(parameters!).takeUnretainedValue()
      let point = (0..<vector!.pointee.size).map { gsl_vector_get(vector!, $0) }
      let value = -objective.function(point)
      return value.isFinite ? value : 1e300
    }

  /// - Parameters:
  ///   - start: the variables of first guess; steps of half a unit, so they are best logarithms.
  /// - Returns: the variables at the maximum.
  static func maximum(from start: [Double], step: Double = 0.5, of function: @escaping ([Double]) -> Double)
    -> [Double]
  {
    GSL.switchOffAborting
    let objective = Objective(function)
    var point = start
    // Once more from where it ended: a simplex that has collapsed is opened again.
    for round in 0..<2 { point = run(point, step: round == 0 ? step : step / 5, objective) }
    return point
  }

  private static func run(_ start: [Double], step: Double, _ objective: Objective) -> [Double] {
    let count = start.count
    guard let minimizer = gsl_multimin_fminimizer_alloc(cgsl_simplex(), count),
      let x = gsl_vector_alloc(count),
      let steps = gsl_vector_alloc(count)
    else { return start }
    defer {
      gsl_multimin_fminimizer_free(minimizer)
      gsl_vector_free(x)
      gsl_vector_free(steps)
    }
    for index in 0..<count { gsl_vector_set(x, index, start[index]) }
    gsl_vector_set_all(steps, step)
    return withExtendedLifetime(objective) {
      var function = gsl_multimin_function(
        f: evaluate, n: count, params: Unmanaged.passUnretained(objective).toOpaque())
      guard gsl_multimin_fminimizer_set(minimizer, &function, x, steps) == 0 else { return start }
      for _ in 0..<(200 * count) {
        guard gsl_multimin_fminimizer_iterate(minimizer) == 0 else { break }
        if gsl_multimin_fminimizer_size(minimizer) < 1e-7 { break }
      }
      return (0..<count).map { gsl_vector_get(minimizer.pointee.x, $0) }
    }
  }

  /// The covariance of maximum-likelihood estimates: the inverse of minus the matrix of second derivatives of the
  /// log-likelihood, by central differences; nil where it is not positive definite.
  static func covariance(at point: [Double], of logLikelihood: ([Double]) -> Double) -> [[Double]]? {
    let (n, h) = (point.count, 1e-3)
    func value(_ i: Int, _ a: Double, _ j: Int, _ b: Double) -> Double {
      var moved = point
      moved[i] += a
      moved[j] += b
      return logLikelihood(moved)
    }
    var information = Array(repeating: Array(repeating: 0.0, count: n), count: n)
    let centre = logLikelihood(point)
    for i in 0..<n {
      information[i][i] = -(value(i, h, i, 0) - 2 * centre + value(i, -h, i, 0)) / (h * h)
      for j in 0..<i {
        let mixed = value(i, h, j, h) - value(i, h, j, -h) - value(i, -h, j, h) + value(i, -h, j, -h)
        information[i][j] = -mixed / (4 * h * h)
        information[j][i] = information[i][j]
      }
    }
    return inverse(information)
  }

  /// Of a symmetric positive definite matrix, by Gauss-Jordan elimination; nil for any other.
  static func inverse(_ matrix: [[Double]]) -> [[Double]]? {
    let n = matrix.count
    var (a, b) = (matrix, (0..<n).map { i in (0..<n).map { $0 == i ? 1.0 : 0.0 } })
    for i in 0..<n {
      let pivot = a[i][i]
      guard pivot.isFinite, pivot > 1e-300 else { return nil }
      for j in 0..<n {
        a[i][j] /= pivot
        b[i][j] /= pivot
      }
      for k in 0..<n where k != i {
        let factor = a[k][i]
        for j in 0..<n {
          a[k][j] -= factor * a[i][j]
          b[k][j] -= factor * b[i][j]
        }
      }
    }
    return b.indices.allSatisfy { b[$0][$0] > 0 } ? b : nil
  }
}
