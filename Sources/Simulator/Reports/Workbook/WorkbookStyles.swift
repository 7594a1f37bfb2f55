import CXlsxWriter

/// The formats of cells in a workbook that is being written, each made once.
struct WorkbookStyles {
  private struct Key: Hashable {
    var style: Workbook.Style
    var number: String
  }

  private let library: xlsx_functions
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private var formats: [Key: UnsafeMutablePointer<lxw_format>] = [:]

  init(_ library: xlsx_functions, _ workbook: UnsafeMutablePointer<lxw_workbook>) {
    self.library = library
    self.workbook = workbook
  }

  /// The format of a style; nil: none is needed.
  mutating func format(_ style: Workbook.Style, number: String = "") -> UnsafeMutablePointer<lxw_format>? {
    let key = Key(style: style, number: number)
    if let known = formats[key] { return known }
    if style == .plain, number.isEmpty { return nil }
    guard let format = library.workbook_add_format(workbook) else { return nil }
    if !number.isEmpty { library.format_set_num_format(format, number) }
    apply(style, to: format)
    formats[key] = format
    return format
  }

  private func apply(_ style: Workbook.Style, to format: UnsafeMutablePointer<lxw_format>) {
    switch style {
    case .plain: break
    case .title:
      library.format_set_bold(format)
      library.format_set_font_size(format, 16)
    case .heading:
      library.format_set_bold(format)
      library.format_set_font_size(format, 12)
    case .header, .figureHeader:
      if style == .figureHeader { library.format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue)) }
      library.format_set_bold(format)
      library.format_set_bg_color(format, 0xE4E7EB)
      library.format_set_bottom(format, 1)
      library.format_set_text_wrap(format)
      library.format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    case .total: library.format_set_bold(format)
    case .quiet: library.format_set_font_color(format, 0x57606A)
    case .warning:
      library.format_set_bold(format)
      library.format_set_bg_color(format, 0xFDF1EA)
      library.format_set_font_color(format, 0xB34700)
    case .met: verdict(format, back: 0xE6F4EF, ink: 0x00694C)
    case .missed: verdict(format, back: 0xB34700, ink: 0xFFFFFF)
    case .undecided: verdict(format, back: 0xFFF6DC, ink: 0x6B4D00)
    }
  }

  private func verdict(_ format: UnsafeMutablePointer<lxw_format>, back: UInt32, ink: UInt32) {
    library.format_set_bold(format)
    library.format_set_bg_color(format, back)
    library.format_set_font_color(format, ink)
  }

  /// Of series, as on pages.
  static func color(_ number: Int) -> UInt32 {
    switch number {
    case 1: 0x0072B2
    case 2: 0xD55E00
    case 3: 0x444C56
    default: 0xA8B3C0
    }
  }
}
