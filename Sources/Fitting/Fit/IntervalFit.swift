import Simulator

/// A scenario from totals by interval: what an ACD's export tells, and a plain word for what it does not.
public struct IntervalFit {
  let scenario: FittedScenario
  public let report: ImportReport
  public var scenarioText: String { scenario.text }
  let busyness: BusynessFit

  /// - Throws: `LogProblem`.
  public init(_ log: LogImport.Log, _ options: FitOptions) throws {
    let days = try IntervalDays(log.intervals, options.choice)
    report = log.report
    let sums = days.days.map { day in days.rows.filter { $0.day == day }.reduce(0.0) { $0 + $1.offered } }
    let mean = sums.reduce(0, +) / Double(sums.count)
    busyness = BusynessFit(counts: sums, means: sums.map { _ in mean }, freedom: sums.count - 1)
    let dates = days.days.map { CivilDate(days: $0).text }
    var types: [FittedScenario.TypeEntry] = []
    var groups: [FittedScenario.GroupEntry] = []
    for queue in days.queues {
      let rows = days.rows.filter { $0.queue == queue }
      let name = log.intervals.queues[queue]
      let entry = Self.type(name, rows, days)
      types.append(entry)
      groups.append(Self.group(name, rows, days, entry.arrivals))
    }
    let p =
      busyness.pValue.map { $0 < 1e-4 ? "p < 0.0001" : "p = \(LawText.number($0))" } ?? "too few days to test"
    scenario = FittedScenario(
      name: options.name,
      description:
        "Fitted to totals of \(Numerals.grouped(Int(sums.reduce(0, +).rounded()))) contacts on \(dates.count) days.",
      header: [
        "Estimated by `callsim fit` from a table of intervals (\(log.report.format)): \(log.report.conservation).",
        "A table of totals tells volumes and means, not how single contacts differ: laws marked ASSUMED are not from the data.",
      ],
      open: days.open, close: days.close, interval: days.interval,
      busynessComments: [
        "Busyness of days: cv \(LawText.number(busyness.byMoments * 100)) % by moments; dispersion \(LawText.number(busyness.dispersion)), \(p), \(dates.count) days."
      ],
      dayCV: busyness.cv, types: types, groups: groups, seed: options.seed, fittedOn: dates)
  }

  private static func type(
    _ name: String, _ rows: [IntervalTable.Row], _ days: IntervalDays
  ) -> FittedScenario.TypeEntry {
    var arrivals = Array(repeating: 0.0, count: days.intervals)
    for row in rows { arrivals[days.interval(of: row)] += row.offered / Double(days.days.count) }
    let handled = rows.filter { $0.handleTotal != nil }
    let answered = handled.reduce(0.0) { $0 + ($1.answered ?? $1.offered) }
    let handle = answered > 0 ? handled.reduce(0.0) { $0 + ($1.handleTotal ?? 0) } / answered : nil
    let lost = rows.reduce(0.0) { $0 + ($1.abandoned ?? 0) }
    let waited = rows.filter { $0.waitOfAnswered != nil && $0.waitOfAbandoned != nil }
    let exposure = waited.reduce(0.0) { $0 + ($1.waitOfAnswered ?? 0) + ($1.waitOfAbandoned ?? 0) }
    let lostInWaited = waited.reduce(0.0) { $0 + ($1.abandoned ?? 0) }
    var entry = FittedScenario.TypeEntry(
      name: name,
      comments: [
        "\(LawText.number(arrivals.reduce(0, +))) contacts a day; arrivals are means over \(days.days.count) days"
      ],
      arrivals: arrivals,
      handleTime: "{exponential: {mean: \(LawText.seconds(max(handle ?? 180, 1)))}}",
      handleComment: handle == nil
        ? "ASSUMED mean and law: the table has no handle times"
        : "mean of \(Numerals.grouped(Int(answered))) handled contacts, after-contact work included; the law is ASSUMED",
      patienceComment: "")
    if lostInWaited >= 5, exposure > 0 {
      entry.patience = "{exponential: {mean: \(LawText.seconds(exposure / lostInWaited))}}"
      entry.patienceComment =
        "total waiting time over \(Numerals.grouped(Int(lostInWaited))) hang-ups, the exponential's maximum likelihood; the law is ASSUMED"
    } else {
      entry.patienceComment =
        lost > 0
        ? "not known: the table has \(Numerals.grouped(Int(lost))) hang-ups, but not how long callers waited; state it before you rely on waits"
        : "nobody hung up, or the table does not tell"
    }
    return entry
  }

