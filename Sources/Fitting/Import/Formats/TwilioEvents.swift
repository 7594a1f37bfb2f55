/// Twilio TaskRouter events as a table: a task is created, perhaps accepted by a worker, and completed or canceled.
///
/// Events come out of order, so a task is told when its last event is in: completed or canceled, with its creation known.
///
/// - Source: Twilio documentation, "TaskRouter Event Callbacks".
struct TwilioEvents: EventFormat {
  static let name = "twilio"
  static let summary = "Twilio TaskRouter events"
  static let layout = LogLayout.header
  static let columns: [Column] = [
    Column(.event, "EventType", required: true),
    Column(.arrival, "Timestamp", "TimestampMs", required: true),
    Column(.callKey, "TaskSid", required: true),
    Column(.queue, "TaskQueueName"),
    Column(.priority, "TaskPriority"),
    Column(.channel, "TaskChannelUniqueName"),
    Column(.agent, "WorkerSid"),
  ]

  private struct Task {
    var created: Stamp?
    var accepted: Stamp?
    var ended: Stamp?
    var isCanceled = false
    var agent: UInt64?
  }

  private var tasks: [UInt64: Task] = [:]
  var unfinished: Int { tasks.count }

  mutating func read(_ row: MappedRow, _ context: inout ReadContext) throws(RejectReason) -> RowVerdict {
    let event = row[.event]
    if !context.isChosen(channel: row[.channel]) { return .drop(.otherChannel) }
    let known = ["task.created", "reservation.accepted", "task.completed", "task.canceled"]
    guard event.isWord(in: known) else {
      let isOther =
        event.text.map {
          $0.hasPrefix("task") || $0.hasPrefix("reservation") || $0.hasPrefix("worker")
            || $0.hasPrefix("workflow")
        } ?? false
      if !isOther { throw .unknownEvent }
      return .drop(.otherEvent)
    }
    guard let time = try row.moment(.arrival) else { throw .noTime }
    guard let id = context.pseudonym(row[.callKey]) else { throw .outOfOrder }
    var task = tasks[id] ?? Task()
    if event.isWord("task.created") { task.created = time }
    if event.isWord("reservation.accepted") {
      (task.accepted, task.agent) = (time, context.pseudonym(row[.agent]))
    }
    if event.isWord(in: ["task.completed", "task.canceled"]) {
      (task.ended, task.isCanceled) = (time, event.isWord("task.canceled"))
    }
    guard let created = task.created, let ended = task.ended, task.isCanceled || task.accepted != nil else {
      tasks[id] = task
      return .used
    }
    tasks[id] = nil
    var draft = CallDraft(arrival: created, outcome: task.accepted == nil ? .abandoned : .answered)
    draft.answeredAt = task.accepted ?? ended
    draft.endedAt = ended
    draft.key = id
    draft.agent = task.agent
    if row.has(.queue) { draft.queue = .field(row[.queue]) }
    return .call(draft)
  }
}
