/// Customers to be called, first come first called: a ring buffer of journeys that doubles when full.
struct CallList: ~Copyable {
  private var ring = Buffer(repeating: Int32(-1), count: 16)
  private var head = 0
  private(set) var count = 0

  @inline(__always)
  var isEmpty: Bool { count == 0 }

  mutating func add(_ journey: Int) {
    if count == ring.count { double() }
    ring[(head + count) & (ring.count - 1)] = Int32(truncatingIfNeeded: journey)
    count += 1
  }

  mutating func takeFirst() -> Int {
    assert(count > 0, "nobody is to be called")
    defer {
      head = (head + 1) & (ring.count - 1)
      count -= 1
    }
    return Int(ring[head])
  }

  private mutating func double() {
    let old = ring.toArray()
    ring = Buffer(repeating: -1, count: 2 * old.count)
    for place in old.indices { ring[place] = old[(head + place) & (old.count - 1)] }
    head = 0
  }
}
