import Foundation
import Simulator

/// A log's volumes as tables that workforce management tools take in.
public enum WorkforceTable: String, Sendable, CaseIterable {
  case genesysWFM = "genesys-wfm"
  case teleopti

  /// Totals by queue and interval, of a call log or a table of intervals.
  ///
  /// - Parameter zone: of the center; Genesys takes instants in UTC.
  public func bytes(_ log: LogImport.Log, interval: Double, zone: TimeZone?) -> [UInt8] {
    let rows = Self.rows(log, interval)
    let queues = log.isCallLog ? log.calls.queues : log.intervals.queues
    switch self {
    case .genesysWFM: return Self.genesys(rows, queues, zone)
    case .teleopti: return Self.teleopti(rows, queues, interval)
    }
  }

  private static func rows(_ log: LogImport.Log, _ interval: Double) -> [IntervalTable.Row] {
    if !log.isCallLog {
      return log.intervals.rows.sorted { ($0.day, $0.start, $0.queue) < ($1.day, $1.start, $1.queue) }
    }
    var rows: [IntervalTable.Row] = []
    for day in log.calls.days.keys.sorted() {
      var cells: [Int: IntervalTable.Row] = [:]
      for call in log.calls.days[day] ?? [] {
        let index = Int(call.arrival / interval)
        let key = index << 16 | Int(call.queue)
        var row =
          cells[key]
          ?? .init(
            day: day, start: Double(index) * interval, queue: Int(call.queue), offered: 0, answered: 0,
            abandoned: 0, handleTotal: 0,
            waitOfAnswered: 0, waitOfAbandoned: 0)
        row.offered += 1
        if call.isAnswered {
          row.answered! += 1
          row.handleTotal! += Double(call.talk) + (call.wrapUp.isNaN ? 0 : Double(call.wrapUp))
          row.waitOfAnswered! += Double(call.wait)
        } else {
          row.abandoned! += call.outcome == .abandoned ? 1 : 0
          row.waitOfAbandoned! += Double(call.wait)
        }
        cells[key] = row
      }
      rows += cells.keys.sorted().map { cells[$0]! }
    }
    return rows
  }

  /// - Source: Genesys Cloud Resource Center, "Historical data import".
  private static func genesys(_ rows: [IntervalTable.Row], _ queues: [String], _ zone: TimeZone?) -> [UInt8] {
    var csv = CSVWriter()
    for title in [
      "Interval Start UTC Date", "Queue", "Media Type", "Skill Set", "Language", "Offered",
      "Interactions Handled",
      "Total Handle Time (Seconds)",
    ] { csv.text(title) }
    csv.endRow()
    for row in rows {
      let local = Double(row.day) * 86_400 + row.start
      let east = zone.map { zone in
        Double(
          zone.secondsFromGMT(
            for: Date(
              timeIntervalSince1970: local
                - Double(zone.secondsFromGMT(for: Date(timeIntervalSince1970: local))))))
      }
      let instant = local - (east ?? 0)
      let day = (instant / 86_400).rounded(.down)
      csv.text("\(CivilDate(days: Int(day)).text)T\(DayTimes.written(instant - day * 86_400)):00Z")
      csv.text(queues[row.queue])
      csv.text("voice")
      csv.text("")
      csv.text("")
      csv.integer(Int(row.offered.rounded()))
      csv.integer(row.answered.map { Int($0.rounded()) })
      csv.integer(row.handleTotal.map { Int($0.rounded()) })
      csv.endRow()
    }
    return csv.bytes
  }

  /// Fields in their fixed order, `;` between them, 0 for missing, without a header.
  private static func teleopti(_ rows: [IntervalTable.Row], _ queues: [String], _ interval: Double) -> [UInt8]
  {
    var text = ""
    for row in rows {
      let whole = { (value: Double?) in String(Int((value ?? 0).rounded())) }
      let name = queues[row.queue].replacing(";", with: " ")
      let fields: [String] = [
        String(Int(interval / 60)), CivilDate(days: row.day).text.replacing("-", with: ""),
        DayTimes.written(row.start),
        String(row.queue + 1), name, whole(row.offered), whole(row.answered), whole(row.inTime),
        whole(row.abandoned), "0", "0",
        "0", "0", whole(row.handleTotal), "0", whole(row.waitOfAnswered), whole(row.waitOfAbandoned), "0",
        "0", "0", "0",
      ]
      text += fields.joined(separator: ";") + "\n"
    }
    return Array(text.utf8)
  }
}
