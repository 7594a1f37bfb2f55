import Foundation
import Testing

/// `callsim roster` as a user runs it.
struct RosterCommandTests {
  private static let desk = """
    callsim: 1
    name: desk
    calendar: {open: "08:00-12:00", interval: 30min, date: 2026-03-02}
    contact_types:
      calls:
        channel: voice
        arrivals: {per_interval: [10, 20, 30, 30, 30, 25, 20, 10]}
        patience: {exponential: {mean: 3min}}
        handle_time: {exponential: {mean: 3min}}
    agent_groups:
      team: {serves: [calls], staff: {per_interval: [2, 3, 5, 5, 5, 4, 4, 2]}}   # by half hour
    targets:
      - {contacts: all, measure: abandonment, at_most: 8%}
    shifts:
      step: 15min
      templates:
        half: {length: 2h, starts: {from: "08:00", to: "10:00", every: 30min}}
        whole:
          length: 4h
          starts: ["08:00"]
          breaks: [{length: 15min, after: 1h, before: 3h}]
    """

  @Test("a roster is printed and written, and the scenario with it runs")
  func roster() throws {
    let process = try CallsimProcess()
    defer { process.remove() }
    try process.write(Self.desk, to: "desk.yaml")
    let found = try process.shell("roster desk.yaml --out plan --quiet --contacts 20000")
    #expect(found.status == 0 || found.status == 3, "\(found.errors)\(found.output)")
    #expect(found.output.contains("Agents available, by interval"))
    for name in ["roster.json", "roster.csv", "schedule.csv", "roster.ics"] {
      #expect(try !process.read("plan/\(name)").isEmpty)
    }
    #expect(try process.read("plan/scenario.yaml").contains("every: 15min, per_step: ["))
    #expect(try process.read("plan/scenario.yaml").contains("# by half hour"))
    #expect(try process.shell("run plan/scenario.yaml --quiet --replications 5").status == 0)
    let json =
      try JSONSerialization.jsonObject(with: Data(process.read("plan/roster.json").utf8)) as? [String: Any]
    #expect(json?["format"] as? String == "callsim.roster/1")
    #expect((json?["shifts"] as? [Any])?.isEmpty == false)
    #expect(try process.read("plan/schedule.csv").hasPrefix("agent,skill,start,end,activity\r\nteam "))
  }

  @Test("only covering leaves targets alone; what nobody can cover is said, with the time")
  func covering() throws {
    let process = try CallsimProcess()
    defer { process.remove() }
    try process.write(Self.desk, to: "desk.yaml")
    let covered = try process.shell("roster desk.yaml --cover --quiet --contacts 4000")
    #expect(covered.status == 0 && covered.output.contains("the shifts cover the agents asked for"))
    let late = Self.desk.replacingOccurrences(of: "to: \"10:00\"", with: "to: \"09:00\"")
      .replacingOccurrences(of: "length: 4h", with: "length: 3h")
    try process.write(late, to: "late.yaml")
    let short = try process.shell("roster late.yaml --cover --quiet --contacts 4000")
    #expect(short.status == 2)
    #expect(
      short.output.contains("Nobody can come for 3 of the agent-hours asked for: the first is team at 11:00"))
  }

  @Test("scenarios without shifts, and iCalendar without a date, are refused in words")
  func refusals() throws {
    let process = try CallsimProcess()
    defer { process.remove() }
    try process.write(Self.desk.components(separatedBy: "shifts:")[0], to: "bare.yaml")
    let bare = try process.shell("roster bare.yaml --quiet")
    #expect(bare.status == 65 && bare.errors.contains("a roster needs shifts"))
    try process.write(
      Self.desk.replacingOccurrences(of: ", date: 2026-03-02", with: ""), to: "undated.yaml")
    let undated = try process.shell("roster undated.yaml --cover --quiet --format ics --contacts 4000")
    #expect(undated.status == 64 && undated.errors.contains("--format ics needs a date"))
  }
}
