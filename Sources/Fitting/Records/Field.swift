/// One field of a row: bytes that are valid until the next row is read. Nothing is kept unless a format asks for it.
struct Field {
  let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    // Without blanks at its ends.
    var (start, end) = (0, bytes.count)
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    self.bytes = UnsafeBufferPointer(rebasing: bytes[start..<end])
  }

  var isEmpty: Bool { bytes.isEmpty }

  /// nil unless it is UTF-8 without control characters.
  var text: String? {
    guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  /// Whether it is this ASCII word, in any case.
  func isWord(_ word: String) -> Bool {
    var (index, other) = (0, word.utf8.startIndex)
    while index < bytes.count, other < word.utf8.endIndex {
      if Self.lower(bytes[index]) != Self.lower(word.utf8[other]) { return false }
      index += 1
      word.utf8.formIndex(after: &other)
    }
    return index == bytes.count && other == word.utf8.endIndex
  }

  func isWord(in words: [String]) -> Bool { words.contains { isWord($0) } }

  static func lower(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  /// A plain decimal number, `-12.5`; nil for anything else, exponents and separators of thousands included.
  var number: Double? { Self.number(bytes[...]) }

  static func number(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Double? {
    var (mantissa, digits, decimals) = (0, 0, -1)
    var index = bytes.startIndex
    let isNegative = index < bytes.endIndex && bytes[index] == UInt8(ascii: "-")
    if isNegative || (index < bytes.endIndex && bytes[index] == UInt8(ascii: "+")) { index += 1 }
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == UInt8(ascii: "."), decimals < 0 {
        decimals = 0
      } else if byte >= 0x30, byte <= 0x39, digits < 18 {
        mantissa = mantissa * 10 + Int(byte - 0x30)
        digits += 1
        if decimals >= 0 { decimals += 1 }
      } else {
        return nil
      }
      index += 1
    }
    guard digits > 0 else { return nil }
    var value = Double(mantissa)
    if decimals > 0 { value /= powersOfTen[decimals] }
    return isNegative ? -value : value
  }

  private static let powersOfTen: [Double] = (0...18).map { power in
    (0..<power).reduce(1.0) { value, _ in value * 10 }
  }

  var integer: Int? { number.flatMap { Int(exactly: $0) } }

  /// Seconds: `125`, `125.5`, `2:05`, `0:02:05`, `0:02:05.250`.
  var seconds: Double? {
    guard bytes.contains(UInt8(ascii: ":")) else { return number }
    let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count) else { return nil }
    var total = 0.0
    for (index, part) in parts.enumerated() {
      guard let value = Self.number(part), value >= 0 || index == 0 else { return nil }
      if index > 0, value >= 60 { return nil }
      total = total * 60 + value
    }
    return total
  }

  /// `true`, `yes`, `y`, `1`, a positive number; the opposites; nil for anything else.
  var flag: Bool? {
    if isWord(in: ["true", "yes", "y", "t"]) { return true }
    if isEmpty || isWord(in: ["false", "no", "n", "f"]) { return false }
    return number.map { $0 > 0 }
  }
}
