import Foundation

/// How agents differ in their handle times: log S = mu + a_agent + e, with a and e normal.
///
/// By the one-way analysis of variance of unequal groups: Var a = (MSB - MSW) / n0,
/// n0 = (N - sum n_j² / N) / (J - 1).
///
/// - Source: S. R. Searle, G. Casella and C. E. McCulloch, "Variance Components", 1992, section 3.6; R. Ibrahim, P. L'Ecuyer,
///   H. Shen and M. Thiongane, "Inter-dependent, heterogeneous, and time-varying service-time distributions in call centers",
///   European Journal of Operational Research 250 (2016).
struct AgentEffect: Sendable {
  /// Of the lognormal factor on handle times.
  var cv: Double
  var groups: Int
  var values: Double

  /// - Parameter sums: for each agent (or day) the number, sum and sum of squares of the logarithms.
  init?(_ sums: [(count: Double, sum: Double, squares: Double)]) {
    let used = sums.filter { $0.count >= 5 }
    guard used.count >= 3 else { return nil }
    let n = used.reduce(0) { $0 + $1.count }
    let mean = used.reduce(0) { $0 + $1.sum } / n
    let between = used.reduce(0) { $0 + $1.count * ($1.sum / $1.count - mean) * ($1.sum / $1.count - mean) }
    let within = used.reduce(0) { $0 + $1.squares - $1.sum * $1.sum / $1.count }
    let j = Double(used.count)
    let n0 = (n - used.reduce(0) { $0 + $1.count * $1.count } / n) / (j - 1)
    let variance = max(0, (between / (j - 1) - within / (n - j)) / n0)
    cv = expm1(variance).squareRoot()
    groups = used.count
    values = n
  }
}
