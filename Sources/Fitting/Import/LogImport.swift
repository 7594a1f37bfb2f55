import Foundation
import Simulator

/// Reads a log of any known format into the canonical tables.
public struct LogImport: Sendable {
  public var path: String
  /// Name of a format; nil: told from the header.
  public var format: String?
  public var map: ColumnMap?
  public var timeZone: TimeZone?
  public var dateOrder: String?
  public var delimiter: String?
  public var linksCallers = false
  public var channel = "voice"

  public init(path: String) { self.path = path }

  public static var formatList: [String] {
    let width = LogFormats.all.map { $0.name.count }.max() ?? 0
    return LogFormats.all.map {
      $0.name + String(repeating: " ", count: width - $0.name.count + 2) + $0.summary
    }
  }

  /// What was read.
  public struct Log {
    var calls: CallTable
    var intervals: IntervalTable
    public var report: ImportReport
    var priorityCredit: Double?
    public var isCallLog: Bool { intervals.rows.isEmpty }
  }

  /// - Throws: `UnreadableFile` or `LogProblem`.
  public func read() throws -> Log { try read(ByteSource(path)) }

  func read(_ source: ByteSource) throws -> Log {
    let reader = try RowReader(source)
    guard !reader.head.isEmpty else { throw LogProblem.empty }
    let choice = try FormatChoice(self, head: reader.head)
    var run = ImportRun(self, choice)
    reader.setStyle(choice.style)
    if choice.hasHeader {
      guard try reader.next() else { throw LogProblem.empty }
    }
    try run.readAll(reader)
    return run.finish()
  }
}

/// One pass over a log.
private struct ImportRun {
  private let choice: FormatChoice
  private var format: any LogFormat
  private var context: ReadContext
  private var clock: LocalClock
  private var calls = CallTable()
  private var intervals = IntervalTable()
  private var intervalQueues: [UInt64: Int] = [:]
  private var report = ImportReport()
  private var json: JSONLine?
  private var needsZone = false
  private static let longest = 86_400.0

  init(_ log: LogImport, _ choice: FormatChoice) {
    self.choice = choice
    format = choice.format
    context = ReadContext()
    context.linksCallers = log.linksCallers
    context.channel = log.channel
    if let map = log.map {
      context.outcomes = map.outcomes
      context.secondsPerUnit = map.secondsPerUnit
    }
    clock = LocalClock(zone: log.timeZone)
    let kind = type(of: format)
    report.format = kind.name
    report.summary = kind.summary
    report.mapping = choice.map.kept.map {
      ($0.label, $0.slot.isPseudonym ? "\($0.slot.name), as a pseudonym in memory" : $0.slot.name)
    }
    report.droppedColumns = choice.map.dropped
    report.notes = kind.notes
    if log.timeZone == nil {
      report.notes.append("times are taken as the center's wall clock (no --time-zone)")
    }
    if kind.layout == .jsonLines {
      json = JSONLine(
        paths: kind.columns.enumerated().flatMap { index, column in column.names.map { ($0, index) } })
    }
  }

  mutating func readAll(_ reader: RowReader) throws {
    while try reader.next() {
      report.read += 1
      let line = reader.number
      if let fault = reader.fault {
        report.reject(line, Self.reason(of: fault))
        continue
      }
      do throws(RejectReason) {
        try reader.withRow { (fields) throws(RejectReason) in try take(fields) }
      } catch {
        report.reject(line, error)
      }
      if needsZone {
        throw LogProblem(
          "the log's times are instants (UTC or with an offset); say where the center is: --time-zone "
            + "America/New_York, or --time-zone UTC", kind: .usage)
      }
    }
  }

  private static func reason(of fault: RowReader.Fault) -> RejectReason {
    switch fault {
    case .openQuote: .openQuote
    case .tooLong: .tooLong
    case .nulByte: .nulByte
    case .encoding: .encoding
    }
  }

