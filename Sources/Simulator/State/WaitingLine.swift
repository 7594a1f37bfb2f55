/// A contact that waits.
struct WaitingContact {
  /// Seconds.
  var arrival: Double
  /// When it leaves of its own: end of patience, or the moment to leave a message. Infinite for the patient.
  var deadline: Double
  /// Talk time and after-contact work that it will take, seconds, before factors of type, day and agent.
  var work: Work
  /// Slot of the period in which it arrived.
  var slot: Int32
  /// -1: none.
  var journey: Int32
  var leaving: Leaving
  /// Names its random numbers.
  var draw: UInt32 = 0

  enum Leaving: UInt8 {
    case abandons
    case leavesMessage
    case abandonsSilently
    /// Has left without a sign; an agent will find out.
    case unnoticed
    /// Has left already; only its place in the line is still there.
    case gone
  }

  /// Does not wait any more, and is counted.
  var hasLeft: Bool { leaving == .gone || leaving == .unnoticed }
}

/// The work that a contact brings, drawn as it arrives, in seconds.
struct Work {
  var talk: Double
  var wrap: Double
}

/// The contacts of one type that wait, in order of arrival: a ring buffer that doubles when full.
///
/// A contact whose deadline has passed stays until it reaches the head or, where somebody needs the exact
/// length, until its patience-end event. Positions count all who ever joined, so they are never used twice.
struct WaitingLine: ~Copyable {
  private var ring = Buffer(
    repeating: WaitingContact(
      arrival: 0, deadline: 0, work: Work(talk: 0, wrap: 0), slot: 0, journey: -1,
      leaving: .gone),
    count: 16)
  private var mask: UInt64 = 15
  private(set) var head: UInt64 = 0
  private(set) var tail: UInt64 = 0

  @inline(__always)
  var isEmpty: Bool { head == tail }

  /// The contact at a position in `head..<tail`.
  @inline(__always)
  subscript(position: UInt64) -> WaitingContact {
    unsafeAddress { UnsafePointer(ring.base + Int(position & mask)) }
    unsafeMutableAddress { ring.base + Int(position & mask) }
  }

  /// Returns the position it got.
  @inline(__always)
  mutating func join(_ contact: WaitingContact) -> UInt64 {
    if tail &- head > mask { double() }
    let position = tail
    ring[Int(position & mask)] = contact
    tail &+= 1
    return position
  }

  @inline(__always)
  mutating func removeHead() {
    assert(!isEmpty, "nobody waits")
    head &+= 1
  }

  private mutating func double() {
    let old = ring.toArray()
    let oldMask = mask
    mask = 2 * mask + 1
    ring.grow(to: Int(mask) + 1, filler: old[0])
    for position in head..<tail { ring[Int(position & mask)] = old[Int(position & oldMask)] }
  }
}
