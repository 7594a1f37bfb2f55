import Testing

@testable import Simulator

/// Whole checks of small scenarios.
@Suite struct CheckRunTests {
  static func scenario(
    _ targets: String, name: String = "desk", rate: String = "60/h", seed: Int = 1, staff: Int = 5
  ) throws -> Scenario {
    try Scenario(
      text: """
        callsim: 1
        name: \(name)
        calendar: {open: "08:00-12:00", interval: 2h}
        run: {seed: \(seed)}
        contact_types:
          calls:
            channel: voice
            arrivals: {rate: \(rate)}
            patience: {exponential: {mean: 2min}}
            handle_time: {exponential: {mean: 4min}}
          nobody:
            channel: voice
            arrivals: {rate: 0/h}
            handle_time: {exponential: {mean: 4min}}
        agent_groups:
          team: {serves: [calls, nobody], staff: \(staff)}
        targets:
        \(targets)
        """, file: "\(name).yaml")
  }

  static func check(
    _ scenarios: Scenario..., replications: Int? = nil, threads: Int = 1, baseline: Bool = false
  ) async -> CheckAnswer {
    let inputs = scenarios.map { CheckRun.Input(file: "\($0.name).yaml", scenario: $0) }
    var run = CheckRun(inputs, replications: replications, threads: threads)
    run.wantsBaseline = baseline
    return await run.answer()
  }

  @Test("Clear targets are decided after 50 replications; near the bound they take the budget")
  func clear() async throws {
    let clear = await Self.check(
      try Self.scenario(
        """
          - {contacts: all, measure: service_level, within: 60s, at_least: 10%}
          - {contacts: calls, measure: abandonment, at_most: 0.1%}
        """))
    #expect(clear.scenarios[0].targets.map(\.verdict.verdict) == [.met, .missed])
    #expect(clear.scenarios[0].replications == SequentialTest.leastCount)
    #expect(clear.outcome == .missed)
    #expect(clear.scenarios[0].targets[1].verdict.target.place?.line == 19)

    let value = try #require(clear.scenarios[0].targets[1].verdict.estimate.value)
    let near = await Self.check(
      try Self.scenario("  - {contacts: calls, measure: abandonment, at_most: \(value)}"), replications: 60)
    #expect(near.scenarios[0].targets[0].verdict.verdict == .undecided)
    #expect(near.scenarios[0].replications == 60)
    #expect(near.outcome == .undecided)
  }

  @Test("A miss of a target that only warns does not fail the check")
  func warning() async throws {
    let answer = await Self.check(
      try Self.scenario(
        """
          - {contacts: calls, measure: abandonment, at_most: 0.1%, level: warn}
          - {contacts: calls, measure: abandonment, at_most: 60%}
        """))
    #expect(answer.scenarios[0].targets.map(\.verdict.verdict) == [.missed, .met])
    #expect(answer.outcome == .met)
  }

  @Test("A target without contacts is no pass")
  func nobody() async throws {
    let answer = await Self.check(
      try Self.scenario("  - {contacts: nobody, measure: mean_wait, at_most: 1min}"))
    #expect(answer.scenarios[0].targets[0].verdict.verdict == .noContacts)
    #expect(answer.scenarios[0].replications == SequentialTest.leastCount)
    #expect(answer.outcome == .undecided)
  }

  @Test("A target for every interval is missed by one of them, and shows it")
  func everyInterval() async throws {
    let scenario = try Self.scenario(
      """
        - {contacts: calls, measure: offered, at_least: 100, every: interval}
        - {contacts: calls, measure: offered, at_most: 150, every: interval}
      """)
    let answer = await Self.check(scenario)
    #expect(answer.hypotheses == 4)
    let targets = answer.scenarios[0].targets.map(\.verdict)
    #expect(targets[0].verdict == .met)
    #expect(targets[0].intervals?.met == 2)
    #expect(targets[1].verdict == .met)
    var falling = scenario
    falling.contactTypes[0].arrivals.process = .perInterval([120, 60])
    let missed = await Self.check(falling).scenarios[0].targets[0].verdict
    #expect(missed.verdict == .missed)
    #expect(missed.estimate.interval == 1)
    #expect(missed.intervals?.missed == 1)
  }

