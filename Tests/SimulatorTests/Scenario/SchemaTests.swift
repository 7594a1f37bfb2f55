import Testing

@testable import Simulator

/// The reader and the schema come from one declaration; here they are held together from outside.
@Suite("Schema and reader")
struct SchemaTests {
  private let schema = SchemaEvaluator(ScenarioLanguage.schema)

  /// Whether the reader finds nothing that a schema could find.
  private static func readerAccepts(_ document: DocumentNode) -> Bool {
    var reading = Reading()
    _ = ScenarioKeys.rule.read(document, &reading)
    return !reading.isCutShort && reading.findings.allSatisfy { $0.kind == .meaning }
  }

  @Test("the schema accepts the samples and templates")
  func samples() throws {
    for text in [Sample.erlangA, Sample.day] + Templates.all.map({ $0.text(named: "x") }) {
      #expect(try schema.accepts(try DocumentParser.parse(text)))
    }
  }

  @Test("random documents made from the declarations satisfy both")
  func valid() throws {
    var maker = DocumentMaker(seed: 1)
    for _ in 0..<150 {
      let document = maker.document(of: ScenarioKeys.rule.shape)
      let text = maker.yaml(document)
      let parsed = try DocumentParser.parse(text)
      #expect(Self.readerAccepts(parsed), "\(text)")
      #expect(try schema.accepts(parsed), "\(text)")
    }
  }

  @Test("damaged documents are refused by both or accepted by both")
  func damaged() throws {
    var maker = DocumentMaker(seed: 2)
    var refused = 0
    for _ in 0..<600 {
      var document = maker.document(of: ScenarioKeys.rule.shape)
      for _ in 0..<Int.random(in: 1...3, using: &maker.random) { maker.damage(&document) }
      let text = maker.yaml(document)
      guard let parsed = try? DocumentParser.parse(text) else { continue }
      let isRead = Self.readerAccepts(parsed)
      if !isRead { refused += 1 }
      #expect(
        try schema.accepts(parsed) == isRead, "\(text)\n\(ScenarioReader.read(text, file: "").problems)")
    }
    #expect(refused > 200)
  }

  @Test("the schema is of draft 2020-12 and describes every key")
  func form() {
    #expect(ScenarioLanguage.schema["$schema"] == "https://json-schema.org/draft/2020-12/schema")
    let text = ScenarioLanguage.schema.pretty
    for key in ["contact_types", "handle_time", "by_queue_length", "skip_when_waiting", "mixture"] {
      #expect(text.contains("\"\(key)\": {"))
    }
  }
}

/// Makes random documents of a shape, and damages them.
struct DocumentMaker {
  var random: SplitMix
  private let place = Place.file(line: 1, column: 1)

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  private func node(_ content: DocumentNode.Content) -> DocumentNode {
    DocumentNode(content: content, place: place)
  }

  private func entry(_ name: String, _ value: DocumentNode) -> DocumentNode.Entry {
    .init(name: name, namePlace: place, value: value)
  }

  mutating func document(of shape: Shape) -> DocumentNode {
    switch shape {
    case .scalar(let scalar): return self.scalar(scalar.examples.randomElement(using: &random) ?? "")
    case .list(let item, let count):
      let length = min(count.upperBound, count.lowerBound + Int.random(in: 0...2, using: &random))
      return node(.list((0..<length).map { _ in document(of: item) }))
    case .map(let value, let keys, let count):
      let names = Array(keys.examples.shuffled(using: &random).prefix(max(count.lowerBound, 2)))
      return node(.map(names.map { entry($0, document(of: value)) }))
    case .record(let record): return node(.map(entries(of: record)))
    case .either(let shapes): return document(of: shapes.randomElement(using: &random) ?? shapes[0])
    case .named(_, let shape), .checked(let shape, _): return document(of: shape)
    }
  }

  private mutating func entries(of record: Shape.Record) -> [DocumentNode.Entry] {
    var names = Set(record.keys.filter(\.isRequired).map(\.name))
    let bound = Set(record.exactlyOne.joined() + record.forms.flatMap { $0.required + $0.optional })
    for key in record.keys where !bound.contains(key.name) && Bool.random(using: &random) {
      names.insert(key.name)
    }
    for choice in record.exactlyOne {
      names.formUnion(choice.randomElement(using: &random).map { [$0] } ?? [])
    }
    if let form = record.forms.randomElement(using: &random) {
      names.formUnion(form.required)
      for name in form.optional where Bool.random(using: &random) { names.insert(name) }
    }
    return record.keys.filter { names.contains($0.name) }.shuffled(using: &random).map { key in
      entry(key.name, document(of: key.shape))
    }
  }

  /// An example, without quotes where it can stand so.
  private func scalar(_ text: String) -> DocumentNode { node(.scalar(text, isPlain: true)) }

  static let strangers = [
    "abc", "-1", "-0.5", "0.5", "5", "5%", "105%", "1e308", "3min", "3m", "07:00", "25:00", "true", "null",
    "48/min", "48/parsec",
    "all", "infinite", "auto", "1", "0", "2026-03-02", "31/h", "voice", "longest-wait", "no", ".inf", " ",
    "two\nlines", "x/urgent",
  ]

  /// Changes one random place: a value, a key more, a key less, a key misspelt.
  mutating func damage(_ document: inout DocumentNode) {
    switch document.content {
    case .scalar: document = stranger()
    case .list(var items):
      if items.isEmpty || Int.random(in: 0..<6, using: &random) == 0 {
        document = stranger()
        return
      }
      damage(&items[Int.random(in: items.indices, using: &random)])
      document.content = .list(items)
    case .map(var entries):
      switch Int.random(in: 0..<12, using: &random) {
      case 0: entries.append(entry("stranger", stranger()))
      case 1 where !entries.isEmpty: entries.remove(at: Int.random(in: entries.indices, using: &random))
      case 2 where !entries.isEmpty: entries[Int.random(in: entries.indices, using: &random)].name += "x"
      case 3:
        document = stranger()
        return
      default:
        guard !entries.isEmpty else { break }
        damage(&entries[Int.random(in: entries.indices, using: &random)].value)
      }
      document.content = .map(entries)
    }
  }

  private mutating func stranger() -> DocumentNode {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: node(.list([]))
    case 1: node(.map([]))
    case 2: node(.list([scalar(Self.strangers.randomElement(using: &random) ?? "")]))
    case 3: node(.scalar(Self.strangers.randomElement(using: &random) ?? "", isPlain: false))
    default: scalar(Self.strangers.randomElement(using: &random) ?? "")
    }
  }

  /// In flow form; plain scalars stay plain where YAML lets them.
  func yaml(_ document: DocumentNode) -> String {
    switch document.content {
    case .list(let items): return "[" + items.map(yaml).joined(separator: ", ") + "]"
    case .map(let entries):
      return "{" + entries.map { quoted($0.name) + ": " + yaml($0.value) }.joined(separator: ", ") + "}"
    case .scalar(let text, let isPlain):
      let isSafe = text.wholeMatch(of: /[A-Za-z0-9.][-A-Za-z0-9.:\/%_]*|-[0-9.]+/) != nil
      return isPlain && isSafe ? text : quoted(text)
    }
  }

  private func quoted(_ text: String) -> String { JSON.text(text).pretty }
}
