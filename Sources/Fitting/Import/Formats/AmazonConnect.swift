/// Amazon Connect contact records.
///
/// Delivered at least once: records are told apart by ContactId and the greatest LastUpdateTimestamp stays. Unknown fields
/// are ignored. `CustomerEndpoint` and `Attributes` are identifiers and never read.
///
/// - Source: Amazon Connect Administrator Guide, "Contact records data model".
enum AmazonConnect {
  static func columns(_ path: (String) -> [String]) -> [Column] {
    func column(_ slot: Slot, _ name: String, required: Bool = false) -> Column {
      var column = Column(slot, required: required)
      column.names = path(name)
      return column
    }
    return [
      column(.callKey, "ContactId", required: true),
      column(.updated, "LastUpdateTimestamp"),
      column(.channel, "Channel"),
      column(.direction, "InitiationMethod"),
      column(.arrival, "InitiationTimestamp", required: true),
      column(.endedAt, "DisconnectTimestamp"),
      column(.data1, "PreviousContactId"),
      column(.queue, "Queue.Name"),
      column(.queuedAt, "Queue.EnqueueTimestamp"),
      column(.time, "Queue.DequeueTimestamp"),
      column(.wait, "Queue.Duration"),
      column(.answeredAt, "Agent.ConnectedToAgentTimestamp"),
      column(.talk, "Agent.AgentInteractionDuration"),
      column(.hold, "Agent.CustomerHoldDuration"),
      column(.wrapUp, "Agent.AfterContactWorkDuration"),
      column(.agent, "Agent.ARN"),
    ]
  }

  static let notes = [
    "a contact is queued from Queue.EnqueueTimestamp on; contacts without a queue never asked for an agent"
  ]

  static func call(_ row: MappedRow, _ context: inout ReadContext) throws(RejectReason) -> RowVerdict {
    if !context.isChosen(channel: row[.channel]) { return .drop(.otherChannel) }
    if row[.direction].isWord(in: ["outbound", "external_outbound", "agent_reply", "monitor"]) {
      return .drop(.outbound)
    }
    guard try row.moment(.arrival) != nil else { throw .noTime }
    guard let queued = try row.moment(.queuedAt) else { return .drop(.leftMenu) }
    let answered = try row.moment(.answeredAt)
    var draft = CallDraft(arrival: queued, outcome: answered == nil ? .abandoned : .answered)
    draft.answeredAt = answered
    if answered == nil {
      draft.wait = try row.seconds(.wait)
      if draft.wait == nil { draft.answeredAt = try row.moment(.time, orElse: .endedAt) }
      if row[.direction].isWord("callback") { draft.outcome = .diverted }
    }
    if let talk = try row.seconds(.talk) {
      let hold = try row.seconds(.hold)
      draft.talk = talk + (hold ?? 0)
    } else {
      draft.endedAt = try row.moment(.endedAt)
    }
    draft.wrapUp = try row.seconds(.wrapUp)
    draft.key = context.pseudonym(row[.callKey])
    if let updated = try row.moment(.updated) {
      draft.version = Double(updated.day ?? 0) * 86_400 + (updated.second ?? 0)
    }
    draft.agent = context.pseudonym(row[.agent])
    draft.queue = .field(row[.queue])
    return .call(draft)
  }
}

struct ConnectJSON: LogFormat {
  static let name = "amazon-connect"
  static let summary = "Amazon Connect contact records, one JSON object a line"
  static let layout = LogLayout.jsonLines
  static let columns = AmazonConnect.columns { [$0] }
  static let notes = AmazonConnect.notes

  func read(_ row: MappedRow, _ context: inout ReadContext) throws(RejectReason) -> RowVerdict {
    try AmazonConnect.call(row, &context)
  }
}

struct ConnectCSV: LogFormat {
  static let name = "amazon-connect-csv"
  static let summary = "Amazon Connect contact records as a table"
  static let layout = LogLayout.header
  static let columns = AmazonConnect.columns { path in
    // Exports flatten paths with dots, underscores or not at all.
    [path, String(path.split(separator: ".").last ?? "")].filter {
      !["Name", "Duration", "ARN"].contains($0)
    }
  }
  static let notes = AmazonConnect.notes

  func read(_ row: MappedRow, _ context: inout ReadContext) throws(RejectReason) -> RowVerdict {
    try AmazonConnect.call(row, &context)
  }
}