  @Test("Verdicts of percentiles and of days come with the share that decides")
  func shares() async throws {
    let answer = await Self.check(
      try Self.scenario(
        """
          - {contacts: calls, measure: wait_p90, at_most: 10min}
          - {contacts: all, measure: service_level_day_p10, at_least: 1%}
          - {contacts: calls, measure: wait_virtual_p50, at_least: 9min}
        """))
    let targets = answer.scenarios[0].targets
    #expect(targets.map(\.verdict.verdict) == [.met, .met, .missed])
    #expect(targets.allSatisfy { $0.verdict.estimate.halfWidth == nil })
    let share = try #require(targets[0].share)
    #expect(share.value > 0.95)
    #expect(share.halfWidth.map { $0 > 0 && share.value - $0 > 0.9 } == true)
  }

  @Test("The answer is the same for any number of threads, and every scenario counts in the family")
  func threads() async throws {
    let first = try Self.scenario("  - {contacts: calls, measure: service_level, within: 20s, at_least: 75%}")
    let second = try Self.scenario(
      "  - {contacts: calls, measure: mean_wait, at_most: 20s}", name: "other", staff: 6)
    let one = await Self.check(first, second, replications: 200, baseline: true)
    let seven = await Self.check(first, second, replications: 200, threads: 7, baseline: true)
    #expect(one.hypotheses == 2)
    let tool = ResultDocument.Tool(version: "1", commit: nil)
    #expect(CheckDocument(one, tool: tool).bytes == CheckDocument(seven, tool: tool).bytes)
    #expect(BaselineFile.bytes(of: Baseline(of: one)) == BaselineFile.bytes(of: Baseline(of: seven)))
  }

  @Test("Verdicts are the same whether a baseline makes more replications or not")
  func baselineReplications() async throws {
    let answer = await Self.check(
      try Self.scenario("  - {contacts: calls, measure: abandonment, at_most: 60%}"), baseline: true)
    #expect(answer.scenarios[0].replications == 100)
    #expect(answer.baselines[0]?.first?.n == 100)
    #expect(answer.scenarios[0].targets[0].verdict.verdict == .met)
  }

  @Test("A check that could only pass, and one that can't tell its scenarios, are refused")
  func nonsense() throws {
    let bare = try Self.scenario("  []")
    func run(_ files: [String], baseline: Bool) -> CheckRun {
      var run = CheckRun(files.map { .init(file: $0, scenario: bare) }, threads: 1)
      run.wantsBaseline = baseline
      return run
    }
    #expect(throws: CheckRun.NothingToCheck.self) {
      try run(["a.yaml"], baseline: false).refuseNonsense(allowLarge: false)
    }
    #expect(throws: CheckRun.NothingToCheck.self) {
      try run(["a.yaml", "b.yaml"], baseline: true).refuseNonsense(allowLarge: false)
    }
    #expect(throws: Never.self) { try run(["a.yaml"], baseline: true).refuseNonsense(allowLarge: false) }
  }

  @Test("A check stopped before it began says so")
  func stopped() async throws {
    let stop = StopFlag()
    stop.raise(.timeLimit)
    let scenario = try Self.scenario("  - {contacts: calls, measure: abandonment, at_most: 60%}")
    let answer = await CheckRun([.init(file: "desk.yaml", scenario: scenario)], threads: 1).answer(stop: stop)
    #expect(answer.outcome == .stopped)
    #expect(answer.scenarios[0].targets[0].verdict.verdict == .undecided)
    #expect(!CheckText(answer).text.isEmpty)
  }
}
