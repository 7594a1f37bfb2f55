import Foundation

/// The continuation region of fully sequential procedures: a triangle that sums of differences leave sooner or later.
///
/// With n0 first observations of variance S^2, the sum of r observations is undecided while it lies within
///
///     W(r) = max(0, delta / 2 (h^2 S^2 / delta^2 - r)),   h^2 = 2 eta (n0 - 1),   eta = ((2 beta)^(-2 / (n0 - 1)) - 1) / 2
///
/// of 0. If the observations are independent and normal with mean at least delta, the probability that their sum leaves
/// below is at most beta.
///
/// - Source: S.-H. Kim and B. L. Nelson, "A fully sequential procedure for indifference-zone selection in simulation", ACM
///   Transactions on Modeling and Computer Simulation 11 (2001) 251-273, with c = 1.
struct TriangularRegion: Sendable {
  let delta: Double
  private let hSquared: Double

  /// - Parameters:
  ///   - beta: probability of a wrong exit, in (0, 1/2).
  ///   - delta: difference worth finding, > 0.
  ///   - firstStage: n0 >= 2.
  init(beta: Double, delta: Double, firstStage: Int) {
    precondition(
      beta > 0 && beta < 0.5 && delta > 0 && firstStage >= 2, "a region needs beta, delta and n0 in range")
    self.delta = delta
    let freedom = Double(firstStage - 1)
    let eta = (pow(2 * beta, -2 / freedom) - 1) / 2
    hSquared = 2 * eta * freedom
  }

  /// W(r) for observations of this variance.
  func width(after r: Int, variance: Double) -> Double {
    max(0, delta / 2 * (hSquared * variance / (delta * delta) - Double(r)))
  }

  /// The first r with W(r) = 0: no decision takes longer.
  func longest(variance: Double) -> Double { (hSquared * variance / (delta * delta)).rounded(.up) }
}
