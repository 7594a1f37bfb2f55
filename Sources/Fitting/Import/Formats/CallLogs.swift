/// Five9's call log report: durations as HH:MM:SS; ANI and DNIS are never read.
struct FiveNine: LogFormat {
  static let name = "five9"
  static let summary = "Five9 call log report"
  static let layout = LogLayout.header
  static let columns: [Column] = [
    Column(.callKey, "CALL ID", required: true),
    Column(.arrival, "TIMESTAMP", required: true),
    Column(.date, "DATE"),
    Column(.queue, "SKILL"),
    Column(.direction, "CALL TYPE"),
    Column(.wait, "QUEUE WAIT TIME", required: true),
    Column(.talk, "TALK TIME", required: true),
    Column(.hold, "HOLD TIME"),
    Column(.wrapUp, "AFTER CALL WORK TIME"),
    Column(.abandoned, "ABANDONED", required: true),
    Column(.agent, "AGENT"),
  ]

  func read(_ row: MappedRow, _ context: inout ReadContext) throws(RejectReason) -> RowVerdict {
    try CallCSV.call(row, &context, unit: 1)
  }
}

/// NICE CXone's completed-contacts data download.
///
/// - Source: NICE CXone help, "Data Download Report: Completed Contacts".
struct NiceCXone: LogFormat {
  static let name = "nice-cxone"
  static let summary = "NICE CXone data download of completed contacts"
  static let layout = LogLayout.header
  static let columns: [Column] = [
    Column(.callKey, "Contact_ID", required: true),
    Column(.data1, "Master_Contact_ID", required: true),
    Column(.date, "start_date"),
    Column(.arrival, "start_time", "Contact_Start", required: true),
    Column(.queue, "Skill_Name"),
    Column(.channel, "Media_Name"),
    Column(.wait, "InQueue", "PreQueue_InQueue", "In_Queue", required: true),
    Column(.abandoned, "Abandon", required: true),
    Column(.abandonWait, "Abandon_Time"),
    Column(.talk, "Active_Talk_Time", "Agent_Time", required: true),
    Column(.hold, "Hold_Time"),
    Column(.wrapUp, "ACW_Seconds", "ACW_Time"),
    Column(.agent, "Agent_No"),
  ]

  func read(_ row: MappedRow, _ context: inout ReadContext) throws(RejectReason) -> RowVerdict {
    let (own, master) = (row[.callKey], row[.data1])
    if !master.isEmpty, context.pseudonym(own) != context.pseudonym(master) { return .drop(.transferLeg) }
    return try CallCSV.call(row, &context, unit: 1)
  }
}

/// Genesys Cloud conversation details as a table; metrics in milliseconds.
struct GenesysConversations: LogFormat {
  static let name = "genesys-conversations"
  static let summary = "Genesys Cloud conversation details (metrics in milliseconds)"
  static let layout = LogLayout.header
  static let columns: [Column] = [
    Column(.arrival, "conversationStart", required: true),
    Column(.callKey, "conversationId"),
    Column(.queue, "queueId", "queueName"),
    Column(.channel, "mediaType"),
    Column(.wait, "tAcd", required: true),
    Column(.abandoned, "tAbandon", required: true),
    Column(.talk, "tTalk", required: true),
    Column(.hold, "tHeld"),
    Column(.wrapUp, "tAcw"),
    Column(.agent, "userId"),
  ]

  func read(_ row: MappedRow, _ context: inout ReadContext) throws(RejectReason) -> RowVerdict {
    try CallCSV.call(row, &context, unit: 0.001)
  }
}
