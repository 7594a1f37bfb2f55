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

  /// The draws of consecutive contacts, number `first` on: `values[i]` is what `sample` gives for `key.stream(first + i)`.
  ///
  /// Nothing new beside `sample`, only faster: the processor overlaps draws that do not wait for each other, and
  /// the call through `any Distribution` is paid once a batch.
  func fill(_ values: UnsafeMutableBufferPointer<Double>, key: StreamKey, from first: UInt64)
}

extension Distribution {
  /// By inversion: one uniform a draw, monotone in it, so antithetic and quasi-random numbers work.
  @inlinable
  public func sample(using stream: inout RandomStream) -> Double { quantile(stream.uniform()) }

  @inlinable
  public func fill(_ values: UnsafeMutableBufferPointer<Double>, key: StreamKey, from first: UInt64) {
    for index in values.indices {
      var stream = key.stream(first &+ UInt64(index))
      values[index] = sample(using: &stream)
    }
  }

  /// Standard deviation over mean; 0 for a law that is always 0.
  public var coefficientOfVariation: Double { mean == 0 ? 0 : variance.squareRoot() / mean }
}
