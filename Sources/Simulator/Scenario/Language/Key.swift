/// A key of a record with the rule of its value; reading a record gives `Fields`, which are asked for by key.
///
/// An optional key has the value `Wrapped?`, or its default.
struct Key<Value>: Sendable {
  let shape: Shape.KeyShape
  let read: @Sendable (DocumentNode, inout Reading) -> Value?
  /// The value when the key is left out; nil: it may not be.
  let absent: (@Sendable () -> Value)?

  var name: String { shape.name }

  /// A key that must be given.
  static func required(_ name: String, _ rule: Rule<Value>, _ summary: String, example: String) -> Key {
    Key(
      shape: .init(name: name, shape: rule.shape, presence: .required, summary: summary, example: example),
      read: rule.read, absent: nil)
  }

  /// A key that may be left out, with what holds then, in words.
  static func optional<Wrapped>(
    _ name: String, _ rule: Rule<Wrapped>, _ summary: String, default words: String, example: String
  ) -> Key where Value == Wrapped? {
    Key(
      shape: .init(
        name: name, shape: rule.shape, presence: .optional(default: words), summary: summary, example: example
      ),
      read: { node, reading in rule.read(node, &reading).map { .some($0) } }, absent: { nil })
  }

  /// A key that may be left out, with the value that it has then, and where that comes from.
  static func optional(
    _ name: String, _ rule: Rule<Value>, _ summary: String,
    default value: @autoclosure @escaping @Sendable () -> Value,
    shown words: String, source: String? = nil, example: String
  ) -> Key {
    Key(
      shape: .init(
        name: name, shape: rule.shape, presence: .optional(default: words), summary: summary, source: source,
        example: example
      ),
      read: rule.read, absent: value)
  }

  /// For lists of keys of different values.
  var erased: AnyKey {
    let read = read
    var boxedAbsent: (@Sendable () -> Any)?
    if let absent { boxedAbsent = { Fields.Box(value: absent()) } }
    return AnyKey(
      shape: shape, read: { node, reading in read(node, &reading).map { Fields.Box(value: $0) } },
      absent: boxedAbsent)
  }
}

/// A key without its type.
struct AnyKey: Sendable {
  let shape: Shape.KeyShape
  let read: @Sendable (DocumentNode, inout Reading) -> Any?
  let absent: (@Sendable () -> Any)?
}

/// The values of a record's keys.
struct Fields {
  struct Box<Value> {
    let value: Value
  }

  /// The record's own node.
  let node: DocumentNode
  fileprivate let values: [String: Any]

  /// The value of a key of a record that is valid throughout.
  subscript<Value>(key: Key<Value>) -> Value {
    guard let box = values[key.name] as? Box<Value> else {
      preconditionFailure("key \(key.name) is not in its record's list of keys, or not valid")
    }
    return box.value
  }

  /// The value of a key, or nil if it is not valid.
  func valid<Value>(_ key: Key<Value>) -> Value? { (values[key.name] as? Box<Value>)?.value }

  /// Whether the user wrote the key.
  func has<Value>(_ key: Key<Value>) -> Bool { node.entry(key.name) != nil }
}

extension Reading {
  /// Reports that a record's key breaks a rule which no schema can express, at its value; at the record if it is left out.
  mutating func refuse<Value>(_ key: Key<Value>, of fields: Fields, _ message: String) {
    guard let entry = fields.node.entry(key.name) else {
      report(.meaning, message, at: owner)
      return
    }
    within(.name(key.name), owner: entry.namePlace) { $0.refuse(entry.value, message) }
  }
}

/// A rule on several keys of a record that no schema expresses; it reports what breaks it.
struct RecordCheck: Sendable {
  let words: String
  let run: @Sendable (Fields, inout Reading) -> Void

  init(_ words: String, _ run: @escaping @Sendable (Fields, inout Reading) -> Void) {
    self.words = words
    self.run = run
  }
}

