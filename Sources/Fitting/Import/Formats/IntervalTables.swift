/// Any table of intervals whose columns have usual names: `interval`, `queue`, `volume`, `aht`, `staffed`, `abandoned`, ...
struct IntervalCSV: LogFormat {
  static let name = "intervals"
  static let summary = "volumes by interval, with usual column names (also forecasts)"
  static let layout = LogLayout.header
  static let columns: [Column] = [
    Column(.interval, "interval", "interval_start", "start", "period", "time", "slot", required: true),
    Column(.date, "date", "day"),
    Column(.queue, "queue", "queue_name", "skill", "split", "contact_type"),
    Column(.offered, "volume", "offered", "calls_offered", "contacts", "calls", "actual", "forecast", required: true),
    Column(.forecast, "forecast", "forecast_volume"),
    Column(.answered, "answered", "handled", "calls_handled"),
    Column(.abandonedCount, "abandoned", "calls_abandoned", "abandons"),
    Column(.averageHandle, "aht", "average_handle_time", "aht_s"),
    Column(.handleTotal, "handle_time_total", "total_handle_time"),
    Column(.averageWait, "asa", "average_speed_of_answer"),
    Column(.abandonWaitTotal, "abandon_time", "abandon_wait_total"),
    Column(.staffed, "staffed", "agents", "staff", "positions"),
    Column(.withinThreshold, "answered_in_time", "acceptable"),
  ]

  func read(_ row: MappedRow, _ context: inout ReadContext) throws(RejectReason) -> RowVerdict {
    guard let start = try row.moment(.interval) else { throw .noTime }
    let forecast = try row.count(.forecast)
    guard let offered = try row.count(.offered, orElse: .forecast) else { throw .notACount }
    var draft = IntervalDraft(start: start, offered: offered)
    draft.forecast = forecast
    if row.has(.queue) { draft.queue = .field(row[.queue]) }
    draft.abandoned = try row.count(.abandonedCount)
    draft.answered = try row.count(.answered)
    if draft.answered == nil { draft.answered = draft.abandoned.map { max(0, offered - $0) } }
    let answered = draft.answered ?? offered
    draft.handleTotal = try row.seconds(.handleTotal)
    if draft.handleTotal == nil, let average = try row.seconds(.averageHandle) {
      draft.handleTotal = average * answered
    }
    if let average = try row.seconds(.averageWait) { draft.waitOfAnswered = average * answered }
    draft.waitOfAbandoned = try row.seconds(.abandonWaitTotal)
    draft.staffed = try row.count(.staffed)
    draft.inTime = try row.count(.withinThreshold)
    return .interval(draft)
  }
}

/// The historical import of Genesys Cloud workforce management.
///
/// - Source: Genesys Cloud Resource Center, "Historical data import".
struct GenesysWFM: LogFormat {
  static let name = "genesys-wfm"
  static let summary = "Genesys WFM historical import"
  static let layout = LogLayout.header
  static let columns: [Column] = [
    Column(.interval, "Interval Start UTC Date", required: true),
    Column(.queue, "Queue", required: true),
    Column(.channel, "Media Type"),
    Column(.offered, "Offered", required: true),
    Column(.answered, "Interactions Handled"),
    Column(.handleTotal, "Total Handle Time (Seconds)"),
  ]

  func read(_ row: MappedRow, _ context: inout ReadContext) throws(RejectReason) -> RowVerdict {
    if !context.isChosen(channel: row[.channel]) { return .drop(.otherChannel) }
    guard var start = try row.moment(.interval) else { throw .noTime }
    // The column says UTC, whether the value does or not.
    start.offset = start.offset ?? 0
    guard let second = start.second, second.truncatingRemainder(dividingBy: 900) == 0 else {
      throw .notAnInterval
    }
    guard let offered = try row.count(.offered) else { throw .notACount }
    var draft = IntervalDraft(start: start, offered: offered)
    draft.queue = .field(row[.queue])
    draft.answered = try row.count(.answered)
    draft.handleTotal = try row.seconds(.handleTotal)
    return .interval(draft)
  }
}

/// Avaya CMS split/skill by interval (hsplit), local time; ANSTIME, ACDTIME and the like are sums.
struct AvayaHsplit: LogFormat {
  static let name = "avaya-hsplit"
  static let summary = "Avaya CMS split/skill interval table (hsplit)"
  static let layout = LogLayout.header
  static let columns: [Column] = [
    Column(.date, "ROW_DATE", required: true),
    Column(.interval, "STARTTIME", required: true),
    Column(.time, "INTRVL"),
    Column(.queue, "SPLIT", required: true),
    Column(.offered, "CALLSOFFERED", required: true),
    Column(.answered, "ACDCALLS", required: true),
    Column(.abandonedCount, "ABNCALLS"),
    Column(.waitTotal, "ANSTIME"),
    Column(.abandonWaitTotal, "ABNTIME"),
    Column(.talkTotal, "ACDTIME"),
    Column(.wrapTotal, "ACWTIME"),
    Column(.holdTotal, "HOLDTIME"),
    Column(.withinThreshold, "ACCEPTABLE"),
  ]

