/// What two scenarios state differently, by path (OU5).
public struct InputChange: Sendable, Hashable {
  /// As `--set` takes it: `agent_groups.team.staff`.
  public var path: String
  /// As written, lists shortened to what differs; nil: not stated.
  public var old: String?
  public var new: String?
}

public enum InputChanges {
  /// Words about the scenario that change nothing in it.
  private static let words: Set<String> = ["name", "description"]

  /// Differences between the texts of two valid scenarios, in the order of the second, those only in the first behind. The order of
  /// keys, comments and the way things are written are no differences.
  public static func between(_ old: String, _ new: String) -> [InputChange] {
    guard let first = try? DocumentParser.parse(old), let second = try? DocumentParser.parse(new) else {
      return []
    }
    let (before, after) = (leaves(first), leaves(second))
    let known = Dictionary(before.map { ($0.path, $0.value) }, uniquingKeysWith: { first, _ in first })
    let there = Set(after.map(\.path))
    let changed = after.compactMap { leaf -> InputChange? in
      guard let value = known[leaf.path] else { return InputChange(path: leaf.path, new: leaf.value.shown) }
      return value == leaf.value ? nil : change(leaf.path, value, leaf.value)
    }
    return changed
      + before.filter { !there.contains($0.path) }.map { InputChange(path: $0.path, old: $0.value.shown) }
  }

  /// A scalar, or a list of scalars.
  private enum Value: Hashable {
    case scalar(String)
    case list([String])

    var shown: String {
      switch self {
      case .scalar(let text): text
      case .list(let items):
        "[" + items.prefix(6).joined(separator: ", ") + (items.count > 6 ? ", … \(items.count) values]" : "]")
      }
    }
  }

  private static func leaves(_ root: DocumentNode) -> [(path: String, value: Value)] {
    var found: [(path: String, value: Value)] = []
    func visit(_ node: DocumentNode, _ path: DocumentPath) {
      switch node.content {
      case .scalar(let text, _): found.append((path.description, .scalar(text)))
      case .map(let entries):
        for entry in entries where !(path.steps.isEmpty && words.contains(entry.name)) {
          visit(entry.value, DocumentPath(path.steps + [.name(entry.name)]))
        }
        if entries.isEmpty { found.append((path.description, .scalar("{}"))) }
      case .list(let items):
        let texts = items.compactMap { item -> String? in
          if case .scalar(let text, _) = item.content { text } else { nil }
        }
        if texts.count == items.count {
          found.append((path.description, .list(texts)))
        } else {
          for (index, item) in items.enumerated() { visit(item, DocumentPath(path.steps + [.index(index)])) }
        }
      }
    }
    visit(root, DocumentPath())
    return found
  }

  private static let mostItems = 4

  /// Long lists of the same length by the items that differ: `[3] 12, [4] 14`.
  private static func change(_ path: String, _ old: Value, _ new: Value) -> InputChange {
    guard case .list(let before) = old, case .list(let after) = new, before.count == after.count,
      before.count > 6
    else { return InputChange(path: path, old: old.shown, new: new.shown) }
    let places = before.indices.filter { before[$0] != after[$0] }
    func words(_ list: [String]) -> String {
      let shown = places.prefix(mostItems).map { "[\($0)] \(list[$0])" }.joined(separator: ", ")
      return shown + (places.count > mostItems ? ", … \(places.count) of \(list.count)" : "")
    }
    return InputChange(path: path, old: words(before), new: words(after))
  }
}

/// Two scenarios side by side: what is stated differently, and what comes of it.
public struct ScenarioDiff: Sendable {
  public var changes: [InputChange]
  /// Of two systems, the first the baseline, without selection.
  public var comparison: ComparisonAnswer

  public init(changes: [InputChange], comparison: ComparisonAnswer) {
    self.changes = changes
    self.comparison = comparison
  }

  /// Differences whose intervals leave 0 out.
  public var shown: [ComparisonAnswer.Difference] {
    comparison.families.flatMap(\.differences).filter { $0.isBetter != nil }
  }
}
