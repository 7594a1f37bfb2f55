import Testing

@testable import Simulator

/// Every number that a scenario may hold is refused, with its path, when it is no sensible one.
@Suite("Numeric fields")
struct NumericRangeTests {
  struct Field: Sendable {
    var path: DocumentPath
    /// What the field has behind its number: `%`, `/h`, `min`.
    var unit: String
  }

  /// The numeric scalars of the sample that has every key.
  static let fields: [Field] = {
    guard let root = try? DocumentParser.parse(Sample.day) else { return [] }
    var fields: [Field] = []
    collect(root, DocumentPath(), &fields)
    return fields
  }()

  private static func collect(_ node: DocumentNode, _ path: DocumentPath, _ fields: inout [Field]) {
    switch node.content {
    case .scalar(let text, isPlain: true):
      let (number, unit) = Numerals.split(Substring(text))
      if Numerals.value(of: number) != nil, !text.contains("-") {
        fields.append(Field(path: path, unit: String(unit)))
      }
    case .scalar: break
    case .list(let items):
      for (index, item) in items.enumerated() {
        collect(item, DocumentPath(path.steps + [.index(index)]), &fields)
      }
    case .map(let entries):
      for entry in entries { collect(entry.value, DocumentPath(path.steps + [.name(entry.name)]), &fields) }
    }
  }

  static let badNumbers = [
    "-1", "-0", "-0.0", "nan", "NaN", ".nan", "inf", ".inf", "-.inf", "infinity", "1e308", "-1e308", "1e309",
    "1e999",
    "5e-324", "2.2250738585072014e-308", "1e-400", "0x10", "1_000", "1,000", "+5", "010", "1e", "", "0.0.1",
    "½",
  ]

  @Test("all fields are found")
  func coverage() { #expect(Self.fields.count >= 60) }

  @Test(
    "negative, infinite, absurd and oddly spelt numbers are refused at every field", arguments: badNumbers)
  func refused(number: String) {
    let overrides = Self.fields.map { "\($0.path)=\(number)\($0.unit)" }
    let refused = Set(
      ScenarioReader.read(Sample.day, file: "", overrides: overrides).problems
        .filter { $0.message.contains("must be") }.map(\.path))
    for field in Self.fields {
      #expect(refused.contains(field.path.description), "\(field.path)=\(number)\(field.unit)")
    }
  }

  @Test("no number is accepted without its unit where one is needed")
  func unit() {
    let fields = Self.fields.filter { !["", "%"].contains($0.unit) }
    #expect(fields.count > 15)
    let problems = ScenarioReader.read(Sample.day, file: "", overrides: fields.map { "\($0.path)=5" })
      .problems
    for field in fields { #expect(problems.map(\.path).contains(field.path.description)) }
  }
}