extension Rule {
  /// A map with given keys, read in the order of the list so that later ones may rely on the context of earlier ones.
  ///
  /// The checks run when all keys are read, valid or not; the value is made only when nothing was wrong.
  static func record(
    _ title: String, keys: [AnyKey], exactlyOne: [[String]] = [], forms: [Shape.Form] = [],
    checks: [RecordCheck] = [],
    make: @escaping @Sendable (Fields, inout Reading) -> Value?
  ) -> Rule {
    let record = Shape.Record(
      title: title, keys: keys.map(\.shape), exactlyOne: exactlyOne, forms: forms,
      checks: checks.map(\.words))
    let shape = Shape.record(record)
    return Rule(shape) { node, reading in
      guard case .map(let entries) = node.content else {
        reading.mismatch(shape, node)
        return nil
      }
      let findingsBefore = reading.findings.count
      reading.checkKeys(of: entries, against: record)
      var values: [String: Any] = [:]
      for key in keys {
        let name = key.shape.name
        if let entry = entries.first(where: { $0.name == name }) {
          values[name] = reading.within(.name(name), owner: entry.namePlace) { key.read(entry.value, &$0) }
        } else {
          values[name] = key.absent?()
          reading.assume(key.shape, of: title)
        }
      }
      let fields = Fields(node: node, values: values)
      for check in checks { check.run(fields, &reading) }
      let isValid =
        reading.findings.count == findingsBefore && keys.allSatisfy { values[$0.shape.name] != nil }
      return isValid ? make(fields, &reading) : nil
    }
  }
}

extension Reading {
  /// Remembers a default that has a source, once for all records of a kind.
  fileprivate mutating func assume(_ key: Shape.KeyShape, of title: String) {
    guard let source = key.source, case .optional(let words) = key.presence else { return }
    let sentence = "\(title): \(key.name) \(words) by default (\(source))"
    if !sourcedDefaults.contains(sentence) { sourcedDefaults.append(sentence) }
  }

  /// Reports unknown and missing keys and wrong combinations of keys.
  fileprivate mutating func checkKeys(of entries: [DocumentNode.Entry], against record: Shape.Record) {
    let known = record.keys.map(\.name)
    let given = Set(entries.map(\.name))
    let absent = known.filter { !given.contains($0) }
    // Keys that an unknown one probably stands for: that they are missing goes without saying.
    var meant: Set<String> = []
    for entry in entries where !known.contains(entry.name) && !isFull {
      let near =
        NearMiss.nearest(to: entry.name, among: absent) ?? Synonyms.key(for: entry.name, among: absent)
      if let near { meant.insert(near) }
      let hint = near.map { "did you mean '\($0)'?" } ?? "known here: \(known.joined(separator: ", "))"
      within(.name(entry.name), owner: entry.namePlace) {
        $0.report(.shape, "is not a key of \(record.titleWithArticle) (\(hint))", at: entry.namePlace)
      }
    }
    for key in record.keys where key.isRequired && !given.contains(key.name) && !meant.contains(key.name) {
      report(.shape, "needs '\(key.name)', for example \(key.name): \(key.example)", at: owner)
    }
    for names in record.exactlyOne where meant.isDisjoint(with: names) {
      let present = names.filter(given.contains)
      if present.count != 1 {
        let found = present.isEmpty ? "none" : present.joined(separator: " and ")
        report(.shape, "needs exactly one of \(names.joined(separator: ", ")), found \(found)", at: owner)
      }
    }
    let isForm = record.forms.isEmpty || record.forms.contains { $0.accepts(given) }
    if !isForm, given.allSatisfy(known.contains) {
      let forms = record.forms.map(\.inWords).joined(separator: "; or ")
      let found = given.isEmpty ? "nothing" : given.sorted().joined(separator: ", ")
      report(.shape, "needs \(forms), found \(found)", at: owner)
    }
  }
}

extension Shape.Form {
  func accepts(_ given: some Collection<String>) -> Bool {
    required.allSatisfy(given.contains) && given.allSatisfy { required.contains($0) || optional.contains($0) }
  }

  var inWords: String {
    let needed = required.isEmpty ? "nothing" : required.joined(separator: ", ")
    return optional.isEmpty ? needed : needed + " (and perhaps \(optional.joined(separator: ", ")))"
  }
}

extension Shape.Record {
  var titleWithArticle: String {
    // "arrivals" and "run settings" are plurals, "busyness" is not.
    if title.hasSuffix("s"), !title.hasSuffix("ss") { return title }
    let isVowel = title.first.map { "aeiou".contains($0) } ?? false
    return (isVowel ? "an " : "a ") + title
  }
}
