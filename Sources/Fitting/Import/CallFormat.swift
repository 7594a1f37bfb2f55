/// A source that we can read: one file in `Formats/` and one line in `Formats/LogFormats.swift`.
protocol LogFormat: Sendable {
  /// As given to `--from`.
  static var name: String { get }
  static var summary: String { get }
  /// The columns (or JSON paths) it reads; all others are dropped unread.
  static var columns: [Column] { get }
  static var layout: LogLayout { get }
  /// What somebody who reads the report should know about how this source is read.
  static var notes: [String] { get }
  /// Seconds of waiting credited to priority 1 by the source's own rules; nil: estimated.
  static var priorityCredit: Double? { get }

  init()

  /// What becomes of a row. A row that is wrong throws its reason.
  mutating func read(_ row: MappedRow, _ context: inout ReadContext) throws(RejectReason) -> RowVerdict
}

extension LogFormat {
  static var notes: [String] { [] }
  static var priorityCredit: Double? { nil }
}

/// How rows and columns are found.
enum LogLayout: Sendable, Hashable {
  /// A header names the columns.
  case header
  /// No header: fields in the order of `columns`, with this delimiter.
  case fixed(delimiter: UInt8, fields: ClosedRange<Int>)
  /// One JSON object a line; the names of columns are paths, `Queue.Name`.
  case jsonLines
}

/// What formats share while they read: pseudonyms and choices of the user.
struct ReadContext {
  let pseudonyms = Pseudonyms()
  /// Whether callers are recognised, for redials.
  var linksCallers = false
  var channel = "voice"
  /// Words of the outcome column, from the user's column map.
  var outcomes: [(word: String, meaning: OutcomeWord)] = []
  /// Columns of the user's map are in milliseconds, not seconds.
  var secondsPerUnit = 1.0

  enum OutcomeWord: String, CaseIterable { case answered, abandoned, diverted, ignore }

  func pseudonym(_ field: Field) -> UInt64? { field.isEmpty ? nil : pseudonyms.number(of: field.bytes) }

  func caller(_ field: Field) -> UInt64? { linksCallers ? pseudonym(field) : nil }

  /// Whether a channel column says this channel; an empty one does.
  func isChosen(channel field: Field) -> Bool {
    if field.isEmpty { return true }
    let synonyms =
      channel == "voice"
      ? ["voice", "phone", "call", "calls", "telephone", "inbound", "inbound voice"] : [channel]
    return field.isWord(in: synonyms)
  }
}
