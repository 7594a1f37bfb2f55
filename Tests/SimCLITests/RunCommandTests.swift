import Foundation
import Testing

@Suite("run")
struct RunCommandTests {
  static let scenario = """
    callsim: 1
    name: desk
    calendar: {open: "08:00-10:00", interval: 30min}
    contact_types:
      calls:
        channel: voice
        arrivals: {per_interval: [10, 20, 20, 10]}
        patience: {exponential: {mean: 2min}}
        handle_time: {exponential: {mean: 4min}}
    agent_groups:
      team: {serves: [calls], staff: 3}
    targets:
      - {contacts: all, measure: mean_wait, at_most: 1s}
    """

  /// Too long to end by itself within the test.
  static let endless = """
    callsim: 1
    name: endless
    horizon: {length: 30d}
    contact_types:
      calls: {channel: voice, arrivals: {rate: 1/s}, handle_time: {exponential: {mean: 1min}}}
    agent_groups:
      team: {serves: [calls], staff: 70}
    """

  private func callsim() throws -> CallsimProcess {
    let callsim = try CallsimProcess()
    try callsim.write(Self.scenario, to: "desk.yaml")
    try callsim.write(Self.endless, to: "endless.yaml")
    return callsim
  }

  private func document(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test("prints the verdicts and ends with 0 whatever they are")
  func text() throws {
    let callsim = try callsim()
    defer { callsim.remove() }
    let result = try callsim.run("run", "desk.yaml", "--replications", "20")
    #expect(result.status == 0 && result.errors.isEmpty)
    #expect(result.output.contains("Targets: 1 missed"))
    #expect(result.output.contains("calls ") && result.output.contains("team "))
  }

  @Test("gives the same bytes for any number of threads")
  func threads() throws {
    let callsim = try callsim()
    defer { callsim.remove() }
    let results = try ["1", "2", "3", "16"].map {
      try callsim.run("run", "desk.yaml", "-n", "30", "--format", "json", "--threads", $0).output
    }
    #expect(Set(results).count == 1)
    #expect(try document(results[0])["complete"] as? Bool == true)
  }

  @Test("writes the three documents, and prints the same result document")
  func out() throws {
    let callsim = try callsim()
    defer { callsim.remove() }
    let result = try callsim.run("run", "desk.yaml", "-n", "10", "--format", "json", "--out", "results/today")
    #expect(result.status == 0)
    #expect(try callsim.read("results/today/result.json") == result.output)
    #expect(try callsim.read("results/today/intervals.csv").contains("interval,start,of,name,"))
    #expect(try callsim.read("results/today/report.html").contains("<h1>desk</h1>"))
  }

  @Test("reads a scenario from standard input, with overrides")
  func standardInput() throws {
    let callsim = try callsim()
    defer { callsim.remove() }
    let piped = try callsim.shell("run - -n 5 --format json --set name=piped < desk.yaml")
    #expect(piped.status == 0)
    #expect((try document(piped.output)["scenario"] as? [String: Any])?["name"] as? String == "piped")
  }

  @Test(
    "refuses what it cannot do, with the status of the contract",
    arguments: [
      (["run", "missing.yaml"], 66), (["run", "bad.yaml"], 65), (["run"], 64),
      (["run", "desk.yaml", "--threads", "0"], 64), (["run", "desk.yaml", "--replications", "0"], 64),
      (["run", "desk.yaml", "--precision", "-2%"], 64), (["run", "desk.yaml", "--precision", "nan"], 64),
      (["run", "desk.yaml", "--precision", "2%", "--measure", "waiting"], 64),
      (["run", "desk.yaml", "--precision", "5s", "--measure", "abandonment"], 64),
      (["run", "desk.yaml", "--precision", "5", "--measure", "abandonment"], 64),
      (["run", "desk.yaml", "--measure", "asa"], 64), (["run", "desk.yaml", "--time-limit", "5"], 64),
      (["run", "desk.yaml", "--set", "agent_groups.team.staff=-1"], 65),
      (
        [
          "run", "desk.yaml", "--replications", "9999999", "--set",
          "contact_types.calls.arrivals.per_interval=[1e6,1e6,1e6,1e6]",
        ], 77
      ),
      (["run", "desk.yaml", "--out", "desk.yaml"], 73), (["run", "desk.yaml", "--out", "/proc/none"], 73),
      (["run", "desk.yaml", "--out", ""], 64),
    ] as [([String], Int32)])
  func refuses(arguments: [String], status: Int32) throws {
    let callsim = try callsim()
    defer { callsim.remove() }
    try callsim.write("callsim: 1\nname: bad\n", to: "bad.yaml")
    let result = try callsim.shell(arguments.map { "'\($0)'" }.joined(separator: " "))
    #expect(result.status == status, "\(result.errors)")
    #expect(result.output.isEmpty && !result.errors.isEmpty)
  }

  @Test("leaves the old result untouched when the new one cannot be written")
  func untouched() throws {
    let callsim = try callsim()
    defer { callsim.remove() }
    #expect(try callsim.run("run", "desk.yaml", "-n", "5", "--out", "results").status == 0)
    let old = try callsim.read("results/result.json")
    // A limit on the size of files stands for a full disk.
    let full = try callsim.shell("run desk.yaml -n 6 --out results", before: "trap '' XFSZ; ulimit -f 8;")
    #expect(full.status == 74)
    #expect(try callsim.read("results/result.json") == old)
    let files = try FileManager.default.contentsOfDirectory(
      atPath: callsim.folder.appendingPathComponent("results").path)
    #expect(files.sorted() == ["intervals.csv", "report.html", "report.xlsx", "result.json"])
  }

  #if os(Linux)
    @Test("a full device behind standard output is status 74")
    func fullOutput() throws {
      let callsim = try callsim()
      defer { callsim.remove() }
      for command in [
        "run desk.yaml -n 5", "validate desk.yaml", "schema", "schema --markdown", "init --list",
      ] {
        let full = try callsim.shell("\(command) > /dev/full")
        #expect(full.status == 74 && full.errors.contains("standard output"), "\(command)")
      }
    }
  #endif

  @Test("a reader that goes away is no error")
  func brokenPipe() throws {
    let callsim = try callsim()
    defer { callsim.remove() }
    let result = try callsim.shell("run desk.yaml -n 5 --format json | head -c 1")
    #expect(result.output == "{" && result.errors.isEmpty && result.status == 0)
  }

  @Test("stops at the first signal, with a valid partial result and status 4", arguments: ["INT", "TERM"])
  func signal(name: String) throws {
    let callsim = try callsim()
    defer { callsim.remove() }
    let result = try callsim.shell(
      "run endless.yaml -n 1000 --format json --out results & sleep 1; kill -\(name) $!; wait $!")
    #expect(result.status == 4, "\(result.errors)")
    let document = try document(result.output)
    #expect(document["complete"] as? Bool == false)
    #expect((document["replications"] as? Int).map { $0 < 1000 } == true)
    #expect(try callsim.read("results/result.json") == result.output)
  }

  @Test("stops at the time limit, with a valid partial result and status 4")
  func timeLimit() throws {
    let callsim = try callsim()
    defer { callsim.remove() }
    let result = try callsim.run(
      "run", "endless.yaml", "-n", "1000", "--time-limit", "500ms", "--format", "json")
    #expect(result.status == 4)
    #expect(try document(result.output)["stopping_rule"] as? String != nil)
    #expect(try document(result.output)["complete"] as? Bool == false)
  }

  @Test("stops when the precision asked for is reached")
  func precision() throws {
    let callsim = try callsim()
    defer { callsim.remove() }
    let result = try callsim.run(
      "run", "desk.yaml", "--precision", "10%", "--measure", "abandonment", "--format", "json")
    #expect(result.status == 0)
    #expect(
      (try document(result.output)["stopping_rule"] as? String)?.contains("abandonment within 10 %") == true)
  }

