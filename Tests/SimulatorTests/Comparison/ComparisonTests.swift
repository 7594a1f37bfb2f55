import Distributions
import Testing

@testable import Simulator

/// A comparison as a whole: pairing, verdicts, selection, and what can't be compared.
@Suite struct ComparisonTests {
  private static let text = """
    callsim: 1
    name: desk
    calendar: {open: "08:00-12:00", interval: 1h}
    contact_types:
      en:
        channel: voice
        language: en
        arrivals: {rate: 60/h}
        patience: {exponential: {mean: 5min}}
        handle_time: {lognormal: {mean: 4min, cv: 0.8}}
      es:
        channel: voice
        language: es
        arrivals: {rate: 15/h}
        patience: {exponential: {mean: 5min}}
        handle_time: {lognormal: {mean: 5min, cv: 0.8}}
    agent_groups:
      english: {serves: [en], staff: 3, cost: 25/h}
      both: {serves: [en, es], staff: 3, cost: 30/h}
    routing:
      agents: ranked
      agent_ranks: {en: [english, both], es: [both]}
      contacts: longest-wait
    """

  private func scenario(_ targets: String = "", set: [String] = []) throws -> Scenario {
    try Scenario(text: Self.text + targets, set: set)
  }

  private func result(_ systems: [ComparedSystem], change: (inout Comparison) -> Void = { _ in }) async throws
    -> ComparisonAnswer
  {
    var comparison = Comparison(systems, seed: 7, replications: 40, mostReplications: 2000, threads: 2)
    change(&comparison)
    return try await comparison.result()
  }

  private func policies(_ names: String..., targets: String = "") throws -> [ComparedSystem] {
    let scenario = try scenario(targets)
    return try names.map { try ComparedSystem.policy($0, in: scenario) }
  }

  @Test("Specialists first beats longest idle, and common random numbers show it")
  func better() async throws {
    let systems = try policies("longest-idle", "current")
    let found = try await result(systems) { $0.measures = ["mean_wait"] }
    #expect(found.selected == 1)
    #expect(found.outcome == .selected)
    let center = try #require(found.families.first { $0.name == "center" })
    #expect(center.differences[0].isBetter == true)
    // What is measured on one set of streams is what independent streams show.
    let ratio = try #require(found.varianceRatios[1])
    #expect(ratio > 5)
    let other = try await result([systems[0]]) {
      $0.measures = ["mean_wait"]
      $0.seed = 8
    }
    let width = try #require(found.systems[1].center[0].halfWidth)
    let otherWidth = try #require(other.systems[0].center[0].halfWidth)
    let independent = width * width + otherWidth * otherWidth
    let paired = try #require(center.differences[0].estimate.halfWidth)
    #expect(independent > 2 * paired * paired)
  }

  @Test("The same policy under two names differs in nothing, and is told so")
  func same() async throws {
    let systems = try policies("current", "ranked+longest-wait", "ranked+fifo")
    let found = try await result(systems)
    #expect(found.selected == 0)
    #expect(found.systems[1].selection == .tied)
    #expect(found.families.flatMap(\.differences).allSatisfy { $0.isBetter == nil })
    #expect(ComparisonText(found).text.contains("no difference shown"))
  }

  @Test("The bytes do not depend on the number of threads")
  func threads() async throws {
    let systems = try policies("current", "longest-idle", "least-occupied")
    let tool = ResultDocument.Tool(version: "test", commit: "")
    let one = try await result(systems) { $0.threads = 1 }
    let three = try await result(systems) { $0.threads = 3 }
    #expect(ComparisonDocument(one, tool: tool).json == ComparisonDocument(three, tool: tool).json)
  }

  @Test("Targets come first: a system that misses one is not selected, however good it is")
  func feasibility() async throws {
    let cheap = "\ntargets: [{agents: all, measure: occupancy, at_least: 60%}]\n"
    let base = try scenario(cheap)
    let rich = try scenario(cheap, set: ["agent_groups.english.staff=30"])
    let found = try await result([.init(name: "rich", scenario: rich), .init(name: "lean", scenario: base)])
    #expect(found.systems[0].targets == .missed)
    #expect(found.systems[1].targets == .met)
    #expect(found.selected == 1)
    #expect(found.systems[0].selection == .infeasible)
    let none = try await result([.init(name: "a", scenario: rich), .init(name: "b", scenario: rich)])
    #expect(none.outcome == .allMissTargets)
  }

