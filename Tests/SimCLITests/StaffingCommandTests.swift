import Foundation
import Testing

/// `callsim erlang` and `callsim staff` as a user runs them.
struct StaffingCommandTests {
  @Test("the planner's worked example, on the screen and as data")
  func workedExample() throws {
    let process = try CallsimProcess()
    defer { process.remove() }
    let arguments =
      "erlang c --calls 100 --per 30min --aht 180s --service-level 80/20 --max-occupancy 85% --shrinkage 30%"
    let text = try process.shell(arguments)
    #expect(text.status == 0)
    #expect(text.output.contains("14 agents, 20 scheduled"))
    #expect(text.output.contains("88.84 %") && text.output.contains("7.84 s"))
    let json = try process.shell(arguments + " --format json")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(document["agents"] as? Double == 14 && document["scheduled"] as? Int == 20)
    #expect((document["table"] as? [Any])?.count == 9)
    #expect(try process.shell(arguments + " --format csv").output.split(separator: "\r\n").count == 10)
  }

  @Test("overload, certainty and emptiness are said in words, never as nan or inf")
  func edges() throws {
    let process = try CallsimProcess()
    defer { process.remove() }
    let overload = try process.shell("erlang c --calls 100 --aht 180s --agents 10")
    #expect(overload.status == 0 && overload.output.contains("need at least 11 agents"))
    let certainty = try process.shell("erlang c --calls 100 --aht 180s --service-level 100%")
    #expect(certainty.status == 64 && certainty.errors.contains("no number of agents makes it certain"))
    #expect(try process.shell("erlang c --calls 100 --aht 180s").status == 64)
    for line in [
      "erlang c --calls 0 --aht 180s --service-level 80/20", "erlang b --calls 0 --aht 0 --agents 0",
      "erlang a --calls 10 --aht 0 --patience 1min --agents 0",
      "erlang a --calls 1e9 --per 1e9 --aht 1 --patience 1e-6 --agents 3",
      "erlang a --calls 100 --aht 3min --patience 1e9 --agents 12",
      "erlang b --calls 100 --aht 3min --agents 0",
    ] {
      for format in ["text", "json", "csv"] {
        let result = try process.shell("\(line) --format \(format)")
        #expect(result.status == 0, "\(line)")
        let words = result.output.lowercased()
        #expect(!words.contains("nan") && !words.contains("inf"), "\(line): \(result.output)")
      }
    }
  }

  private static let clinic = """
    callsim: 1
    name: desk
    calendar: {open: "08:00-10:00", interval: 30min}
    contact_types:
      calls:
        channel: voice
        arrivals: {per_interval: [20, 30, 30, 20]}
        patience: {exponential: {mean: 3min}}
        handle_time: {exponential: {mean: 3min}}
    agent_groups:
      team: {serves: [calls], staff: 9}
    targets:
      - {contacts: all, measure: abandonment, at_most: 8%}
    """

  @Test("staff answers, and writes a scenario that runs with the staffing found")
  func staffing() throws {
    let process = try CallsimProcess()
    defer { process.remove() }
    try process.write(Self.clinic, to: "desk.yaml")
    let found = try process.shell("staff desk.yaml --out plan --quiet --contacts 4000")
    // So few contacts may leave the verdict open; they never leave it missed.
    #expect(found.status == 0 || found.status == 3, "\(found.errors)")
    #expect(found.output.contains("No group states cost: an agent-hour counts as 1."))
    #expect(try process.read("plan/scenario.yaml").contains("staff: {per_interval: ["))
    #expect(try process.shell("validate plan/scenario.yaml").status == 0)
    let json =
      try JSONSerialization.jsonObject(with: Data(process.read("plan/staffing.json").utf8)) as? [String: Any]
    #expect(["met", "undecided"].contains(json?["status"] as? String))
    let cost = try #require(json?["cost"] as? Double)
    let bound = try #require((json?["bound"] as? [String: Any])?["fluid"] as? Double)
    #expect(bound <= cost && cost < 18)
  }

  @Test("what nothing can meet is said at once, with the reason")
  func impossible() throws {
    let process = try CallsimProcess()
    defer { process.remove() }
    let unserved = Self.clinic.replacingOccurrences(
      of: "agent_groups:",
      with: """
          spanish:
            channel: voice
            arrivals: {per_interval: [2, 3, 3, 2]}
            patience: {exponential: {mean: 3min}}
            handle_time: {exponential: {mean: 3min}}
        agent_groups:
        """
    ).replacingOccurrences(of: "{contacts: all,", with: "{contacts: [spanish],")
    try process.write(unserved, to: "desk.yaml")
    let result = try process.shell("staff desk.yaml --quiet --contacts 4000")
    #expect(result.status == 2)
    #expect(result.output.contains("nobody serves spanish"))
  }

  @Test("what no number of agents can reach is said with what becomes of the contacts")
  func outOfReach() throws {
    let process = try CallsimProcess()
    defer { process.remove() }
    let text = Self.clinic.replacingOccurrences(of: "contact_types:", with: "lines: 2\ncontact_types:")
      .replacingOccurrences(of: "measure: abandonment, at_most: 8%", with: "measure: blocking, at_most: 1%")
    try process.write(text, to: "desk.yaml")
    let result = try process.shell("staff desk.yaml --quiet --contacts 4000")
    #expect(result.status == 2, "\(result.output)\(result.errors)")
    #expect(result.output.contains("even with plenty of agents it is"), "\(result.output)")
    #expect(result.output.contains("find no line free"), "\(result.output)")
  }

  @Test("a scenario without targets, and a group that is not there, are refused in words")
  func refusals() throws {
    let process = try CallsimProcess()
    defer { process.remove() }
    let bare = Self.clinic.components(separatedBy: "targets:")[0]
    try process.write(bare, to: "bare.yaml")
    let result = try process.shell("staff bare.yaml --quiet")
    #expect(result.status == 65 && result.errors.contains("staffing needs targets"))
    try process.write(Self.clinic, to: "desk.yaml")
    let unknown = try process.shell("staff desk.yaml --keep nurses")
    #expect(unknown.status == 64 && unknown.errors.contains("no agent group is named 'nurses'"))
  }
}
