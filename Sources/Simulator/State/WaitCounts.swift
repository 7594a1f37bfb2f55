/// Histograms of waits as a sorted list of the buckets in use: a few thousand of the million there may be.
public struct WaitCounts: Sendable, Hashable {
  public struct Entry: Sendable, Hashable {
    /// Number of the bucket over all histograms, as the owner says.
    public var cell: UInt32
    /// Contacts, > 0.
    public var count: UInt32
  }

  /// In increasing order of `cell`.
  public private(set) var entries: [Entry]

  /// - Parameter entries: in any order, each cell once.
  public init(_ entries: [Entry] = []) {
    self.entries = entries.sorted { $0.cell < $1.cell }
  }

  /// Contacts in a bucket.
  public subscript(cell: Int) -> UInt32 {
    get {
      let place = firstEntry(from: cell)
      return place < entries.count && entries[place].cell == cell ? entries[place].count : 0
    }
    set {
      let place = firstEntry(from: cell)
      if place < entries.count, entries[place].cell == cell {
        entries[place].count = newValue
      } else {
        entries.insert(Entry(cell: UInt32(cell), count: newValue), at: place)
      }
    }
  }

  /// Contacts in all buckets.
  public var total: Int { entries.reduce(0) { $0 + Int($1.count) } }

  /// The buckets in a range of cells.
  func entries(in cells: Range<Int>) -> ArraySlice<Entry> {
    entries[firstEntry(from: cells.lowerBound)..<firstEntry(from: cells.upperBound)]
  }

  /// Adds buckets, in increasing order, whose cells are counted from `origin`.
  mutating func add(_ others: ArraySlice<Entry>, from origin: Int = 0) {
    var sum: [Entry] = []
    sum.reserveCapacity(entries.count + others.count)
    var mine = entries[...]
    for other in others {
      let cell = other.cell - UInt32(origin)
      while let first = mine.first, first.cell < cell { sum.append(mine.removeFirst()) }
      var entry = Entry(cell: cell, count: other.count)
      if let first = mine.first, first.cell == cell { entry.count += mine.removeFirst().count }
      sum.append(entry)
    }
    entries = sum + mine
  }

  /// The place of the first entry whose cell is not below `cell`.
  private func firstEntry(from cell: Int) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].cell < cell { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
