import Distributions
import Testing

@testable import Simulator

/// Contacts that commit to the group of the least expected delay (RT7).
@Suite struct ExpectedDelayTests {
  private struct Pair: Hashable {
    var a = 0
    var b = 0
  }

  private static func scenario(_ agents: String, length: Double = 1_000_000) -> Scenario {
    var scenario = Scenario.steady(
      length, warmUp: 5000, [.voice("calls", perSecond: 0.016, handle: exponential(mean: 100))],
      [.team(1, named: "a"), .team(1, named: "b")])
    scenario.routing.agents = agents
    return scenario
  }

  @Test("Two sites that are alike: joining the shortest line, as its Markov chain has it")
  func shortestLine() {
    // lambda 0.016, mu 0.01 each; lines cut at 30, where the probability is below 1e-5.
    let chain = MarkovChain(from: Pair()) { state -> [(Pair, Double)] in
      var next: [(Pair, Double)] = []
      var joined = state
      if state.a <= state.b { joined.a += 1 } else { joined.b += 1 }
      if joined.a <= 30, joined.b <= 30 { next.append((joined, 0.016)) }
      if state.a > 0 { next.append((Pair(a: state.a - 1, b: state.b), 0.01)) }
      if state.b > 0 { next.append((Pair(a: state.a, b: state.b - 1), 0.01)) }
      return next
    }
    let waiting = chain.mean { Double(max($0.a - 1, 0) + max($0.b - 1, 0)) }
    let judge = Judge("joining the shortest line", Self.scenario("expected-delay"), replications: 10)
    judge.expect("waiting", waiting, tolerance: 1e-4) { ($0.total().lineTime, 1_000_000 - 5000) }
    // One line for both would be shorter: M/M/2 has rho^3 2 / (1 - rho^2) = 2.844 at rho = 0.8.
    #expect(waiting > 2.9)
  }

  @Test("Of two groups, two drawn at random are both: the same decisions contact for contact")
  func twoOfTwo() throws {
    let runs = try ["expected-delay", "expected-delay-of-two"].map {
      try #require(
        Replication.run(Model(Self.scenario($0, length: 100_000)), seed: 1, number: 0, stop: StopFlag()))
    }
    // Where both delays are equal the draw decides, so the lines differ but not how many wait.
    let waits = runs.map { $0.total().lineTime }
    #expect(abs(waits[0] - waits[1]) < 0.05 * waits[0])
    #expect(runs[0].total().answered == runs[1].total().answered)
  }

  @Test("A single group is first come, first served")
  func oneGroup() throws {
    var scenario = Self.scenario("expected-delay", length: 100_000)
    scenario.agentGroups = [.team(2, named: "a")]
    let committed = try #require(Replication.run(Model(scenario), seed: 1, number: 0, stop: StopFlag()))
    scenario.routing.agents = "longest-idle"
    let plain = try #require(Replication.run(Model(scenario), seed: 1, number: 0, stop: StopFlag()))
    #expect(committed.answeredWaits == plain.answeredWaits)
    #expect(abs(committed.total().lineTime - plain.total().lineTime) < 1e-6 * plain.total().lineTime)
  }

  @Test("A faster site gets the longer line: delays are predicted, not lines counted")
  func fasterSite() throws {
    var scenario = Self.scenario("expected-delay", length: 300_000)
    var fast = AgentGroup.team(1, named: "a")
    fast.handleTimeFactors = [0.5]
    scenario.agentGroups = [fast, .team(1, named: "b")]
    let run = try #require(Replication.run(Model(scenario), seed: 1, number: 0, stop: StopFlag()))
    #expect(run.answeredBy[0] > 1.6 * run.answeredBy[1])
  }

  @Test("Over random scenarios contacts are conserved when they commit", arguments: 0..<40)
  func conserves(_ number: Int) throws {
    var scenario = try RandomScenarioTests.random(UInt64(number))
    scenario.routing.agents = ["expected-delay", "expected-delay-of-two"][number % 2]
    let flow = try #require(Replication.run(Model(scenario), seed: 1, number: 0, stop: StopFlag())).flow
    #expect(flow.arrivals == flow.departures)
    #expect(abs(flow.lineIntegral - flow.waits) <= 1e-9 * flow.waits + 1e-6)
  }
}