  @Test("stops when each of several measures is as precise as asked for")
  func precisionOfSeveral() throws {
    let callsim = try callsim()
    defer { callsim.remove() }
    let result = try callsim.run(
      "run", "desk.yaml", "--precision", "15%", "--measure", "offered", "--measure", "abandonment",
      "--measure", "mean_wait", "--format", "json")
    #expect(result.status == 0)
    let estimates = try #require(try document(result.output)["estimates"] as? [[String: Any]])
    for name in ["offered", "abandonment", "mean_wait"] {
      let row = try #require(
        estimates.first {
          $0["measure"] as? String == name && ($0["of"] as? [String: Any])?.isEmpty == true
            && $0["interval"] is NSNull
        })
      let (value, width) = try #require(
        (row["value"] as? Double, row["half_width"] as? Double) as? (Double, Double))
      #expect(width <= 0.15 * value, "\(name)")
    }
    #expect(
      (try document(result.output)["stopping_rule"] as? String)?
        .hasPrefix("precision reached: offered and abandonment and mean_wait within 15 % after ") == true)
  }

  @Test("tells with --plan how large a run would be, without running it")
  func plan() throws {
    let callsim = try callsim()
    defer { callsim.remove() }
    let result = try callsim.run(
      "run", "desk.yaml", "--plan", "--replications", "1000000000".dropLast(3).description)
    #expect(result.status == 0)
    #expect(result.output.contains("60 a replication") && result.output.contains("replications  1,000,000"))
  }

  @Test("says so when no contact comes")
  func noContacts() throws {
    let callsim = try callsim()
    defer { callsim.remove() }
    let result = try callsim.run(
      "run", "desk.yaml", "--set", "contact_types.calls.arrivals.per_interval=[0,0,0,0]")
    #expect(result.status == 0)
    #expect(result.output.contains("No contacts: nothing arrived."))
    #expect(!result.output.contains("nan") && !result.output.contains("inf "))
  }
}
