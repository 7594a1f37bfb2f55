/// A set of small numbers as bits in a row of words: which waiting lines hold somebody, which groups have a free agent.
struct BitRow {
  let words: UnsafeMutablePointer<UInt64>

  @inline(__always)
  func insert(_ index: Int) { words[index >> 6] |= 1 &<< UInt64(truncatingIfNeeded: index & 63) }

  @inline(__always)
  func remove(_ index: Int) { words[index >> 6] &= ~(1 &<< UInt64(truncatingIfNeeded: index & 63)) }

  @inline(__always)
  func contains(_ index: Int) -> Bool {
    words[index >> 6] &>> UInt64(truncatingIfNeeded: index & 63) & 1 == 1
  }
}

/// Rows of bits over the same columns.
struct BitMatrix: ~Copyable {
  private var bits: Buffer<UInt64>
  let wordsPerRow: Int

  init(rows: Int, columns: Int) {
    wordsPerRow = max((columns + 63) / 64, 1)
    bits = Buffer(repeating: 0, count: rows * wordsPerRow)
  }

  @inline(__always)
  func row(_ index: Int) -> BitRow { BitRow(words: bits.base + index &* wordsPerRow) }
}
