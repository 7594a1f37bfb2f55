/// A customer's need, from the first contact to the end of the last one.
///
/// Kept only in models where contacts have consequences (`Model.hasJourneys`); there every contact belongs to one.
struct Journey {
  enum Phase: UInt8 {
    /// A contact is waiting or in service.
    case inContact
    /// The next contact comes when the journey wakes.
    case returning
    /// A call rings, made by the agent `lastAgent`.
    case dialedByAgent
    /// A call rings, made by a dialer.
    case dialed
    /// Waits to be put on the list again.
    case resting
    /// In a stage of self-service, which ends when the journey wakes, or waiting for one.
    case inSelfService
    /// An agent waits with the caller (warm transfer), up to the wake.
    case held
    /// The contact at hand waits, and is offered a callback at the wake.
    case callbackOffer
    /// A callback is due at the wake.
    case callback
    /// The customer thinks about the next message of a conversation.
    case thinking
    /// A contact waits for whom the customer knows alone.
    case reserved
    /// An agent and the customer wait for an interpreter, up to the wake.
    case interpreter
  }

  var phase = Phase.inContact
  /// Contact type of the contact at hand, or of the next one.
  var type: Int32
  /// Contact type and period slot of the first contact, and when it came, seconds.
  let origin: Int32
  let originSlot: Int32
  let began: Double
  /// Number of the contact at hand in the streams of its type: names its random numbers.
  var draw: UInt64
  /// Contacts so far.
  var contacts: Int32 = 1
  var redials: Int32 = 0
  /// How the next contact, or the one at hand, came about.
  var returnKind = FollowUp.Kind.redial
  /// Outbound attempts to reach the customer.
  var attempts: Int32 = 0
  /// Contacts that an agent answered.
  var answered: Int32 = 0
  /// Agent of the last answer; -1: none.
  var lastAgent: Int32 = -1
  /// Patience, seconds; negative: drawn when first needed.
  var patience = -1.0
  /// Wait of earlier contacts that counts as waited, seconds.
  var waitedBefore = 0.0
  var work: Work
  var handover = Handover()
  var callback = CallbackState()
  /// Wait that was announced to the contact at hand, seconds; negative: none.
  var announced = -1.0
  /// When the contact at hand came, and when it is due, seconds; the slot in which it counts once it is answered.
  var arrived = 0.0
  var due = Double.infinity
  var contactSlot: Int32 = 0
  /// Number of the touch at hand in its conversation, from 1, and of all touches of the journey.
  var touch: Int32 = 1
  var touches: Int32 = 1
  /// Touches still to come behind the one at hand, where their number is drawn; -1: not drawn yet.
  var touchesLeft: Int32 = -1
  /// Slot in which the conversation began.
  var conversationSlot: Int32 = 0
  /// Whether the next touch opens a new conversation.
  var isLate = false
  /// The wake event that holds.
  var wake = EventTicket.none
  /// Whether the contact at hand came from another line.
  var isPassedOn = false
  var appointment = Appointment.none
  var encounter = Encounter()
  var interpretation = Interpretation()
  /// The visit to self-service that goes on.
  var visit = SelfServiceVisit()
}

/// The journeys that are going on, in slots that are used again.
struct Journeys: ~Copyable {
  private var slots: Buffer<Journey>
  private var free: Buffer<Int32>
  private var freeCount = 0
  private var used = 0

  private static let nobody = Journey(
    type: 0, origin: 0, originSlot: 0, began: 0, draw: 0, work: Work(talk: 0, wrap: 0))

  init(capacity: Int) {
    slots = Buffer(repeating: Self.nobody, count: capacity)
    free = Buffer(repeating: 0, count: capacity)
  }

  /// Journeys going on.
  var count: Int { used - freeCount }

  /// All slots ever used; an ended journey has no wake and nobody who waits with it.
  var indices: Range<Int> { 0..<used }

  @inline(__always)
  subscript(index: Int) -> Journey {
    unsafeAddress { UnsafePointer(slots.base + index) }
    unsafeMutableAddress { slots.base + index }
  }

  /// Returns the slot that it got.
  mutating func begin(_ journey: Journey) -> Int {
    var index = used
    if freeCount > 0 {
      freeCount -= 1
      index = Int(free[freeCount])
    } else {
      if used == slots.count {
        slots.grow(to: 2 * used, filler: Self.nobody)
        free.grow(to: 2 * used, filler: 0)
      }
      used += 1
    }
    slots[index] = journey
    return index
  }

  mutating func end(_ index: Int) {
    slots[index].wake = .none
    free[freeCount] = Int32(truncatingIfNeeded: index)
    freeCount += 1
  }
}
