/// How one value of the scenario language looks and how it is read: each key of the language has one.
///
/// Reading reports what is wrong and gives nil; it never throws, so that all problems are found at once.
struct Rule<Value>: Sendable {
  let shape: Shape
  let read: @Sendable (DocumentNode, inout Reading) -> Value?

  init(_ shape: Shape, read: @escaping @Sendable (DocumentNode, inout Reading) -> Value?) {
    self.shape = shape
    self.read = { node, reading in
      guard reading.isFull else { return read(node, &reading) }
      reading.cutShort()
      return nil
    }
  }

  /// The same rule under a name, to be defined once in schema and reference.
  func named(_ name: String) -> Rule { Rule(.named(name, shape), read: read) }

  /// The same values, turned into others.
  func map<Other>(_ transform: @escaping @Sendable (Value) -> Other) -> Rule<Other> {
    Rule<Other>(shape) { node, reading in read(node, &reading).map(transform) }
  }

  /// The same values, turned into others by what is known of other keys.
  func withContext<Other>(_ transform: @escaping @Sendable (Value, ReadingContext) -> Other) -> Rule<Other> {
    Rule<Other>(shape) { node, reading in read(node, &reading).map { transform($0, reading.context) } }
  }

  /// Only values that pass a check which no schema expresses.
  ///
  /// - Parameters:
  ///   - words: what is checked, for the reference.
  ///   - check: says what must hold and what was found, or nil when it does hold.
  func checked(_ words: String, _ check: @escaping @Sendable (Value, inout Reading) -> String?) -> Rule {
    Rule(.checked(shape, words)) { node, reading in
      guard let value = read(node, &reading) else { return nil }
      guard let message = check(value, &reading) else { return value }
      reading.refuse(node, message)
      return nil
    }
  }
}

extension Reading {
  /// Reports a value of the wrong kind or form: `must be ..., found ...`.
  mutating func mismatch(_ shape: Shape, _ node: DocumentNode, kind: Finding.Kind = .shape, hint: String = "")
  {
    report(kind, "must be \(shape.words), found \(node.inWords)\(hint)", at: node.place)
  }
}

/// Why the text of a scalar is refused.
struct Refusal: Error {
  /// Whether the schema refuses it too.
  var kind = Reading.Finding.Kind.shape
  /// ` (did you mean ...?)`, or nothing.
  var hint = ""
}

extension Rule {
  /// A value written as one word or line of text.
  static func scalar(
    _ words: String, schema: JSON, examples: [String],
    parse: @escaping @Sendable (ScalarText) throws(Refusal) -> Value
  ) -> Rule {
    let shape = Shape.scalar(.init(words: words, schema: schema, examples: examples))
    return Rule(shape) { node, reading in
      guard case .scalar(let text, let isPlain) = node.content, !(text.isEmpty && isPlain) else {
        reading.mismatch(shape, node)
        return nil
      }
      do throws(Refusal) {
        return try parse(ScalarText(text: text, isPlain: isPlain))
      } catch {
        reading.mismatch(shape, node, kind: error.kind, hint: error.hint)
        return nil
      }
    }
  }

  /// A list of like values.
  static func list<Item>(of item: Rule<Item>, count: ClosedRange<Int> = 1...100_000) -> Rule
  where Value == [Item] {
    let shape = Shape.list(item.shape, count: count)
    return Rule(shape) { node, reading in
      guard case .list(let nodes) = node.content else {
        reading.mismatch(shape, node)
        return nil
      }
      guard count.contains(nodes.count) else {
        reading.report(
          .shape, "must have \(count.lowerBound) to \(count.upperBound) items, found \(nodes.count)",
          at: node.place)
        return nil
      }
      var values: [Item] = []
      values.reserveCapacity(nodes.count)
      for (index, node) in nodes.enumerated() {
        if reading.isFull {
          reading.cutShort()
          break
        }
        let value = reading.within(.index(index), owner: node.place) { item.read(node, &$0) }
        if let value { values.append(value) }
      }
      return values.count == nodes.count ? values : nil
    }
  }

  /// A map whose keys the user chooses, in the order of the file. Every entry is read, whatever is wrong with others.
  static func map<Name, Item>(
    of item: Rule<Item>, keys: Rule<Name>, count: ClosedRange<Int> = 1...100_000
  ) -> Rule where Value == [MapEntry<Name, Item>] {
    guard case .scalar(let keyShape) = keys.shape else { preconditionFailure("keys of a map are scalars") }
    let shape = Shape.map(of: item.shape, keys: keyShape, count: count)
    return Rule(shape) { node, reading in
      guard case .map(let entries) = node.content else {
        reading.mismatch(shape, node)
        return nil
      }
      guard count.contains(entries.count) else {
        reading.report(
          .shape, "must have \(count.lowerBound) to \(count.upperBound) entries, found \(entries.count)",
          at: reading.owner)
        return nil
      }
      var values: [MapEntry<Name, Item>] = []
      for entry in entries {
        let value = reading.within(.name(entry.name), owner: entry.namePlace) {
          reading -> MapEntry<Name, Item>? in
          let keyNode = DocumentNode(content: .scalar(entry.name, isPlain: false), place: entry.namePlace)
          let key = keys.read(keyNode, &reading)
          let value = item.read(entry.value, &reading)
          guard let key, let value else { return nil }
          return MapEntry(key: key, value: value)
        }
        if let value { values.append(value) }
      }
      return values.count == entries.count ? values : nil
    }
  }

  /// One of two ways to write a value, told apart by being a scalar, a list or a map.
  func or(_ other: Rule) -> Rule {
    let shape = Shape.either([self.shape, other.shape])
    let kinds = shape.alternatives.map(\.nodeKind)
    precondition(Set(kinds).count == kinds.count, "alternatives must differ in kind: \(shape.words)")
    let otherKinds = other.shape.alternatives.map(\.nodeKind)
    return Rule(shape) { node, reading in
      guard kinds.contains(node.kind) else {
        reading.mismatch(shape, node)
        return nil
      }
      return otherKinds.contains(node.kind) ? other.read(node, &reading) : self.read(node, &reading)
    }
  }
}

extension DocumentNode {
  var kind: Shape.NodeKind {
    switch content {
    case .scalar: .scalar
    case .list: .list
    case .map: .map
    }
  }
}

/// One entry of a map whose keys the user chooses.
struct MapEntry<Name, Item> {
  var key: Name
  var value: Item
}

extension MapEntry: Sendable where Name: Sendable, Item: Sendable {}

/// The text of a scalar as the user wrote it.
struct ScalarText: Sendable {
  var text: String
  /// Written without quotes.
  var isPlain: Bool
}
