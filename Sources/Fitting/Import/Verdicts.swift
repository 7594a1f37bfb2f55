/// Why a row cannot be used: something is wrong with it. Said by row number and reason; the row itself is never shown.
enum RejectReason: String, Error, Sendable, Hashable, CaseIterable {
  case fieldCount = "has another number of fields than the header"
  case openQuote = "opens a quote that is not closed"
  case tooLong = "is longer than 1 MiB"
  case nulByte = "contains a NUL byte"
  case encoding = "is not UTF-8"
  case notJSON = "is no JSON object"
  case noTime = "has no arrival time"
  case notATime = "has a time that can't be read"
  case notADuration = "has a duration that can't be read"
  case notACount = "has a count that can't be read"
  case negativeDuration = "has a negative duration"
  case longDuration = "has a duration of more than 24 hours"
  case answeredBeforeQueued = "was answered before it was queued"
  case endedBeforeAnswered = "ended before it was answered"
  case contradiction = "is both answered and abandoned"
  case noOutcome = "does not tell whether it was answered"
  case unknownOutcome = "has an outcome that is not known"
  case comesTwice = "lies in the hour that comes twice when clocks go back, without an offset from UTC"
  case skipped = "lies in the hour that clocks skip"
  case tooManyAgents = "belongs to one agent more than 60,000"
  case unknownEvent = "is an event that is not known"
  case outOfOrder = "is an event of a contact that has not been queued"
  case notAnInterval = "does not begin at a whole interval"
  case contradictoryCounts = "counts more answered and abandoned than offered"
}

/// Why a sound row is left out: it is no contact that waits for an agent, or another row says the same.
enum DropReason: String, Sendable, Hashable, CaseIterable {
  case leftMenu = "left in the voice menu, never asked for an agent"
  case marked = "marked as no real call"
  case outbound = "outbound"
  case transferLeg = "a later leg of a transferred contact"
  case otherChannel = "another channel than voice"
  case duplicate = "a duplicate of another row"
  case repeatedHeader = "the header once more"
  case otherEvent = "an event that tells nothing about a contact's wait"
  case unfinished = "a contact whose end is not in the log"
  case noVolume = "an interval without contacts"
}

/// What a format makes of a row.
enum RowVerdict {
  case call(CallDraft)
  case interval(IntervalDraft)
  case drop(DropReason)
  /// An event that became part of a contact told later.
  case used
}

/// A contact as a row tells it, before its times are placed on the center's clock and checked.
struct CallDraft {
  /// When it joined the waiting line, or asked for an agent.
  var arrival: Stamp
  var outcome: Outcome
  /// One of these two.
  var wait: Double?
  var answeredAt: Stamp?
  /// One of these two, for answered contacts; with hold, without after-contact work.
  var talk: Double?
  var endedAt: Stamp?
  var wrapUp: Double?
  var key: UInt64?
  /// Greatest wins among duplicates: seconds.
  var version: Double = 0
  /// nil: one queue for all.
  var queue: QueueName = .none
  var agent: UInt64?
  var caller: UInt64?
  /// 1 is the first served; 0: not known.
  var priority: UInt8 = 0

  enum QueueName {
    case none
    case field(Field)
    case known(UInt16)
  }

  init(arrival: Stamp, outcome: Outcome) {
    self.arrival = arrival
    self.outcome = outcome
  }
}

/// How a contact's wait ended.
enum Outcome: UInt8, Sendable, Hashable, CaseIterable {
  case answered, abandoned
  /// Left a message or asked for a callback.
  case diverted
}

/// Totals of one queue in one interval, as a row tells them.
struct IntervalDraft {
  var start: Stamp
  var queue: CallDraft.QueueName = .none
  var offered: Double
  var answered: Double?
  var abandoned: Double?
  /// Seconds, over all answered.
  var handleTotal: Double?
  var waitOfAnswered: Double?
  var waitOfAbandoned: Double?
  var staffed: Double?
  var inTime: Double?
  var forecast: Double?
}
