/// Numbers laid out as 64-bit words, as files of replications hold them.
struct WordWriter {
  private(set) var words: [UInt64] = []

  mutating func add(_ number: Double) { words.append(number.bitPattern) }
  mutating func add(_ number: Int) { words.append(UInt64(bitPattern: Int64(number))) }

  mutating func add(_ numbers: [Double]) {
    add(numbers.count)
    for number in numbers { words.append(number.bitPattern) }
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
    let count = try count()
    place += count
    return words[place - count..<place].map { Double(bitPattern: $0) }
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
