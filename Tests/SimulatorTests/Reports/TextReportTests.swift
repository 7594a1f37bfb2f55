import Testing

@testable import Simulator

@Suite("The text report")
struct TextReportTests {
  @Test("leads with the verdicts, then shows contact types, agent groups and intervals")
  func golden() throws {
    let report = TextReport(try SampleResult.make(), showsIntervals: true)
    print(report.text)
  }
}
