import CXlsxWriter
import Foundation

/// Writes workbooks as Office Open XML (`.xlsx`) by libxlsxwriter.
enum WorkbookFile {
  static var isAvailable: Bool { xlsx_functions() != nil }

  /// The whole file. The library writes beside temporary files in a folder of its own, which is gone afterwards.
  static func bytes(of workbook: Workbook) throws(OutputProblem) -> [UInt8] {
    guard let library = xlsx_functions()?.pointee else {
      throw OutputProblem(
        kind: .cannotCreate, path: "workbook",
        reason: "libxlsxwriter \(LXW_VERSION), which writes it, is not installed; 'make setup' installs it")
    }
    var template = Array(
      FileManager.default.temporaryDirectory.appendingPathComponent("callsim-XXXXXX").path.utf8CString)
    guard mkdtemp(&template) != nil else {
      throw OutputProblem(
        kind: .cannotCreate, path: "folder for temporary files", reason: String(cString: strerror(errno)))
    }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/report.xlsx"
    let failure = write(workbook, to: path, temporary: folder, library)
    guard failure == LXW_NO_ERROR, let bytes = FileManager.default.contents(atPath: path) else {
      throw OutputProblem(
        kind: .inputOutput, path: "workbook",
        reason: "can't be written through \(FileManager.default.temporaryDirectory.path)")
    }
    return Array(bytes)
  }

  private static func write(
    _ workbook: Workbook, to path: String, temporary: String, _ library: xlsx_functions
  ) -> lxw_error {
    var folder = Array(temporary.utf8CString)
    return folder.withUnsafeMutableBufferPointer { folder in
      var options = lxw_workbook_options()
      options.tmpdir = folder.baseAddress
      guard let file = library.workbook_new_opt(path, &options) else { return LXW_ERROR_MEMORY_MALLOC_FAILED }
      set(title: workbook.title, of: file, library)
      var styles = WorkbookStyles(library, file)
      let charts = WorkbookCharts(library: library, workbook: file)
      for sheet in workbook.sheets {
        guard let made = library.workbook_add_worksheet(file, sheet.name) else { continue }
        write(sheet, into: made, &styles, library)
        charts.insert(sheet.charts, into: made)
      }
      return library.workbook_close(file)
    }
  }

  /// The day of creation is that of the file format's own archive, so that the same result makes the same bytes.
  private static func set(
    title: String, of file: UnsafeMutablePointer<lxw_workbook>, _ library: xlsx_functions
  ) {
    var title = Array(safe(title).prefix(200).description.utf8CString)
    title.withUnsafeMutableBufferPointer { title in
      var properties = lxw_doc_properties()
      properties.title = title.baseAddress
      properties.created = 315_532_800
      _ = library.workbook_set_properties(file, &properties)
    }
  }

  private static func write(
    _ sheet: Workbook.Sheet, into made: UnsafeMutablePointer<lxw_worksheet>, _ styles: inout WorkbookStyles,
    _ library: xlsx_functions
  ) {
    for (row, cells) in sheet.rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        let (row, column) = (UInt32(row), UInt16(clamping: column))
        switch cell {
        case .empty: break
        case .text(let text, let style):
          _ = library.worksheet_write_string(made, row, column, safe(text), styles.format(style))
        case .number(let value, let format, let style):
          _ = library.worksheet_write_number(made, row, column, value, styles.format(style, number: format))
        }
      }
    }
    arrange(sheet, made, library)
  }

  private static func arrange(
    _ sheet: Workbook.Sheet, _ made: UnsafeMutablePointer<lxw_worksheet>, _ library: xlsx_functions
  ) {
    let last = (
      row: UInt32(max(sheet.rows.count - 1, 0)),
      column: UInt16(clamping: max((sheet.rows.map(\.count).max() ?? 1) - 1, 0))
    )
    for (column, width) in sheet.widths.enumerated() {
      let end = column == sheet.widths.count - 1 ? max(last.column, UInt16(column)) : UInt16(column)
      _ = library.worksheet_set_column(made, UInt16(column), end, width, nil)
    }
    if sheet.frozenRows + sheet.frozenColumns > 0 {
      library.worksheet_freeze_panes(made, UInt32(sheet.frozenRows), UInt16(sheet.frozenColumns))
    }
    if sheet.frozenRows > 0 {
      let header = UInt32(sheet.frozenRows - 1)
      _ = library.worksheet_repeat_rows(made, header, header)
      _ = library.worksheet_set_row(made, header, 15 * Double(sheet.headerLines), nil)
      if sheet.hasFilter, last.row > header {
        _ = library.worksheet_autofilter(made, header, 0, last.row, last.column)
      }
    }
    if let scale = sheet.scale { color(scale, made, library) }
    library.worksheet_set_landscape(made)
    library.worksheet_fit_to_pages(made, 1, UInt16(sheet.pages))
  }

  /// Orange where bad, pale where good, blue at 1.
  private static func color(
    _ scale: Workbook.ColorScale, _ made: UnsafeMutablePointer<lxw_worksheet>, _ library: xlsx_functions
  ) {
    guard !scale.rows.isEmpty, !scale.columns.isEmpty else { return }
    var rule = lxw_conditional_format()
    rule.type = UInt8(LXW_CONDITIONAL_3_COLOR_SCALE.rawValue)
    let number = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
    (rule.min_rule_type, rule.mid_rule_type, rule.max_rule_type) = (number, number, number)
    (rule.min_value, rule.mid_value, rule.max_value) = (scale.bad, scale.good, 1)
    (rule.min_color, rule.mid_color, rule.max_color) = (0xD9812C, 0xFDF6EA, 0x9CC8E6)
    _ = library.worksheet_conditional_format_range(
      made, UInt32(scale.rows.lowerBound), UInt16(scale.columns.lowerBound),
      UInt32(scale.rows.upperBound - 1), UInt16(clamping: scale.columns.upperBound - 1), &rule)
  }

  /// Without what XML or a spreadsheet's cell does not take.
  private static func safe(_ text: String) -> String {
    let shown = Printable.escaped(text).unicodeScalars.prefix(32_000).map { scalar in
      scalar.value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : scalar
    }
    return String(String.UnicodeScalarView(shown))
  }
}
