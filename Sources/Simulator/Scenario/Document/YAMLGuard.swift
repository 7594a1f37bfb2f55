/// Looks through the text of a YAML file, before it is parsed, for what a scenario may not hold.
///
/// Refused are anchors and aliases (a few hundred bytes of nested ones expand without end), tags, directives,
/// explicit keys, a second document, control characters, deep nesting and too many values. It follows the tokens of libYAML's
/// scanner (which Yams uses) closely enough to tell an alias from an asterisk in a text; where the file is not valid YAML
/// it may stop early, and the parser finds the same fault. One pass, linear in the length.
struct YAMLGuard {
  static let mostBytes = 8 << 20
  static let deepest = 32
  static let mostValues = 1_000_000

  /// A refusal, in words, and where.
  struct Refusal: Error {
    var message: String
    var line: Int
    var column: Int
  }

  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var column = 0
  private var flowDepth = 0
  /// Column of the innermost block collection: its last key or dash; -1 outside all.
  private var blockColumn = -1
  private var valueCount = 0
  private var hasContent = false

  private init(_ text: String) { bytes = Array(text.utf8) }

  static func check(_ text: String) throws(Refusal) {
    var scanner = YAMLGuard(text)
    try scanner.refuseControlCharacters(in: text)
    try scanner.scan()
  }

  private func refusal(_ message: String) -> Refusal {
    Refusal(message: message, line: line, column: column + 1)
  }

  private func refuseControlCharacters(in text: String) throws(Refusal) {
    let isSimple = bytes.allSatisfy { ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A || $0 == 0x09 }
    if isSimple { return }
    var line = 1
    var column = 1
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if previous == "\r" && scalar != "\n" {
        throw Refusal(
          message: "lines must end in LF or CR LF, found CR alone", line: line, column: column - 1)
      }
      previous = scalar
      switch scalar {
      case "\n": (line, column) = (line + 1, 1)
      case "\r", "\t": column += 1
      case _ where Printable.isControl(scalar):
        let code = String(scalar.value, radix: 16, uppercase: true)
        throw Refusal(message: "must not hold the control character U+\(code)", line: line, column: column)
      default: column += 1
      }
    }
  }

  private mutating func scan() throws(Refusal) {
    while skipToToken() {
      let start = column
      let startLine = line
      switch bytes[position] {
      case UInt8(ascii: "%") where column == 0:
        throw refusal("must not hold YAML directives, found a line that begins with %")
      case UInt8(ascii: "-") where isDocumentMark:
        if hasContent { throw refusal("must hold one document, found a second one after ---") }
        hasContent = true
        advance(3)
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        try count()
        flowDepth += 1
        if flowDepth > Self.deepest { throw refusal("must not be nested deeper than \(Self.deepest) levels") }
        advance(1)
        continue
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        flowDepth = max(0, flowDepth - 1)
        advance(1)
      case UInt8(ascii: ","): advance(1)
      case UInt8(ascii: "-") where isBlank(at: position + 1):
        if flowDepth == 0 { blockColumn = column }
        try count()
        advance(1)
        continue
      case UInt8(ascii: "?") where flowDepth > 0 || isBlank(at: position + 1):
        throw refusal("must not hold keys written with ?")
      case UInt8(ascii: ":") where flowDepth > 0 || isBlank(at: position + 1):
        advance(1)
        continue
      case UInt8(ascii: "&"):
        throw refusal("must not hold anchors, found & before a value (quote a text that begins with it)")
      case UInt8(ascii: "*"):
        throw refusal("must not hold aliases, found * before a value (quote a text that begins with it)")
      case UInt8(ascii: "!"):
        throw refusal("must not hold tags, found ! before a value (quote a text that begins with it)")
      case UInt8(ascii: "|") where flowDepth == 0, UInt8(ascii: ">") where flowDepth == 0:
        try count()
        skipBlockText()
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        try count()
        skipQuotedText()
      default:
        try count()
        skipPlainText()
      }
      noteKey(startingAt: start, line: startLine)
    }
  }

  private mutating func count() throws(Refusal) {
    hasContent = true
    valueCount += 1
    if valueCount > Self.mostValues {
      throw refusal("must hold at most \(Numerals.grouped(Self.mostValues)) values")
    }
  }
}