  @Test("Nobody is called better on a measure of which less is better for having more of it")
  func direction() async throws {
    let systems = try policies("longest-idle", "current")
    let found = try await result(systems) { $0.measures = ["mean_wait"] }
    let first = try #require(found.families.first { $0.name == "center" }?.differences.first)
    #expect(first.estimate.measure == "mean_wait")
    #expect(try #require(first.estimate.value) < 0)
    #expect(first.isBetter == true)
  }

  @Test("Targets of a calendar whose intervals are folded are judged")
  func foldedCalendar() async throws {
    let text =
      Self.text.replacing("interval: 1h}", with: "interval: 1h, days: 30}")
      + "\ntargets: [{contacts: all, measure: service_level, within: 5min, at_least: 50%, every: interval}]\n"
    let scenario = try Scenario(
      text: text,
      set: ["contact_types.en.arrivals.rate=3/h", "contact_types.es.arrivals.rate=1/h"])
    #expect(Model(scenario).clock.isFolded)
    let found = try await result([.init(name: "a", scenario: scenario), .init(name: "b", scenario: scenario)])
    {
      $0.replications = 10
    }
    #expect(found.systems.map(\.targets) == [.met, .met])
  }

  @Test("Without replications to decide it, the best is undecided")
  func undecided() async throws {
    let systems = try policies("longest-idle", "least-occupied")
    let found = try await result(systems) {
      $0.indifference = .absolute(1e-5)
      $0.mostReplications = 60
    }
    #expect(found.outcome == .undecided)
    #expect(found.selected == nil)
  }

  @Test("Stopped at once, a comparison is empty and says so")
  func stopped() async throws {
    let stop = StopFlag()
    stop.raise(.signal)
    let comparison = Comparison(
      try policies("longest-idle", "least-occupied"), seed: 1, replications: 20, mostReplications: 100,
      threads: 2)
    let found = try await comparison.result(stop: stop)
    #expect(found.outcome == .stopped)
    #expect(ComparisonText(found).text.contains("No replication"))
    _ = ComparisonDocument(found, tool: ResultDocument.Tool(version: "test", commit: "")).json
  }

  @Test(
    "Policies that can't be put in are named",
    arguments: [
      ("longest-idel", "did you mean 'longest-idle'?"), ("ranked", "names both halves"),
      ("ranked+ranked", "reads routing.contact_ranks"), ("fifo+ranked", "no policy is named 'fifo'"),
      ("a+b+c", "more than two halves"), ("", "no policy is named"),
    ])
  func unknownPolicies(name: String, message: String) throws {
    let scenario = try scenario()
    let problem = #expect(throws: ComparedSystem.Problem.self) {
      try ComparedSystem.policy(name, in: scenario)
    }
    #expect(problem?.description.contains(message) == true, "\(problem?.description ?? "")")
  }

  @Test(
    "Measures that can't be compared are named with the reason",
    arguments: [
      ("wait_p90", "no sum"), ("labor_cost", "did you mean 'labour_cost'?"), ("backlog", "not measured"),
    ])
  func measures(name: String, message: String) async throws {
    let systems = try policies("current", "longest-idle")
    var comparison = Comparison(systems, seed: 1, replications: 10, mostReplications: 10, threads: 1)
    comparison.measures = [name]
    let asked = comparison
    let problem = await #expect(throws: ComparedSystem.Problem.self) { try await asked.result() }
    #expect(problem?.description.contains(message) == true, "\(problem?.description ?? "")")
  }

  @Test("Values that vary make a grid with short names")
  func grid() throws {
    let grid = VariedValues.grid([
      try VariedValues("agent_groups.both.staff=2,3"), try VariedValues("routing.contacts=fifo,edf"),
    ])
    #expect(
      grid.map(\.name) == [
        "staff=2, contacts=fifo", "staff=2, contacts=edf", "staff=3, contacts=fifo", "staff=3, contacts=edf",
      ])
    #expect(grid[3].overrides == ["agent_groups.both.staff=3", "routing.contacts=edf"])
    let same = VariedValues.grid([
      try VariedValues("agent_groups.both.staff=2"), try VariedValues("agent_groups.english.staff=3"),
    ])
    #expect(same[0].name == "both.staff=2, english.staff=3")
    #expect(try VariedValues("a.b={per_interval: [1, 2]},3").values == ["{per_interval: [1, 2]}", "3"])
    for text in ["staff", "a=1,,2", "a=1,1", "=1"] {
      #expect(throws: ComparedSystem.Problem.self, "\(text)") { try VariedValues(text) }
    }
  }
}
