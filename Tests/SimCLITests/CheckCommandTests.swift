import Foundation
import Testing

/// `callsim check` as a pipeline meets it.
@Suite struct CheckCommandTests {
  private static func scenario(_ targets: String, staff: Int = 5) -> String {
    """
    callsim: 1
    name: desk
    calendar: {open: "08:00-12:00", interval: 2h}
    contact_types:
      calls:
        channel: voice
        arrivals: {rate: 60/h}
        patience: {exponential: {mean: 2min}}
        handle_time: {exponential: {mean: 4min}}
    agent_groups:
      team: {serves: [calls], staff: \(staff)}
    targets:
    \(targets)
    """
  }

  private static let met = "  - {contacts: all, measure: abandonment, at_most: 60%}"
  private static let missed = "  - {contacts: all, measure: abandonment, at_most: 0.1%}"

  @Test("Exit statuses: met 0, missed 2, undecided 3, nothing to check 65, no such file 66, usage 64")
  func statuses() throws {
    let callsim = try CallsimProcess()
    defer { callsim.remove() }
    try callsim.write(Self.scenario(Self.met), to: "met.yaml")
    try callsim.write(Self.scenario(Self.missed), to: "missed.yaml")
    try callsim.write(Self.scenario("  []"), to: "none.yaml")
    try callsim.write(Self.scenario(Self.met.replacing("abandonment", with: "abandoment")), to: "slip.yaml")
    let met = try callsim.run("check", "met.yaml")
    #expect(met.status == 0)
    #expect(met.output.hasPrefix("check: the target is met\n"))
    let missed = try callsim.run("check", "met.yaml", "missed.yaml")
    #expect(missed.status == 2)
    #expect(missed.output.hasPrefix("check: 2 targets: 1 missed, 1 met\n"))
    #expect(missed.output.contains("missed.yaml:13"))
    let few = try callsim.run("check", "missed.yaml", "-n", "20")
    #expect(few.status == 3)
    let none = try callsim.run("check", "none.yaml")
    #expect(none.status == 65)
    #expect(none.errors.contains("none.yaml: has no targets"))
    let slip = try callsim.run("check", "met.yaml", "slip.yaml")
    #expect(slip.status == 65)
    #expect(slip.errors.contains("slip.yaml:13:"))
    #expect(slip.errors.contains("did you mean 'abandonment'?"))
    #expect(try callsim.run("check", "nowhere.yaml").status == 66)
    #expect(try callsim.run("check", "met.yaml", "--update-baseline").status == 64)
    #expect(try callsim.run("check").status == 64)
  }

  @Test("A miss that only warns exits with 0; --set reaches the level")
  func warning() throws {
    let callsim = try CallsimProcess()
    defer { callsim.remove() }
    try callsim.write(Self.scenario(Self.missed), to: "day.yaml")
    let warned = try callsim.run("check", "day.yaml", "--set", "targets[0].level=warn")
    #expect(warned.status == 0)
    #expect(warned.output.contains("warning"))
  }

  @Test("A baseline is made, agrees with itself, and shows a regression with exit status 2")
  func baseline() throws {
    let callsim = try CallsimProcess()
    defer { callsim.remove() }
    try callsim.write(Self.scenario(Self.met), to: "day.yaml")
    #expect(try callsim.run("check", "day.yaml", "--baseline", "b.json").status == 66)
    #expect(try callsim.run("check", "day.yaml", "--baseline", "b.json", "--update-baseline").status == 0)
    let first = try callsim.read("b.json")
    let same = try callsim.run("check", "day.yaml", "--baseline", "b.json")
    #expect(same.status == 0)
    #expect(same.output.contains("no change to the baseline shown"))
    #expect(try callsim.read("b.json") == first)
    try callsim.write(Self.scenario(Self.met, staff: 4), to: "day.yaml")
    let worse = try callsim.run("check", "day.yaml", "--baseline", "b.json")
    #expect(worse.status == 2)
    #expect(worse.output.contains("changed since the baseline was made"))
    let allowed = try callsim.run(
      "check", "day.yaml", "--baseline", "b.json", "--smallest-change", "50%", "--smallest-change", "1h")
    #expect(allowed.status == 0)
    try callsim.write("{}", to: "b.json")
    let broken = try callsim.run("check", "day.yaml", "--baseline", "b.json")
    #expect(broken.status == 65)
    #expect(broken.errors.contains("b.json: 'format' is missing"))
  }

