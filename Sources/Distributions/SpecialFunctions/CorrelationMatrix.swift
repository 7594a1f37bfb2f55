import CGSL

/// A correlation matrix, made positive definite where it is not, with its Cholesky factor.
public struct CorrelationMatrix: Sendable {
  /// Rows of the lower triangular factor L with L L' = the matrix: row i has i + 1 values, the squares of which add up to 1.
  public let rows: [[Double]]
  /// The largest change that made an element fit; 0 for a matrix that was positive definite.
  public let change: Double

  private static let leastEigenvalue = 1e-8

  /// Negative eigenvalues are raised to a small positive one, and the diagonal is scaled back to 1.
  ///
  /// - Parameter elements: a square, symmetric matrix with ones on its diagonal, row by row.
  /// - Source: P. Jäckel, "Monte Carlo Methods in Finance", 2002, section 6.2 (spectral decomposition).
  public init(_ elements: [[Double]]) {
    GSL.switchOffAborting
    let size = elements.count
    precondition(size > 0 && elements.allSatisfy { $0.count == size }, "a correlation matrix is square")
    if let rows = Self.cholesky(elements) {
      self.rows = rows
      change = 0
      return
    }
    let fitted = Self.raised(elements)
    guard let rows = Self.cholesky(fitted) else {
      preconditionFailure("a matrix with positive eigenvalues has a Cholesky factor")
    }
    self.rows = rows
    change = zip(fitted.joined(), elements.joined()).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }

  private static func raised(_ elements: [[Double]]) -> [[Double]] {
    let size = elements.count
    guard let matrix = gsl_matrix_alloc(size, size), let vectors = gsl_matrix_alloc(size, size),
      let values = gsl_vector_alloc(size), let space = gsl_eigen_symmv_alloc(size)
    else { preconditionFailure("no memory for a matrix of \(size) rows") }
    defer {
      gsl_matrix_free(matrix)
      gsl_matrix_free(vectors)
      gsl_vector_free(values)
      gsl_eigen_symmv_free(space)
    }
    for i in 0..<size { for j in 0..<size { gsl_matrix_set(matrix, i, j, elements[i][j]) } }
    let status = gsl_eigen_symmv(matrix, values, vectors, space)
    precondition(status == Int32(GSL_SUCCESS), "a symmetric matrix has eigenvalues")
    var result = Array(repeating: Array(repeating: 0.0, count: size), count: size)
    for k in 0..<size {
      let value = max(gsl_vector_get(values, k), leastEigenvalue)
      for i in 0..<size {
        for j in 0..<size {
          result[i][j] += value * gsl_matrix_get(vectors, i, k) * gsl_matrix_get(vectors, j, k)
        }
      }
    }
    let scale = (0..<size).map { result[$0][$0].squareRoot() }
    for i in 0..<size { for j in 0..<size { result[i][j] /= scale[i] * scale[j] } }
    return result
  }

  /// nil when the matrix is not positive definite.
  private static func cholesky(_ matrix: [[Double]]) -> [[Double]]? {
    var rows: [[Double]] = []
    for i in matrix.indices {
      var row: [Double] = []
      for j in 0..<i {
        let dot = zip(row, rows[j]).reduce(0) { $0 + $1.0 * $1.1 }
        row.append((matrix[i][j] - dot) / rows[j][j])
      }
      let rest = matrix[i][i] - row.reduce(0) { $0 + $1 * $1 }
      guard rest > 1e-12 else { return nil }
      row.append(rest.squareRoot())
      rows.append(row)
    }
    return rows
  }
}
