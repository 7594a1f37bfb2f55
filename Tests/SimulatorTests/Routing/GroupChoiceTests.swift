import Distributions
import Testing

@testable import Simulator

/// Policies that prefer some groups, on contacts so rare that everybody is free.
@Suite struct GroupChoiceTests {
  /// Answers by group, in the order of names.
  private func answers(
    _ agents: String, _ groups: [AgentGroup], type change: (inout ContactType) -> Void = { _ in },
    others: [ContactType] = [], routing: (inout RoutingChoice) -> Void = { _ in }
  ) -> [Double] {
    var calls = ContactType.voice("calls", perSecond: 0.002, handle: constant(0.01))
    change(&calls)
    var scenario = Scenario.steady(2_000_000, [calls] + others, groups)
    scenario.routing.agents = agents
    routing(&scenario.routing)
    guard let run = Replication.run(Model(scenario), seed: 1, number: 0, stop: StopFlag()) else {
      preconditionFailure("nobody stops a test's replication")
    }
    let type = Model(scenario).types.firstIndex { $0.name == "calls" } ?? 0
    return (0..<run.groups).map { run.answeredBy[type * run.groups + $0] }
  }

  @Test("The cheapest group goes first, one without a stated cost last")
  func cheapest() {
    var (a, b, c) = (
      AgentGroup.team(1, named: "a"), AgentGroup.team(1, named: "b"), AgentGroup.team(1, named: "c")
    )
    (a.costPerHour, b.costPerHour, c.costPerHour) = (30, 25, nil)
    let found = answers("cheapest", [a, b, c])
    #expect(found[0] == 0 && found[1] > 3000 && found[2] == 0)
  }

  @Test("Proficiency is handle time: the fastest, or the slowest first")
  func proficiency() {
    var (a, b) = (AgentGroup.team(1, named: "a"), AgentGroup.team(1, named: "b"))
    (a.handleTimeFactors, b.handleTimeFactors) = ([1.2], [0.9])
    #expect(answers("most-proficient", [a, b])[0] == 0)
    #expect(answers("least-proficient", [a, b])[1] == 0)
  }

  @Test("Local first, then the specialist")
  func local() {
    let other = ContactType.voice("other", handle: constant(1))
    var near = AgentGroup.team(1, named: "a-near", serves: ["calls", "other"])
    var expert = AgentGroup.team(1, named: "b-near-expert", serves: ["calls"])
    var far = AgentGroup.team(1, named: "c-far-expert", serves: ["calls"])
    (near.site, expert.site, far.site) = ("north", "north", "south")
    func found(_ groups: [AgentGroup]) -> [Double] {
      answers("local-specialist", groups, type: { $0.site = "north" }, others: [other])
    }
    #expect(found([near, expert, far])[1] > 3000)
    #expect(found([near, expert, far])[0] == 0)
    #expect(found([near, far])[1] == 0, "local before specialist")
  }

  @Test("Language first, then specialty, then interpreter")
  func language() {
    let other = ContactType.voice("other", handle: constant(1))
    var speaker = AgentGroup.team(1, named: "a-speaker", serves: ["calls", "other"])
    var both = AgentGroup.team(1, named: "b-speaking-specialist", serves: ["calls"])
    var interpreted = AgentGroup.team(1, named: "c-interpreted-specialist", serves: ["calls"])
    (speaker.speaks, both.speaks, interpreted.speaks) = (["es", "en"], ["es"], ["en"])
    func found(_ groups: [AgentGroup]) -> [Double] {
      answers("language-first", groups, type: { $0.language = "es" }, others: [other])
    }
    #expect(found([speaker, both, interpreted])[1] > 3000 && found([speaker, both, interpreted])[0] == 0)
    #expect(found([speaker, interpreted])[1] == 0, "language before specialty")
  }

  @Test("Shares divide contacts while all groups have somebody free; groups alike share alike")
  func shares() {
    let groups = [AgentGroup.team(1, named: "a"), .team(5, named: "b"), .team(1, named: "c")]
    func check(_ found: [Double], _ expected: [Double]) {
      let total = found.reduce(0, +)
      for (count, p) in zip(found, expected) {
        // False alarm 1e-6 (|z| < 4.89) for a binomial share.
        #expect(abs(count - p * total) <= 4.89 * (total * p * (1 - p)).squareRoot())
      }
    }
    check(
      answers("shares", groups, routing: { $0.shares = ["a": 0.7, "b": 0.3] }), [0.7, 0.3, 0])
    check(answers("uniform-group", groups), [1.0 / 3, 1.0 / 3, 1.0 / 3])
  }

  @Test("Queue ratio holds lines to the stated ratio")
  func queueRatio() throws {
    var types = ["a", "b"].map {
      ContactType.voice(
        $0, perSecond: 0.05, handle: exponential(mean: 100), patience: exponential(mean: 2000))
    }
    types[0].weight = 2
    var scenario = Scenario.steady(200_000, warmUp: 20_000, types, [.team(6, serves: ["a", "b"])])
    scenario.routing.contacts = "queue-ratio"
    let run = try #require(Replication.run(Model(scenario), seed: 1, number: 0, stop: StopFlag()))
    // Twice the weight, half the line, exactly so in long lines: here some 80 wait.
    #expect(abs(run.total(1).lineTime / run.total(0).lineTime - 2) < 0.1)
  }

  @Test("Every policy has a line and an example that names it")
  func list() throws {
    let text = PolicyList().text
    for name in AgentSelections.all.map({ $0.name }) + ContactSelections.all.map({ $0.name }) {
      #expect(text.contains("  \(name) ") && text.contains(": \(name)"), "\(name)")
    }
    #expect(PolicyList(matching: "no-such").isEmpty)
  }
}
