/// A sum over contacts or agents that measures are made of, e.g. the contacts answered.
///
/// A quantity is linear in the totals, so that of several contact types, agent groups or periods is the sum of
/// theirs. Its name tells it from others and is a plural noun phrase: "no contacts answered" says why a
/// ratio over it does not exist.
public struct Quantity: Sendable {
  public let name: String
  /// Whether it counts up to the threshold of a service level.
  let usesThreshold: Bool
  /// 0 for a quantity of agents.
  let ofType: @Sendable (TypeTotals) -> Double
  /// 0 for a quantity of contacts.
  let ofGroup: @Sendable (GroupTotals) -> Double

  init(
    _ name: String, usesThreshold: Bool = false,
    ofType: @escaping @Sendable (TypeTotals) -> Double = { _ in 0 },
    ofGroup: @escaping @Sendable (GroupTotals) -> Double = { _ in 0 }
  ) {
    self.name = name
    self.usesThreshold = usesThreshold
    self.ofType = ofType
    self.ofGroup = ofGroup
  }
}

/// What a contact type contributes in one period.
struct TypeTotals: Sendable {
  var contacts = ContactTotals()
  var journeys = JourneyTotals()
  var outbound = OutboundTotals()
  var selfService = SelfServiceTotals()
  var transfers = TransferTotals()
  var announcements = AnnouncementTotals()
  var callbacks = CallbackTotals()
  var backlog = BacklogTotals()
  var responses = ResponseTotals()
  var touches = TouchTotals()
  var desks = DeskTotals()
  var encounters = EncounterTotals()
  var bookings = BookingTotals()
  var interpreters = InterpreterTotals()
  var cost: ContactCost?
  /// S_T: answered after at most the threshold.
  var answeredInTime = 0.0
  /// L_T: abandoned after at most the threshold.
  var abandonedInTime = 0.0
  /// E[S]: mean talk time plus mean after-contact work, before the factors of agent groups; seconds.
  var meanHandleTime = 0.0

  /// N.
  var offered: Double { contacts.arrivals + backlog.opening - contacts.blocked }
  var waits: Double { contacts.waitOfAnswered + contacts.waitOfAbandoned + contacts.waitOfOthers }
  var handleTime: Double { contacts.talkTime + contacts.wrapTime }
}

/// What an agent group contributes in one period.
struct GroupTotals: Sendable {
  var agents = AgentTotals()
  var turns = TurnTotals()
  /// Currency units per agent-hour; 0 where none is stated.
  var costPerHour = 0.0
  var overtimeFactor = 1.0
  var costPerMinute = 0.0
  /// Whether its agents may hold several contacts at once.
  var isDesk = false

  /// Busy time after the end of the shift, after closing included.
  var overtime: Double { agents.overrunTime + agents.afterCloseTime }
  /// Agent-seconds to be paid.
  var paidTime: Double { agents.scheduledTime + agents.breakTime + overtime }
  /// Agent-seconds on duty in opening hours, whether available or not.
  var presentTime: Double {
    agents.scheduledTime + agents.overrunTime - agents.absentTime - agents.unavailableTime
  }
  /// Busy time, after closing included.
  var workedTime: Double { agents.busyTime + agents.afterCloseTime }
}
