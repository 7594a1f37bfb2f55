import Simulator

/// A roster as iCalendar: an event for each shift and each of its breaks.
///
/// Times are UTC where the calendar has a time zone, else local times of wherever it is read ("floating").
///
/// - Source: RFC 5545, "Internet Calendaring and Scheduling Core Object Specification" (2009): line folding 3.1, text 3.3.11,
///   date-times 3.3.5, events 3.6.1.
struct RosterCalendar {
  private let answer: RosterAnswer
  private let first: CalendarDate
  private let local: LocalTime?
  private var lines: [String] = []

  /// nil where the calendar has no date.
  init?(_ answer: RosterAnswer) {
    guard let first = answer.grid.calendar.date.flatMap(CalendarDate.init) else { return nil }
    self.answer = answer
    self.first = first
    local = answer.grid.calendar.timeZone.flatMap { LocalTime($0, from: first) }
  }

  /// The whole file, lines ended by CR LF.
  var bytes: [UInt8] {
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//callsim//roster//EN", "CALSCALE:GREGORIAN"]
    lines.append("X-WR-CALNAME:" + Self.escaped(answer.scenario.name))
    for (number, line) in answer.lines.enumerated() {
      let breaks = line.breaks.map { "\($0.name) \(DayTimes.written($0.start))-\(DayTimes.written($0.end))" }
      lines += event(
        "\(number + 1)", day: line.day, line.start, line.end, summary: "\(line.template), \(line.agent)",
        details: [
          "DESCRIPTION:" + Self.escaped((["Group: \(line.group)"] + breaks).joined(separator: "\n")),
          "CATEGORIES:SHIFT",
        ])
      for (index, pause) in line.breaks.enumerated() {
        lines += event(
          "\(number + 1)-\(index + 1)", day: line.day, pause.start, pause.end,
          summary: "\(pause.name), \(line.agent)", details: ["CATEGORIES:BREAK", "TRANSP:TRANSPARENT"])
      }
    }
    lines.append("END:VCALENDAR")
    return lines.flatMap { Self.folded(Array($0.utf8)) }
  }

  private func event(
    _ number: String, day: Int, _ start: Double, _ end: Double, summary: String, details: [String]
  ) -> [String] {
    // The same roster gives the same identifiers, so that importing it twice changes nothing.
    let identifier = "UID:\(answer.scenario.digest.prefix(16))-\(answer.seed)-\(number)@callsim"
    return ["BEGIN:VEVENT", identifier, "DTSTAMP:\(stamp(0, 0))Z", "DTSTART:\(moment(day, start))"]
      + ["DTEND:\(moment(day, end))", "SUMMARY:" + Self.escaped(summary)] + details + ["END:VEVENT"]
  }

  private func moment(_ day: Int, _ time: Double) -> String {
    guard let local else { return stamp(day, time) }
    let later = Int(time / 86_400)
    let seconds = Int(local.moment(day: day + later, time: time - Double(later) * 86_400))
    let date = Int((Double(seconds) / 86_400).rounded(.down))
    return stamp(date - first.unixDay, Double(seconds - date * 86_400)) + "Z"
  }

  /// `20260302T070000`.
  private func stamp(_ day: Int, _ time: Double) -> String {
    let later = Int(time / 86_400)
    let seconds = Int(time) - later * 86_400
    let date = first.advanced(days: day + later).description.filter { $0 != "-" }
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return date + "T" + parts.joined()
  }

  /// TEXT of 3.3.11.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\\\"
      case ";": result += "\\;"
      case ",": result += "\\,"
      case "\n", "\r\n", "\r": result += "\\n"
      default: result.append(character)
      }
    }
    return result
  }

  /// Lines of at most 75 octets; a character of UTF-8 is never cut.
  static func folded(_ line: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var length = 0
    for (index, byte) in line.enumerated() {
      // 0b10xxxxxx continues a character: it belongs to the bytes before.
      let isStart = byte & 0xC0 != 0x80
      var width = 1
      if isStart { while index + width < line.count, line[index + width] & 0xC0 == 0x80 { width += 1 } }
      if isStart, length + width > 75 {
        result += [0x0D, 0x0A, 0x20]
        length = 1
      }
      result.append(byte)
      length += 1
    }
    return result + [0x0D, 0x0A]
  }
}

extension RosterDocuments {
  /// iCalendar; nil where the calendar has no date.
  public var calendar: [UInt8]? { RosterCalendar(answer)?.bytes }
}
