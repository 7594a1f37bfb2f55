/// The random numbers of one contact for one purpose; a sampler may take as many as it needs.
///
/// Words come from `Philox` with counter (contact number, block), two to a block: word w of the stream is word
/// w mod 2 of block w / 2. The same stream feeds the inlined samplers here and, as a `gsl_rng`, GSL's own
/// (`RandomStream+GSL.swift`).
@frozen
public struct RandomStream: Sendable {
  @usableFromInline let key: UInt64
  @usableFromInline let number: UInt64
  /// Words taken so far.
  @usableFromInline var position: UInt64 = 0
  /// The second word of the block begun, while `position` is odd.
  @usableFromInline var spare: UInt64 = 0

  @inlinable @inline(__always)
  init(key: UInt64, number: UInt64) {
    self.key = key
    self.number = number
  }

  /// The next 64 random bits.
  @inlinable @inline(__always)
  public mutating func nextWord() -> UInt64 {
    defer { position &+= 1 }
    if position & 1 == 1 { return spare }
    let words = Philox.words(key: key, counter: (number, position >> 1))
    spare = words.1
    return words.0
  }

  /// The next uniform number, strictly inside (0, 1).
  @inlinable @inline(__always)
  public mutating func uniform() -> Double { Self.uniform(nextWord()) }

  /// The centre of one of 2^52 equal cells of (0, 1): never 0 and never 1, and exact, as is 1 minus it.
  @inlinable @inline(__always)
  static func uniform(_ word: UInt64) -> Double {
    (Double(word >> 12) + 0.5) * 0x1.0p-52
  }
}
