/// The wait histograms of the replication that is running: a hash table of the buckets in use.
///
/// Open addressing with linear probing, at most half full. A day in 24 intervals with 30 contact types has half a million
/// buckets and uses two thousand; clearing and reading them all would take longer than simulating the day.
struct WaitTable: ~Copyable {
  /// Cell + 1; 0 where empty.
  private var keys = Buffer(repeating: UInt32(0), count: 1 << 10)
  private var counts = Buffer(repeating: UInt32(0), count: 1 << 10)
  private var used = 0
  private var shift = UInt32(32 - 10)

  /// Counts a contact in a cell.
  @inline(__always)
  mutating func count(_ cell: Int) {
    let key = UInt32(truncatingIfNeeded: cell) &+ 1
    let place = find(key)
    if keys[place] == key {
      counts[place] &+= 1
    } else {
      insert(key, at: place)
    }
  }

  /// The place of a key, or the empty one where it belongs.
  @inline(__always)
  private func find(_ key: UInt32) -> Int {
    var place = Int((key &* 0x9E37_79B1) &>> shift)
    while keys[place] != key, keys[place] != 0 { place = (place &+ 1) & (keys.count &- 1) }
    return place
  }

  private mutating func insert(_ key: UInt32, at place: Int) {
    keys[place] = key
    counts[place] = 1
    used += 1
    if 2 * used > keys.count { double() }
  }

  private mutating func double() {
    let old = zip(keys.toArray(), counts.toArray())
    shift -= 1
    keys = Buffer(repeating: 0, count: 2 * keys.count)
    counts = Buffer(repeating: 0, count: keys.count)
    for (key, count) in old where key != 0 {
      let place = find(key)
      keys[place] = key
      counts[place] = count
    }
  }

  func waitCounts() -> WaitCounts {
    WaitCounts(
      (0..<keys.count).compactMap { place in
        keys[place] == 0 ? nil : WaitCounts.Entry(cell: keys[place] - 1, count: counts[place])
      })
  }
}
