/// The fixed bucket layout of wait histograms: the same in every replication, so histograms add.
///
/// Bucket 0 holds waits of exactly 0, bucket 1 those in (0, 2^-6 s). From there on every octave is cut in 32 equal
/// parts, up to 2^20 s (12 days); the last bucket holds longer ones. Relative width at most 1/32.
public enum WaitBuckets {
  static let lowestExponent = -6
  static let octaves = 26
  static let partsPerOctave = 32
  public static let count = 2 + octaves * partsPerOctave + 1

  /// The bucket of a wait >= 0, in seconds: 5 bits of the mantissa below the exponent, read from the bits.
  @inline(__always)
  public static func bucket(of wait: Double) -> Int {
    if wait <= 0 { return 0 }
    let top = Int(wait.bitPattern >> 47)  // 11 bits of exponent, 5 of mantissa
    let lowest = (1023 + lowestExponent) << 5
    return min(max(top - lowest + 2, 1), count - 1)
  }

  /// The waits in a bucket: (lower, upper], as a half-open range for interpolation; seconds.
  public static func bounds(of bucket: Int) -> (lower: Double, upper: Double) {
    switch bucket {
    case 0: return (0, 0)
    case 1: return (0, edge(0))
    case count - 1: return (edge(octaves * partsPerOctave), .infinity)
    default: return (edge(bucket - 2), edge(bucket - 1))
    }
  }

  private static func edge(_ index: Int) -> Double {
    Double(bitPattern: UInt64((1023 + lowestExponent) << 5 + index) << 47)
  }
}
