import Foundation
import Testing

@testable import Simulator

@Suite("Pages of results already there")
struct ReportedRunTests {
  static func run() async throws -> RunResult {
    await ScenarioRun(try Scenario(text: SampleResult.scenarioText), seed: 5, rule: .replications(12))
      .result()
  }

  @Test("a page from result.json is the page that the run wrote, in whatever layout the document is")
  func same() async throws {
    let result = try await Self.run()
    let tool = ResultDocumentTests.tool
    let json = ResultDocument(result, tool: tool).bytes
    let page = HTMLReport(result, tool: tool).bytes
    let section = try ReportedDocuments.section(of: json, path: "result.json")
    #expect(HTMLPage([section], tool: tool).bytes == page)
    let object = try JSONSerialization.jsonObject(with: Data(json))
    let pretty = Array(try JSONSerialization.data(withJSONObject: object, options: .prettyPrinted))
    let other = try ReportedDocuments.section(of: pretty, path: "result.json")
    #expect(other.summary == section.summary && other.tables.count == section.tables.count)
    #expect(ResultLines.condensed(json).count < json.count / 2)
  }

  @Test("the split of uncertainty is on the page, and comes back from the document")
  func uncertainty() async throws {
    var result = try await Self.run()
    var split = UncertaintySplit(days: 20, runsOfEach: 4, confidence: 0.95, daysOfRun: 1)
    split.rows = [
      .init(
        measure: "mean_wait", unit: "s", mean: 12, halfWidth: 1, forecast: .init(value: 3, low: 2, high: 4),
        dayToDay: .init(value: 5, low: 4, high: 6), forecastShare: 0.26)
    ]
    split.chances = [.init(label: "<all>", measure: "mean_wait", probability: 0.9, halfWidth: 0.05)]
    split.notes = ["nothing differs between days"]
    result.uncertainty = split
    let tool = ResultDocumentTests.tool
    let page = HTMLReport(result, tool: tool).bytes
    let section = try ReportedDocuments.section(
      of: ResultDocument(result, tool: tool).bytes, path: "result.json")
    #expect(HTMLPage([section], tool: tool).bytes == page)
    let text = String(decoding: page, as: UTF8.self)
    #expect(text.contains("Where a day&#39;s uncertainty comes from") && text.contains("3.0 s (2.0 - 4.0)"))
    #expect(text.contains("Target of &lt;all&gt; (mean wait) is met on"))
    #expect(text.contains("Nothing differs between days.") && !text.contains("Note: Note"))
  }

  @Test("what is no result is refused by its place")
  func refused() throws {
    for text in ["", "{}", "{\"format\":\"callsim.other/1\"}", "{\n\"format\":\"callsim.result/1\"}"] {
      #expect(throws: ReportedDocuments.Problem.self) {
        try ReportedDocuments.section(of: Array(text.utf8), path: "x.json")
      }
    }
  }

  @Test("a gap is the difference of two estimates, within its bounds")
  func equity() async throws {
    let result = try await Self.run()
    let table = EstimateTable(result.estimates)
    let gaps = result.equity.filter { $0.by == "language" }
    #expect(gaps.map(\.measure) == ["service_level", "asa", "abandonment"])
    for gap in gaps {
      let best = try #require(table[gap.measure, gap.best]?.value)
      let worst = try #require(table[gap.measure, gap.worst]?.value)
      #expect(abs(abs(best - worst) - gap.value) < 1e-9)
      let (low, high) = (try #require(gap.low), try #require(gap.high))
      #expect(low <= gap.value && gap.value <= high)
      // With two groups there is one pair: nothing is corrected.
      #expect(abs((high - gap.value) - (gap.value - low)) < 1e-9 || low == 0)
    }
  }

  @Test("the shares of waits add up to one, and the forecast is the stated rate")
  func sums() async throws {
    let result = try await Self.run()
    let total = result.waitShares.reduce(0) { $0 + $1.answered + $1.left }
    #expect(abs(total - 1) < 1e-9)
    let forecast = result.volumes.map { ($0.forecast ?? 0).rounded() }
    #expect(forecast == [25, 35, 30, 20])
    #expect(result.volumes.allSatisfy { $0.p10 <= $0.p50 && $0.p50 <= $0.p90 })
  }
}
