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
      // From the first key to the end of the numbers: `per_interval`, or `every` and `per_step`.
      guard let first = entries.first, let items = entries.last?.value, case .list(let nodes) = items.content,
        let start = place(first.namePlace), let end = end(of: items, nodes, lines)
      else { return nil }
      guard let step else { return Edit(start: start, end: end, text: "per_interval: " + list) }
      let isFlow = lines[start.line].prefix(start.column).contains("{")
      let separator = isFlow ? ", " : "\n" + String(repeating: " ", count: start.column)
      return Edit(
        start: start, end: end, text: "every: \(Durations.written(step))\(separator)per_step: \(list)")
    case .list: return nil
    }
  }

  /// The place behind a list of numbers.
  private static func end(
    of items: DocumentNode, _ nodes: [DocumentNode], _ lines: [[Unicode.Scalar]]
  ) -> (line: Int, column: Int)? {
    guard let start = place(items.place) else { return nil }
    if lines[start.line].dropFirst(start.column).first == "[" { return closingBracket(after: start, lines) }
    guard let last = nodes.last, let end = place(last.place), case .scalar(let text, _) = last.content else {
      return nil
    }
    return (end.line, end.column + text.unicodeScalars.count)
  }

  private static func place(_ place: Place) -> (line: Int, column: Int)? {
    guard case .file(let line, let column) = place else { return nil }
    return (line - 1, column - 1)
  }

  /// The place behind the `]` of a list of numbers, comments left out.
  private static func closingBracket(
    after start: (line: Int, column: Int), _ lines: [[Unicode.Scalar]]
  ) -> (line: Int, column: Int)? {
    var (line, column) = start
    while line < lines.count {
      while column < lines[line].count, lines[line][column] != "#" {
        if lines[line][column] == "]" { return (line, column + 1) }
        column += 1
      }
      (line, column) = (line + 1, 0)
    }
    return nil
  }
}
