/// A scenario's text with other agents in it; all else, comments included, stays as its author wrote it.
package enum StaffText {
  /// - Parameters:
  ///   - text: a valid scenario.
  ///   - staff: agents of each group, by name: one number, or one an interval.
  /// - Returns: nil where the text writes its staff in a way that can't be replaced in place.
  package static func replacing(_ text: String, staff: [String: [Int]]) -> String? {
    guard let root = try? DocumentParser.parse(text), let groups = root.entry("agent_groups")?.value,
      case .map(let entries) = groups.content
    else { return nil }
    var lines = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" }.map(Array.init)
    var edits: [Edit] = []
    for entry in entries {
      guard let counts = staff[entry.name], let value = entry.value.entry("staff")?.value else { continue }
      guard let edit = edit(value, counts, lines) else { return nil }
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

  private static func edit(_ value: DocumentNode, _ counts: [Int], _ lines: [[Unicode.Scalar]]) -> Edit? {
    let list = "[" + counts.map(String.init).joined(separator: ", ") + "]"
    switch value.content {
    case .scalar(let text, _):
      guard let start = place(value) else { return nil }
      let written = counts.count == 1 ? "\(counts[0])" : "{per_interval: \(list)}"
      return Edit(start: start, end: (start.line, start.column + text.unicodeScalars.count), text: written)
    case .map:
      guard let items = value.entry("per_interval")?.value, let start = place(items),
        case .list(let nodes) = items.content
      else { return nil }
      let first = lines[start.line].dropFirst(start.column).first
      if first == "[" {
        return closingBracket(after: start, lines).map { Edit(start: start, end: $0, text: list) }
      }
      guard let last = nodes.last, let end = place(last), case .scalar(let text, _) = last.content else {
        return nil
      }
      return Edit(start: start, end: (end.line, end.column + text.unicodeScalars.count), text: list)
    case .list: return nil
    }
  }

  private static func place(_ node: DocumentNode) -> (line: Int, column: Int)? {
    guard case .file(let line, let column) = node.place else { return nil }
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
