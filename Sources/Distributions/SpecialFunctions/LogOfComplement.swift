import CGSL

/// ln(1 - p) for p in [0, 1], accurate for small p.
///
/// Where 1 - p is exact, as it is for every uniform of a `RandomStream`, the logarithm of it is, and is twice as
/// fast as `log1p`.
@inlinable @inline(__always)
func logOfComplement(_ p: Double) -> Double {
  let complement = 1 - p
  return 1 - complement == p ? log(complement) : log1p(-p)
}
