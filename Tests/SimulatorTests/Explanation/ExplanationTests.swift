import Testing

@testable import Simulator

@Suite("Explaining a miss")
struct ExplanationTests {
  static let text = """
    callsim: 1
    name: clinic
    calendar: {open: "08:00-10:00", interval: 30min}
    contact_types:
      calls:
        channel: voice
        arrivals: {per_interval: [20, 20, 20, 20]}
        patience: {exponential: {mean: 3min}}
        handle_time: {exponential: {mean: 4min}}
    shocks:
      - {name: outage, contacts: all, multiplier: 3, day: 1, time: "08:30", lasts: 30min}
    agent_groups:
      team: {serves: [calls], staff: 4, cost: 30/h}
    targets:
      - {contacts: all, measure: mean_wait, at_most: 20s, every: interval}
    """

  @Test("each change gives what a run of the changed scenario gives on the same days")
  func sameAsRuns() async throws {
    let scenario = try Scenario(text: Self.text)
    var explanation = Explanation(scenario, seed: 3, replications: 30, threads: 2)
    explanation.target = 0
    explanation.interval = "08:30"
    let answer = try await explanation.answer()
    #expect(answer.meets == false && answer.intervalLabel == "08:30" && answer.isComplete)
    func run(_ scenario: Scenario) async -> Double? {
      let result = await ScenarioRun(scenario, seed: 3, rule: .replications(30)).result()
      return EstimateTable(result.estimates)["mean_wait", .center, 1]?.value
    }
    func close(_ a: Double?, _ b: Double?) throws {
      let (a, b) = (try #require(a), try #require(b))
      #expect(abs(a - b) < 1e-9 * max(abs(a), 1))
    }
    try close(answer.base.value, await run(scenario))
    let shock = try #require(answer.effects.first { $0.name.contains("shock") })
    var calm = scenario
    calm.shocks = []
    try close(shock.value.value, await run(calm))
    #expect(shock.isShown && (shock.share ?? 0) > 0.3)
    // Gain and share are those of the two values.
    try close(shock.gain.value, (answer.base.value ?? 0) - (shock.value.value ?? 0))
    try close(shock.share, (shock.gain.value ?? 0) / answer.shortfall)
    let more = try #require(answer.effects.first { $0.agents == 1 })
    var staffed = scenario
    staffed.agentGroups[0].staff = .perInterval([4, 5, 4, 4])
    try close(more.value.value, await run(staffed))
    #expect(more.cost == 15)
    let words = ExplanationText(answer).text
    #expect(words.contains("at 08:30") && words.contains("without the shock 'outage'"))
  }

  @Test("a bot that is down is a cause of its own")
  func botOutage() async throws {
    let scenario = try Scenario(
      text: """
        callsim: 1
        name: bot
        calendar: {open: "08:00-10:00", interval: 30min}
        self_service:
          chatbot:
            outages: [{day: 1, between: "08:30-09:30"}]
            stages: {answer: {time: {constant: 20s}, next: {resolved: 70%, agent: rest}}}
        contact_types:
          calls:
            channel: voice
            self_service: chatbot
            arrivals: {per_interval: [40, 40, 40, 40]}
            patience: {exponential: {mean: 3min}}
            handle_time: {exponential: {mean: 4min}}
        agent_groups: {team: {serves: [calls], staff: 3, cost: 30/h}}
        targets: [{contacts: all, measure: abandonment, at_most: 10%}]
        """)
    let answer = try await Explanation(scenario, seed: 3, replications: 30, threads: 2).answer()
    let outage = try #require(answer.effects.first { $0.name == "without outages of 'chatbot'" })
    #expect(answer.meets == false && outage.isShown && (outage.share ?? 0) > 0.8)
  }

  @Test("says what it can't explain")
  func problems() async throws {
    let scenario = try Scenario(text: Self.text)
    var explanation = Explanation(scenario, replications: 10, threads: 1)
    explanation.interval = "11:00"
    await #expect(throws: Explanation.Problem.self) { _ = try await explanation.answer() }
    explanation.interval = nil
    explanation.target = 4
    await #expect(throws: Explanation.Problem.self) { _ = try await explanation.answer() }
  }

  @Test("input changes are found by path, whatever the layout")
  func inputs() {
    let old = "a: 1\nname: x\nb: {c: [1, 2], d: 4min}\n"
    let new = "name: y\nb:\n  d: 4min\n  c: [1, 3]\n  e: new\n"
    #expect(
      InputChanges.between(old, new) == [
        InputChange(path: "b.c", old: "[1, 2]", new: "[1, 3]"), InputChange(path: "b.e", new: "new"),
        InputChange(path: "a", old: "1"),
      ])
  }
}
