/// The contract of a family of distributions: a law of a non-negative quantity (usually seconds).
///
/// A family is one file in `Families/` and one line in `Families/Families.swift`.
///
/// The loop draws through `any Distribution`, which holds a trivial struct of up to three words inline, without
/// allocation or reference counting: a family that the loop draws from often keeps to that size.
public protocol Distribution: Sendable {
  var mean: Double { get }

  /// May be infinite (Pareto with shape <= 2).
  var variance: Double { get }

  /// The probability density at `x`; 0 at an atom (where `cdf` jumps), perhaps infinite at an end of the range.
  func density(_ x: Double) -> Double

  /// P(X <= x).
  func cdf(_ x: Double) -> Double

  /// The least x with P(X <= x) >= p, for p in [0, 1]; p = 1 may give infinity.
  func quantile(_ p: Double) -> Double

  /// One draw; takes as many words of the stream as it needs.
  func sample(using stream: inout RandomStream) -> Double
}

extension Distribution {
  /// By inversion: one uniform a draw, monotone in it, so antithetic and quasi-random numbers work.
  @inlinable
  public func sample(using stream: inout RandomStream) -> Double { quantile(stream.uniform()) }

  /// Standard deviation over mean; 0 for a law that is always 0.
  public var coefficientOfVariation: Double { mean == 0 ? 0 : variance.squareRoot() / mean }
}
