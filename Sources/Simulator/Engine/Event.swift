/// Something that happens at a time: 16 bytes, a plain value.
///
/// `code` orders events of one time by kind, in the order of `Kind`, and then by age; its lower bits say to whom:
///
///     kind (4 bits) | sequence (36) | agent or type (24)          all kinds but:
///     patienceEnd   | contact type (16) | position in its line (44)
struct Event {
  /// At the same instant: first the clock of the center, then agents become free, then contacts come, then they give
  /// up. So a contact that arrives as an agent is freed is answered at once, and so is one whose patience
  /// ends just then.
  enum Kind: UInt64 {
    case periodStart
    case closing
    case staffStep
    case talkEnd
    case serviceEnd
    case deskChange
    case pauseEnd
    case arrival
    case wake
    case overflow
    case patienceEnd
  }

  var time: Double
  var code: UInt64

  @inline(__always)
  init(time: Double, code: UInt64) {
    self.time = time
    self.code = code
  }

  @inline(__always)
  init(time: Double, kind: Kind, sequence: UInt64, subject: Int) {
    self.time = time
    code = kind.rawValue << 60 | (sequence & 0xF_FFFF_FFFF) << 24 | UInt64(truncatingIfNeeded: subject)
  }

  @inline(__always)
  init(patienceEnd time: Double, type: Int, position: UInt64) {
    self.time = time
    code = Kind.patienceEnd.rawValue << 60 | UInt64(type) << 44 | position & 0xFFF_FFFF_FFFF
  }

  @inline(__always)
  var kind: Kind { Kind(rawValue: code >> 60)! }

  /// Agent, contact type of an arrival or overflow, or journey of a wake.
  @inline(__always)
  var subject: Int { Int(code & 0xFF_FFFF) }

  /// Tells whether the event is the one that its subject waits for (`EventTicket`).
  @inline(__always)
  var ticket: EventTicket { EventTicket(code >> 24 & 0xF_FFFF_FFFF) }

  /// Contact type of a patience end.
  @inline(__always)
  var patienceType: Int { Int(code >> 44 & 0xFFFF) }

  @inline(__always)
  var patiencePosition: UInt64 { code & 0xFFF_FFFF_FFFF }
}

/// Names a scheduled event, so that its subject knows it from older ones that no longer hold: events are never taken back,
/// they are ignored when they come.
struct EventTicket: Equatable {
  private let sequence: UInt64

  @inline(__always)
  init(_ sequence: UInt64) { self.sequence = sequence & 0xF_FFFF_FFFF }

  /// That of no event.
  static let none = EventTicket(.max)
}
