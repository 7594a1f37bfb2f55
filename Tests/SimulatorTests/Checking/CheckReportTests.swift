import Foundation
import Testing

@testable import Simulator

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What a check says on screen and to other programs, with names that nobody should choose.
@Suite struct CheckReportTests {
  private static let hostile = "a<b>&\"'|*_`[x](y)\u{1B}[31m,%:\u{0}\u{7F}\u{2028}\u{FFFE}::error::"

  /// A missed, an undecided and a warning target, twice the same promise, and a regression.
  private static func answer(label: String = "all", file: String = "day, one.yaml") async throws
    -> CheckAnswer
  {
    let scenario = try CheckRunTests.scenario(
      """
        - {contacts: calls, measure: abandonment, at_most: 0.1%}
        - {contacts: calls, measure: abandonment, at_most: 0.1%}
        - {contacts: calls, measure: mean_wait, at_most: 0s, level: warn}
        - {contacts: nobody, measure: mean_wait, at_most: 1min}
        - {contacts: calls, measure: wait_p90, at_most: 10min}
      """)
    var run = CheckRun([.init(file: file, scenario: scenario)], threads: 1)
    run.wantsBaseline = true
    var answer = await run.answer()
    let better = await CheckRunTests.check(
      try CheckRunTests.scenario("  []", staff: 9), baseline: true)
    answer.comparison = BaselineComparison(answer, against: Baseline(of: better))
    if label != "all" {
      answer.scenarios[0].scenario.name = label
      for index in answer.scenarios[0].targets.indices {
        answer.scenarios[0].targets[index].verdict.target.label = label
      }
    }
    return answer
  }

  @Test("The text leads with the verdict, then what fails, with its line")
  func text() async throws {
    let text = CheckText(try await Self.answer()).text
    let lines = text.split(separator: "\n").map(String.init)
    #expect(
      lines[0].hasPrefix("check: 5 targets: 2 missed, 1 without contacts, 1 missed as a warning, 1 met; "))
    #expect(lines[3].hasPrefix("missed"))
    #expect(lines[4].contains("day, one.yaml:18"))
    #expect(text.contains("of waits within the bound, 90 % wanted"))
    #expect(text.contains("any verdict of this run is wrong with probability 0.001".capitalizedFirst))
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= 110 })
  }

  @Test("JUnit XML is well-formed, counts what it holds, and is valid", arguments: ["all", hostile])
  func junit(_ label: String) async throws {
    let answer = try await Self.answer(label: label, file: label == "all" ? "day.yaml" : label)
    let bytes = JUnitReport(answer, timestamp: "2026-03-02T07:00:00", seconds: 1.23456).bytes
    let reader = Elements()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = reader
    #expect(parser.parse())
    let suite = try #require(reader.all.first { $0.name == "testsuite" }).attributes
    func count(_ name: String) -> String { "\(reader.all.count { $0.name == name })" }
    #expect(suite["tests"] == count("testcase"))
    #expect(suite["failures"] == count("failure"))
    #expect(suite["errors"] == "1" && count("error") == "1")
    #expect(suite["skipped"] == "1" && count("skipped") == "1")
    let names = reader.all.filter { $0.name == "testcase" }.compactMap { $0.attributes["name"] }
    #expect(Set(names).count == names.count)
    // The hostile name is one that the baseline does not know.
    let hasRegression = reader.all.contains {
      $0.name == "failure" && $0.attributes["type"] == "regression"
    }
    #expect(hasRegression == (label == "all"))
    try Self.validate(bytes)
  }

  /// By `docs/junit.xsd`, where xmllint (libxml2) is installed.
  private static func validate(_ bytes: [UInt8]) throws {
    let xmllint = URL(filePath: "/usr/bin/xmllint")
    guard FileManager.default.isExecutableFile(atPath: xmllint.path) else { return }
    let file = FileManager.default.temporaryDirectory.appending(path: "junit-\(UUID().uuidString).xml")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = xmllint
    let schema = URL(filePath: #filePath).appending(path: "../../../../docs/junit.xsd").standardized.path
    process.arguments = ["--noout", "--nonet", "--schema", schema, file.path]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  private final class Elements: NSObject, XMLParserDelegate {
    var all: [(name: String, attributes: [String: String])] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      all.append((name, attributes))
    }
  }

  @Test("Annotations point to lines, and no name breaks out of them")
  func annotations() async throws {
    let plain = GitHubAnnotations(try await Self.answer()).text.split(separator: "\n").map(String.init)
    #expect(
      plain[0].hasPrefix(
        "::error file=day%2C one.yaml,line=18,col=5,title=target missed::calls: abandonment at most 0.1 %25%0Afound "
      ))
    #expect(
      plain.contains { $0.hasPrefix("::warning file=day%2C one.yaml,line=20,col=5,title=target warning::") })
    #expect(plain.contains { $0.hasPrefix("::error file=day%2C one.yaml,title=regression::") })
    let hostile = GitHubAnnotations(try await Self.answer(label: Self.hostile, file: Self.hostile)).text
    let lines = hostile.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == plain.count + 1)
    for line in lines.dropLast() {
      #expect(line.hasPrefix("::error file=") || line.hasPrefix("::warning file="))
      #expect(line.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
      let properties = line.dropFirst(2).prefix { $0 != ":" }
      #expect(properties.split(separator: ",").count <= 4)
    }
  }

  @Test("In Markdown no name is markup or ends a cell")
  func markdown() async throws {
    let text = CheckSummary(try await Self.answer(label: Self.hostile)).text
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ❌") || $0.hasPrefix("| regression") }
    #expect(!rows.isEmpty)
    for row in rows {
      let bare = row.replacing("\\|", with: "")
      #expect(bare.count { $0 == "|" } == (row.hasPrefix("| regression") ? 7 : 8))
      #expect(!row.contains("<b>"))
      #expect(!row.contains("\u{1B}"))
    }
  }

  @Test("The document is JSON with sorted keys, for hostile names too")
  func document() async throws {
    let bytes = CheckDocument(
      try await Self.answer(label: Self.hostile), tool: .init(version: "1", commit: nil)
    ).bytes
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(document["format"] as? String == "callsim.check/1")
    #expect(document["outcome"] as? String == "missed")
    let scenarios = try #require(document["scenarios"] as? [[String: Any]])
    let targets = try #require(scenarios[0]["targets"] as? [[String: Any]])
    #expect(targets.map { $0["line"] as? Int } == [18, 19, 20, 21, 22])
    #expect((targets[4]["share_within_bound"] as? [String: Any])?["value"] as? Double ?? 0 > 0.9)
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
