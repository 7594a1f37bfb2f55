/// The "Anonymous Bank" call log of 1999, in the layout of its days as tables: times in seconds after midnight.
///
/// A caller counts from asking for an agent: served, or hung up in the queue. The arrival is the start in the queue, or for a
/// call answered at once the end of the voice unit's part. Priority is known only of callers who waited (a fault of the source).
///
/// - Source: L. Brown et al., "Statistical analysis of a telephone call center: a queueing-science perspective", JASA 100
///   (2005) 36-50, section 2.
struct BankLog: LogFormat {
  static let name = "bank-1999"
  static let summary = "call log of the 'Anonymous Bank' of 1999 (seconds after midnight)"
  static let layout = LogLayout.header
  static let columns: [Column] = [
    Column(.date, "date", required: true),
    Column(.caller, "customer", "customer_id"),
    Column(.priority, "priority"),
    Column(.queue, "type", required: true),
    Column(.menuStart, "vru_entry_s", "vru_entry", required: true),
    Column(.menuTime, "vru_time_s", "vru_time", required: true),
    Column(.queuedAt, "queue_start_s", "q_start", required: true),
    Column(.wait, "queue_time_s", "q_time", required: true),
    Column(.outcome, "outcome", required: true),
    Column(.answeredAt, "service_start_s", "ser_start", required: true),
    Column(.talk, "service_time_s", "ser_time", required: true),
    Column(.agent, "agent", "server"),
  ]
  static let notes = [
    "the clock starts when a caller asks for an agent; those who left in the voice unit are no contacts",
    "priority is known of callers who waited; those answered at once are split in the same proportion",
  ]
  static let priorityCredit: Double? = 90

  func read(_ row: MappedRow, _ context: inout ReadContext) throws(RejectReason) -> RowVerdict {
    let outcome = row[.outcome]
    if outcome.isWord("PHANTOM") { return .drop(.marked) }
    let isAnswered = outcome.isWord("AGENT")
    guard isAnswered || outcome.isWord("HANG") else { throw .unknownOutcome }
    let hasQueued = !row[.queuedAt].isEmpty
    if !isAnswered, !hasQueued { return .drop(.leftMenu) }
    guard var date = try row.stamp(.date), date.day != nil else { throw .notATime }
    let asked: Double
    if hasQueued {
      guard let queued = try row.seconds(.queuedAt) else { throw .notATime }
      asked = queued
    } else {
      guard let entry = try row.seconds(.menuStart), let menu = try row.seconds(.menuTime) else {
        throw .noTime
      }
      asked = entry + menu
    }
    guard (0..<2 * 86_400).contains(asked) else { throw .notATime }
    if asked >= 86_400 { date.day! += 1 }
    date.second = asked.truncatingRemainder(dividingBy: 86_400)
    var draft = CallDraft(arrival: date, outcome: isAnswered ? .answered : .abandoned)
    let (wait, talk) = (try row.seconds(.wait), try row.seconds(.talk))
    draft.wait = hasQueued ? wait ?? 0 : 0
    draft.talk = talk ?? 0
    if isAnswered, let start = try row.seconds(.answeredAt), hasQueued, start < asked - 1,
      asked - start < 43_200
    {
      throw .answeredBeforeQueued
    }
    draft.queue = .field(row[.queue])
    draft.agent = context.pseudonym(row[.agent])
    draft.caller = context.caller(row[.caller])
    if hasQueued, let priority = row[.priority].integer { draft.priority = priority == 2 ? 1 : 2 }
    return .call(draft)
  }
}
