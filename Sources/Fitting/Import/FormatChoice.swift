import Simulator

/// Which format a log has, its delimiter, its header and the order of its dates.
struct FormatChoice {
  var format: any LogFormat
  var style: RowReader.Style
  var hasHeader: Bool
  var map: HeaderMap
  var order: Stamp.DateOrder?

  private static let delimiters: [UInt8] = [",", ";", "\t", "|"].map { Character($0).asciiValue! }

  /// - Throws: `LogProblem` with what was looked for.
  init(_ log: LogImport, head: ArraySlice<UInt8>) throws {
    let lines = head.split(separator: 0x0A, maxSplits: 400, omittingEmptySubsequences: true)
      .map { $0.last == 0x0D ? $0.dropLast() : $0 }
    guard let first = lines.first(where: { !$0.isEmpty }) else { throw LogProblem.empty }
    order = log.dateOrder.flatMap { Stamp.DateOrder(rawValue: $0) }
    let candidates = try Self.candidates(log)
    if let map = log.map {
      (format, style, hasHeader) = (MappedFormat(), .lines, true)
      let found = try Self.delimiters(log).lazy.compactMap { delimiter -> (HeaderMap, UInt8)? in
        HeaderMap(header: Self.header(first, delimiter), columns: map.columns).map { ($0, delimiter) }
      }.first
      guard let (header, delimiter) = found else {
        throw LogProblem(
          "the header has not all the columns that --map names, in any of: comma, semicolon, tab, |")
      }
      (self.map, style) = (header, .delimited(delimiter))
      if map.columns.contains(where: { $0.slot == .offered || $0.slot == .forecast }) {
        format = IntervalCSV()
      }
    } else {
      var best: (score: Int, choice: (any LogFormat, RowReader.Style, Bool, HeaderMap))?
      for candidate in candidates {
        guard let found = try Self.match(candidate, first, lines, log, isOnly: candidates.count == 1) else {
          continue
        }
        if best.map({ found.score > $0.score }) ?? true { best = found }
      }
      guard let (_, choice) = best else { throw Self.notRecognised(log, first) }
      (format, style, hasHeader, map) = choice
    }
    try findDateOrder(lines)
  }

  private static func candidates(_ log: LogImport) throws -> [any LogFormat.Type] {
    guard let name = log.format else { return LogFormats.all }
    guard let format = LogFormats.all.first(where: { $0.name == name }) else {
      throw LogProblem(
        "--from: there is no format '\(Printable.escaped(name))'; there are: "
          + LogFormats.all.map { $0.name }.joined(separator: ", "), kind: .usage)
    }
    return [format]
  }

  private static func delimiters(_ log: LogImport) throws -> [UInt8] {
    guard let given = log.delimiter else { return delimiters }
    guard let byte = given == "tab" ? 0x09 : given.utf8.first, given == "tab" || given.utf8.count == 1 else {
      throw LogProblem("--delimiter must be one character, or tab", kind: .usage)
    }
    return [byte]
  }

  private static func match(
    _ kind: any LogFormat.Type, _ first: ArraySlice<UInt8>, _ lines: [ArraySlice<UInt8>], _ log: LogImport,
    isOnly: Bool
  ) throws -> (score: Int, choice: (any LogFormat, RowReader.Style, Bool, HeaderMap))? {
    switch kind.layout {
    case .jsonLines:
      guard first.first == UInt8(ascii: "{") else { return nil }
      let text = lines.prefix(50).reduce(into: "") { $0 += String(decoding: $1, as: UTF8.self).lowercased() }
      let found = kind.columns.filter { column in
        column.names.contains { text.contains("\"\($0.split(separator: ".").last ?? "")\"".lowercased()) }
      }
      guard isOnly || kind.columns.allSatisfy({ !$0.isRequired || found.map(\.slot).contains($0.slot) })
      else { return nil }
      return (found.count, (kind.init(), .lines, false, HeaderMap(fixed: kind.columns)))
    case .fixed(let delimiter, let counts):
      let sample = lines.prefix(20)
      let fits = sample.filter {
        counts.contains($0.split(separator: delimiter, omittingEmptySubsequences: false).count)
      }
      guard isOnly || (fits.count * 10 >= sample.count * 8 && FixedShape.looksRight(kind, fits, delimiter))
      else { return nil }
      return (3, (kind.init(), .delimited(delimiter), false, HeaderMap(fixed: kind.columns)))
    case .header:
      for delimiter in try delimiters(log) {
        if let map = HeaderMap(header: header(first, delimiter), columns: kind.columns) {
          return (
            map.kept.count * 2 - (kind.name == "csv" ? 1 : 0), (kind.init(), .delimited(delimiter), true, map)
          )
        }
      }
      return nil
    }
  }

  private static func header(_ line: ArraySlice<UInt8>, _ delimiter: UInt8) -> [String] {
    line.split(separator: delimiter, omittingEmptySubsequences: false).map { Column.normalized($0) }
  }

  private static func notRecognised(_ log: LogImport, _ first: ArraySlice<UInt8>) -> LogProblem {
    if let name = log.format, let format = LogFormats.all.first(where: { $0.name == name }) {
      let needed = format.columns.filter(\.isRequired).map { $0.names.joined(separator: " or ") }
      return LogProblem(
        "the log is not what --from \(name) reads: its header must have \(needed.joined(separator: ", ")), "
          + "separated by commas, semicolons, tabs or | (--delimiter names another)")
    }
    return LogProblem(
      "the log's format was not recognised from its first line; name it with --from (callsim fit --formats lists them) "
        + "or say which column means what with --map FILE (callsim help fit)")
  }

  /// Dates with the year last are never guessed: their order comes from the user, or from a day above 12 in the first rows.
  private mutating func findDateOrder(_ lines: [ArraySlice<UInt8>]) throws {
    guard order == nil, case .delimited(let delimiter) = style else { return }
    let slots: [Slot] = [.date, .arrival, .interval]
    let columns = slots.map { map.columns[$0.rawValue] }.filter { $0 >= 0 }
    var isNeeded = false
    for line in lines.dropFirst(hasHeader ? 1 : 0) {
      let parts = line.split(separator: delimiter, omittingEmptySubsequences: false)
      for column in columns where column < parts.count {
        let bytes = parts[column].filter { $0 != UInt8(ascii: "\"") }
        bytes.withUnsafeBufferPointer { pointer in
          let field = Field(pointer)
          guard StampScanner.needsOrder(field) else { return }
          isNeeded = true
          if order == nil { order = StampScanner.dateOrder(of: field) }
        }
      }
    }
    if isNeeded, order == nil {
      throw LogProblem(
        "dates such as 3/4/2026 can be read two ways, and no day above 12 in the first rows tells which: "
          + "give --date-order mdy or dmy", kind: .usage)
    }
  }
}

/// Whether headerless rows look like a format of fixed fields.
enum FixedShape {
  static func looksRight(_ kind: any LogFormat.Type, _ lines: [ArraySlice<UInt8>], _ delimiter: UInt8) -> Bool
  {
    guard let line = lines.first else { return false }
    let parts = line.split(separator: delimiter, omittingEmptySubsequences: false).map { part in
      String(decoding: part, as: UTF8.self)
    }
    switch kind.name {
    case QueueLog.name: return Double(parts[0]) != nil && QueueLog.events.contains(parts[4])
    case Teleopti.name: return Int(parts[0]) != nil && parts[1].count >= 6
    case VerintVolumes.name: return parts[1].contains("-") && Double(parts[2]) != nil
    default: return true
    }
  }
}
