/// A table in columns that line up, for terminals and other text of fixed width.
package struct TextTable {
  package struct Column {
    package var title: String
    package var alignment: Alignment

    package init(title: String, alignment: Alignment = .right) {
      self.title = title
      self.alignment = alignment
    }
  }

  package enum Alignment { case left, right }

  package enum Cell {
    case text(String, style: TextStyle = .plain)
    /// Values line up on the right, half-widths behind them on the left.
    case figure(Figure)
  }

  package var columns: [Column]
  package var rows: [[Cell]] = []
  /// Rows from this one on are totals, set off by a line.
  package var firstTotal: Int?

  package init(_ columns: [Column]) { self.columns = columns }

  package mutating func add(_ row: [Cell]) {
    precondition(row.count == columns.count, "a row has a cell for each column")
    rows.append(row)
  }

  /// Lines without trailing blanks. Two blanks between columns.
  package func lines(indent: Int, colored: Bool) -> [String] {
    let layouts = columns.indices.map { column in
      Layout(cells: rows.map { $0[column] }, title: columns[column].title)
    }
    let margin = String(repeating: " ", count: indent)
    func line(_ parts: [String]) -> String {
      let text = margin + parts.joined(separator: "  ")
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
    var lines = [
      line(columns.indices.map { Layout.pad(columns[$0].title, layouts[$0].width, columns[$0].alignment) })
    ]
    for (index, row) in rows.enumerated() {
      if index == firstTotal {
        lines.append(line(layouts.map { String(repeating: "-", count: $0.width) }))
      }
      lines.append(
        line(columns.indices.map { layouts[$0].text(row[$0], columns[$0].alignment, colored: colored) }))
    }
    return lines
  }

  /// The widths within one column.
  private struct Layout {
    private var value = 0
    private var halfWidth = 0
    private(set) var width: Int

    init(cells: [Cell], title: String) {
      width = DisplayWidth.of(title)
      for cell in cells {
        switch cell {
        case .text(let text, _): width = max(width, DisplayWidth.of(text))
        case .figure(let figure):
          value = max(value, DisplayWidth.of(figure.value))
          halfWidth = max(halfWidth, DisplayWidth.of(figure.halfWidth))
        }
      }
      width = max(width, value + (halfWidth > 0 ? 3 + halfWidth : 0))
    }

    func text(_ cell: Cell, _ alignment: Alignment, colored: Bool) -> String {
      switch cell {
      case .text(let text, let style):
        let padding = String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
        let shown = style.applied(to: text, colored: colored)
        return alignment == .left ? shown + padding : padding + shown
      case .figure(let figure):
        var text = Self.pad(figure.value, value, .right)
        if halfWidth > 0 {
          let tail = figure.halfWidth.isEmpty ? "" : " ± " + figure.halfWidth
          text += Self.pad(tail, 3 + halfWidth, .left)
        }
        return Self.pad(text, width, alignment)
      }
    }

    static func pad(_ text: String, _ width: Int, _ alignment: Alignment) -> String {
      let padding = String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
      return alignment == .left ? text + padding : padding + text
    }
  }
}

/// How a piece of text stands out on a color terminal.
package enum TextStyle {
  case plain, bold, faint, good, bad, open

  package func applied(to text: String, colored: Bool) -> String {
    guard colored, !text.isEmpty, self != .plain else { return text }
    let code =
      switch self {
      case .plain: "0"
      case .bold: "1"
      case .faint: "2"
      case .good: "32"
      case .bad: "1;31"
      case .open: "33"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
