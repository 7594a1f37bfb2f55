/// A workbook for spreadsheet programs as plain values: which cell says what, and which cells charts are drawn from.
///
/// There are texts and numbers only. A workbook of ours has no formula, so no text can become one.
struct Workbook: Sendable {
  var title: String
  var sheets: [Sheet] = []

  struct Sheet: Sendable {
    var name: String
    var rows: [[Cell]] = []
    /// Rows above, and columns left of, what scrolls.
    var frozenRows = 0
    var frozenColumns = 0
    /// Whether the last frozen row has filters.
    var hasFilter = false
    /// Widths of columns in characters; the last holds for all others.
    var widths: [Double] = []
    var scale: ColorScale?
    var charts: [Chart] = []
    /// Lines that the last frozen row takes at the widths of its columns.
    var headerLines: Int {
      guard frozenRows > 0 else { return 1 }
      return rows[frozenRows - 1].enumerated().reduce(1) { lines, cell in
        let width = widths.indices.contains(cell.offset) ? widths[cell.offset] : widths.last ?? 9
        return max(lines, Int((Double(cell.element.length) * 1.15 / width).rounded(.up)))
      }
    }

    /// Pages that it is printed on from top to bottom; 0: as many as it takes.
    var pages = 0
  }

  enum Cell: Sendable, Hashable {
    case empty
    case text(String, Style = .plain)
    /// - Parameter format: in the language of spreadsheets, e.g. `0.0%`.
    case number(Double, format: String, Style = .plain)
  }

  enum Style: Sendable, Hashable {
    case plain, title, heading, header, figureHeader, total, quiet, warning, met, missed, undecided
  }

  /// Colors for a block of cells, from bad over good to 1.
  struct ColorScale: Sendable {
    var rows: Range<Int>
    var columns: Range<Int>
    var bad: Double
    var good: Double
  }

  /// A chart of columns of one sheet, whose labels, names and title are cells there.
  struct Chart: Sendable {
    enum Kind: Sendable {
      case lines, columns
      /// Values with the ends of their intervals, without a line from one to the next.
      case dots
    }

    struct Series: Sendable {
      enum Part: Sendable { case value, edge, bound }

      var column: Int
      /// 1...4, as on pages.
      var color: Int
      var part = Part.value
    }

    var kind: Kind
    /// Name of the sheet.
    var sheet: String
    var title: (row: Int, column: Int)
    /// Row of the names of series.
    var header: Int
    var rows: Range<Int>
    var labels: Int
    var series: [Series]
    /// Of the axis of values.
    var format: String
    var unit: String
    /// Upper end of the axis, if it is known.
    var maximum: Double?
  }
}

extension Workbook.Cell {
  /// A number in its unit; empty where it is none.
  init(_ amount: Figure.Amount, _ style: Workbook.Style = .plain) {
    self = .value(amount.value, NumberFormat(amount).text, style)
  }

  /// The half-width of a number, if it has one.
  static func halfWidth(_ amount: Figure.Amount, _ style: Workbook.Style = .plain) -> Workbook.Cell {
    amount.halfWidth.map { .value($0, NumberFormat(amount).text, style) } ?? .empty
  }

  static func value(_ value: Double?, _ format: String, _ style: Workbook.Style = .plain) -> Workbook.Cell {
    guard let value, value.isFinite else { return .empty }
    return .number(value, format: format, style)
  }

  /// For the width of its column.
  var length: Int {
    switch self {
    case .empty: 0
    case .text(let text, _): text.unicodeScalars.count
    case .number(let value, _, _): value == value.rounded() ? Figure.decimal(value, 0).count : 8
    }
  }
}

/// How a spreadsheet shows a number: with as many decimals as its half-width supports, shares in percent.
struct NumberFormat {
  let text: String

  init(_ amount: Figure.Amount) {
    let isShare = amount.unit == Measure.Unit.share.rawValue
    let isWhole = amount.halfWidth == nil && amount.value == amount.value.rounded()
    let otherwise =
      switch Measure.Unit(rawValue: amount.unit) {
      case .currency, .currencyPerContact: 2
      default: isWhole && !isShare ? 0 : 1
      }
    let places = Figure.decimals(for: amount.halfWidth.map { isShare ? $0 * 100 : $0 }, otherwise: otherwise)
    let decimals = places > 0 ? "." + String(repeating: "0", count: places) : ""
    text = isShare ? "0\(decimals)%" : "#,##0\(decimals)"
  }

  /// As headings name it: `%` for shares; nil: none is to be named.
  static func unit(_ unit: String) -> String? {
    unit.isEmpty ? nil : unit == Measure.Unit.share.rawValue ? "%" : unit
  }
}
