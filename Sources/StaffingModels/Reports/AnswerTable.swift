import Simulator

/// A table of answers with what leads it and what stands below, as text, JSON and CSV alike.
public struct AnswerTable: Sendable {
  public enum Value: Sendable {
    case text(String)
    case number(Double?, places: Int = 1)
    /// With its half-width and a unit of measures: `share`, `s`, or none. nil: there is none.
    case mean(MeanOfRuns?, unit: String = "")
  }

  public struct Column: Sendable {
    /// In JSON and CSV.
    public var key: String
    public var title: String
    public var isText: Bool

    public init(_ key: String, _ title: String, isText: Bool = false) {
      self.key = key
      self.title = title
      self.isText = isText
    }
  }

  /// Names the document: `callsim.NAME/1`.
  public var name: String
  /// The answer in a sentence.
  public var verdict: String
  public var columns: [Column]
  public var rows: [[Value]] = []
  /// Most rows of the text; files have all.
  public var mostRows = Int.max
  public var notes: [String] = []

  public init(_ name: String, verdict: String, columns: [Column]) {
    self.name = name
    self.verdict = verdict
    self.columns = columns
  }

  public func text(isColored: Bool) -> String {
    var table = TextTable(columns.map { .init(title: $0.title, alignment: $0.isText ? .left : .right) })
    for row in rows.prefix(mostRows) { table.add(row.map(\.cell)) }
    var lines = [TextStyle.bold.applied(to: Printable.escaped(verdict), colored: isColored), ""]
    lines += table.lines(indent: 0, colored: isColored)
    if rows.count > mostRows { lines.append("... and \(rows.count - mostRows) more (--format csv has all)") }
    if !notes.isEmpty { lines.append("") }
    lines += notes.map { TextStyle.faint.applied(to: Printable.escaped($0), colored: isColored) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Keys sorted, null where there is no value; a mean has its half-width beside it. `columns` has the order and the titles of people.
  public var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("columns", onNewLine: true)
      json.lines(Array(columns.enumerated())) { json, column in
        json.object { json in
          json.key("key")
          json.string(column.element.key)
          json.key("title")
          json.string(column.element.title)
          json.key("unit")
          json.string(rows.first?[column.offset].unit)
        }
      }
      json.key("format", onNewLine: true)
      json.string("callsim.\(name)/1")
      json.key("notes", onNewLine: true)
      json.array(notes) { $0.string($1) }
      json.key("rows", onNewLine: true)
      json.lines(rows) { json, row in
        json.object { json in
          let pairs = zip(columns, row).flatMap { column, value in value.fields(column.key) }
          for (key, value) in pairs.sorted(by: { $0.0 < $1.0 }) {
            json.key(key)
            switch value {
            case .text(let text): json.string(text)
            case .number(let number): json.number(number)
            }
          }
        }
      }
      json.key("verdict", onNewLine: true)
      json.string(verdict)
      json.newLine()
    }
    json.newLine()
    return json.bytes
  }

  public var csv: [UInt8] {
    var csv = CSVWriter()
    let keys = columns.indices.flatMap { column -> [String] in
      let isMean = rows.first.map { if case .mean = $0[column] { true } else { false } } ?? false
      return isMean ? [columns[column].key, columns[column].key + "_half_width"] : [columns[column].key]
    }
    for key in keys { csv.text(key) }
    csv.endRow()
    for row in rows {
      for (column, value) in zip(columns, row) {
        for (_, field) in value.fields(column.key) {
          switch field {
          case .text(let text): csv.text(text)
          case .number(let number): csv.number(number)
          }
        }
      }
      csv.endRow()
    }
    return csv.bytes
  }
}

extension AnswerTable.Value {
  fileprivate enum Field {
    case text(String)
    case number(Double?)
  }

  fileprivate func fields(_ key: String) -> [(String, Field)] {
    switch self {
    case .text(let text): return [(key, .text(text))]
    case .number(let value, _): return [(key, .number(value))]
    case .mean(let mean, _):
      let width = mean.flatMap { $0.halfWidth.isFinite ? $0.halfWidth : nil }
      return [(key, .number(mean?.value)), (key + "_half_width", .number(width))]
    }
  }

  /// Of a `Measure`, or empty; nil for texts.
  fileprivate var unit: String? {
    switch self {
    case .text: nil
    case .number: ""
    case .mean(_, let unit): unit
    }
  }

  fileprivate var cell: TextTable.Cell {
    switch self {
    case .text(let text): return .text(DisplayWidth.shortened(Printable.escaped(text), to: 40))
    case .number(let value, let places): return .text(value.map { Figure.decimal($0, places) } ?? "-")
    case .mean(let mean, let unit):
      guard let mean else { return .text("-") }
      return .figure(
        Figure(mean.value, halfWidth: mean.halfWidth.isFinite ? mean.halfWidth : nil, unit: unit))
    }
  }
}
