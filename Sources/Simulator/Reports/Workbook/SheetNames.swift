import Foundation

/// Names of sheets that every spreadsheet program takes: short, without the marks of references, each but once.
struct SheetNames {
  /// Spreadsheets allow so many.
  static let most = 31

  private var taken: Set<String> = []
  private let prefix: String

  /// - Parameter prefix: in front of each, so that parts of a workbook are told apart.
  init(prefix: String = "") { self.prefix = prefix }

  mutating func name(_ wanted: String) -> String {
    let forbidden: Set<Unicode.Scalar> = ["[", "]", ":", "*", "?", "/", "\\", "'"]
    let clean = String(
      String.UnicodeScalarView(
        Printable.escaped(wanted).unicodeScalars.map { forbidden.contains($0) ? " " : $0 }))
    let base = prefix + (clean.contains { !$0.isWhitespace } ? clean : "Sheet")
    var (name, number) = (Self.cut(base, to: Self.most), 1)
    while !taken.insert(name.lowercased()).inserted {
      number += 1
      let ending = " (\(number))"
      name = Self.cut(base, to: Self.most - ending.count) + ending
    }
    return name
  }

  /// So many UTF-16 units at most, by which spreadsheets count.
  private static func cut(_ text: String, to limit: Int) -> String {
    var cut = text
    while cut.utf16.count > limit { cut.unicodeScalars.removeLast() }
    return cut.trimmingCharacters(in: .whitespaces)
  }
}
