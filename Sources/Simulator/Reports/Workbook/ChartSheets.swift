/// The charts of a page as charts of a spreadsheet, with the sheets that they are drawn from.
///
/// Charts with the same labels share a sheet: all that is known of each interval stands in one row. Bands become two thin lines, and
/// bars among lines a line, because spreadsheets draw no bands.
struct ChartSheets {
  let figures: [PageSection.Figure]

  /// Characters of a column: names of series are long, and wrapped.
  private static let widest = 18.0

  /// The sheet of charts first; none without charts.
  func sheets(_ names: inout SheetNames) -> [Workbook.Sheet] {
    guard !figures.isEmpty else { return [] }
    var charts = Workbook.Sheet(name: names.name("Charts"), pages: 1)
    var data: [(labels: [String], sheet: Workbook.Sheet)] = []
    var maps: [Workbook.Sheet] = []
    for figure in figures {
      switch figure.drawing {
      case .chart(let chart):
        let place = place(of: chart.labels, isCategorical: chart.isCategorical, figure.title, &data, &names)
        charts.charts.append(Self.add(chart, to: &data[place].sheet))
      case .dots(let dots):
        let place = place(of: dots.rows.map(\.label), isCategorical: true, figure.title, &data, &names)
        charts.charts.append(Self.add(dots, title: figure.title, to: &data[place].sheet))
      case .map(let map): maps.append(Self.sheet(of: map, names.name("Heat map")))
      }
    }
    let sheets = data.map { _, sheet in
      var sheet = sheet
      sheet.widths = TableSheet.widths(sheet.rows[1...]).map { min($0, Self.widest) }
      return sheet
    }
    return (charts.charts.isEmpty ? [] : [charts]) + sheets + maps
  }

  private func place(
    of labels: [String], isCategorical: Bool, _ title: String,
    _ data: inout [(labels: [String], sheet: Workbook.Sheet)], _ names: inout SheetNames
  ) -> Int {
    if let place = data.firstIndex(where: { $0.labels == labels }) { return place }
    var sheet = Workbook.Sheet(
      name: names.name(isCategorical ? title : "Figures of charts"), frozenRows: 2, frozenColumns: 1)
    sheet.rows = [[.empty], [.text(isCategorical ? "" : "interval", .header)]] + labels.map { [.text($0)] }
    data.append((labels, sheet))
    return data.count - 1
  }

  // MARK: Charts over intervals

  private static func add(_ chart: Chart, to sheet: inout Workbook.Sheet) -> Workbook.Chart {
    var block = Block(sheet, unit: chart.unit.rawValue, title: chart.title)
    let bars = chart.series.allSatisfy { $0.shape == .bars }
    for one in chart.series {
      block.add(one.name, one.values, color: one.style)
      let bands = one.values.indices.map(one.band)
      guard bands.contains(where: { $0 != nil }) else { continue }
      block.add("from", bands.map { $0.map { max($0.lowerBound, 0) } }, color: one.style, part: .edge)
      block.add(
        "to", bands.map { $0.map { min($0.upperBound, chart.limit ?? .infinity) } }, color: one.style,
        part: .edge)
    }
    if let bound = chart.bound {
      block.add(bound.name, chart.labels.map { _ in bound.value }, color: 3, part: .bound)
    }
    sheet = block.sheet
    return block.chart(bars ? .columns : .lines, maximum: chart.least == 1 ? chart.limit : nil)
  }

  private static func add(_ dots: DotChart, title: String, to sheet: inout Workbook.Sheet) -> Workbook.Chart {
    var block = Block(sheet, unit: dots.unit, title: title)
    block.add(dots.title, dots.rows.map(\.value), color: 1)
    block.add(
      "from", dots.rows.map { row in row.halfWidth.map { row.value - $0 } }, color: 1, part: .edge)
    block.add("to", dots.rows.map { row in row.halfWidth.map { row.value + $0 } }, color: 1, part: .edge)
    sheet = block.sheet
    return block.chart(.dots, maximum: nil)
  }

  /// Columns that a chart adds to a sheet.
  private struct Block {
    var sheet: Workbook.Sheet
    let unit: String
    let first: Int
    var series: [Workbook.Chart.Series] = []

    init(_ sheet: Workbook.Sheet, unit: String, title: String) {
      self.sheet = sheet
      self.unit = unit
      first = sheet.rows[1].count
      self.sheet.rows[0] += Array(repeating: .empty, count: first - sheet.rows[0].count)
      self.sheet.rows[0].append(.text(title, .heading))
    }

    mutating func add(
      _ name: String, _ values: [Double?], color: Int, part: Workbook.Chart.Series.Part = .value
    ) {
      series.append(.init(column: sheet.rows[1].count, color: color, part: part))
      let ending = NumberFormat.unit(unit).map { ", \($0)" } ?? ""
      sheet.rows[1].append(.text(name + (part == .bound ? "" : ending), .figureHeader))
      for (row, value) in values.enumerated() {
        let format = value.map { NumberFormat(.init($0, unit: unit)).text } ?? ""
        sheet.rows[row + 2].append(.value(value, format))
      }
    }

    func chart(_ kind: Workbook.Chart.Kind, maximum: Double?) -> Workbook.Chart {
      let isShare = unit == Measure.Unit.share.rawValue
      return Workbook.Chart(
        kind: kind, sheet: sheet.name, title: (0, first), header: 1, rows: 2..<sheet.rows.count, labels: 0,
        series: series, format: isShare ? "0%" : "#,##0.##", unit: NumberFormat.unit(unit) ?? "",
        maximum: maximum)
    }
  }

  // MARK: Heat maps

  private static func sheet(of map: HeatMap, _ name: String) -> Workbook.Sheet {
    var sheet = Workbook.Sheet(name: name, frozenRows: 2, frozenColumns: 1)
    sheet.rows = [
      [.text(map.title, .heading)], [.text("", .header)] + map.columns.map { .text($0, .figureHeader) },
    ]
    for (label, values) in zip(map.rows, map.values) {
      sheet.rows.append([.text(label)] + values.map { .value($0, "0%") })
    }
    sheet.scale = .init(
      rows: 2..<sheet.rows.count, columns: 1..<map.columns.count + 1, bad: max(map.good - 0.3, 0),
      good: map.good)
    sheet.widths = [20, 9]
    return sheet
  }
}
