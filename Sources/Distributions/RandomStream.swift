/// The random numbers of one contact for one purpose; a sampler may take as many as it needs.
///
/// Words come from `Philox` with counter (contact number, block), two to a block. The same stream feeds the
/// inlined samplers here and, as a `gsl_rng`, GSL's own (`RandomStream+GSL.swift`).
@frozen
public struct RandomStream: Sendable {
  @usableFromInline let key: UInt64
  @usableFromInline let number: UInt64
  @usableFromInline var block: UInt64 = 0
  @usableFromInline var spare: UInt64 = 0
  @usableFromInline var hasSpare = false

  @inlinable @inline(__always)
  init(key: UInt64, number: UInt64) {
    self.key = key
    self.number = number
  }

  /// The next 64 random bits.
  @inlinable @inline(__always)
  public mutating func nextWord() -> UInt64 {
    if hasSpare {
      hasSpare = false
      return spare
    }
    let words = Philox.words(key: key, counter: (number, block))
    block &+= 1
    spare = words.1
    hasSpare = true
    return words.0
  }

  /// The next uniform number, strictly inside (0, 1).
  @inlinable @inline(__always)
  public mutating func uniform() -> Double { Self.uniform(nextWord()) }

  /// The centre of one of 2^52 equal cells of (0, 1): never 0 and never 1, also after rounding.
  @inlinable @inline(__always)
  static func uniform(_ word: UInt64) -> Double {
    (Double(word >> 12) + 0.5) * 0x1.0p-52
  }
}