  private static func group(
    _ name: String, _ rows: [IntervalTable.Row], _ days: IntervalDays, _ arrivals: [Double]
  ) -> FittedScenario.GroupEntry {
    var (sums, counts) = (
      Array(repeating: 0.0, count: days.intervals), Array(repeating: 0.0, count: days.intervals)
    )
    for row in rows {
      guard let staffed = row.staffed else { continue }
      sums[days.interval(of: row)] += staffed
      counts[days.interval(of: row)] += 1
    }
    if counts.contains(where: { $0 > 0 }) {
      let averages = sums.indices.map { [counts[$0] > 0 ? sums[$0] / counts[$0] : 0] }
      return .init(
        name: name + " team", comments: ["staffed, as in the table; mean over days, in whole agents"],
        serves: [name],
        staff: WholeAgents.rounded(averages).map { $0[0] })
    }
    let handled = rows.filter { $0.handleTotal != nil }
    let answered = handled.reduce(0.0) { $0 + ($1.answered ?? $1.offered) }
    let handle = answered > 0 ? handled.reduce(0.0) { $0 + ($1.handleTotal ?? 0) } / answered : 180
    let staff = arrivals.map { Int(($0 * handle / days.interval / 0.85).rounded(.up)) }
    return .init(
      name: name + " team",
      comments: ["ASSUMED: offered load at 85 % occupancy; the table does not tell who was staffed"],
      serves: [name], staff: staff)
  }
}

/// The days of a table of intervals, on one grid.
struct IntervalDays {
  var open = 0.0
  var close = 86_400.0
  var interval = 1800.0
  var days: [Int]
  var queues: [Int]
  var rows: [IntervalTable.Row]

  var intervals: Int { Int(((close - open) / interval).rounded()) }

  func interval(of row: IntervalTable.Row) -> Int {
    min(max(Int((row.start - open) / interval), 0), intervals - 1)
  }

  init(_ table: IntervalTable, _ choice: HistoryChoice) throws {
    let step = table.step
    interval = step.map { max($0, choice.interval > $0 ? $0 : choice.interval) } ?? 86_400
    if let step, choice.interval > step, (choice.interval / step).truncatingRemainder(dividingBy: 1) == 0 {
      interval = choice.interval
    }
    var chosen = table.rows.filter { row in
      let date = CivilDate(days: row.day).text
      return !choice.except.contains(date) && (choice.days.isEmpty || choice.days.contains(date))
        && (choice.weekdays.isEmpty || choice.weekdays.contains(Weekday(day: row.day).rawValue))
    }
    if choice.weekdays.isEmpty, step != nil {
      let byWeekday = Dictionary(grouping: chosen) { Weekday(day: $0.day) }
      let volumes = byWeekday.mapValues { rows in
        rows.reduce(0.0) { $0 + $1.offered } / Double(Set(rows.map(\.day)).count)
      }
      let most = volumes.values.max() ?? 0
      chosen = chosen.filter { (volumes[Weekday(day: $0.day)] ?? 0) >= 0.5 * most }
    }
    let busy = chosen.filter { $0.offered > 0 }
    guard let first = busy.map(\.start).min(), let last = busy.map(\.start).max() else {
      throw LogProblem("no interval of the table has contacts")
    }
    if step != nil {
      open = choice.open ?? (first / interval).rounded(.down) * interval
      close = choice.close ?? min(86_400, (last / interval).rounded(.down) * interval + interval)
    }
    let (from, to) = (open, close)
    rows = chosen.filter { $0.start >= from && $0.start < to }
    days = Set(rows.map(\.day)).sorted()
    queues = Set(rows.filter { $0.offered > 0 }.map(\.queue)).sorted()
  }
}
