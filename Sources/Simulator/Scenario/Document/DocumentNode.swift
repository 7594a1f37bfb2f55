/// One value of a scenario file, with its place; scalars keep the text that the user wrote.
///
/// YAML's own typing is never used: `12:30`, `010`, `no` and `.nan` are text until a `Rule` reads them.
struct DocumentNode: Sendable {
  enum Content: Sendable {
    /// `isPlain`: written without quotes and not as a block of text.
    case scalar(String, isPlain: Bool)
    case list([DocumentNode])
    /// In the order of the file; names differ.
    case map([Entry])
  }

  struct Entry: Sendable {
    var name: String
    var namePlace: Place
    var value: DocumentNode
  }

  var content: Content
  var place: Place

  /// The value of an entry of a map; nil for other nodes.
  func entry(_ name: String) -> Entry? {
    guard case .map(let entries) = content else { return nil }
    return entries.first { $0.name == name }
  }

  /// What a reader sees, in words: `a list`, `nothing`, `'ninety'`.
  var inWords: String {
    switch content {
    case .scalar("", isPlain: true): "nothing"
    case .scalar(let text, isPlain: true): Printable.quoted(text)
    case .scalar(let text, isPlain: false): "the text \(Printable.quoted(text, mark: "\""))"
    case .list: "a list"
    case .map: "a map"
    }
  }
}

/// Where a value was written.
enum Place: Sendable, Hashable {
  /// From 1; columns count Unicode scalars.
  case file(line: Int, column: Int)
  /// Index of a `--set`.
  case override(Int)
}
