/// One of the contacts that an agent holds at once.
struct Session {
  /// How fast its work goes on.
  enum Pace: UInt8 {
    /// The slower, the more contacts of this pace the agent holds.
    case shared
    /// At full speed, whatever else the agent holds.
    case full
    /// Not at all: put aside, or waiting for the agent's attention.
    case none
  }

  /// Where a chat in turns stands (`Turns`).
  enum Turn: UInt8 {
    /// Not a chat in turns.
    case none
    /// The customer has written and waits for the agent's attention.
    case ready
    /// The agent writes.
    case attended
    /// The customer reads, thinks and writes.
    case away
  }

  var type: Int32
  /// Units of the agent that it takes; 0: it takes an agent who holds nothing, and can be put aside.
  var units: Int32
  /// Slot of the period in which it counts.
  var slot: Int32
  /// -1: none.
  var journey: Int32
  /// When it began, and when its talk ended, seconds.
  var began: Double
  var talkEnded = -1.0
  /// Work left in the phase at hand, seconds of an agent who holds nothing else.
  var remaining: Double
  /// After-contact work to follow the talk.
  var wrap: Double
  /// Its share of the agent's time so far: the integral of 1 / (contacts held), seconds.
  var effort = 0.0
  /// Time put aside so far, and up to the end of the talk, seconds.
  var aside = 0.0
  var talkAside = 0.0
  var pace: Pace
  var turn = Turn.none
  /// The agent calls a customer, who has not answered yet.
  var isDialing = false
  /// Whether it holds a trunk line, if its channel uses one.
  var holdsLine = true
  /// Journey of a caller who waits for the second agent of a warm transfer; -1: none.
  var waitsWith: Int32 = -1
  /// Nobody is there any more, as the agent finds out.
  var isDetection = false
  /// Names its random numbers.
  var draw: UInt32 = 0
  /// Turns so far, and those to come with the one at hand.
  var turnNumber: Int32 = 0
  var turnsLeft: Int32 = 0
  /// When the customer wrote, seconds.
  var readySince = 0.0
  /// Factor on the agent's work.
  var factor = 1.0

  var isWrappingUp: Bool { talkEnded >= 0 }
}

/// An agent who may hold several contacts at once.
struct Desk {
  /// Contacts held, and the units they take.
  var held: Int32 = 0
  var used: Int32 = 0
  /// Those of them that slow each other down.
  var shared: Int32 = 0
  /// The list it stands in (`Desks`); -1: none, it takes no more contacts.
  var level: Int32 = -1
  var next: Int32 = -1
  var previous: Int32 = -1
  /// The shift is over: goes home when nothing is held.
  var isLeaving = false
  /// The first session is put aside.
  var hasPutAside = false
  /// The agent writes to one of the chats in turns.
  var isWriting = false
  /// Since when it stands in its list, seconds.
  var since = 0.0
  /// Up to when the work of its sessions is accounted for, and the period slot of that moment.
  var updated = 0.0
  var updatedSlot: Int32 = 0
  var busySince = 0.0
  var busySlot: Int32 = 0
  /// The event that holds.
  var change = EventTicket.none

  /// The first session that is not put aside, and the number of those that are not.
  var firstActive: Int { hasPutAside ? 1 : 0 }
  var active: Int { Int(held) - firstActive }
}
