/// A block of memory of fixed or growing size that the loop reads and writes without checks of ownership.
///
/// The one place, with `EventQueue`, for unsafe memory: the owner is unique, the elements are plain values, and
/// indices are checked in debug builds. An `Array` in its place costs 11-32 % of a contact.
struct Buffer<Element: ~Copyable>: ~Copyable {
  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var count: Int

  /// `make(i)` gives element i.
  init(count: Int, make: (Int) -> Element) {
    precondition(count >= 0, "a buffer has no negative size")
    base = .allocate(capacity: max(count, 1))
    for index in 0..<count { (base + index).initialize(to: make(index)) }
    self.count = count
  }

  deinit {
    base.deinitialize(count: count)
    base.deallocate()
  }

  @inline(__always)
  subscript(index: Int) -> Element {
    unsafeAddress {
      assert(index >= 0 && index < count, "index outside the buffer")
      return UnsafePointer(base + index)
    }
    unsafeMutableAddress {
      assert(index >= 0 && index < count, "index outside the buffer")
      return base + index
    }
  }
}

extension Buffer where Element: Copyable {
  init(repeating element: Element, count: Int) { self.init(count: count) { _ in element } }

  init(_ elements: [Element]) { self.init(count: elements.count) { elements[$0] } }

  /// Replaces the memory by a larger block; what lies beyond the old end is `filler`.
  mutating func grow(to newCount: Int, filler: Element) {
    precondition(newCount >= count, "a buffer only grows")
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: newCount)
    larger.moveInitialize(from: base, count: count)
    (larger + count).initialize(repeating: filler, count: newCount - count)
    base.deallocate()
    base = larger
    count = newCount
  }

  func toArray() -> [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }
}