  private mutating func take(_ fields: RowFields) throws(RejectReason) {
    if json != nil {
      guard json!.scan(fields.text) else { throw .notJSON }
      let (bytes, ends) = (json!.fields, json!.ends)
      try bytes.withUnsafeBufferPointer { (text) throws(RejectReason) in
        try use(
          MappedRow(
            fields: RowFields(text: text, ends: ends), columns: choice.map.columns, order: choice.order))
      }
      return
    }
    if case .fixed(_, let counts) = type(of: format).layout {
      guard counts.contains(fields.count) else { throw .fieldCount }
    } else if fields.count != choice.map.fieldCount {
      throw .fieldCount
    }
    try use(MappedRow(fields: fields, columns: choice.map.columns, order: choice.order))
  }

  private mutating func use(_ row: MappedRow) throws(RejectReason) {
    switch try format.read(row, &context) {
    case .drop(let reason): report.dropped[reason, default: 0] += 1
    case .used: report.kept += 1
    case .call(let draft):
      try add(draft)
      report.kept += 1
    case .interval(let draft):
      try add(draft)
      report.kept += 1
    }
  }

  // MARK: Contacts

  private mutating func add(_ draft: CallDraft) throws(RejectReason) {
    guard let arrival = try moment(draft.arrival) else { throw .notATime }
    var wait = draft.wait
    if let answeredAt = draft.answeredAt, let answered = try moment(answeredAt) {
      let measured = Self.distance(arrival, answered)
      if measured < -0.5 { throw .answeredBeforeQueued }
      wait = wait ?? max(measured, 0)
    }
    guard let wait else { throw .noOutcome }
    var talk = draft.talk ?? 0
    if draft.talk == nil, draft.outcome == .answered, let endedAt = draft.endedAt,
      let ended = try moment(endedAt)
    {
      talk = Self.distance(arrival, ended) - wait
      if talk < -0.5 { throw .endedBeforeAnswered }
      talk = max(talk, 0)
    }
    for seconds in [wait, talk, draft.wrapUp ?? 0] {
      if seconds < 0 { throw .negativeDuration }
      if seconds > Self.longest { throw .longDuration }
    }
    var call = CallTable.Call(
      arrivalMilliseconds: Int32(min((arrival.second * 1000).rounded(), 86_399_999)), wait: Float(wait),
      queue: 0,
      outcome: draft.outcome)
    if let key = draft.key { call.key = UInt32(truncatingIfNeeded: key ^ key >> 32) | 1 }
    if draft.outcome == .answered {
      call.talk = Float(talk)
      call.wrapUp = draft.wrapUp.map { Float($0) } ?? .nan
      if let agent = draft.agent { call.agent = try calls.agentNumber(of: agent) }
    }
    call.version = Float(draft.version - (Double(arrival.day) * 86_400 + arrival.second))
    call.priority = draft.priority
    switch draft.queue {
    case .none: call.queue = calls.queueNumber(named: "calls")
    case .field(let field):
      guard field.text != nil else { throw .encoding }
      call.queue = calls.queueNumber(of: field, context.pseudonyms)
    case .known(let number): call.queue = number
    }
    if let caller = draft.caller {
      let moment = Double(arrival.day) * 86_400 + arrival.second
      calls.addCaller(caller, moment, moment + wait, draft.outcome)
    }
    calls.add(call, day: arrival.day)
    if arrival.isInRepeatedHour { report.repeatedHour += 1 }
    if report.samples.count < 10 { sample(call, arrival, draft.queue) }
  }

  private mutating func moment(_ stamp: Stamp) throws(RejectReason) -> LocalClock.Moment? {
    do throws(LocalClock.Fault) {
      return try clock.moment(stamp)
    } catch {
      switch error {
      case .needsZone:
        needsZone = true
        throw .notATime
      case .comesTwice: throw .comesTwice
      case .skipped: throw .skipped
      }
    }
  }

  private static func distance(_ from: LocalClock.Moment, _ to: LocalClock.Moment) -> Double {
    Double(to.day - from.day) * 86_400 + to.second - from.second
  }

