import CXlsxWriter

/// Puts the charts of a workbook into it.
struct WorkbookCharts {
  let library: xlsx_functions
  let workbook: UnsafeMutablePointer<lxw_workbook>

  /// Rows and columns of cells, of the usual size, that a chart takes.
  private static let (rows, columns) = (18, 10)
  private static let perRow = 2

  func insert(_ charts: [Workbook.Chart], into sheet: UnsafeMutablePointer<lxw_worksheet>) {
    for (index, chart) in charts.enumerated() {
      guard let made = make(chart) else { continue }
      var options = lxw_chart_options()
      (options.x_scale, options.y_scale) = (1.28, 1.18)
      _ = library.worksheet_insert_chart_opt(
        sheet, UInt32(index / Self.perRow * Self.rows + 1),
        UInt16(truncatingIfNeeded: index % Self.perRow * Self.columns), made, &options)
    }
  }

  private func make(_ chart: Workbook.Chart) -> UnsafeMutablePointer<lxw_chart>? {
    let kind = chart.kind == .columns ? LXW_CHART_COLUMN : LXW_CHART_LINE
    guard let made = library.workbook_add_chart(workbook, UInt8(kind.rawValue)) else { return nil }
    library.chart_title_set_name_range(
      made, chart.sheet, UInt32(chart.title.row), Self.column(chart.title.column))
    var font = lxw_chart_font()
    (font.size, font.bold) = (12, 1)
    library.chart_title_set_name_font(made, &font)
    for one in chart.series { add(one, of: chart, to: made) }
    if chart.kind == .columns { library.chart_set_series_overlap(made, 100) }
    if chart.kind == .dots { library.chart_set_high_low_lines(made, nil) }
    library.chart_legend_set_position(made, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
    // The thin lines at the ends of intervals explain themselves.
    var hidden = chart.series.indices.filter { chart.series[$0].part == .edge }.map(Int16.init) + [-1]
    if hidden.count > 1, chart.kind == .lines { _ = library.chart_legend_delete_series(made, &hidden) }
    axes(chart, made)
    return made
  }

  private func add(
    _ one: Workbook.Chart.Series, of chart: Workbook.Chart, to made: UnsafeMutablePointer<lxw_chart>
  ) {
    guard let series = library.chart_add_series(made, nil, nil) else { return }
    let (first, last) = (
      UInt32(chart.rows.lowerBound), UInt32(max(chart.rows.upperBound - 1, chart.rows.lowerBound))
    )
    let (labels, column) = (Self.column(chart.labels), Self.column(one.column))
    library.chart_series_set_categories(series, chart.sheet, first, labels, last, labels)
    library.chart_series_set_values(series, chart.sheet, first, column, last, column)
    library.chart_series_set_name_range(series, chart.sheet, UInt32(chart.header), column)
    if chart.kind == .columns {
      var fill = lxw_chart_fill()
      fill.color = WorkbookStyles.color(one.color)
      return library.chart_series_set_fill(series, &fill)
    }
    var line = lxw_chart_line()
    line.color = WorkbookStyles.color(one.color)
    line.width = one.part == .value ? 2 : 1
    if one.part == .bound { line.dash_type = UInt8(LXW_CHART_LINE_DASH_DASH.rawValue) }
    if one.part == .edge { line.dash_type = UInt8(LXW_CHART_LINE_DASH_ROUND_DOT.rawValue) }
    if chart.kind == .dots {
      line.none = 1
      let marker = one.part == .value ? LXW_CHART_MARKER_DIAMOND : LXW_CHART_MARKER_SHORT_DASH
      library.chart_series_set_marker_type(series, UInt8(marker.rawValue))
    }
    library.chart_series_set_line(series, &line)
  }

  private func axes(_ chart: Workbook.Chart, _ made: UnsafeMutablePointer<lxw_chart>) {
    if let x = library.chart_axis_get(made, LXW_CHART_AXIS_TYPE_X), chart.rows.count > 16 {
      library.chart_axis_set_interval_unit(x, UInt16(clamping: chart.rows.count / 12))
    }
    guard let y = library.chart_axis_get(made, LXW_CHART_AXIS_TYPE_Y) else { return }
    library.chart_axis_set_num_format(y, chart.format)
    if !chart.unit.isEmpty, chart.unit != "%" { library.chart_axis_set_name(y, chart.unit) }
    if chart.kind != .dots { library.chart_axis_set_min(y, 0) }
    if let maximum = chart.maximum { library.chart_axis_set_max(y, maximum) }
    var grid = lxw_chart_line()
    grid.color = 0xE4E7EB
    grid.width = 0.75
    library.chart_axis_major_gridlines_set_line(y, &grid)
  }

  private static func column(_ column: Int) -> UInt16 { UInt16(clamping: column) }
}