// The parts of the text.
extension YAMLGuard {
  private var isDocumentMark: Bool {
    column == 0 && position + 2 < bytes.count && bytes[position + 1] == UInt8(ascii: "-")
      && bytes[position + 2] == UInt8(ascii: "-") && isBlank(at: position + 3)
  }

  private func isBreak(at index: Int) -> Bool {
    index < bytes.count && (bytes[index] == 0x0A || bytes[index] == 0x0D)
  }

  private func isSpace(at index: Int) -> Bool {
    index < bytes.count && (bytes[index] == 0x20 || bytes[index] == 0x09)
  }

  /// Space, tab, line break or end.
  private func isBlank(at index: Int) -> Bool {
    index >= bytes.count || isSpace(at: index) || isBreak(at: index)
  }

  /// Moves over bytes of one line.
  private mutating func advance(_ count: Int) {
    for _ in 0..<count where position < bytes.count {
      if bytes[position] & 0xC0 != 0x80 { column += 1 }
      position += 1
    }
    while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
  }

  private mutating func advanceOverBreak() {
    position += bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A ? 2 : 1
    line += 1
    column = 0
  }

  private mutating func skipLine() {
    while position < bytes.count, !isBreak(at: position) { advance(1) }
  }

  /// To the next token over spaces, comments and line breaks; false at the end.
  private mutating func skipToToken() -> Bool {
    while position < bytes.count {
      if isSpace(at: position) {
        advance(1)
      } else if bytes[position] == UInt8(ascii: "#") {
        skipLine()
      } else if isBreak(at: position) {
        advanceOverBreak()
      } else {
        return true
      }
    }
    return false
  }

  /// If the scalar or flow collection that began at `start` is followed by a colon, it was a key of a block map.
  private mutating func noteKey(startingAt start: Int, line startLine: Int) {
    guard flowDepth == 0, line == startLine else { return }
    var next = position
    while isSpace(at: next) { next += 1 }
    if next < bytes.count, bytes[next] == UInt8(ascii: ":"), isBlank(at: next + 1) { blockColumn = start }
  }

  private mutating func skipQuotedText() {
    let mark = bytes[position]
    advance(1)
    while position < bytes.count {
      if isBreak(at: position) {
        advanceOverBreak()
      } else if bytes[position] == mark {
        advance(1)
        if mark == UInt8(ascii: "\"") || position >= bytes.count || bytes[position] != mark { return }
        advance(1)
      } else if bytes[position] == UInt8(ascii: "\\") && mark == UInt8(ascii: "\"") {
        advance(1)
        if !isBreak(at: position) { advance(1) }
      } else {
        advance(1)
      }
    }
  }

  private mutating func skipPlainText() {
    while position < bytes.count {
      while !isBlank(at: position) {
        if bytes[position] == UInt8(ascii: ":"), isBlank(at: position + 1) { return }
        if flowDepth > 0,
          [UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}")]
            .contains(bytes[position])
        {
          return
        }
        advance(1)
      }
      while position < bytes.count, isBlank(at: position) {
        if isBreak(at: position) { advanceOverBreak() } else { advance(1) }
      }
      guard position < bytes.count else { return }
      if bytes[position] == UInt8(ascii: "#") || isDocumentMark { return }
      if flowDepth == 0, column <= blockColumn { return }
    }
  }

  /// A literal or folded text: the lines indented deeper than the collection it belongs to.
  private mutating func skipBlockText() {
    var explicit = 0
    advance(1)
    while !isBlank(at: position) {
      if bytes[position] >= UInt8(ascii: "1"), bytes[position] <= UInt8(ascii: "9") {
        explicit = Int(bytes[position] - UInt8(ascii: "0"))
      }
      advance(1)
    }
    skipLine()
    if position < bytes.count { advanceOverBreak() }
    var indent = explicit == 0 ? 0 : max(blockColumn, 0) + explicit
    var deepestBlank = 0
    while position < bytes.count {
      while position < bytes.count, bytes[position] == 0x20, indent == 0 || column < indent { advance(1) }
      deepestBlank = max(deepestBlank, column)
      if isBreak(at: position) {
        advanceOverBreak()
        continue
      }
      if indent == 0 { indent = max(deepestBlank, blockColumn + 1, 1) }
      guard column == indent, position < bytes.count else { return }
      skipLine()
      if position < bytes.count { advanceOverBreak() }
    }
  }
}
