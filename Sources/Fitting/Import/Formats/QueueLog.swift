/// The `queue_log` of Asterisk: `epoch|callid|queue|agent|event|data1|data2|...`, one event a line.
///
/// A contact begins with ENTERQUEUE, is answered by CONNECT (holdtime) and ends with COMPLETEAGENT or COMPLETECALLER
/// (holdtime, calltime, origposition), TRANSFER, or before with ABANDON (position, origposition, waittime) or an EXIT.
///
/// - Source: Asterisk documentation, "Queue Logs".
struct QueueLog: EventFormat {
  static let name = "queue_log"
  static let summary = "queue_log of Asterisk"
  static let layout = LogLayout.fixed(delimiter: UInt8(ascii: "|"), fields: 5...14)
  static let columns: [Column] = [
    Column(.arrival, "epoch", required: true), Column(.callKey, "callid"), Column(.queue, "queue"),
    Column(.agent, "agent"),
    Column(.event, "event", required: true), Column(.data1, "data1"), Column(.data2, "data2"),
    Column(.data3, "data3"),
  ]
  static let events: Set<String> = [
    "ENTERQUEUE", "CONNECT", "COMPLETEAGENT", "COMPLETECALLER", "ABANDON", "RINGNOANSWER", "TRANSFER",
    "PAUSE", "UNPAUSE",
    "ADDMEMBER", "REMOVEMEMBER", "EXITWITHTIMEOUT", "EXITWITHKEY", "EXITEMPTY", "CONFIGRELOAD", "QUEUESTART",
    "DID", "PAUSEALL",
    "UNPAUSEALL", "AGENTLOGIN", "AGENTLOGOFF", "AGENTCALLBACKLOGIN", "AGENTCALLBACKLOGOFF", "AGENTDUMP",
    "SYSCOMPAT",
    "BLINDTRANSFER", "ATTENDEDTRANSFER", "RINGCANCELED", "MEMBERPAUSED", "INFO",
  ]

  private struct Open {
    var entered: Stamp
    var connected: Stamp?
    var hold = 0.0
    var agent: UInt64?
  }

  private var open: [UInt64: Open] = [:]
  var unfinished: Int { open.count }

  mutating func read(_ row: MappedRow, _ context: inout ReadContext) throws(RejectReason) -> RowVerdict {
    let event = row[.event]
    guard Self.events.contains(where: { event.isWord($0) }) else { throw .unknownEvent }
    guard let time = try row.moment(.arrival) else { throw .noTime }
    let key = row[.callKey]
    guard !key.isEmpty, !key.isWord("NONE") else { return .drop(.otherEvent) }
    let id = context.pseudonyms.number(of: key.bytes)
    if event.isWord("ENTERQUEUE") {
      open[id] = Open(entered: time)
      return .used
    }
    let isEnd = event.isWord(in: [
      "COMPLETEAGENT", "COMPLETECALLER", "TRANSFER", "BLINDTRANSFER", "ATTENDEDTRANSFER",
    ])
    let isLost = event.isWord("ABANDON")
    let isExit = event.isWord(in: ["EXITWITHTIMEOUT", "EXITWITHKEY", "EXITEMPTY"])
    if event.isWord("CONNECT") {
      guard open[id] != nil else { throw .outOfOrder }
      open[id]?.connected = time
      let hold = try row.seconds(.data1)
      open[id]?.hold = hold ?? 0
      open[id]?.agent = context.pseudonym(row[.agent])
      return .used
    }
    guard isEnd || isLost || isExit else { return .drop(.otherEvent) }
    guard let call = open.removeValue(forKey: id) else { throw .outOfOrder }
    var draft = CallDraft(
      arrival: call.entered, outcome: isLost ? .abandoned : isExit ? .diverted : .answered)
    draft.queue = .field(row[.queue])
    draft.key = id
    if isEnd {
      guard let connected = call.connected else { throw .outOfOrder }
      (draft.answeredAt, draft.endedAt, draft.agent) = (connected, time, call.agent)
      if !event.isWord("TRANSFER"), let talk = try row.seconds(.data2),
        event.isWord(in: ["COMPLETEAGENT", "COMPLETECALLER"])
      {
        draft.talk = talk
      }
    } else if isLost, let wait = try row.seconds(.data3) {
      draft.wait = wait
    } else {
      draft.answeredAt = time
    }
    return .call(draft)
  }
}
