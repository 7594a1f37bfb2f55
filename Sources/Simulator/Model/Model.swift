import Distributions

/// A scenario compiled to indices, seconds and flat arrays: no names in the loop, no optionals, immutable.
///
/// Contact types and agent groups are numbered in the order of their *names*, so the order in which the file
/// lists them changes nothing; `displayTypes` and `displayGroups` give the file's order back.
/// Urgent contacts of a type are a contact type of their own, named `NAME/urgent`, without arrivals of its own; so are callbacks,
/// `NAME/callback`.
public struct Model: Sendable {
  public var scenario: Scenario
  public var types: [TypeModel]
  public var groups: [GroupModel]
  public var clock: ModelClock
  /// Distinct service-level thresholds, increasing, seconds.
  public var thresholds: [Double]
  /// Agent group i serves contact type k: `serves[k * groups.count + i]`.
  public var serves: [Bool]
  /// Factor on the handle time of type k by group i; same shape.
  public var handleTimeFactor: [Double]
  /// Probability that an answer of group i to type k resolves the need; same shape; empty: always.
  public var resolution: [Double] = []
  /// r(k, i) for agent selection `ranked`, lowest first; `Int32.max` where not listed; same shape.
  public var agentRank: [Int32]
  /// Rank of type k for group i, for contact selection `ranked`; same shape as `serves`.
  public var contactRank: [Int32]
  /// Agents of group i that stay free of contacts of type k; same shape as `serves`, empty where there are none.
  public var keepFree: [Int32] = []
  /// From when on groups are open to waiting contacts; empty: always.
  public var overflow = OverflowModel()
  /// nil: unlimited.
  public var lines: Int?
  public var queueLimit: Int?
  /// Staffed agents of group i in period p while the center is open: `staff[p * groups.count + i]`; for a steady
  /// state p = 0. The table holds as many periods as differ - a day, a week or the whole calendar - and repeats.
  ///
  /// With several steps a period: `staff[(p * staffSteps + s) * groups.count + i]`.
  public var staff: [Int]
  /// Equal parts of a period in each of which the number of agents may differ.
  public var staffSteps = 1
  /// Agents on a paid break, averages of a period, as `staff` with one step; empty: none.
  public var paidBreaks: [Double] = []
  /// Type indices in the file's order, each urgent type behind its own.
  public var displayTypes: [Int]
  public var displayGroups: [Int]
  /// Streams whose contacts become one of the types by their reason; in the order of their names.
  public var demand: [DemandModel] = []
  /// What customers do after a contact; those of type k are `types[k].followUps`.
  public var followUps: [FollowUpModel] = []
  /// Stages of self-service as each contact type that uses them finds them, those of one type together.
  public var stages: [StageModel] = []
  /// Contacts that the stages of limited capacity hold at once; types share them.
  public var serverPools: [Int] = []
  /// Ways to pass contacts on; those of type k are `types[k].transfers`.
  public var transfers: [TransferModel] = []
  /// Opening hours as a clock, for deadlines.
  public var workingClock = WorkingClock.always
}

/// A contact type as the loop needs it.
public struct TypeModel: Sendable {
  public var name: String
  public var channel: Channel
  public var language: String?
  public var topic: String?
  public var site: String?
  /// The name that keys its random numbers and arrivals; for an urgent type, that of the type it belongs to.
  public var streamName: String
  /// Index of the type it is the urgent part of; nil for an ordinary type.
  public var urgentOf: Int?
  /// Index of its urgent part, and the share of contacts that belong there.
  public var urgentType: Int?
  public var urgentShare: Double
  /// Index of the type whose callbacks it holds; nil for an ordinary type.
  public var callbackOf: Int?
  public var arrivals: Arrivals
  public var priority: Int
  public var weight: Double
  public var score: ContactType.Score
  public var balking: ContactType.Balking?
  public var patience: (any Distribution)?
  public var messageAfter: Double
  public var handleTime: any Distribution
  public var wrapUp: ContactType.WrapUp?
  public var handleTimeDayCV: Double
  public var acceptableWait: Double
  /// Index of `acceptableWait` in `Model.thresholds`.
  public var acceptableWaitIndex: Int
  public var shortAbandonment: Double
  public var queueLimit: Int?
  /// Probability that an answer resolves the need.
  public var resolution = 1.0
  /// For outbound: how its customers are called.
  public var campaign: Campaign?
  /// nil: nobody abandons silently.
  public var silentAbandonment: SilentAbandonment?
  /// Work to get back into a contact that was put aside, seconds; nil: it is never put aside.
  public var switchCost: Double?
  /// nil: no chat in turns.
  public var turns: Turns?
  /// Indices in `Model.followUps`.
  public var followUps = 0..<0
  /// When its contacts come; nil: in the opening hours of the center.
  public var hours: OpenHours?
  /// nil: its contacts ask for an agent at once.
  public var selfService: SelfServiceModel?
  /// Indices in `Model.transfers`.
  public var transfers = 0..<0
  public var misrouting: MisroutingModel?
  public var announcement: Announcement?
  public var callback: CallbackModel?

  /// Whether it is an urgent part or the callbacks of another type, without arrivals of its own.
  var isPart: Bool { urgentOf != nil || callbackOf != nil }
  /// Whether what happens to contacts in its line matters to others at once: agents who stay with them, contact types whose
  /// contacts are misrouted there.
  public var isWatched = false
  public var backlog: Backlog?
  public var deadline: Deadline?
  public var conversation: Conversation?
  public var affinity: Affinity?
  public var verification: CallerVerification?
  /// Index in `Model.transfers` of where customers go who fail; nil: nowhere.
  public var escalation: Int?
  public var protectedContent: ProtectedContent?
  public var records: CustomerRecords?
  public var survey: Survey?
  public var booking: Booking?
  public var cost: ContactCost?
}

/// `FollowUp` by index.
public struct FollowUpModel: Sendable {
  public var followUp: FollowUp
  /// Contact type of the next contact.
  public var type: Int
}

/// `Transfer` by index.
public struct TransferModel: Sendable {
  public var transfer: Transfer
  /// Contact type whose line the contact joins.
  public var type: Int
}

/// `Misrouting` by index.
public struct MisroutingModel: Sendable {
  public var misrouting: Misrouting
  /// Contact types of the wrong lines.
  public var types: [Int]
}

/// `Callback` by index.
public struct CallbackModel: Sendable {
  public var callback: Callback
  /// Contact type of the callbacks.
  public var line: Int
}

/// An agent group as the loop needs it.
public struct GroupModel: Sendable {
  public var name: String
  public var costPerHour: Double?
  public var agentEffectCV: Double
  public var site: String?
  /// Languages that its agents speak themselves; empty: not stated.
  public var speaks: Set<String> = []
  /// nil: one contact at a time, and none that is put aside or goes in turns.
  public var concurrency: Concurrency?
  public var quality: AgentQuality?
  public var learning: Learning?
  public var fatigue: Fatigue?
  public var absences: [Absence] = []
  public var unavailability: Unavailability?
  public var cohort: Cohort?
  public var overtimeFactor = 1.0
  public var costPerMinute = 0.0
}
