import Simulator

/// A scenario as `fit` writes it: each number with where it comes from.
struct FittedScenario {
  struct TypeEntry {
    var name: String
    var comments: [String]
    /// Seconds of waiting credited.
    var credit = 0.0
    var arrivals: [Double]
    var handleTime: String
    var handleComment: String
    var wrapUp: String?
    var wrapUpComment = ""
    var patience: String?
    var patienceComment: String
    var balking: String?
    var balkingComment = ""
  }

  struct GroupEntry {
    var name: String
    var comments: [String]
    var serves: [String]
    var staff: [Int]
    var agentEffect: Double?
    var factors: [(type: String, factor: Double)] = []
  }

  var name: String
  var description: String
  var header: [String]
  var open: Double
  var close: Double
  var interval: Double
  /// Days in a row, and the first one's date where it is known.
  var days = 1
  var date: String?
  var busynessComments: [String] = []
  var dayCV: Double?
  var intervalCV: Double?
  var types: [TypeEntry]
  var groups: [GroupEntry]
  var groupComments: [String] = []
  var routingComments: [String] = []
  var contactSelection = "longest-wait"
  var seed: UInt64
  /// Dates fitted on.
  var fittedOn: [String]
  var heldOut: [String] = []

  var text: String {
    var lines = header.map { "# \($0)" }
    lines += ["callsim: 1", "name: \(Self.quoted(name))", "description: \(Self.quoted(description))", ""]
    lines.append(
      "calendar: {open: \"\(DayTimes.written(open))-\(DayTimes.written(close))\", interval: \(Durations.written(interval)), "
        + (days > 1 ? "days: \(days), " : "") + (date.map { "date: \($0), " } ?? "") + "closing: serve-out}")
    lines.append("")
    lines += busyness
    lines += ["run: {seed: \(seed)}", "", "contact_types:"]
    for type in types { lines += entry(type) }
    if !groups.isEmpty {
      lines.append("agent_groups:")
      lines += groupComments.map { "  # \($0)" } + [""]
      for group in groups { lines += entry(group) }
    }
    lines += routingComments.map { "# \($0)" } + ["routing: {contacts: \(contactSelection)}", ""]
    lines += evidence
    return lines.joined(separator: "\n") + "\n"
  }

  private var busyness: [String] {
    var parts: [String] = []
    if let dayCV { parts.append("day: {gamma: {cv: \(LawText.number(dayCV * 100))%}}") }
    if let intervalCV { parts.append("interval: {gamma: {cv: \(LawText.number(intervalCV * 100))%}}") }
    guard !parts.isEmpty || !busynessComments.isEmpty else { return [] }
    return busynessComments.map { "# \($0)" }
      + (parts.isEmpty ? [] : ["busyness: {\(parts.joined(separator: ", "))}"]) + [""]
  }

  private func entry(_ type: TypeEntry) -> [String] {
    var lines = type.comments.map { "  # \($0)" }
    lines += ["  \(Self.quoted(type.name)):", "    channel: voice"]
    if type.credit > 0 { lines.append("    score: {base: \(LawText.number(type.credit)), rate: 1/s}") }
    lines.append("    arrivals:")
    lines += table("per_interval", type.arrivals.map(Self.count))
    lines.append("    # \(type.handleComment)")
    lines.append(
      contentsOf: "    handle_time: \(type.handleTime)".replacing(": \n", with: ":\n").split(
        separator: "\n", omittingEmptySubsequences: false
      ).map(String.init))
    if let wrapUp = type.wrapUp { lines += ["    # \(type.wrapUpComment)", "    wrap_up: \(wrapUp)"] }
    if let balking = type.balking { lines += ["    # \(type.balkingComment)", "    balking: \(balking)"] }
    lines.append("    # \(type.patienceComment)")
    lines.append("    patience: \(type.patience ?? "infinite")")
    return lines + [""]
  }

  private func entry(_ group: GroupEntry) -> [String] {
    var lines = group.comments.map { "  # \($0)" }
    lines += [
      "  \(Self.quoted(group.name)):",
      "    serves: [\(group.serves.map(Self.quoted).joined(separator: ", "))]", "    staff:",
    ]
    lines += table("per_interval", group.staff.map(String.init))
    if let effect = group.agentEffect, effect > 0.001 {
      lines.append("    agent_effect: \(LawText.number(effect * 100))%")
    }
    if !group.factors.isEmpty {
      lines.append("    proficiency:")
      lines += group.factors.map {
        "      - {contacts: \(Self.quoted($0.type)), handle_time: \(LawText.number($0.factor))}"
      }
    }
    return lines + [""]
  }

  /// In rows of up to twelve intervals, each with its times.
  private func table(_ key: String, _ cells: [String]) -> [String] {
    let width = (cells.map(\.count).max() ?? 0) + 1
    let head = "      \(key): ["
    var lines: [String] = []
    for first in stride(from: 0, to: cells.count, by: 12) {
      let row = cells[first..<min(first + 12, cells.count)].map {
        String(repeating: " ", count: width - $0.count) + $0
      }
      let isLast = first + 12 >= cells.count
      let start = lines.isEmpty ? head : String(repeating: " ", count: head.count)
      lines.append(
        start + row.joined(separator: ",") + (isLast ? "]" : ",") + "  # from "
          + time(ofInterval: first))
    }
    return lines
  }

  private func time(ofInterval index: Int) -> String {
    let perDay = Int(((close - open) / interval).rounded())
    let time = DayTimes.written(open + Double(index % perDay) * interval)
    return days > 1 ? "day \(index / perDay + 1), \(time)" : time
  }

  private static func count(_ value: Double) -> String {
    value == 0 ? "0" : value < 1e-6 ? "0" : LawText.number((value * 1000).rounded() / 1000)
  }

  private var evidence: [String] {
    var lines = ["# What this scenario rests on; callsim backtest fills in `validity`.", "evidence:"]
    lines += wrapped("fitted_on", fittedOn)
    if !heldOut.isEmpty { lines += wrapped("held_out", heldOut) }
    return lines
  }

  private func wrapped(_ key: String, _ dates: [String]) -> [String] {
    var lines: [String] = []
    let head = "  \(key): ["
    for first in stride(from: 0, to: dates.count, by: 8) {
      let row = dates[first..<min(first + 8, dates.count)].joined(separator: ", ")
      lines.append(
        (first == 0 ? head : String(repeating: " ", count: head.count)) + row
          + (first + 8 >= dates.count ? "]" : ","))
    }
    return lines
  }

  /// A name or text as YAML takes it whatever is in it.
  static func quoted(_ text: String) -> String {
    let isPlain =
      !text.isEmpty
      && text.utf8.allSatisfy { byte in
        let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(Field.lower(byte))
        return isLetter || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
          || (0x30...0x39).contains(byte)
      }
    let words: Set<String> = ["true", "false", "yes", "no", "null", "on", "off", "y", "n"]
    if isPlain, !words.contains(text.lowercased()), let first = text.utf8.first,
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(Field.lower(first))
    {
      return text
    }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
