import Foundation
import Simulator

/// A log in the terms of a scenario: days that are alike, cut in intervals, with contact types.
struct History {
  var open: Double
  var close: Double
  var interval: Double
  /// Days used, increasing; days since 1970.
  var days: [Int]
  var types: ContactTypes
  /// Contacts of each day within opening hours, by arrival.
  var calls: [[CallTable.Call]]
  /// `isObserved[day][interval]`: false where the log is silent though contacts are certain.
  var isObserved: [[Bool]]
  /// Days of the log that are not used, and why.
  var leftOut: [(day: Int, reason: String)]
  var notes: [String] = []

  var intervals: Int { Int(((close - open) / interval).rounded()) }

  func interval(of call: CallTable.Call) -> Int { min(Int((call.arrival - open) / interval), intervals - 1) }

  func start(ofInterval index: Int) -> Double { open + Double(index) * interval }

  /// - Throws: `LogProblem` when nothing is left.
  ///
  /// - Parameter typeNames: names of the types of a scenario, which decide what queues are split by priority; nil: the log does.
  init(_ table: CallTable, _ choice: HistoryChoice, typeNames: [String]? = nil) throws {
    interval = choice.interval
    let selection = try DaySelection(table, choice)
    (open, close, days, leftOut) = (selection.open, selection.close, selection.days, selection.leftOut)
    let (from, to) = (open, close)
    calls = days.map { day in (table.days[day] ?? []).filter { $0.arrival >= from && $0.arrival < to } }
    let outside = days.reduce(0) { $0 + (table.days[$1]?.count ?? 0) } - calls.reduce(0) { $0 + $1.count }
    types = ContactTypes(table, calls, typeNames)
    isObserved = []
    isObserved = silences()
    notes = selection.notes
    if outside > 0 {
      notes.append(
        "\(Numerals.grouped(outside)) contacts of these days came outside \(DayTimes.written(open))-"
          + "\(DayTimes.written(close)) and are left out")
    }
    for (index, observed) in isObserved.enumerated() where observed.contains(false) {
      let silent = observed.indices.filter { !observed[$0] }
      notes.append(
        "\(CivilDate(days: days[index]).text): no contact from \(DayTimes.written(start(ofInterval: silent[0]))) in "
          + "\(silent.count) intervals that usually have many: taken as a failure, not as an observation")
    }
  }

  /// The same history with some of its days.
  func keeping(_ chosen: [Int]) -> History {
    var part = self
    part.days = chosen.map { days[$0] }
    part.calls = chosen.map { calls[$0] }
    part.isObserved = chosen.map { isObserved[$0] }
    return part
  }

  private func silences() -> [[Bool]] {
    let counts = calls.map { calls in
      calls.reduce(into: Array(repeating: 0.0, count: intervals)) { $0[interval(of: $1)] += 1 }
    }
    let means = (0..<intervals).map { i in counts.reduce(0.0) { $0 + $1[i] } / Double(max(days.count, 1)) }
    // At 20 expected, no contact has probability 2e-9.
    return counts.map { day in day.indices.map { !(day[$0] == 0 && means[$0] >= 20 && days.count > 2) } }
  }
}

/// Contact types: the queues of a log, each split in two where priority customers are known.
struct ContactTypes {
  struct Kind: Hashable {
    var name: String
    var queue: UInt16
    /// 1 or 2; 0: not split.
    var priority: UInt8
  }

  private(set) var kinds: [Kind] = []
  /// By queue: the type of priority 1 and of others, and the share of priority 1 among those known.
  private var split: [UInt16: (high: Int, low: Int, share: Double)] = [:]
  private var single: [UInt16: Int] = [:]

  init(_ table: CallTable, _ calls: [[CallTable.Call]], _ typeNames: [String]? = nil) {
    var known: [UInt16: (high: Double, low: Double, all: Double)] = [:]
    for call in calls.joined() {
      known[call.queue, default: (0, 0, 0)].all += 1
      if call.priority == 1 { known[call.queue]!.high += 1 }
      if call.priority > 1 { known[call.queue]!.low += 1 }
    }
    for queue in known.keys.sorted(by: {
      known[$0]!.all > known[$1]!.all || (known[$0]!.all == known[$1]!.all && $0 < $1)
    }) {
      let (high, low, _) = known[queue]!
      let name = table.queues[Int(queue)]
      let isSplit =
        typeNames.map { $0.contains(name + "-priority") && $0.contains(name + "-regular") }
        ?? (min(high, low) >= 50 && min(high, low) >= 0.05 * (high + low))
      if isSplit {
        split[queue] = (kinds.count, kinds.count + 1, high + low > 0 ? high / (high + low) : 0.5)
        kinds.append(Kind(name: name + "-priority", queue: queue, priority: 1))
        kinds.append(Kind(name: name + "-regular", queue: queue, priority: 2))
      } else {
        single[queue] = kinds.count
        kinds.append(Kind(name: name, queue: queue, priority: 0))
      }
    }
  }

  /// The type of a call, or its two with the probability of each where its priority is not known.
  func each(_ call: CallTable.Call, _ body: (_ type: Int, _ weight: Double) -> Void) {
    if let type = single[call.queue] { return body(type, 1) }
    guard let (high, low, share) = split[call.queue] else { return }
    switch call.priority {
    case 0:
      body(high, share)
      body(low, 1 - share)
    case 1: body(high, 1)
    default: body(low, 1)
    }
  }

