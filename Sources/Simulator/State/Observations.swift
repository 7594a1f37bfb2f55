/// The totals of one replication: counts, sums and time integrals by period and contact type or agent group.
///
/// Totals of replications add. Periods are the intervals of a calendar horizon, or the batches of a
/// steady-state one; warm-up is in none of them.
public struct Observations: Sendable {
  public let periods: Int
  public let types: Int
  public let groups: Int
  public let thresholds: Int
  /// Periods that have a wait histogram of their own: `periods`, or 1 (the whole horizon) where that would be too large.
  public let histogramPeriods: Int

  /// `contacts[period * types + type]`.
  public var contacts: [ContactTotals]
  /// Same shape; empty in models without campaigns.
  public var outbound: [OutboundTotals] = []
  /// Same shape; empty in models without journeys.
  public var journeys: [JourneyTotals] = []
  /// Same shape; empty in models without self-service.
  public var selfService: [SelfServiceTotals] = []
  /// Same shape; empty in models without transfers.
  public var transfers: [TransferTotals] = []
  /// Same shape; empty in models without announcements.
  public var announcements: [AnnouncementTotals] = []
  /// Same shape; empty in models without callbacks.
  public var callbacks: [CallbackTotals] = []
  /// Same shape; empty in models without deferrable contacts.
  public var backlogs: [BacklogTotals] = []
  /// Same shape; empty in models without deadlines and conversations.
  public var responses: [ResponseTotals] = []
  /// Same shape; empty in models without conversations and affinity.
  public var touches: [TouchTotals] = []
  /// Same shape; empty in models that have nothing of it.
  public var desks: [DeskTotals] = []
  public var encounters: [EncounterTotals] = []
  public var bookings: [BookingTotals] = []
  public var interpreters: [InterpreterTotals] = []
  /// `turns[period * groups + group]`; empty in models without chats in turns.
  public var turns: [TurnTotals] = []
  /// Contacts answered after at most `Model.thresholds[j]`: `answeredWithin[(period * types + type) * thresholds + j]`.
  public var answeredWithin: [Double]
  /// Contacts that abandoned after at most `Model.thresholds[j]`; same shape.
  public var abandonedWithin: [Double]
  /// `agents[period * groups + group]`.
  public var agents: [AgentTotals]
  /// Contacts of a type answered by a group over the whole horizon: `answeredBy[type * groups + group]`.
  public var answeredBy: [Double]
  /// Waits of answered contacts: cell `(histogramPeriod * types + type) * WaitBuckets.count + bucket`.
  public var answeredWaits = WaitCounts()
  /// Waits of all contacts that left the line otherwise: abandoned, diverted or disconnected; same shape.
  public var otherWaits = WaitCounts()
  /// The whole replication, warm-up included, counted a second way.
  public var flow: FlowCheck

  public init(periods: Int, types: Int, groups: Int, thresholds: Int, histogramPeriods: Int) {
    self.periods = periods
    self.types = types
    self.groups = groups
    self.thresholds = thresholds
    self.histogramPeriods = histogramPeriods
    contacts = Array(repeating: ContactTotals(), count: periods * types)
    answeredWithin = Array(repeating: 0, count: periods * types * thresholds)
    abandonedWithin = answeredWithin
    agents = Array(repeating: AgentTotals(), count: periods * groups)
    answeredBy = Array(repeating: 0, count: types * groups)
    flow = FlowCheck()
  }
}

/// Contacts of one type in one period. Counts are whole numbers (exact up to 2^53); times are seconds.
///
/// N = offered = arrivals + opening backlog - blocked = answered + abandoned + diverted + disconnected + unfinished.
public struct ContactTotals: Sendable, Hashable {
  /// All that came, blocked ones included; those that waited already at the first opening are no arrivals
  /// (`BacklogTotals`).
  public var arrivals = 0.0
  /// B: no line free, or the queue limit reached.
  public var blocked = 0.0
  /// S.
  public var answered = 0.0
  /// L, balking included (with wait 0).
  public var abandoned = 0.0
  public var balked = 0.0
  /// L_tau: abandoned after at most the contact type's `shortAbandonment`.
  public var shortAbandoned = 0.0
  /// Left a message.
  public var diverted = 0.0
  /// Still waiting at closing time, with closing rule `drop`.
  public var disconnected = 0.0
  /// Still waiting when the horizon ended.
  public var unfinished = 0.0
  /// Offered but not answered at once.
  public var delayed = 0.0
  /// Answered after a wait greater than 0.
  public var answeredDelayed = 0.0
  /// Sums of waits, by how the wait ended.
  public var waitOfAnswered = 0.0
  public var waitOfAbandoned = 0.0
  /// Diverted, disconnected and unfinished ones.
  public var waitOfOthers = 0.0
  /// Sum of (W - T)^+ over offered, T the contact type's acceptable wait.
  public var excessWait = 0.0
  /// Talk time of answered contacts.
  public var talkTime = 0.0
  /// After-contact work of answered contacts.
  public var wrapTime = 0.0
  /// Time integral of the number waiting, within this period (whenever they arrived).
  public var lineTime = 0.0
  /// Handle time of contacts with agents who may hold several at once; part of talk and wrap time.
  public var sharedTime = 0.0
  /// Their share of the agents' time: each moment divided by the contacts held then.
  public var effortTime = 0.0
}

/// Agents of one group in one period, in agent-seconds.
public struct AgentTotals: Sendable, Hashable {
  /// Talk and after-contact work.
  public var busyTime = 0.0
  /// Staffed time as scheduled.
  public var scheduledTime = 0.0
  /// Time on paid breaks and in meetings, as scheduled.
  public var breakTime = 0.0
  /// Busy time of agents who finish a contact after the end of their shift (within this period), part of `busyTime`;
  /// time after closing is counted in the last interval of the day, in `afterCloseTime` only.
  public var overrunTime = 0.0
  /// Busy time after closing time, counted in the last interval of the day; not part of `busyTime`.
  public var afterCloseTime = 0.0
  /// Contacts whose service began in this period.
  public var answered = 0.0
  /// For agents who may hold several contacts at once, in opening hours: contacts held, and capacity in use.
  public var heldTime = 0.0
  public var loadTime = 0.0
  /// Scheduled time of agents who did not come.
  public var absentTime = 0.0
  /// Time of agents on duty who were not available, in opening hours.
  public var unavailableTime = 0.0
  /// Appointments that they booked and that were kept.
  public var keptAppointments = 0.0
}

/// Flow conservation and Little's law of one replication, each side counted in its own way.
public struct FlowCheck: Sendable, Hashable {
  /// The opening backlog included.
  public var arrivals = 0.0
  /// answered + abandoned + blocked + diverted + disconnected + left waiting.
  public var departures = 0.0
  /// Time integral of the number waiting, grown event by event.
  public var lineIntegral = 0.0
  /// Sum of the waits of all contacts, up to the end of the horizon.
  public var waits = 0.0
  /// Time integral of the number of busy agents, grown event by event.
  public var busyIntegral = 0.0
  /// Sum of the handle times, up to the end of the horizon.
  public var handleTimes = 0.0
  /// Events simulated.
  public var events = 0.0
  /// Of a calendar: contacts that came of themselves, not as a consequence of others; and the work that they bring on average,
  /// of those of stated contact types, seconds.
  public var firstContacts = 0.0
  public var firstWork = 0.0

  public init() {}
}
