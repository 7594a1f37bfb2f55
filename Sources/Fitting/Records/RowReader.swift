import Simulator

/// Splits a log into rows and fields as it streams by.
///
/// Our own and not SwiftCSV, which reads whole files into strings: 10^7 rows have to pass in 500 MB, identifiers in dropped
/// columns must never become values, and a row is known by its number when something is wrong with it.
///
/// RFC 4180 with any one-byte delimiter: quotes may enclose delimiters, line breaks and doubled quotes. A quote that is not
/// closed within 100 lines or 64 KiB costs its own line only: the line is reported and reading goes on behind it.
final class RowReader {
  enum Fault: Hashable {
    case openQuote
    case tooLong
    case nulByte
    case encoding
  }

  enum Style: Sendable, Hashable {
    case delimited(UInt8)
    /// The whole line is one field: JSON lines.
    case lines
  }

  private static let mostBytes = 1 << 20
  private static let mostQuoted = 1 << 16
  private static let mostQuotedLines = 100

  private let source: ByteSource
  private var style: Style
  /// Bytes from the source, consumed up to `position`.
  private var buffer: [UInt8]
  private var position = 0
  private var isAtEnd = false
  /// The fields of the row, unquoted, one behind the other.
  private var text: [UInt8] = []
  private var ends: [Int] = []
  /// Lines of the file read so far.
  private var lines = 0

  /// Line on which the present row begins, from 1.
  private(set) var number = 0
  /// What is wrong with the present row; its fields are not to be used then.
  private(set) var fault: Fault?

  /// - Throws: `UnreadableFile`, `LogProblem` for UTF-16.
  init(_ source: ByteSource) throws {
    self.source = source
    style = .lines
    buffer = []
    while buffer.count < ByteSource.chunk, try fill() {}
    if buffer.starts(with: [0xFF, 0xFE]) || buffer.starts(with: [0xFE, 0xFF]) { throw LogProblem.utf16 }
    if buffer.starts(with: [0x1F, 0x8B]) { throw LogProblem.compressed }
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// What the log begins with, for telling its format: at most a quarter of a mebibyte, not consumed.
  var head: ArraySlice<UInt8> { buffer[position..<min(buffer.count, position + ByteSource.chunk)] }

  func setStyle(_ style: Style) { self.style = style }

  var fieldCount: Int { ends.count }

  /// Calls with the fields of the present row; they are not to be kept.
  func withRow<Result, Failure>(_ body: (RowFields) throws(Failure) -> Result) throws(Failure) -> Result {
    try text.withUnsafeBufferPointer { (text) throws(Failure) in try body(RowFields(text: text, ends: ends)) }
  }

  /// Reads the next row that is not empty; false at the end.
  func next() throws -> Bool {
    repeat {
      guard try readRow() else { return false }
    } while ends.count == 1 && text.isEmpty && fault == nil
    return true
  }

  private func readRow() throws -> Bool {
    text.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    fault = nil
    if position > 1 << 17 {
      buffer.removeFirst(position)
      position = 0
    }
    if position >= buffer.count, try !fill() { return false }
    number = lines + 1
    let start = position
    let delimiter: UInt8? = if case .delimited(let byte) = style { byte } else { nil }
    var (isQuoted, wasQuoted, quoteStart, quotedLines) = (false, false, 0, 0)
    var (hasNul, isASCII) = (false, true)
    scan: while true {
      if position >= buffer.count {
        if isAtEnd { break }
        if try !fill() { break }
      }
      let byte = buffer[position]
      position += 1
      if byte >= 0x80 { isASCII = false }
      if isQuoted {
        if byte == UInt8(ascii: "\"") {
          if position >= buffer.count { _ = try fill() }
          if position < buffer.count, buffer[position] == UInt8(ascii: "\"") {
            position += 1
            text.append(byte)
          } else {
            isQuoted = false
          }
        } else {
          if byte == 0x0A { quotedLines += 1 }
          text.append(byte)
          if quotedLines > Self.mostQuotedLines || text.count - quoteStart > Self.mostQuoted { break }
        }
        continue
      }
      switch byte {
      case 0x0A:
        lines += 1
        break scan
      case 0x0D:
        if position >= buffer.count { _ = try fill() }
        if position < buffer.count, buffer[position] == 0x0A { continue }
        lines += 1
        break scan
      case UInt8(ascii: "\"") where delimiter != nil && text.count == (ends.last ?? 0) && !wasQuoted:
        (isQuoted, wasQuoted, quoteStart) = (true, true, text.count)
      case _ where byte == delimiter:
        ends.append(text.count)
        wasQuoted = false
      case 0:
        hasNul = true
      default:
        text.append(byte)
      }
      if text.count > Self.mostBytes { fault = .tooLong }
      if fault == .tooLong { text.removeAll(keepingCapacity: true) }
    }
    if isQuoted {
      giveUp(at: start)
      return true
    }
    ends.append(text.count)
    lines += quotedLines
    if position >= buffer.count, isAtEnd, buffer.last != 0x0A, buffer.last != 0x0D { lines += 1 }
    if hasNul { fault = .nulByte }
    if !isASCII, fault == nil, String(validating: text, as: UTF8.self) == nil { fault = .encoding }
    return true
  }

  /// A quote without an end: only the line on which the row began is lost.
  private func giveUp(at start: Int) {
    position = start
    while position < buffer.count, buffer[position] != 0x0A { position += 1 }
    position = min(position + 1, buffer.count)
    lines += 1
    text.removeAll(keepingCapacity: true)
    ends = [0]
    fault = .openQuote
  }

  private func fill() throws -> Bool {
    if isAtEnd { return false }
    let more = try source.next()
    if more.isEmpty {
      isAtEnd = true
      return false
    }
    buffer.append(contentsOf: more)
    return true
  }
}

/// The fields of one row.
struct RowFields {
  let text: UnsafeBufferPointer<UInt8>
  let ends: [Int]

  var count: Int { ends.count }

  /// Empty for a field that is not there.
  subscript(_ index: Int) -> Field {
    guard index >= 0, index < ends.count else { return Field(UnsafeBufferPointer(start: nil, count: 0)) }
    let start = index == 0 ? 0 : ends[index - 1]
    return Field(UnsafeBufferPointer(rebasing: text[start..<ends[index]]))
  }
}
