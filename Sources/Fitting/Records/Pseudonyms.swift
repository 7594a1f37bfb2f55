/// Turns identifiers into numbers that mean nothing outside this import.
///
/// A keyed hash (SipHash-2-4) with a random key of 128 bits that is made for one import and never leaves memory: who calls
/// twice is recognised, and nobody can find the telephone number by trying all of them, as one could with a plain or
/// salted hash. The identifier itself is not kept.
///
/// - Source: J.-P. Aumasson and D. J. Bernstein, "SipHash: a fast short-input PRF", INDOCRYPT 2012.
struct Pseudonyms {
  private let key: (UInt64, UInt64)

  init() {
    var generator = SystemRandomNumberGenerator()
    key = (generator.next(), generator.next())
  }

  /// With a known key, for the test vectors of the paper.
  init(key: (UInt64, UInt64)) { self.key = key }

  func number(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var v0 = key.0 ^ 0x736f_6d65_7073_6575
    var v1 = key.1 ^ 0x646f_7261_6e64_6f6d
    var v2 = key.0 ^ 0x6c79_6765_6e65_7261
    var v3 = key.1 ^ 0x7465_6462_7974_6573
    func round() {
      v0 &+= v1
      v1 = v1 << 13 | v1 >> 51
      v1 ^= v0
      v0 = v0 << 32 | v0 >> 32
      v2 &+= v3
      v3 = v3 << 16 | v3 >> 48
      v3 ^= v2
      v0 &+= v3
      v3 = v3 << 21 | v3 >> 43
      v3 ^= v0
      v2 &+= v1
      v1 = v1 << 17 | v1 >> 47
      v1 ^= v2
      v2 = v2 << 32 | v2 >> 32
    }
    func absorb(_ word: UInt64) {
      v3 ^= word
      round()
      round()
      v0 ^= word
    }
    var (word, filled) = (UInt64(0), 0)
    for byte in bytes {
      word |= UInt64(byte) << UInt64(8 * filled)
      filled += 1
      if filled == 8 {
        absorb(word)
        (word, filled) = (0, 0)
      }
    }
    absorb(word | UInt64(bytes.count & 0xFF) << 56)
    v2 ^= 0xFF
    for _ in 0..<4 { round() }
    return v0 ^ v1 ^ v2 ^ v3
  }
}
