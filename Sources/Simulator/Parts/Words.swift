/// Numbers laid out as 64-bit words, as files of replications hold them.
struct WordWriter {
  private(set) var words: [UInt64] = []

  mutating func add(_ number: Double) { words.append(number.bitPattern) }
  mutating func add(_ number: Int) { words.append(UInt64(bitPattern: Int64(number))) }

  /// Two bits say what each number is: zero, a whole number of 32 bits, or any other; then come the whole ones, two a word, and the
  /// others. Totals of a replication are zeros and counts for the most part.
  mutating func add(_ numbers: [Double]) {
    add(numbers.count)
    let tags = words.count
    words.append(contentsOf: repeatElement(0, count: (numbers.count + 31) / 32))
    var others: [UInt64] = []
    others.reserveCapacity(numbers.count)
    var half: UInt64?
    for (index, number) in numbers.enumerated() where number.bitPattern != 0 {
      let shift = UInt64(index % 32 * 2)
      if let whole = Int32(exactly: number), whole != 0 {
        words[tags + index / 32] |= 1 << shift
        let bits = UInt64(UInt32(bitPattern: whole))
        if let first = half {
          words.append(first | bits << 32)
          half = nil
        } else {
          half = bits
        }
      } else {
        words[tags + index / 32] |= 2 << shift
        others.append(number.bitPattern)
      }
    }
    if let half { words.append(half) }
    words += others
  }

  mutating func add(_ numbers: [Int]) {
    add(numbers.count)
    for number in numbers { add(number) }
  }

  mutating func add(_ counts: WaitCounts) {
    add(counts.entries.count)
    for entry in counts.entries { words.append(UInt64(entry.cell) << 32 | UInt64(entry.count)) }
  }
}

/// Reads them back; whatever the words are, nothing is read beyond their end or made larger than they are.
struct WordReader {
  struct Damaged: Error {}

  private let words: [UInt64]
  private var place = 0

  init(_ words: [UInt64]) { self.words = words }

  var isAtEnd: Bool { place == words.count }

  mutating func word() throws(Damaged) -> UInt64 {
    guard place < words.count else { throw Damaged() }
    place += 1
    return words[place - 1]
  }

  mutating func double() throws(Damaged) -> Double { Double(bitPattern: try word()) }

  /// A number of things that take at least a word each.
  mutating func count() throws(Damaged) -> Int {
    let count = try word()
    guard count <= UInt64(words.count - place) else { throw Damaged() }
    return Int(count)
  }

  mutating func number() throws(Damaged) -> Int { Int(Int64(bitPattern: try word())) }

  mutating func doubles() throws(Damaged) -> [Double] {
    let count = try word()
    // A word of tags for each 32 numbers must be there.
    guard count <= UInt64(words.count - place) * 32 else { throw Damaged() }
    let tags = place
    place += (Int(count) + 31) / 32
    guard place <= words.count else { throw Damaged() }
    var wholes = 0
    for word in words[tags..<place] { wholes += (word & 0x5555_5555_5555_5555).nonzeroBitCount }
    let first = place
    place += (wholes + 1) / 2
    guard place <= words.count else { throw Damaged() }
    var numbers = [Double](repeating: 0, count: Int(count))
    var whole = 0
    for index in 0..<numbers.count {
      switch words[tags + index / 32] >> UInt64(index % 32 * 2) & 3 {
      case 0: break
      case 1:
        let pair = words[first + whole / 2]
        numbers[index] = Double(
          Int32(bitPattern: UInt32(truncatingIfNeeded: whole % 2 == 0 ? pair : pair >> 32)))
        whole += 1
      case 2: numbers[index] = try double()
      default: throw Damaged()
      }
    }
    return numbers
  }

  mutating func numbers() throws(Damaged) -> [Int] {
    var numbers: [Int] = []
    for _ in 0..<(try count()) { numbers.append(try number()) }
    return numbers
  }

  /// - Parameter limit: cells are below it.
  mutating func waitCounts(below limit: Int) throws(Damaged) -> WaitCounts {
    var entries: [WaitCounts.Entry] = []
    let count = try count()
    entries.reserveCapacity(count)
    for _ in 0..<count {
      let word = try word()
      let entry = WaitCounts.Entry(cell: UInt32(word >> 32), count: UInt32(truncatingIfNeeded: word))
      guard entry.count > 0, Int(entry.cell) < limit, entries.last.map({ $0.cell < entry.cell }) ?? true
      else { throw Damaged() }
      entries.append(entry)
    }
    return WaitCounts(entries)
  }
}
