/// A scenario's text with other agents in it; all else, comments included, stays as its author wrote it.
package enum StaffText {
  /// - Parameters:
  ///   - text: a valid scenario.
  ///   - staff: agents of each group, by name: one number, or one an interval.
  ///   - step: length of the steps that the numbers are for, seconds; nil: intervals.
  /// - Returns: nil where the text writes its staff in a way that can't be replaced in place.
  package static func replacing(_ text: String, staff: [String: [Int]], step: Double? = nil) -> String? {
    guard let root = try? DocumentParser.parse(text), let groups = root.entry("agent_groups")?.value,
      case .map(let entries) = groups.content
    else { return nil }
    var lines = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" }.map(Array.init)
    var edits: [Edit] = []
    for entry in entries {
      guard let counts = staff[entry.name], let value = entry.value.entry("staff")?.value else { continue }
      guard let edit = edit(value, counts, step, lines) else { return nil }
      edits.append(edit)
    }
    // From the end on, so that places before stay right.
    for edit in edits.sorted(by: { ($0.start.line, $0.start.column) > ($1.start.line, $1.start.column) }) {
      let head = lines[edit.start.line].prefix(edit.start.column)
      let tail = lines[edit.end.line].dropFirst(edit.end.column)
      lines.replaceSubrange(
        edit.start.line...edit.end.line, with: [Array(head + edit.text.unicodeScalars + tail)])
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: lines.joined(separator: ["\n"]))
    return String(result)
  }

  private struct Edit {
    /// From 0.
    var start: (line: Int, column: Int)
    var end: (line: Int, column: Int)
    var text: String
  }

  private static func edit(
    _ value: DocumentNode, _ counts: [Int], _ step: Double?, _ lines: [[Unicode.Scalar]]
  ) -> Edit? {
    let list = "[" + counts.map(String.init).joined(separator: ", ") + "]"
    switch value.content {
    case .scalar(let text, _):
      guard let start = place(value.place) else { return nil }
      var written = counts.count == 1 ? "\(counts[0])" : "{per_interval: \(list)}"
      if let step { written = "{every: \(Durations.written(step)), per_step: \(list)}" }
      return Edit(start: start, end: (start.line, start.column + text.unicodeScalars.count), text: written)
    case .map(let entries):
      // From the first key to the end of the last value: `per_interval`, `every` and `per_step`, or `shifts`.
      guard let first = entries.first, let last = entries.last?.value,
        let start = place(first.namePlace), let end = end(of: last, lines)
      else { return nil }
      guard let step else { return Edit(start: start, end: end, text: "per_interval: " + list) }
      let isFlow = lines[start.line].prefix(start.column).contains("{")
      let separator = isFlow ? ", " : "\n" + String(repeating: " ", count: start.column)
      return Edit(
        start: start, end: end, text: "every: \(Durations.written(step))\(separator)per_step: \(list)")
    case .list: return nil
    }
  }

  /// The place behind a value: its closing bracket or quote, or the end of its last part.
  private static func end(of value: DocumentNode, _ lines: [[Unicode.Scalar]]) -> (line: Int, column: Int)? {
    guard let start = place(value.place), lines[start.line].count > start.column else { return nil }
    switch lines[start.line][start.column] {
    case "[", "{", "\"", "'": return closing(from: start, lines)
    default: break
    }
    switch value.content {
    case .scalar(let text, _): return (start.line, start.column + text.unicodeScalars.count)
    case .list(let items): return items.last.flatMap { end(of: $0, lines) }
    case .map(let entries): return entries.last.flatMap { end(of: $0.value, lines) }
    }
  }

  private static func place(_ place: Place) -> (line: Int, column: Int)? {
    guard case .file(let line, let column) = place else { return nil }
    return (line - 1, column - 1)
  }

  /// The place behind what closes the bracket or quote at a place; what is quoted or a comment does not count.
  private static func closing(
    from start: (line: Int, column: Int), _ lines: [[Unicode.Scalar]]
  ) -> (line: Int, column: Int)? {
    var (line, column) = start
    var depth = 0
    var quote: Unicode.Scalar?
    while line < lines.count {
      while column < lines[line].count {
        let scalar = lines[line][column]
        let isFirst = column == 0 || lines[line][column - 1] == " "
        column += 1
        if let open = quote {
          if scalar == "\\", open == "\"" { column += 1 }
          if scalar == open { quote = nil }
        } else if scalar == "#", isFirst {
          break
        } else if scalar == "\"" || scalar == "'" {
          quote = scalar
        } else if scalar == "[" || scalar == "{" {
          depth += 1
        } else if scalar == "]" || scalar == "}" {
          depth -= 1
        }
        if depth == 0, quote == nil { return (line, column) }
      }
      (line, column) = (line + 1, 0)
    }
    return nil
  }
}
