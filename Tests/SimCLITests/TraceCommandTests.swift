import Foundation
import Testing

/// `callsim trace`, `efficiency` and `run --split-uncertainty` as a user runs them.
struct TraceCommandTests {
  private static let desk = """
    callsim: 1
    name: desk
    calendar: {open: "08:00-10:00", interval: 30min}
    contact_types:
      calls: {channel: voice, arrivals: {rate: 60/h}, patience: {exponential: {mean: 4min}}, handle_time: {exponential: {mean: 4min}}}
    agent_groups:
      team: {serves: [calls], staff: 3}
      backup: {serves: [calls], staff: 1}
    """

  @Test("the event log, an interval, a replay and their refusals")
  func trace() throws {
    let process = try CallsimProcess()
    defer { process.remove() }
    try process.write(Self.desk, to: "desk.yaml")
    let log = try process.shell("trace desk.yaml -q")
    #expect(log.status == 0)
    #expect(log.output.hasPrefix("seconds,day,time,event,customer,contact"))
    #expect(try process.shell("trace desk.yaml -q --out logs/day.csv").status == 0)
    #expect(try process.read("logs/day.csv") == log.output)
    let interval = try process.shell("trace desk.yaml -q --interval 08:30")
    #expect(interval.output.contains("08:30-09:00") && interval.output.contains("From"))
    let replay = try process.shell("trace desk.yaml --policies current,expected-delay --out pairs.csv")
    #expect(replay.status == 0 && replay.output.contains("expected-delay against current"))
    #expect(try process.read("pairs.csv").contains("expected-delay: wait"))
    #expect(try process.shell("trace desk.yaml --interval 12:00").status == 64)
    #expect(try process.shell("trace desk.yaml --policies current").status == 64)
    #expect(try process.shell("trace no-such.yaml").status == 66)
  }

  @Test("the split of a day's uncertainty is in the text and in the document; a steady state has none")
  func uncertainty() throws {
    let process = try CallsimProcess()
    defer { process.remove() }
    try process.write(Self.desk, to: "desk.yaml")
    let line = "run desk.yaml -q -n 40 --split-uncertainty"
    #expect(try process.shell(line).output.contains("Uncertainty of one day"))
    let json = try process.shell(line + " --format json")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect((document["uncertainty"] as? [String: Any])?["days"] as? Int == 10)
    let efficiency = try process.shell("efficiency desk.yaml -q -n 160 --measure offered --format json")
    #expect(efficiency.output.contains("callsim.efficiency/1"))
    #expect(try process.shell("validate desk.yaml --strict").status == 0)
  }
}
