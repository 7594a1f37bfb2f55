import Distributions
import Foundation
import Testing

@testable import Simulator

@Suite("Templates and reference")
struct LanguageTests {
  @Test("the example of every distribution is a valid one", arguments: Families.all.map(\.name) + ["mixture"])
  func examples(family: String) throws {
    let row = try #require(
      ScenarioLanguage.reference.split(separator: "\n").first { $0.hasPrefix("| `\(family)` |") })
    let example = try #require(row.split(separator: "`").last { $0.hasPrefix("\(family):") })
    let text = Sample.erlangA.replacing("{exponential: {mean: 1min}}", with: "{\(example)}")
    #expect(ScenarioReader.read(text, file: "").problems.map(\.message) == [])
  }

  @Test("the hospital template is scenarios/hospital.yaml (scripts/hospital-template)")
  func hospital() throws {
    let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
    let file = try String(contentsOf: root.appending(path: "scenarios/hospital.yaml"), encoding: .utf8)
    let template = try #require(Templates.named("hospital")).text(named: "hospital")
    #expect(template.split(separator: "\n").dropFirst() == file.split(separator: "\n")[...])
  }

  @Test("every template is a valid scenario without notes", arguments: Templates.names)
  func template(name: String) throws {
    let template = try #require(Templates.named(name))
    let text = template.text(named: "my-center")
    let scenario = try Scenario(text: text)
    #expect(scenario.name == "my-center")
    #expect(scenario.notes.isEmpty)
    #expect(RunSize(of: scenario).refusal == nil)
    #expect(text.hasPrefix("# yaml-language-server: $schema=callsim.schema.json\n"))
  }

  @Test("the example of every key is valid for the key")
  func examples() throws {
    var records: [Shape.Record] = []
    Self.collect(ScenarioKeys.rule.shape, &records)
    #expect(records.count > 30)
    for key in records.flatMap(\.keys) {
      let node = try DocumentParser.parse("- " + key.example)
      guard case .list(let items) = node.content, let item = items.first else { continue }
      let schema = SchemaEvaluator(Shape.record(.init(title: "x", keys: [key])).schemaDocument)
      let document = DocumentNode(
        content: .map([.init(name: key.name, namePlace: item.place, value: item)]), place: item.place)
      #expect(try schema.accepts(document), "\(key.name): \(key.example)")
    }
  }

  static func collect(_ shape: Shape, _ records: inout [Shape.Record]) {
    for alternative in shape.alternatives {
      switch alternative {
      case .record(let record) where !records.contains(where: { $0.title == record.title }):
        records.append(record)
        for key in record.keys { collect(key.shape, &records) }
      case .list(let item, _): collect(item, &records)
      case .map(let value, _, _): collect(value, &records)
      default: break
      }
    }
  }

  @Test("docs/scenario.md is what 'callsim schema --markdown' prints")
  func reference() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: root.appendingPathComponent("docs/scenario.md"), encoding: .utf8)
    #expect(text == ScenarioLanguage.reference)
  }
}