  private mutating func sample(
    _ call: CallTable.Call, _ moment: LocalClock.Moment, _ queue: CallDraft.QueueName
  ) {
    let time = DayTimes.written((moment.second / 1800).rounded(.down) * 1800)
    let fate =
      call.isAnswered
      ? "answered after \(Numerals.written(Double(call.wait).rounded())) s, talk \(Numerals.written(Double(call.talk).rounded())) s"
        + (call.agent > 0 ? ", agent \(call.agent)" : "")
      : "\(call.outcome) after \(Numerals.written(Double(call.wait).rounded())) s"
    report.samples.append("\(Weekday(day: moment.day).name) \(time)  queue \(call.queue + 1)  \(fate)")
  }

  // MARK: Intervals

  private mutating func add(_ draft: IntervalDraft) throws(RejectReason) {
    guard let start = try moment(draft.start) else { throw .notATime }
    guard start.second.truncatingRemainder(dividingBy: 60) == 0 else { throw .notAnInterval }
    if let answered = draft.answered, answered + (draft.abandoned ?? 0) > draft.offered * 1.001 + 2,
      draft.offered > 0
    {
      throw .contradictoryCounts
    }
    let queue: Int
    switch draft.queue {
    case .none, .known: queue = number(ofQueue: 0) { "calls" }
    case .field(let field):
      guard let text = field.text else { throw .encoding }
      let index = intervals.queues.count + 1
      queue = number(ofQueue: context.pseudonyms.number(of: field.bytes)) {
        CallTable.safeName(text, number: index)
      }
    }
    intervals.rows.append(
      .init(
        day: start.day, start: start.second, queue: queue, offered: draft.offered, answered: draft.answered,
        abandoned: draft.abandoned, handleTotal: draft.handleTotal, waitOfAnswered: draft.waitOfAnswered,
        waitOfAbandoned: draft.waitOfAbandoned, staffed: draft.staffed, inTime: draft.inTime,
        forecast: draft.forecast))
  }

  private mutating func number(ofQueue hash: UInt64, name: () -> String) -> Int {
    if let known = intervalQueues[hash] { return known }
    let number = intervals.queues.count
    intervals.queues.append(name())
    intervalQueues[hash] = number
    return number
  }

  mutating func finish() -> LogImport.Log {
    if let unfinished = (format as? any EventFormat)?.unfinished, unfinished > 0 {
      report.notes.append("\(Numerals.grouped(unfinished)) contacts have no end in the log and are left out")
    }
    let duplicates = calls.finish() + intervals.removeDuplicates()
    if duplicates > 0 {
      report.kept -= duplicates
      report.dropped[.duplicate, default: 0] += duplicates
    }
    intervals.poolSmallQueues()
    report.contacts = calls.count
    if report.repeatedHour > 0 {
      report.notes.append(
        "\(Numerals.grouped(report.repeatedHour)) contacts came in the hour that comes twice when clocks go back; "
          + "both passes count in the same intervals")
    }
    return LogImport.Log(
      calls: calls, intervals: intervals, report: report, priorityCredit: type(of: format).priorityCredit)
  }
}

/// A format whose contacts are told by several rows.
protocol EventFormat: LogFormat {
  /// Contacts without an end so far.
  var unfinished: Int { get }
}

extension IntervalTable {
  /// Rows with the queue and time of an earlier row: the later one stays.
  fileprivate mutating func removeDuplicates() -> Int {
    struct Key: Hashable {
      var day: Int
      var start: Double
      var queue: Int
    }
    var places: [Key: Int] = [:]
    var kept: [Row] = []
    for row in rows {
      let key = Key(day: row.day, start: row.start, queue: row.queue)
      if let place = places[key] {
        kept[place] = row
      } else {
        places[key] = kept.count
        kept.append(row)
      }
    }
    let removed = rows.count - kept.count
    rows = kept
    return removed
  }

  /// Queues with fewer contacts than may be shown become one.
  fileprivate mutating func poolSmallQueues() {
    guard queues.count > 1 else { return }
    var sizes = Array(repeating: 0.0, count: queues.count)
    for row in rows { sizes[row.queue] += max(row.offered, row.forecast ?? 0) }
    let small = Set(sizes.indices.filter { sizes[$0] < Double(IdentifierGuard.smallestCell) })
    guard !small.isEmpty else { return }
    let other = queues.count
    queues.append(CallTable.other)
    for index in rows.indices where small.contains(rows[index].queue) { rows[index].queue = other }
  }
}
