/// The counter-based generator Philox2x64-10: a keyed mixing of a 128-bit counter into two 64-bit words.
///
/// There is no state to advance: the words of any (key, counter) are computed directly, so streams
/// are disjoint by construction and nothing depends on the order in which they are made.
///
/// Checked against the known-answer vectors of Random123 (`PhiloxTests`).
///
/// - Source: J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3",
///   SC 2011, section 3.3; multiplier and Weyl constant as in Random123.
public enum Philox {
  /// Ten rounds, the number the authors recommend (six already pass BigCrush).
  @inlinable @inline(__always)
  public static func words(
    key: UInt64, counter: (low: UInt64, high: UInt64)
  ) -> (UInt64, UInt64) {
    var low = counter.low
    var high = counter.high
    var roundKey = key
    for _ in 0..<10 {
      let product = low.multipliedFullWidth(by: 0xD2B7_4407_B1CE_6E93)
      low = product.high ^ roundKey ^ high
      high = product.low
      roundKey &+= 0x9E37_79B9_7F4A_7C15
    }
    return (low, high)
  }
}
