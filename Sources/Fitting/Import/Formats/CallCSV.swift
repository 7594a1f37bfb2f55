/// Any table of calls whose columns have usual names: `arrival` or `call_started`, `wait`, `talk`, `queue`, `outcome`, ...
struct CallCSV: LogFormat {
  static let name = "csv"
  static let summary = "calls, one a row, with usual column names"
  static let layout = LogLayout.header
  static let columns: [Column] = [
    Column(
      .arrival, "arrival", "arrival_time", "call_started", "start_time", "queue_start", "enqueued_at",
      "timestamp", "offered_at",
      "created", required: true),
    Column(.date, "date", "call_date", "day"),
    Column(.answeredAt, "answered_at", "call_answered", "answer_time", "answered_time", "service_start"),
    Column(.endedAt, "ended_at", "call_ended", "end_time", "service_end", "completed_at"),
    Column(
      .wait, "wait", "wait_s", "wait_seconds", "wait_length", "wait_time", "queue_time", "queue_s",
      "speed_of_answer"),
    Column(
      .talk, "talk", "talk_s", "talk_seconds", "talk_time", "service_length", "service_time", "handle_time",
      "duration"),
    Column(.hold, "hold", "hold_s", "hold_time"),
    Column(.wrapUp, "wrap_up", "acw", "acw_s", "after_call_work", "after_contact_work", "wrap_time"),
    Column(.outcome, "outcome", "result", "status"),
    Column(.abandoned, "abandoned", "is_abandoned", "abandon"),
    Column(.queue, "queue", "queue_name", "skill", "type", "contact_type", "split", "service"),
    Column(.channel, "channel", "media", "media_type"),
    Column(.direction, "direction"),
    Column(.priority, "priority"),
    Column(.agent, "agent", "agent_id", "agent_key", "server"),
    Column(.callKey, "call_key", "call_id", "contact_id", "callid", "id"),
    Column(.caller, "caller", "caller_key", "customer_id", "customer"),
  ]

  func read(_ row: MappedRow, _ context: inout ReadContext) throws(RejectReason) -> RowVerdict {
    try Self.call(row, &context, unit: 1)
  }

  /// The reading of a row of calls with one column a meaning; the user's column maps end here too.
  static func call(
    _ row: MappedRow, _ context: inout ReadContext, unit: Double
  ) throws(RejectReason) -> RowVerdict {
    if !context.isChosen(channel: row[.channel]) { return .drop(.otherChannel) }
    if row[.direction].isWord(in: ["outbound", "out", "internal"]) { return .drop(.outbound) }
    guard let arrival = try row.moment(.arrival) else { throw .noTime }
    func seconds(_ slot: Slot, orElse other: Slot? = nil) throws(RejectReason) -> Double? {
      if row[slot].isEmpty, let other { return try seconds(other) }
      guard let value = try row.seconds(slot) else { return nil }
      return value * (row[slot].number == nil ? 1 : unit)
    }
    let answeredAt = try row.moment(.answeredAt)
    guard let outcome = try outcome(row, context, isAnswered: answeredAt != nil) else {
      return .drop(.marked)
    }
    var draft = CallDraft(arrival: arrival, outcome: outcome)
    draft.wait = try seconds(.wait, orElse: outcome == .answered ? nil : .abandonWait)
    draft.answeredAt = outcome == .answered ? answeredAt : nil
    draft.endedAt = try row.moment(.endedAt)
    if outcome != .answered, draft.wait == nil, let ended = draft.endedAt { draft.answeredAt = ended }
    if let talk = try seconds(.talk, orElse: .handle) {
      let hold = try seconds(.hold)
      draft.talk = talk + (hold ?? 0)
    }
    draft.wrapUp = try seconds(.wrapUp)
    draft.key = context.pseudonym(row[.callKey])
    draft.agent = context.pseudonym(row[.agent])
    draft.caller = context.caller(row[.caller])
    if row.has(.queue) { draft.queue = .field(row[.queue]) }
    if let priority = row[.priority].integer, (1...9).contains(priority) { draft.priority = UInt8(priority) }
    return .call(draft)
  }

  /// nil: to be ignored.
  private static func outcome(
    _ row: MappedRow, _ context: ReadContext, isAnswered: Bool
  ) throws(RejectReason) -> Outcome? {
    let field = row[.outcome]
    if !field.isEmpty {
      if let (_, meaning) = context.outcomes.first(where: { field.isWord($0.word) }) {
        switch meaning {
        case .answered: return .answered
        case .abandoned: return .abandoned
        case .diverted: return .diverted
        case .ignore: return nil
        }
      }
      if field.isWord(in: ["answered", "served", "handled", "completed", "connected", "agent", "transferred"])
      {
        return .answered
      }
      if field.isWord(in: ["abandoned", "short_abandon", "hangup", "hung up", "hang", "lost", "abandon"]) {
        if isAnswered, row.has(.answeredAt) { throw .contradiction }
        return .abandoned
      }
      if field.isWord(in: ["callback", "voicemail", "message", "diverted"]) { return .diverted }
      throw .unknownOutcome
    }
    if row.has(.abandoned) {
      guard let abandoned = row[.abandoned].flag else { throw .unknownOutcome }
      if abandoned, isAnswered { throw .contradiction }
      return abandoned ? .abandoned : .answered
    }
    if row.has(.answeredAt) { return isAnswered ? .answered : .abandoned }
    if row.has(.talk) || row.has(.agent) {
      let isServed = row[.talk].seconds.map { $0 > 0 } ?? !row[.agent].isEmpty
      return isServed ? .answered : .abandoned
    }
    throw .noOutcome
  }
}

/// A table read by the user's own column map.
struct MappedFormat: LogFormat {
  static let name = "map"
  static let summary = "calls, with the user's column map"
  static let layout = LogLayout.header
  static let columns: [Column] = []

  func read(_ row: MappedRow, _ context: inout ReadContext) throws(RejectReason) -> RowVerdict {
    try CallCSV.call(row, &context, unit: context.secondsPerUnit)
  }
}
