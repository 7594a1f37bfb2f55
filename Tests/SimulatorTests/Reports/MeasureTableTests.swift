import Foundation
import Testing

@testable import Simulator

@Suite("The table of measures in docs/results.md")
struct MeasureTableTests {
  @Test("has the row of each measure, in the order of results")
  func rows() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = folder.appendingPathComponent("../../../docs/results.md").standardizedFileURL
    let text = try String(contentsOf: file, encoding: .utf8)
    let header = "| measure | unit | of | definition |\n|---|---|---|---|\n"
    let start = try #require(text.range(of: header)).upperBound
    let table = text[start...].split(separator: "\n").prefix { $0.hasPrefix("| `") }.map(String.init)
    let expected = Measures.all.map { measure in
      let subject =
        switch measure.subject {
        case .contacts: "contacts"
        case .agents: "agents"
        case .both: "both"
        }
      return "| `\(measure.name)` | \(measure.unit.rawValue) | \(subject) | \(measure.definition) |"
    }
    #expect(table == expected)
  }
}
