/// A table of a page as a sheet: each number in a cell of its own, its half-width beside it, units in the header.
struct TableSheet {
  let table: PageSection.Table

  /// Spreadsheets have a little more of each.
  private static let (mostRows, mostColumns) = (1_000_000, 16_000)

  /// How a column of the page is laid out.
  private struct Column {
    var title: String
    /// Of all its numbers; nil: they have different units, which stand beside them.
    var unit: String?
    var hasHalfWidth: Bool
    var hasNumbers: Bool

    /// With its unit, unless it ends in it already.
    var heading: String {
      guard let word = unit.flatMap(NumberFormat.unit), !title.hasSuffix(word), !title.hasSuffix(" h") else {
        return title
      }
      return "\(title), \(word)"
    }
  }

  func sheet(_ name: String) -> Workbook.Sheet {
    var sheet = Workbook.Sheet(name: name, frozenColumns: 1, hasFilter: true)
    sheet.rows = [[.text(table.heading, .heading)]]
    if let caption = table.caption { sheet.rows.append([.text(caption, .quiet)]) }
    let columns = columns
    sheet.rows.append(Array((header(columns)).prefix(Self.mostColumns)))
    sheet.frozenRows = sheet.rows.count
    for row in table.rows.prefix(Self.mostRows) {
      sheet.rows.append(Array(cells(row, columns).prefix(Self.mostColumns)))
    }
    sheet.widths = Self.widths(sheet.rows[(sheet.frozenRows - 1)...])
    return sheet
  }

  private var columns: [Column] {
    table.columns.indices.map { index in
      let amounts = table.rows.compactMap { row in
        row.figures.indices.contains(index) ? row.figures[index].amount : nil
      }
      let units = Set(amounts.map(\.unit))
      return Column(
        title: table.columns[index], unit: units.count > 1 ? nil : units.first ?? "",
        hasHalfWidth: amounts.contains { $0.halfWidth != nil }, hasNumbers: !amounts.isEmpty)
    }
  }

  private func header(_ columns: [Column]) -> [Workbook.Cell] {
    [.text(table.title, .header)]
      + columns.flatMap { column -> [Workbook.Cell] in
        let style: Workbook.Style = column.hasNumbers ? .figureHeader : .header
        let unit = column.unit.flatMap(NumberFormat.unit).map { " \($0)" } ?? ""
        return [.text(column.heading, style)]
          + (column.hasHalfWidth ? [.text("±\(unit)", style)] : [])
          + (column.unit == nil ? [.text("unit", .header)] : [])
      }
  }

  private func cells(_ row: PageSection.Row, _ columns: [Column]) -> [Workbook.Cell] {
    let style: Workbook.Style = row.isTotal ? .total : .plain
    return [.text(row.label, style)]
      + columns.indices.flatMap { index -> [Workbook.Cell] in
        guard row.figures.indices.contains(index) else { return [] }
        let (figure, column) = (row.figures[index], columns[index])
        let blanks: [Workbook.Cell] = Array(
          repeating: .empty, count: (column.hasHalfWidth ? 1 : 0) + (column.unit == nil ? 1 : 0))
        guard let amount = figure.amount else {
          return [figure.value == "-" ? .empty : .text(figure.value, style)] + blanks
        }
        return [Workbook.Cell(amount, style)]
          + (column.hasHalfWidth ? [.halfWidth(amount, style)] : [])
          + (column.unit == nil ? [.text(NumberFormat.unit(amount.unit) ?? "", style)] : [])
      }
  }

  /// As wide as what stands in each column, within reason.
  static func widths(_ rows: ArraySlice<[Workbook.Cell]>) -> [Double] {
    let count = rows.map(\.count).max() ?? 0
    return (0..<count).map { column in
      let longest = rows.reduce(0) { max($0, $1.indices.contains(column) ? $1[column].length : 0) }
      return Double(min(max(longest + 2, 9), 48))
    }
  }
}
