/// The lines of a text by number, for the excerpts of problems.
struct SourceLines: Sendable {
  private let lines: [Substring]

  init(_ text: String) {
    lines = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" }.map(Substring.init)
  }

  /// From 1, without its line break; nil outside the text.
  func line(_ number: Int) -> Substring? {
    guard lines.indices.contains(number - 1) else { return nil }
    let line = lines[number - 1]
    return line.unicodeScalars.last == "\r" ? Substring(line.unicodeScalars.dropLast()) : line
  }

  /// The line as it is printed: without control characters, and only the part around the column when it is long.
  func excerpt(line number: Int, column: Int) -> String? {
    guard let line = line(number) else { return nil }
    let start = column > 80 ? column - 40 : 0
    let part = line.unicodeScalars.dropFirst(start).prefix(100)
    let text = Printable.escaped(String(part).replacing("\t", with: " "))
    return (start > 0 ? "..." : "") + text + (part.endIndex < line.endIndex ? "..." : "")
  }
}