  func read(_ row: MappedRow, _ context: inout ReadContext) throws(RejectReason) -> RowVerdict {
    guard let date = try row.stamp(.date), date.day != nil else { throw .noTime }
    // STARTTIME is 930 or 0930 for half past nine; 0 for midnight.
    guard let clock = row[.interval].integer, clock >= 0, clock % 100 < 60, clock < 2400 else {
      throw .notATime
    }
    var start = date
    start.second = Double(clock / 100 * 3600 + clock % 100 * 60)
    guard let offered = try row.count(.offered) else { throw .notACount }
    var draft = IntervalDraft(start: start, offered: offered)
    draft.queue = .field(row[.queue])
    draft.answered = try row.count(.answered)
    draft.abandoned = try row.count(.abandonedCount)
    draft.waitOfAnswered = try row.seconds(.waitTotal)
    draft.waitOfAbandoned = try row.seconds(.abandonWaitTotal)
    if let talk = try row.seconds(.talkTotal) {
      let (wrapUp, hold) = (try row.seconds(.wrapTotal), try row.seconds(.holdTotal))
      draft.handleTotal = talk + (wrapUp ?? 0) + (hold ?? 0)
    }
    draft.inTime = try row.count(.withinThreshold)
    return .interval(draft)
  }
}

/// Queue data for Calabrio WFM (Teleopti): no header, fields in a fixed order, `;` between them, 0 for missing.
struct Teleopti: LogFormat {
  static let name = "teleopti"
  static let summary = "queue data for Calabrio WFM (Teleopti), without a header"
  static let layout = LogLayout.fixed(delimiter: UInt8(ascii: ";"), fields: 8...21)
  static let columns: [Column] = [
    Column(.time, "interval length", required: true), Column(.date, "date", required: true),
    Column(.interval, "time", required: true), Column(.data1, "queue number"), Column(.queue, "queue name"),
    Column(.offered, "offered calls", required: true), Column(.answered, "answered calls"),
    Column(.withinThreshold, "answered within service level"), Column(.abandonedCount, "abandoned calls"),
    Column(.data2, "abandoned within service level"), Column(.data3, "abandoned short"),
    Column(.updated, "overflow out"), Column(.outcome, "overflow in"), Column(.talkTotal, "talk time"),
    Column(.wrapTotal, "after-call work"), Column(.waitTotal, "wait of answered"),
    Column(.abandonWaitTotal, "wait of abandoned"),
  ]

  func read(_ row: MappedRow, _ context: inout ReadContext) throws(RejectReason) -> RowVerdict {
    guard row[.time].integer != nil else { return .drop(.repeatedHeader) }
    guard let start = try row.moment(.interval) else { throw .noTime }
    guard let offered = try row.count(.offered) else { throw .notACount }
    var draft = IntervalDraft(start: start, offered: offered)
    draft.queue = .field(row[.queue].isEmpty ? row[.data1] : row[.queue])
    draft.answered = try row.count(.answered)
    draft.abandoned = try row.count(.abandonedCount)
    draft.inTime = try row.count(.withinThreshold)
    if let talk = try row.seconds(.talkTotal) {
      let wrapUp = try row.seconds(.wrapTotal)
      draft.handleTotal = talk + (wrapUp ?? 0)
    }
    draft.waitOfAnswered = try row.seconds(.waitTotal)
    draft.waitOfAbandoned = try row.seconds(.abandonWaitTotal)
    return .interval(draft)
  }
}

/// Daily volumes for a strategic planner, Verint style: `queue, M-D-YYYY, volume, AHT`, without a header.
struct VerintVolumes: LogFormat {
  static let name = "verint"
  static let summary = "daily volumes, Verint style: queue, M-D-YYYY, volume, AHT"
  static let layout = LogLayout.fixed(delimiter: UInt8(ascii: ","), fields: 4...4)
  static let columns: [Column] = [
    Column(.queue, "queue", required: true), Column(.date, "date", required: true),
    Column(.offered, "volume", required: true), Column(.averageHandle, "AHT", required: true),
  ]
  static let notes = ["volumes are of whole days: the scenario has one interval a day"]

  func read(_ row: MappedRow, _ context: inout ReadContext) throws(RejectReason) -> RowVerdict {
    if row[.offered].isWord("volume") { return .drop(.repeatedHeader) }
    guard var start = try row.stamp(.date), start.day != nil else { throw .noTime }
    start.second = 0
    guard let offered = try row.count(.offered) else { throw .notACount }
    var draft = IntervalDraft(start: start, offered: offered)
    draft.queue = .field(row[.queue])
    draft.answered = offered
    if let average = try row.seconds(.averageHandle) { draft.handleTotal = average * offered }
    return .interval(draft)
  }
}
