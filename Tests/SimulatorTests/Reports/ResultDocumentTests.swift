import Foundation
import Testing

@testable import Simulator

@Suite("The result document")
struct ResultDocumentTests {
  static let tool = ResultDocument.Tool(version: "1.2.3", commit: nil)

  static func parse(_ result: RunResult) throws -> [String: Any] {
    let bytes = ResultDocument(result, tool: tool).bytes
    return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  @Test("is JSON with the fields of the contract")
  func contract() throws {
    let document = try Self.parse(try SampleResult.make())
    #expect(document["format"] as? String == "callsim.result/1")
    #expect(document["seed"] as? Int == 7)
    #expect(document["replications"] as? Int == 100)
    #expect(document["complete"] as? Bool == true)
    #expect((document["tool"] as? [String: Any])?["version"] as? String == "1.2.3")
    #expect((document["tool"] as? [String: Any])?["commit"] is NSNull)
    #expect(((document["scenario"] as? [String: Any])?["sha256"] as? String)?.count == 64)
    let estimates = try #require(document["estimates"] as? [[String: Any]])
    let first = try #require(estimates.first)
    #expect(first["measure"] as? String == "offered" && first["value"] as? Double == 110.2)
    #expect((first["of"] as? [String: Any])?.isEmpty == true && first["interval"] is NSNull)
    #expect(estimates.contains { ($0["of"] as? [String: String]) == ["contact_type": "Termine für Ältere"] })
    let targets = try #require(document["targets"] as? [[String: Any]])
    #expect(targets.map { $0["verdict"] as? String } == ["met", "missed", "undecided"])
    #expect(targets[1]["intervals"] as? [String: Int] == ["met": 2, "missed": 1, "undecided": 1])
    #expect(targets[2]["agents"] as? [String] == ["team"])
  }

  @Test("writes the same bytes each time, each estimate on a line of its own")
  func bytes() throws {
    let result = try SampleResult.make()
    let text = String(decoding: ResultDocument(result, tool: Self.tool).bytes, as: UTF8.self)
    #expect(
      text == String(decoding: ResultDocument(try SampleResult.make(), tool: Self.tool).bytes, as: UTF8.self))
    let line =
      #"{"confidence":0.95,"half_width":2.13,"interval":null,"measure":"mean_wait","n":100,"of":{},"unit":"s","value":31.24}"#
    #expect(text.split(separator: "\n").contains { $0.hasPrefix(line) })
  }

  @Test("an estimate without a value is null, with its reason")
  func absent() throws {
    var result = try SampleResult.make()
    result.estimates = [
      SampleResult.row("asa", .center, nil, nil, .seconds, reason: "no contacts answered"),
      SampleResult.row("asa", .center, .nan, .infinity, .seconds),
    ]
    let estimates = try #require(try Self.parse(result)["estimates"] as? [[String: Any]])
    #expect(estimates[0]["value"] is NSNull && estimates[0]["reason"] as? String == "no contacts answered")
    #expect(estimates[1]["value"] is NSNull && estimates[1]["half_width"] is NSNull)
  }

  @Test(
    "text of any kind comes back as it was",
    arguments: [
      "\"quoted\" \\ back", "tab\t nul\u{0} esc\u{1B} del\u{7F}", "line\nbreak\r\u{2028}", "</script>",
      "😀 心 e\u{301}",
    ])
  func text(text: String) throws {
    var result = try SampleResult.make()
    result.scenario.name = text
    #expect((try Self.parse(result)["scenario"] as? [String: Any])?["name"] as? String == text)
  }

  @Test("numbers come back as the same bits")
  func numbers() throws {
    for value in [0.1 + 0.2, 1.0 / 3, .leastNonzeroMagnitude, 1.7976931348623157e308, -0.0, 123_456_789.125] {
      var json = JSONWriter()
      json.number(value)
      #expect(Double(String(decoding: json.bytes, as: UTF8.self))?.bitPattern == value.bitPattern)
    }
  }

  @Test("obeys docs/result.schema.json, complete or not")
  func schema() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = folder.appendingPathComponent("../../../docs/result.schema.json").standardizedFileURL
    let schema = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    var partial = try SampleResult.make()
    partial.isComplete = false
    partial.replications = 0
    partial.estimates = [
      SampleResult.row("asa", .agentGroups(["a", "b"]), nil, nil, .seconds, reason: "no replication")
    ]
    partial.warmUp = 3
    for result in [try SampleResult.make(), partial] {
      let problems = SchemaCheck(schema).problems(in: try Self.parse(result))
      #expect(problems.isEmpty, "\(problems)")
    }
    let damaged = try Self.parse(partial).filter { $0.key != "format" }.merging(["extra": 1]) { $1 }
    #expect(SchemaCheck(schema).problems(in: damaged).count == 2)
  }

  // Debug builds are some 20 times slower than release; this only catches a quadratic step.
  @Test("takes time in proportion to its length")
  func length() throws {
    var result = try SampleResult.make()
    let row = SampleResult.row("mean_wait", .contactType("calls"), 31.24, 2.13, .seconds)
    result.estimates = Array(repeating: row, count: 20_000)
    let clock = ContinuousClock()
    let time = clock.measure { #expect(ResultDocument(result, tool: Self.tool).bytes.count > 2_000_000) }
    #expect(time < .seconds(20))
  }
}
