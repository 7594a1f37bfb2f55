/// Days of the past, counted: what `arrivals: {history: NAME}` takes its days from (AR4).
public struct History: Sendable {
  /// Of each day; nil: unknown.
  var weekdays: [Weekday?]
  /// Contacts in each interval of each day, by series: `series[name][day][interval]`.
  var series: [String: [[Double]]]

  var days: Int { weekdays.count }

  /// The days that may stand for a day of each weekday, Monday first; one list for all where weekdays are unknown.
  func candidates(on calendar: Calendar) -> [[Int]] {
    guard calendar.firstWeekday != nil, !weekdays.contains(nil) else { return [Array(weekdays.indices)] }
    return Weekday.allCases.map { weekday in weekdays.indices.filter { weekdays[$0] == weekday } }
  }

  /// What is wrong with it for a calendar, or nil.
  func problem(on calendar: Calendar) -> String? {
    for (name, days) in series.sorted(by: { $0.key < $1.key }) {
      if let odd = days.firstIndex(where: { $0.count != calendar.intervalsPerDay }) {
        return
          "day \(odd + 1) of \(Printable.quoted(name)) must have \(calendar.intervalsPerDay) values, one for each "
          + "interval of the calendar, found \(days[odd].count)"
      }
    }
    let lists = candidates(on: calendar)
    guard lists.count == 7 else { return nil }
    for day in 0..<min(calendar.days, 366) where !calendar.openIntervals(ofDay: day).isEmpty {
      if let weekday = calendar.weekday(ofDay: day), lists[weekday.rawValue].isEmpty {
        return "has no \(weekday.name), on which the calendar is open; add one, or close the weekday"
      }
    }
    return nil
  }
}

/// Reads days of the past from a table: a row for each day and series.
///
///     date,series,07:00,07:30,08:00
///     2026-01-05,calls,12,15,22
///
/// The first column is `date` (which gives the weekday) or `weekday`; fields are separated by commas or semicolons.
enum HistoryTable {
  struct Problem: Error { var message: String }

  static let mostBytes = 64 << 20

  static func read(_ text: String) throws(Problem) -> History {
    let lines = text.split(whereSeparator: \.isNewline).map { $0.drop { $0 == "\u{FEFF}" } }
    guard let header = lines.first else { throw Problem(message: "is empty") }
    let separator: Character = header.contains(";") ? ";" : ","
    func fields(_ line: Substring) -> [String] {
      line.split(separator: separator, omittingEmptySubsequences: false).map { field in
        var field = field.drop { $0 == " " || $0 == "\"" }
        while let last = field.last, last == " " || last == "\"" { field.removeLast() }
        return String(field)
      }
    }
    let columns = fields(header)
    guard columns.count > 2, columns[0] == "date" || columns[0] == "weekday", columns[1] == "series" else {
      throw Problem(
        message: "must begin with the columns date (or weekday), series and one for each interval")
    }
    var order: [String] = []
    var seen: Set<String> = []
    var weekdays: [String: Weekday] = [:]
    var rows: [String: [String: [Double]]] = [:]
    for (index, line) in lines.enumerated().dropFirst() {
      let row = fields(line)
      guard row.count == columns.count else {
        throw Problem(message: "line \(index + 1) must have \(columns.count) fields, found \(row.count)")
      }
      let weekday = columns[0] == "date" ? CalendarDate(row[0])?.weekday : Weekday(name: row[0].lowercased())
      guard let weekday else {
        throw Problem(
          message: "line \(index + 1) must begin with a \(columns[0]), found \(Printable.quoted(row[0]))")
      }
      // Without dates, the rows of a series are its days one after the other.
      let day = columns[0] == "date" ? row[0] : "\(rows[row[1]]?.count ?? 0)"
      if seen.insert(day).inserted { order.append(day) }
      if let other = weekdays.updateValue(weekday, forKey: day), other != weekday {
        throw Problem(
          message: "line \(index + 1) must be a \(other.name), as the same day of another series is")
      }
      var values: [Double] = []
      for field in row.dropFirst(2) {
        guard let value = Numerals.value(of: Substring(field)), value == value.rounded(), value < 1e9 else {
          throw Problem(
            message: "line \(index + 1) must have whole numbers of contacts, found \(Printable.quoted(field))"
          )
        }
        values.append(value)
      }
      if rows[row[1], default: [:]].updateValue(values, forKey: day) != nil {
        throw Problem(
          message: "line \(index + 1) has the day \(row[0]) of \(Printable.quoted(row[1])) a second time")
      }
    }
    guard !order.isEmpty else { throw Problem(message: "has no days") }
    var series: [String: [[Double]]] = [:]
    for (name, days) in rows {
      series[name] = order.compactMap { days[$0] }
      if let missing = order.first(where: { days[$0] == nil }) {
        throw Problem(
          message: "has no day \(missing) of \(Printable.quoted(name)); every series needs every day")
      }
    }
    return History(weekdays: order.map { weekdays[$0] }, series: series)
  }
}
