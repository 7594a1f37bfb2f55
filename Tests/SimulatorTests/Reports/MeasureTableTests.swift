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
    #expect(text.contains(header + Measures.table + "\n") || text.hasSuffix(header + Measures.table))
  }
}
