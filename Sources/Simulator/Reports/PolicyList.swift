/// The routing policies for people: one line and an example each.
public struct PolicyList: Sendable {
  private struct Entry: Sendable {
    var half: String
    var name: String
    var aliases: [String]
    var summary: String
    var example: String
  }

  private let entries: [Entry]

  /// - Parameter word: part of a name; nil: all.
  public init(matching word: String? = nil) {
    let all =
      AgentSelections.all.map {
        Entry(half: "agents", name: $0.name, aliases: [], summary: $0.summary, example: $0.example)
      }
      + ContactSelections.all.map {
        Entry(half: "contacts", name: $0.name, aliases: $0.aliases, summary: $0.summary, example: $0.example)
      }
    entries = all.filter { entry in
      word.map { word in ([entry.name] + entry.aliases).contains { $0.contains(word.lowercased()) } } ?? true
    }
  }

  public var isEmpty: Bool { entries.isEmpty }

  /// ` (did you mean ...?)`, or nothing.
  public static func hint(for word: String) -> String {
    NearMiss.hint(
      for: word, among: AgentSelections.all.map { $0.name } + ContactSelections.all.map { $0.name })
  }

  public var text: String {
    let titles = [
      ("agents", "agents: which free agent takes an arriving contact"),
      ("contacts", "contacts: which waiting contact a freed agent takes"),
    ]
    let width = entries.map(\.name.count).max() ?? 0
    return titles.compactMap { half, title -> String? in
      let part = entries.filter { $0.half == half }
      if part.isEmpty { return nil }
      let rows = part.map { entry -> String in
        let names = entry.name + String(repeating: " ", count: width - entry.name.count)
        let aliases = entry.aliases.isEmpty ? "" : " (or \(entry.aliases.joined(separator: ", ")))"
        let margin = String(repeating: " ", count: width + 4)
        return "  \(names)  \(entry.summary)\(aliases)\n\(margin)routing: \(entry.example)"
      }
      return ([title] + rows).joined(separator: "\n")
    }.joined(separator: "\n\n") + "\n"
  }

  public var json: JSON {
    [
      "policies": .list(
        entries.map { entry in
          [
            "half": .text(entry.half), "name": .text(entry.name),
            "aliases": .list(entry.aliases.map { .text($0) }),
            "summary": .text(entry.summary), "example": .text("routing: \(entry.example)"),
          ]
        })
    ]
  }

  /// All of them in Markdown, as in `docs/policies.md`.
  public var table: String {
    entries.map { entry in
      let aliases = entry.aliases.map { ", `\($0)`" }.joined()
      return
        "| \(entry.half) | `\(entry.name)`\(aliases) | \(entry.summary) | `routing: \(entry.example)` |\n"
    }.joined()
  }
}