  var count: Int { kinds.count }

  func types(ofQueue queue: UInt16) -> [Int] {
    if let type = single[queue] { return [type] }
    return split[queue].map { [$0.high, $0.low] } ?? []
  }

  var queues: [UInt16] {
    var seen: Set<UInt16> = []
    return kinds.map(\.queue).filter { seen.insert($0).inserted }
  }

  /// The same types by name, of another table's numbers.
  func shareOfPriority(queue: UInt16) -> Double? { split[queue]?.share }
}

/// Which days of a log belong together, and their opening hours.
private struct DaySelection {
  var open = 0.0
  var close = 86_400.0
  var days: [Int] = []
  var leftOut: [(day: Int, reason: String)] = []
  var notes: [String] = []

  init(_ table: CallTable, _ choice: HistoryChoice) throws {
    var candidates: [Int] = []
    for day in table.days.keys.sorted() {
      let date = CivilDate(days: day).text
      if choice.except.contains(date) {
        leftOut.append((day, "left out as asked"))
      } else if !choice.days.isEmpty, !choice.days.contains(date) {
        leftOut.append((day, "not among the days asked for"))
      } else if !choice.weekdays.isEmpty, !choice.weekdays.contains(Weekday(day: day).rawValue) {
        leftOut.append((day, "not among the weekdays asked for"))
      } else {
        candidates.append(day)
      }
    }
    guard !candidates.isEmpty else {
      throw LogProblem("no day is left of the log: no contacts, or none on the days asked for")
    }
    let hourly = Dictionary(uniqueKeysWithValues: candidates.map { ($0, Self.hours(table.days[$0] ?? [])) })
    let byWeekday = Dictionary(grouping: candidates) { Weekday(day: $0) }
    let alike = Self.alike(byWeekday, hourly)
    let chosen = choice.weekdays.isEmpty ? alike : Set(byWeekday.keys)
    let (from, to) = Self.openingHours(candidates.filter { chosen.contains(Weekday(day: $0)) }, hourly)
    open = choice.open ?? from
    close = choice.close ?? to
    let span = close - open
    guard span >= choice.interval, (span / choice.interval).truncatingRemainder(dividingBy: 1) == 0 else {
      throw LogProblem(
        "the interval must divide the opening hours \(DayTimes.written(open))-\(DayTimes.written(close)); give --open or --interval",
        kind: .usage)
    }
    for day in candidates {
      let weekday = Weekday(day: day)
      if chosen.contains(weekday) {
        days.append(day)
      } else {
        leftOut.append(
          (
            day,
            "\(weekday.name) has other hours or far fewer contacts; fit it by itself: --weekdays \(weekday)"
          ))
      }
    }
    dropPartialDays(hourly)
    leftOut.sort { $0.day < $1.day }
    if choice.open == nil {
      notes.append(
        "opening hours \(DayTimes.written(open))-\(DayTimes.written(close)): the hours with at least 2 % of the busiest hour's contacts"
      )
    }
  }

  private static func hours(_ calls: [CallTable.Call]) -> [Double] {
    calls.reduce(into: Array(repeating: 0, count: 24)) { $0[min(Int($1.arrival / 3600), 23)] += 1 }
  }

  private static func mean(_ days: [Int], _ hourly: [Int: [Double]]) -> [Double] {
    (0..<24).map { hour in days.reduce(0.0) { $0 + (hourly[$1]?[hour] ?? 0) } / Double(max(days.count, 1)) }
  }

  private static func openingHours(_ days: [Int], _ hourly: [Int: [Double]]) -> (Double, Double) {
    let profile = mean(days, hourly)
    let least = 0.02 * (profile.max() ?? 0)
    let busy = profile.indices.filter { profile[$0] > 0 && profile[$0] >= least }
    guard let first = busy.first, let last = busy.last else { return (0, 86_400) }
    return (Double(first) * 3600, Double(last + 1) * 3600)
  }

  /// Weekdays whose hours and volume are like those of the busiest one.
  private static func alike(_ byWeekday: [Weekday: [Int]], _ hourly: [Int: [Double]]) -> Set<Weekday> {
    let volumes = byWeekday.mapValues { mean($0, hourly).reduce(0, +) }
    guard
      let busiest = volumes.max(by: {
        $0.value < $1.value || ($0.value == $1.value && $0.key.rawValue > $1.key.rawValue)
      })
    else { return [] }
    let model = openingHours(byWeekday[busiest.key] ?? [], hourly)
    let isAlike = { (weekday: Weekday) -> Bool in
      let hours = openingHours(byWeekday[weekday] ?? [], hourly)
      return (volumes[weekday] ?? 0) >= 0.5 * busiest.value
        && abs(hours.0 - model.0) <= 7200 && abs(hours.1 - model.1) <= 7200
    }
    return Set(byWeekday.keys.filter(isAlike))
  }

  /// The first and last day of a log are often cut off: a day with under a third of the usual contacts is left out.
  private mutating func dropPartialDays(_ hourly: [Int: [Double]]) {
    guard days.count >= 3 else { return }
    let volumes = days.map { hourly[$0]?.reduce(0, +) ?? 0 }
    let median = volumes.sorted()[volumes.count / 2]
    for (day, volume) in zip(days, volumes) where volume < median / 3 {
      leftOut.append((day, "has under a third of the usual contacts: cut off, or a holiday"))
    }
    days = zip(days, volumes).filter { $0.1 >= median / 3 }.map(\.0)
  }
}
