import Foundation
import Testing

@testable import Simulator

/// `callsim plan` as a user runs it.
struct PlanCommandTests {
  private static let desk = """
    callsim: 1
    name: desk
    calendar: {open: "08:00-10:00", interval: 30min}
    busyness: {gamma: {cv: 10%}}
    contact_types:
      calls: {channel: voice, language: en, topic: desk, arrivals: {per_interval: [20, 30, 30, 20]}, patience: {exponential: {mean: 3min}}, handle_time: {exponential: {mean: 3min}}}
      llamadas: {channel: voice, language: es, topic: desk, arrivals: {per_interval: [5, 8, 8, 5]}, patience: {exponential: {mean: 3min}}, handle_time: {exponential: {mean: 3min}}}
    agent_groups:
      team: {serves: [calls], staff: 3, cost: 20/h}
      bilingual: {serves: [calls, llamadas], staff: 1, cost: 22/h}
    """

  @Test(
    "every question is answered as text, JSON and CSV",
    arguments: [
      ("hour desk.yaml", "Another agent-hour is worth most with"), ("budget desk.yaml --budget 120", "For 1"),
      ("training desk.yaml --agents 1", "language es"),
      ("today desk.yaml --at 09:00 --counted 90", "contacts to come"),
    ])
  func questions(line: String, words: String) throws {
    let process = try CallsimProcess()
    defer { process.remove() }
    try process.write(Self.desk, to: "desk.yaml")
    let text = try process.shell("plan \(line) --quiet --contacts 4000")
    #expect(text.status == 0 && text.output.contains(words), "\(text.output)\(text.errors)")
    #expect(!text.output.lowercased().contains("nan"))
    let json = try process.shell("plan \(line) --quiet --contacts 4000 --format json")
    let document = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect((document?["format"] as? String)?.hasPrefix("callsim.") == true)
    let rows = try #require(document?["rows"] as? [Any])
    try process.write(json.output, to: "answer.json")
    #expect(try process.shell("report answer.json --quiet").status == 0)
    #expect(
      try process.read("report.html").contains(HTMLText.escaped((document?["verdict"] as? String) ?? "-")))
    let csv = try process.shell("plan \(line) --quiet --contacts 4000 --format csv")
    #expect(csv.output.split(separator: "\r\n").count == rows.count + 1)
  }

  @Test("a hiring plan from a file, and one that comes too late")
  func hiring() throws {
    let process = try CallsimProcess()
    defer { process.remove() }
    try process.write("week,agents\n1,10\n2,10\n3,12\n4,13\n", to: "weeks.csv")
    let found = try process.shell("plan hiring --need-file weeks.csv --start 10 --training 1")
    #expect(found.status == 0 && found.output.contains("3 hires in 2 classes cover every week"))
    let late = try process.shell("plan hiring --need 12,12 --start 10 --training 1")
    #expect(late.status == 2 && late.output.contains("2.0 agent-weeks can't be covered in time"))
    #expect(try process.shell("plan hiring --need 12,x --start 10").status == 64)
  }

  @Test("what can't be answered is refused in words")
  func refusals() throws {
    let process = try CallsimProcess()
    defer { process.remove() }
    try process.write(Self.desk, to: "desk.yaml")
    for (line, words) in [
      ("today desk.yaml --at 09:10 --counted 90", "must be the start of an interval"),
      ("today desk.yaml --at 09:00 --counted cals=90", "no contact type is named 'cals'"),
      ("training desk.yaml --learn language=fr", "no group can learn 'language=fr'"),
      ("pooling desk.yaml --by topic", "ask --by language"),
      ("pooling desk.yaml --hours-per-fte 8", "such as 7.5h"),
      ("hour desk.yaml --contacts 10", "--contacts must be from 1,000"),
    ] {
      let result = try process.shell("plan \(line) --quiet")
      #expect(result.status == 64 && result.errors.contains(words), "\(line): \(result.errors)")
    }
  }
}
