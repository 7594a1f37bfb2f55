/// One of the contacts that an agent holds at once.
struct Session {
  var type: Int32
  /// Units of the agent that it takes.
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
  /// Whether contacts held at once slow it down.
  var isShared: Bool
  /// The agent calls a customer, who has not answered yet.
  var isDialing = false
  /// Whether it holds a trunk line, if its channel uses one.
  var holdsLine = true
  /// Journey of a caller who waits for the second agent of a warm transfer; -1: none.
  var waitsWith: Int32 = -1

  var isWrappingUp: Bool { talkEnded >= 0 }
}

/// An agent who may hold several contacts at once.
struct Desk {
  /// Contacts held, and the units they take.
  var held: Int32 = 0
  var used: Int32 = 0
  /// Those of them that slow each other down.
  var shared: Int32 = 0
  /// The list it stands in (`Desks.level`); -1: none, it takes no more contacts.
  var level: Int32 = -1
  var next: Int32 = -1
  var previous: Int32 = -1
  /// The shift is over: goes home when nothing is held.
  var isLeaving = false
  /// Since when it stands in its list, seconds.
  var since = 0.0
  /// Up to when the work of its sessions is accounted for, and the period slot of that moment.
  var updated = 0.0
  var updatedSlot: Int32 = 0
  var busySince = 0.0
  var busySlot: Int32 = 0
  /// The event that holds.
  var change = EventTicket.none
}
