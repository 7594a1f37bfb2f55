import Foundation
import Testing

/// `callsim compare` as a user runs it.
struct CompareCommandTests {
  private static let clinic = """
    callsim: 1
    name: desk
    calendar: {open: "08:00-12:00", interval: 1h}
    contact_types:
      calls: {channel: voice, arrivals: {rate: 30/h}, patience: {exponential: {mean: 4min}}, handle_time: {exponential: {mean: 4min}}}
    agent_groups:
      team: {serves: [calls], staff: 3, cost: 25/h}
    """

  @Test("more agents are found to be better, in text, JSON, CSV and files")
  func documents() throws {
    let process = try CallsimProcess()
    defer { process.remove() }
    try process.write(Self.clinic, to: "desk.yaml")
    let line = "compare desk.yaml --vary agent_groups.team.staff=3,4 -n 30 -q"
    let text = try process.shell(line)
    #expect(text.status == 0)
    #expect(text.output.contains("staff=4 is the best of 2"))
    #expect(text.output.contains("Guaranteed with probability 95 %"))
    let json = try process.shell(line + " --format json --out results")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(document["format"] as? String == "callsim.comparison/1")
    #expect(document["selected"] as? String == "staff=4")
    #expect(try process.read("results/comparison.json") == json.output)
    #expect(try process.read("results/differences.csv").hasPrefix("family,system,measure"))
    let files = try process.shell("compare desk.yaml other.yaml -q", before: "cp desk.yaml other.yaml;")
    #expect(files.output.contains("equal to the best"))
  }

  @Test("targets that nobody meets, and questions that stay open, have their exit statuses")
  func statuses() throws {
    let process = try CallsimProcess()
    defer { process.remove() }
    try process.write(
      Self.clinic + "\ntargets: [{contacts: all, measure: abandonment, at_most: 0.1%}]\n", to: "desk.yaml")
    let missed = try process.shell("compare desk.yaml --vary agent_groups.team.staff=2,3 -n 30 -q")
    #expect(missed.status == 2 && missed.output.contains("none of 2 meets every target"))
    try process.write(Self.clinic, to: "desk.yaml")
    let open = try process.shell(
      "compare desk.yaml --vary contact_types.calls.patience.exponential.mean=240s,241s -n 10 --max-replications 20 --indifference 0.001% -q"
    )
    #expect(open.status == 3 && open.output.contains("not decided"))
  }

  @Test(
    "requests that make no sense are refused with the remedy",
    arguments: [
      ("compare desk.yaml", "give a second file, --policies or --vary"),
      ("compare desk.yaml --policies fifo,fifo", "'fifo' is there twice"),
      ("compare desk.yaml --policies fifo", "one alternative is no comparison"),
      ("compare desk.yaml --policies fifo,fif", "did you mean 'fifo'?"),
      ("compare desk.yaml --policies fifo,edf --baseline x", "no alternative is named 'x'"),
      ("compare desk.yaml --policies fifo,edf --indifference 2s", "is no time"),
      ("compare desk.yaml --policies fifo,edf --confidence 40%", "above 50%"),
      ("compare desk.yaml --policies fifo,edf -n 3", "from 10"),
      ("compare desk.yaml --vary staff", "path=value,value"),
      ("compare desk.yaml desk.yaml --policies fifo", "give one file"),
    ])
  func usage(line: String, message: String) throws {
    let process = try CallsimProcess()
    defer { process.remove() }
    try process.write(Self.clinic, to: "desk.yaml")
    let result = try process.shell(line)
    #expect(result.status == 64, "\(result.errors)")
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(try process.shell("compare desk.yaml none.yaml").status == 66)
    let wrong = try process.shell("compare desk.yaml --vary agent_groups.team.staff=3,x")
    #expect(wrong.status == 65 && wrong.errors.contains("agent_groups.team.staff"))
  }
}