  @Test(
    "JUnit, summary and annotations are written where they are asked for, and in a job of GitHub by themselves"
  )
  func outputs() throws {
    let callsim = try CallsimProcess()
    defer { callsim.remove() }
    try callsim.write(Self.scenario(Self.missed), to: "day.yaml")
    let run = try callsim.run(
      "check", "day.yaml", "--junit", "out/deep/junit.xml", "--summary", "out/summary.md", "--annotations",
      "github", "--format", "json")
    #expect(run.status == 2)
    #expect(run.errors.contains("::error file=day.yaml,line=13,col=5,"))
    #expect(try callsim.read("out/deep/junit.xml").contains("<failure type=\"missed\""))
    #expect(try callsim.read("out/summary.md").hasPrefix("### ❌"))
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(document["outcome"] as? String == "missed")
    try callsim.write("before\n", to: "job.md")
    let job = try callsim.shell(
      "check day.yaml", before: "GITHUB_ACTIONS=true GITHUB_STEP_SUMMARY=job.md")
    #expect(job.errors.contains("::error file=day.yaml"))
    #expect(try callsim.read("job.md").hasPrefix("before\n### ❌"))
    #expect(try !callsim.run("check", "day.yaml", "--annotations", "none").errors.contains("::error"))
  }

  @Test("What can't be written is known before the check runs: 73")
  func unwritable() throws {
    let callsim = try CallsimProcess()
    defer { callsim.remove() }
    try callsim.write(Self.scenario(Self.met), to: "day.yaml")
    #expect(try callsim.run("check", "day.yaml", "--junit", "day.yaml/x.xml").status == 73)
    #expect(try callsim.run("check", "day.yaml", "--junit", ".").status == 73)
  }

  @Test("The time limit ends a check that would go on, with what is decided: 4")
  func timeLimit() throws {
    let callsim = try CallsimProcess()
    defer { callsim.remove() }
    try callsim.write(
      Self.scenario("  - {contacts: all, measure: offered, at_least: 240}"), to: "day.yaml")
    let run = try callsim.run("check", "day.yaml", "-n", "10000000", "--time-limit", "1s")
    #expect(run.status == 4)
    #expect(run.output.contains("stopped before the end"))
  }
}

/// `callsim verify`, and this project's own gate.
@Suite struct VerifyCommandTests {
  @Test("A model is shown as a scenario that validates; an unknown one is a usage error")
  func show() throws {
    let callsim = try CallsimProcess()
    defer { callsim.remove() }
    let shown = try callsim.run("verify", "--show", "n-design")
    #expect(shown.status == 0)
    try callsim.write(shown.output, to: "model.yaml")
    #expect(try callsim.run("validate", "model.yaml").status == 0)
    let unknown = try callsim.run("verify", "--show", "erlang-x")
    #expect(unknown.status == 64)
    #expect(unknown.errors.contains("known here: erlang-b"))
  }

  /// False alarm 0.001 by the statement of `check` itself, and 0 as long as seeds and random numbers are those of the baseline.
  @Test(
    "The smaller shipped scenarios show no regression against results/baselines (make check takes all of them)"
  )
  func baseline() throws {
    let callsim = try CallsimProcess()
    defer { callsim.remove() }
    let root = URL(filePath: #filePath).appending(path: "../../..").standardized
    let files = ["small-clinic", "chat-desk", "bank-1999", "callbacks", "telethon", "ssj-call-center"].map {
      "'\(root.appending(path: "scenarios/\($0).yaml").path)'"
    }
    let baseline = root.appending(path: "results/baselines/scenarios.json").path
    let run = try callsim.shell(
      "check \(files.joined(separator: " ")) -n 50 --baseline '\(baseline)' --format json")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let measures = try #require((document["baseline"] as? [String: Any])?["measures"] as? [[String: Any]])
    #expect(measures.count > 100)
    #expect(!measures.contains { $0["verdict"] as? String == "regression" })
    #expect(run.status == 0 || run.status == 3, "\(run.errors)")
  }
}
