/// Takes some values out of a JSON object without making the rest of it into values.
///
/// Walks the bytes once; objects nest to any reasonable depth, arrays are passed over. `JSONSerialization` would make every
/// name, telephone number and attribute of a contact record into strings, and takes ten times as long.
struct JSONLine {
  /// Path -> field number.
  private let wanted: [String: Int]
  private var text: [UInt8] = []
  private var starts: [Int]
  private var lengths: [Int]
  /// The values found, one behind the other in the order of field numbers.
  private(set) var fields: [UInt8] = []
  private(set) var ends: [Int] = []

  init(paths: [(path: String, field: Int)]) {
    wanted = Dictionary(
      paths.map { ($0.path.lowercased(), $0.field) }, uniquingKeysWith: { first, _ in first })
    let count = (paths.map(\.field).max() ?? -1) + 1
    starts = Array(repeating: -1, count: count)
    lengths = Array(repeating: 0, count: count)
  }

  /// false if the line is no JSON object.
  mutating func scan(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    text.removeAll(keepingCapacity: true)
    for index in starts.indices { (starts[index], lengths[index]) = (-1, 0) }
    var cursor = Cursor(bytes: line)
    cursor.skipBlanks()
    guard cursor.peek == UInt8(ascii: "{"), object(&cursor, path: "", depth: 0) else { return false }
    cursor.skipBlanks()
    guard cursor.peek == nil else { return false }
    fields.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    for index in starts.indices {
      if starts[index] >= 0 { fields += text[starts[index]..<starts[index] + lengths[index]] }
      ends.append(fields.count)
    }
    return true
  }

  private struct Cursor {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func skipBlanks() {
      while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
    }

    mutating func take(_ byte: UInt8) -> Bool {
      guard peek == byte else { return false }
      position += 1
      return true
    }
  }

  private mutating func object(_ cursor: inout Cursor, path: String, depth: Int) -> Bool {
    guard depth < 32, cursor.take(UInt8(ascii: "{")) else { return false }
    cursor.skipBlanks()
    if cursor.take(UInt8(ascii: "}")) { return true }
    while true {
      cursor.skipBlanks()
      var key: [UInt8] = []
      guard string(&cursor, into: &key) else { return false }
      cursor.skipBlanks()
      guard cursor.take(UInt8(ascii: ":")) else { return false }
      let name = String(decoding: key, as: UTF8.self).lowercased()
      guard value(&cursor, path: path.isEmpty ? name : path + "." + name, depth: depth) else { return false }
      cursor.skipBlanks()
      if cursor.take(UInt8(ascii: ",")) { continue }
      return cursor.take(UInt8(ascii: "}"))
    }
  }

  private mutating func value(_ cursor: inout Cursor, path: String, depth: Int) -> Bool {
    cursor.skipBlanks()
    switch cursor.peek {
    case UInt8(ascii: "{"): return object(&cursor, path: path, depth: depth + 1)
    case UInt8(ascii: "["):
      cursor.position += 1
      cursor.skipBlanks()
      if cursor.take(UInt8(ascii: "]")) { return true }
      guard depth < 32 else { return false }
      while true {
        guard value(&cursor, path: path + "[]", depth: depth + 1) else { return false }
        cursor.skipBlanks()
        if cursor.take(UInt8(ascii: ",")) { continue }
        return cursor.take(UInt8(ascii: "]"))
      }
    case UInt8(ascii: "\""):
      var content: [UInt8] = []
      guard string(&cursor, into: &content) else { return false }
      keep(content, path)
      return true
    case nil: return false
    default:
      let start = cursor.position
      while let byte = cursor.peek, byte > 0x20, byte != UInt8(ascii: ","), byte != UInt8(ascii: "}"),
        byte != UInt8(ascii: "]")
      { cursor.position += 1 }
      let word = Array(cursor.bytes[start..<cursor.position])
      guard !word.isEmpty else { return false }
      let isNumber = Field.number(cursor.bytes[start..<cursor.position]) != nil
      guard
        isNumber || ["null", "true", "false"].contains(String(decoding: word, as: UTF8.self))
          || Double(String(decoding: word, as: UTF8.self)) != nil
      else { return false }
      if word != Array("null".utf8) { keep(word, path) }
      return true
    }
  }

  private mutating func keep(_ content: [UInt8], _ path: String) {
    guard let field = wanted[path] else { return }
    (starts[field], lengths[field]) = (text.count, content.count)
    text += content
  }

  private func string(_ cursor: inout Cursor, into content: inout [UInt8]) -> Bool {
    guard cursor.take(UInt8(ascii: "\"")) else { return false }
    while let byte = cursor.peek {
      cursor.position += 1
      switch byte {
      case UInt8(ascii: "\""): return true
      case UInt8(ascii: "\\"):
        guard let escaped = cursor.peek else { return false }
        cursor.position += 1
        switch escaped {
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"): content.append(0x20)
        case UInt8(ascii: "u"):
          guard cursor.position + 4 <= cursor.bytes.count,
            let code = UInt32(
              String(decoding: cursor.bytes[cursor.position..<cursor.position + 4], as: UTF8.self), radix: 16)
          else { return false }
          cursor.position += 4
          // Halves of a surrogate pair become a mark each: such text is never a time, a number or a usual queue name.
          content += Array(String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
        default: content.append(escaped)
        }
      default: content.append(byte)
      }
    }
    return false
  }
}
