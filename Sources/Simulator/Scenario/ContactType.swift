import Distributions

/// A class of contacts: what they need, when they come, how long they wait and how long they take.
public struct ContactType: Sendable {
  public var name: String
  /// A name of `Channels.all`.
  public var channel: String
  public var language: String?
  public var topic: String?
  /// For `static-priority`: a smaller number is served first. 1 unless stated.
  public var priority: Int
  /// For `longest-weighted-wait`: the wait counts this many times. 1 unless stated.
  public var weight: Double
  /// For `age-score`: score = base + rate x seconds waited; largest first.
  public var score: Score
  /// Red-flag contacts, which go before all others; counted as a contact type of their own, `NAME/urgent`.
  public var urgent: Urgent?
  public var arrivals: Arrivals
  /// Probability of leaving at once when no agent is free (CU1).
  public var balking: Balking?
  /// nil: never abandons.
  public var patience: (any Distribution)?
  /// A contact still waiting after this many seconds leaves a message (counted as diverted). nil: never.
  public var messageAfter: Double?
  /// Talk time (with hold).
  public var handleTime: any Distribution
  /// After-contact work; nil: none.
  public var wrapUp: WrapUp?
  /// Day-to-day lognormal factor on the handle time, cv (AG2); 0: none.
  public var handleTimeDayCV: Double
  /// T of the service level, seconds.
  public var acceptableWait: Double
  /// tau: an abandonment after at most this wait is a short one, seconds.
  public var shortAbandonment: Double
  /// Largest number of this type waiting; one more is blocked. nil: unlimited.
  public var queueLimit: Int?
  /// nil: whoever abandons is seen to be gone.
  public var silentAbandonment: SilentAbandonment?
  /// Work to get back into a contact that was put aside for another, seconds (CH9); nil: it is never put aside.
  public var switchCost: Double?
  /// A chat in turns; `handleTime` is then the mean duration of one that the agent holds alone. nil: not in turns.
  public var turns: Turns?
  /// Probability that an answer resolves the need (first-contact resolution).
  public var resolution = 1.0
  /// For outbound: how its customers are called.
  public var campaign: Campaign?
  /// What customers may do after a contact ends, tried in this order.
  public var followUps: [FollowUp] = []
  /// When contacts of this type come; nil: in the opening hours of the center.
  public var hours: OpenHours?
  /// The self-service network that contacts pass first; nil: none.
  public var selfService: SelfService.Use?
  /// Ways to pass an answered contact on to another line; at most one happens.
  public var transfers: [Transfer] = []
  public var misrouting: Misrouting?
  /// What contacts that have to wait are told; nil: nothing.
  public var announcement: Announcement?
  /// nil: nobody is called back.
  public var callback: Callback?
  /// Contacts that wait already at the first opening.
  public var backlog: Backlog?
  public var deadline: Deadline?
  /// nil: one touch.
  public var conversation: Conversation?
  /// nil: returning customers go to anybody.
  public var affinity: Affinity?
  /// Where it comes from, for `local-specialist`.
  public var site: String?
  /// nil: nobody checks who the customer is.
  public var verification: CallerVerification?
  public var protectedContent: ProtectedContent?
  /// nil: no CRM system.
  public var records: CustomerRecords?
  public var survey: Survey?
  /// nil: not about appointments.
  public var booking: Booking?
  public var cost: ContactCost?

  public struct Score: Sendable, Hashable {
    public var base: Double
    /// Per second of wait.
    public var rate: Double
  }

  public struct Urgent: Sendable, Hashable {
    /// In (0, 1).
    public var share: Double
  }

  public enum Balking: Sendable, Hashable {
    case probability(Double)
    /// `byLength[q]` with q contacts of this type waiting; the last value holds beyond.
    case byQueueLength([Double])
  }

  public struct WrapUp: Sendable {
    public var time: any Distribution
    /// Left out when a contact that the agent may serve is waiting at the end of the talk (AG8).
    public var isSkippable: Bool
  }
}

/// When contacts come: a Poisson process whose rate is one of these, times the busyness factors; or given numbers.
public struct Arrivals: Sendable {
  public var process: Process
  public var busyness: Busyness
  /// Factors on the rates by weekday, Monday first; empty: 1 for all.
  public var weekdayFactors: [Double] = []
  /// Factor on the rates of a day behind a closed one.
  public var afterClosedDay = 1.0
  /// For types that take contacts round the clock: contacts expected in a night of ordinary length.
  public var overnight = 0.0
  /// Contacts that come together (AR7); rates are of contacts, not of batches. nil: one at a time.
  public var batch: BatchSize?

  public enum Process: Sendable, Hashable {
    /// Contacts per second, all the time.
    case constant(rate: Double)
    /// Expected contacts in each interval; as many values as the day, or the whole horizon, has intervals.
    case perInterval([Double])
    /// Continuous piecewise-linear rate: (seconds after midnight, contacts per second), times increasing,
    /// from opening to closing time; the same every day.
    case linear([RatePoint])
    /// Exactly so many contacts in each interval, at independent uniform times (AR4); as many values as for `perInterval`.
    case counts([Double])
    /// The same, of days of the past, from which each simulated day takes one: `history[day][interval]`.
    case history([[Double]])
  }

  /// No contacts of its own.
  public static let none = Arrivals(process: .constant(rate: 0), busyness: Busyness())

  public struct RatePoint: Sendable, Hashable {
    public var time: Double
    public var rate: Double
  }
}
