/// Writes comma-separated values (RFC 4180) that are safe to open in a spreadsheet.
package struct CSVWriter {
  package private(set) var bytes: [UInt8] = []
  private var isRowStarted = false

  package init() {}

  /// Text of unknown origin: quoted where needed and never a formula.
  package mutating func text(_ text: String) {
    separate()
    let safe = Self.guarded(text)
    let needsQuotes = safe.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
    guard needsQuotes else { return bytes.append(contentsOf: safe.utf8) }
    bytes.append(UInt8(ascii: "\""))
    for byte in safe.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The fewest digits that give the same bits back; empty when there is no value.
  package mutating func number(_ value: Double?) {
    separate()
    if let value, value.isFinite { bytes.append(contentsOf: value.description.utf8) }
  }

  package mutating func integer(_ value: Int?) {
    separate()
    if let value { bytes.append(contentsOf: value.description.utf8) }
  }

  package mutating func endRow() {
    bytes.append(contentsOf: "\r\n".utf8)
    isRowStarted = false
  }

  private mutating func separate() {
    if isRowStarted { bytes.append(UInt8(ascii: ",")) }
    isRowStarted = true
  }

  /// An apostrophe before each line that a spreadsheet would take for a formula: one that starts, after blanks, with
  /// `= + - @`, or that starts with a tab or carriage return.
  ///
  /// - Source: OWASP, "CSV Injection".
  static func guarded(_ text: String) -> String {
    var guarded = String.UnicodeScalarView()
    var line = text.unicodeScalars[...]
    while true {
      let end = line.firstIndex { $0 == "\n" || $0 == "\r" }
      let content = line[..<(end ?? line.endIndex)]
      let isFirst = line.startIndex == text.unicodeScalars.startIndex
      if isFormula(content) || (isFirst && line.first == "\r") { guarded.append("'") }
      guarded.append(contentsOf: content)
      guard let end else { return String(guarded) }
      guarded.append(line[end])
      line = line[line.index(after: end)...]
    }
  }

  private static func isFormula(_ line: Substring.UnicodeScalarView) -> Bool {
    let visible = line.first { !$0.properties.isWhitespace && $0.value >= 0x20 && !invisible.contains($0) }
    return line.first == "\t" || visible.map { formulaStarts.contains($0) } == true
  }

  /// ASCII and full-width forms, which some spreadsheets take for the same.
  private static let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]
  /// Zero-width characters and the byte order mark.
  private static let invisible: Set<Unicode.Scalar> = [
    "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}",
  ]
}
