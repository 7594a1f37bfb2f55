/// One `--set path=value`: a value put in place of another, or where a key is left out, before a scenario is read.
///
/// The value is the text of a scalar, or a whole value in YAML's flow form: `staff={per_interval: [4, 8]}`.
struct Override {
  let text: String
  /// Its number among the overrides, for its place in messages.
  let index: Int

  init(_ text: String, index: Int) {
    self.text = text
    self.index = index
  }

  /// Changes the document, or reports why not.
  func apply(to root: inout DocumentNode, of shape: Shape, _ reading: inout Reading) {
    guard let (path, value) = DocumentPath.splitting(text) else {
      let example = "agent_groups.team.staff=52"
      reading.report(.meaning, "must be path=value, such as \(example)", at: .override(index))
      return
    }
    do {
      try replace(path.steps[...], in: &root, of: shape, by: try node(of: value))
    } catch let fault as DocumentParser.Fault {
      reading.report(.shape, fault.message, at: .override(index))
    } catch {
      reading.report(.meaning, "\(error)", at: .override(index))
    }
  }

  /// The value as written: YAML where it begins like a list, a map or a text in quotes, else a plain scalar.
  private func node(of value: String) throws -> DocumentNode {
    guard let first = value.first, "[{\"'".contains(first) else {
      return DocumentNode(content: .scalar(value, isPlain: true), place: .override(index))
    }
    return try DocumentParser.parse(value, override: index)
  }

  /// A path that leads nowhere; its text completes the message.
  private struct Astray: Error, CustomStringConvertible {
    var description: String
  }

  private func replace(
    _ steps: ArraySlice<DocumentPath.Step>, in node: inout DocumentNode, of shape: Shape,
    by value: DocumentNode
  ) throws {
    guard let step = steps.first else {
      node = value
      return
    }
    let rest = steps.dropFirst()
    switch step {
    case .index(let index):
      guard case .list(var items) = node.content, case .list(let item, _) = shape.alternative(.list) else {
        throw Astray(description: "[\(index)] is not there: what stands before it is no list")
      }
      guard items.indices.contains(index) else {
        throw Astray(
          description: "[\(index)] is not there: the list has \(items.count) items, counted from 0")
      }
      try replace(rest, in: &items[index], of: item, by: value)
      node.content = .list(items)
    case .name(let name):
      try replace(name, rest, in: &node, of: shape, by: value)
    }
  }

  private func replace(
    _ name: String, _ rest: ArraySlice<DocumentPath.Step>, in node: inout DocumentNode, of shape: Shape,
    by value: DocumentNode
  ) throws {
    guard let inner = shape.value(of: name) else {
      let known = shape.keyNames
      let near = NearMiss.hint(for: name, among: known)
      let list = near.isEmpty && !known.isEmpty ? " (known here: \(known.joined(separator: ", ")))" : near
      throw Astray(description: "no key is named \(Printable.quoted(name)) there\(list)")
    }
    var entries: [DocumentNode.Entry] = []
    if case .map(let existing) = node.content { entries = existing }
    if let place = entries.firstIndex(where: { $0.name == name }) {
      try replace(rest, in: &entries[place].value, of: inner, by: value)
    } else {
      if shape.isKeyedByUser(name), !rest.isEmpty {
        let near = NearMiss.hint(for: name, among: entries.map(\.name))
        throw Astray(description: "nothing is named \(Printable.quoted(name)) there\(near)")
      }
      let place = Place.override(index)
      var new = DocumentNode(content: .map([]), place: place)
      try replace(rest, in: &new, of: inner, by: value)
      entries.append(.init(name: name, namePlace: place, value: new))
    }
    node.content = .map(entries)
  }
}

extension Shape {
  /// The shape of the value of a key, where a map may stand and may have the key.
  fileprivate func value(of name: String) -> Shape? {
    for alternative in alternatives {
      switch alternative {
      case .record(let record):
        if let key = record.keys.first(where: { $0.name == name }) { return key.shape }
      case .map(let value, _, _): return value
      default: continue
      }
    }
    return nil
  }

  fileprivate var keyNames: [String] {
    alternatives.flatMap { alternative -> [String] in
      if case .record(let record) = alternative { record.keys.map(\.name) } else { [] }
    }
  }

  /// Whether the name is one that the user gave, not a key of the language.
  fileprivate func isKeyedByUser(_ name: String) -> Bool {
    !keyNames.contains(name)
  }
}
