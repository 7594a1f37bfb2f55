/// The pending events, earliest first: a 4-ary heap of 16-byte keys.
///
/// An event is one 128-bit number, time above `Event.code`, so that ties are ordered by kind and then by age in a
/// single comparison. `popNext` leaves a hole at the root; the next `push` fills it with one sift where
/// pop and push would take two, so an event that schedules its successor costs half.
///
/// The array ends in at least four keys of the largest value, which keeps the choice among four children free of
/// bounds checks.
///
/// - Complexity: O(log4 n) for `push` and `popNext`.
struct EventQueue: ~Copyable {
  private var heap: Buffer<UInt128>
  /// Keys in the heap, a hole at the root included.
  private var count = 0
  private var hasHole = false

  init(capacity: Int) {
    heap = Buffer(repeating: .max, count: 4 * (capacity / 4) + 16)
  }

  /// Pending events.
  var pending: Int { hasHole ? count - 1 : count }

  @inline(__always)
  mutating func push(_ event: Event) {
    assert(event.time >= 0, "an event's time is never negative")
    let key = UInt128(event.time.bitPattern) << 64 | UInt128(event.code)
    if hasHole {
      hasHole = false
      siftDown(key)
    } else {
      if count &+ 6 > heap.count { heap.grow(to: 2 * heap.count, filler: .max) }
      siftUp(key, from: count)
      count &+= 1
    }
  }

  @inline(__always)
  mutating func popNext() -> Event? {
    if hasHole { closeHole() }
    if count == 0 { return nil }
    hasHole = true
    return Event(key: heap[0])
  }

  /// The pending events, in no order.
  func visitPending(_ visit: (Event) -> Void) {
    var index = hasHole ? 1 : 0
    while index < count {
      visit(Event(key: heap[index]))
      index += 1
    }
  }

  @inline(__always)
  private mutating func closeHole() {
    hasHole = false
    count &-= 1
    let last = heap[count]
    heap[count] = .max
    if count > 0 { siftDown(last) }
  }

  @inline(__always)
  private mutating func siftUp(_ key: UInt128, from start: Int) {
    var index = start
    while index > 0 {
      let parent = (index &- 1) >> 2
      if heap[parent] <= key { break }
      heap[index] = heap[parent]
      index = parent
    }
    heap[index] = key
  }

  @inline(__always)
  private mutating func siftDown(_ key: UInt128) {
    let heap = self.heap.base
    var index = 0
    while true {
      let first = 4 &* index &+ 1
      if first >= count { break }
      let children = heap + first
      let left = children[1] < children[0] ? 1 : 0
      let right = children[3] < children[2] ? 3 : 2
      let least = children[right] < children[left] ? right : left
      if children[least] >= key { break }
      heap[index] = children[least]
      index = first &+ least
    }
    heap[index] = key
  }
}

extension Event {
  @inline(__always)
  fileprivate init(key: UInt128) {
    self.init(
      time: Double(bitPattern: UInt64(truncatingIfNeeded: key >> 64)), code: UInt64(truncatingIfNeeded: key))
  }
}
