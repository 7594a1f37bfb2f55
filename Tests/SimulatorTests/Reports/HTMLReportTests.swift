import Foundation
import Testing

@testable import Simulator

@Suite("The HTML report")
struct HTMLReportTests {
  static func html(_ result: RunResult) -> String {
    String(decoding: HTMLReport(result, tool: ResultDocumentTests.tool).bytes, as: UTF8.self)
  }

  @Test("shows the verdicts before the charts and the tables")
  func order() throws {
    let html = Self.html(try SampleResult.make())
    let parts = [
      "<h1>clinic</h1>", "Targets: 1 missed, 1 undecided, 1 met", "class=\"verdict missed\"",
      "<h2>What to do</h2>", "<figure>", "<h2>Contact types</h2>",
      "<h2>Agent groups</h2>", "<h2>Intervals</h2>", "<h2>How this was made</h2>", "<h2>What is assumed</h2>",
    ]
    let places = try parts.map { try #require(html.range(of: $0), "\($0)").lowerBound }
    #expect(places == places.sorted())
    #expect(html.components(separatedBy: "<svg").count == 7)
  }

  @Test("loads nothing, runs nothing and names its style sheet by digest")
  func policy() throws {
    let html = Self.html(try SampleResult.make())
    #expect(html.contains("content=\"default-src 'none'; style-src '\(HTMLStyle.digest)'; base-uri 'none'"))
    for word in [
      "<script", "<link", "<img", "http://", "https://", "url(", "@import", " style=", "javascript:", " on",
    ] {
      #expect(!html.lowercased().contains(word + (word == " on" ? "load" : "")), "\(word)")
    }
    // The digest of the text between the tags, as a browser takes it.
    let start = try #require(html.range(of: "<style>")).upperBound
    let end = try #require(html.range(of: "</style>")).lowerBound
    #expect(html[start..<end] == HTMLStyle.text)
  }

  @Test(
    "shows hostile names as text",
    arguments: [
      "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
      "</title><svg/onload=alert(1)>",
      "{{{style}}}", "&lt;b&gt;", "\"\u{301} onload=alert(1) x=\"", "<\u{301}script>", "a\u{0}b\u{202E}c",
      "]]><script>",
      "</style><script>alert(1)</script>",
    ])
  func hostile(name: String) throws {
    var result = try SampleResult.make()
    let safe = Self.html(result)
    result.scenario.name = name
    result.scenario.description = name
    result.notes = [name]
    result.method = name
    result.intervalLabels = Array(repeating: name, count: 4)
    result.targets = result.targets.map { verdict in
      var verdict = verdict
      verdict.target.label = name
      return verdict
    }
    result.estimates = result.estimates.map { estimate in
      var estimate = estimate
      if case .contactType("cardiology") = estimate.of { estimate.of = .contactType(name) }
      return estimate
    }
    let html = Self.html(result)
    // As many tags and attributes as with harmless names, and no quote that text could have brought in.
    for mark in ["<", ">", "\""] as [Unicode.Scalar] {
      #expect(
        html.unicodeScalars.count { $0 == mark } == safe.unicodeScalars.count { $0 == mark },
        "\(mark) in \(name.debugDescription)")
    }
    #expect(!html.unicodeScalars.contains("\u{0}") && !html.unicodeScalars.contains("\u{202E}"))
  }

  @Test("says so when there were no contacts, without charts")
  func empty() throws {
    var result = try SampleResult.make()
    result.contactsSimulated = 0
    let html = Self.html(result)
    #expect(html.contains("No contacts: nothing arrived.") && !html.contains("<svg"))
  }
}

@Suite("Charts")
struct ChartTests {
  @Test(
    "axes end at a round number above the values",
    arguments: [(0.0, 1.0), (0.93, 1.0), (7.2, 8), (97, 100), (101, 125), (1e-7, 1e-7), (3e9, 3e9)])
  func scale(maximum: Double, expected: Double) {
    let scale = Chart.Scale(maximum: maximum, limit: nil, isTime: false)
    #expect(abs(scale.maximum - expected) <= 1e-9 * expected)
    #expect((2...7).contains(scale.ticks.count))
  }

  @Test("a missing value leaves a gap, and nothing is drawn outside or not a number")
  func gaps() {
    let chart = Chart(
      title: "x", labels: ["1", "2", "3", "4"],
      series: [
        .init(name: "a", style: 1, shape: .line, values: [1, nil, 2, 3], halfWidths: [nil, nil, 5, 1]),
        .init(name: "b", style: 3, shape: .step, values: [nil, nil, nil, nil]),
      ], unit: .contacts, format: { value, _ in "\(value)" })
    #expect(chart.svg.components(separatedBy: "<polyline").count == 3)
    #expect(!chart.svg.contains("nan") && !chart.svg.contains("inf"))
  }

  @Test("the style sheet names every color once for light and once for dark")
  func colors() throws {
    let style = HTMLStyle.text
    let used = Set(style.matches(of: /var\((--[a-z0-9-]+)\)/).map { String($0.1) })
    #expect(used.count >= 15)
    for name in used {
      #expect(style.components(separatedBy: "\(name): #").count == 3, "\(name)")
    }
    let rules = try #require(style.components(separatedBy: "* { box-sizing").last)
    #expect(!rules.replacing("color: #fff", with: "").contains("#"), "no color stands in a rule itself")
  }
}
