import Simulator

/// What was read, how, and what became of every row.
public struct ImportReport: Sendable {
  public var format = ""
  public var summary = ""
  var mapping: [(column: String, meaning: String)] = []
  public var droppedColumns: [String] = []
  /// Rows of data, the header not counted.
  public var read = 0
  public var kept = 0
  /// Contacts made of the rows kept.
  public var contacts = 0
  var dropped: [DropReason: Int] = [:]
  var rejected: [RejectReason: Int] = [:]
  /// The first rows rejected, by line of the file.
  var rejects: [(line: Int, reason: RejectReason)] = []
  public var notes: [String] = []
  var samples: [String] = []
  var repeatedHour = 0
  static let mostListed = 10_000

  public var droppedRows: Int { dropped.values.reduce(0, +) }
  public var rejectedRows: Int { rejected.values.reduce(0, +) }

  mutating func reject(_ line: Int, _ reason: RejectReason) {
    rejected[reason, default: 0] += 1
    if rejects.count < Self.mostListed { rejects.append((line, reason)) }
  }

  /// `read 23,668 rows = kept 21,634 + dropped 2,034 + rejected 0`.
  public var conservation: String {
    "read \(Numerals.grouped(read)) rows = kept \(Numerals.grouped(kept)) + dropped "
      + "\(Numerals.grouped(droppedRows)) + rejected \(Numerals.grouped(rejectedRows))"
  }

  /// Whether the line above is true.
  public var isConserved: Bool { read == kept + droppedRows + rejectedRows }

  public var lines: [String] {
    var lines = ["Format: \(format) (\(summary))", conservation]
    for reason in DropReason.allCases {
      if let count = dropped[reason] {
        lines.append("  dropped  \(Numerals.grouped(count)): \(reason.rawValue)")
      }
    }
    for reason in RejectReason.allCases {
      guard let count = rejected[reason] else { continue }
      let places = rejects.filter { $0.reason == reason }.prefix(5).map { Numerals.grouped($0.line) }
      let more = count > places.count ? ", ..." : ""
      lines.append(
        "  rejected \(Numerals.grouped(count)): \(reason.rawValue) (line \(places.joined(separator: "; "))\(more))"
      )
    }
    return lines + notes.map { "  note: \($0)" }
  }

  /// For `--explain`: mapping, dropped columns and sample rows, with nothing written anywhere.
  public var explanation: [String] {
    var lines = ["Columns read"]
    let width = mapping.map(\.column.count).max() ?? 0
    lines += mapping.map {
      "  \($0.column)" + String(repeating: " ", count: width - $0.column.count + 2) + $0.meaning
    }
    if !droppedColumns.isEmpty {
      lines += ["Columns dropped unread: \(droppedColumns.joined(separator: ", "))"]
    }
    lines += self.lines
    if !samples.isEmpty {
      lines += ["Sample contacts (weekday and half hour, no identifiers)"] + samples.map { "  " + $0 }
    }
    return lines
  }

  /// `line,reason` for a spreadsheet; never the row.
  public var rejectsCSV: [UInt8] {
    var csv = CSVWriter()
    csv.text("line")
    csv.text("reason")
    csv.endRow()
    for reject in rejects {
      csv.integer(reject.line)
      csv.text(reject.reason.rawValue)
      csv.endRow()
    }
    return csv.bytes
  }
}
