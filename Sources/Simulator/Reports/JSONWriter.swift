/// Writes JSON (RFC 8259) piece by piece: keys in the order given, numbers in the fewest digits that give the same bits back.
///
/// Much faster than `JSONEncoder` for long tables, and its bytes depend on nothing but the values. The caller gives the keys
/// of an object in sorted order (checked in debug builds).
package struct JSONWriter {
  package private(set) var bytes: [UInt8] = []
  /// Whether something precedes at this level, so that a comma is due.
  private var followsValue = false
  private var lastKey = ""

  package init() {}

  /// An object on one line.
  package mutating func object(_ body: (inout JSONWriter) -> Void) {
    enclosed("{", "}", body)
  }

  /// An array on one line.
  package mutating func array<Values: Sequence>(
    _ values: Values, _ body: (inout JSONWriter, Values.Element) -> Void
  ) {
    enclosed("[", "]") { writer in
      for value in values { body(&writer, value) }
    }
  }

  /// An array with each element on a line of its own, so that results can be compared line by line.
  package mutating func lines<Values: Sequence>(
    _ values: Values, _ body: (inout JSONWriter, Values.Element) -> Void
  ) {
    enclosed("[", "\n]") { writer in
      for value in values {
        writer.separate()
        writer.bytes.append(UInt8(ascii: "\n"))
        writer.followsValue = false
        body(&writer, value)
      }
    }
  }

  /// The key of the next value; on a line of its own if asked.
  package mutating func key(_ key: String, onNewLine: Bool = false) {
    assert(!followsValue || lastKey < key, "keys are written in sorted order: \(key) after \(lastKey)")
    separate()
    if onNewLine { bytes.append(UInt8(ascii: "\n")) }
    followsValue = false
    string(key)
    bytes.append(UInt8(ascii: ":"))
    followsValue = false
    lastKey = key
  }

  package mutating func string(_ text: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 { escape(byte) }
    bytes.append(UInt8(ascii: "\""))
  }

  package mutating func string(_ text: String?) {
    if let text { string(text) } else { null() }
  }

  /// JSON has no NaN and no infinities: they are written as null.
  package mutating func number(_ value: Double?) {
    guard let value, value.isFinite else { return null() }
    literal(value.description)
  }

  package mutating func integer(_ value: some BinaryInteger) { literal(value.description) }

  package mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

  package mutating func null() { literal("null") }

  package mutating func newLine() { bytes.append(UInt8(ascii: "\n")) }

  private mutating func enclosed(
    _ opening: String, _ closing: String, _ body: (inout JSONWriter) -> Void
  ) {
    literal(opening)
    followsValue = false
    let outerKey = lastKey
    body(&self)
    lastKey = outerKey
    bytes.append(contentsOf: closing.utf8)
    followsValue = true
  }

  private mutating func literal(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func separate() {
    if followsValue { bytes.append(UInt8(ascii: ",")) }
    followsValue = true
  }

  /// Control characters, quote and backslash escaped; all else as it is, in UTF-8.
  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case 0x0A: bytes.append(contentsOf: "\\n".utf8)
    case 0..<0x20, 0x7F:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: "\\u00".utf8)
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    default: bytes.append(byte)
    }
  }
}
