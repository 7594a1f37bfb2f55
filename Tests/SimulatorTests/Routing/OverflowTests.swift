import Distributions
import Testing

@testable import Simulator

/// Policies under which contacts may wait beside idle agents: by hand, and against whole Markov chains.
@Suite struct OverflowTests {
  private func run(_ scenario: Scenario, seed: UInt64 = 1) -> Observations {
    guard let run = Replication.run(Model(scenario), seed: seed, number: 0, stop: StopFlag()) else {
      preconditionFailure("nobody stops a test's replication")
    }
    return run
  }

  /// Contacts so rare that they never meet.
  private func rare(_ groups: [AgentGroup], _ routing: (inout RoutingChoice) -> Void) -> Scenario {
    var scenario = Scenario.steady(
      2_000_000, [.voice("calls", perSecond: 0.0002, handle: constant(1))], groups)
    routing(&scenario.routing)
    return scenario
  }

  @Test("A group that opens after 30 s takes contacts that have waited exactly so long")
  func delay() {
    let observed = run(
      rare([.team(0, named: "own"), .team(2, named: "backup")]) {
        $0.overflow = ["calls": [.init(groups: ["own"], after: 0), .init(groups: ["backup"], after: 30)]]
      })
    let total = observed.total()
    #expect(total.answered > 300)
    #expect(total.answered == total.offered)
    #expect(abs(total.waitOfAnswered - 30 * total.answered) < 1e-3 * total.answered)
  }

  @Test("Whoever is not in any stage never takes the contact")
  func unlisted() {
    let observed = run(
      rare([.team(1, named: "own"), .team(2, named: "other")]) {
        $0.agents = "uniform"
        $0.overflow = ["calls": [.init(groups: ["own"], after: 0)]]
      })
    #expect(observed.answeredBy[0] == 0, "other comes before own")
    #expect(observed.total().answered == observed.total().offered)
  }

  @Test("Stages without times are the ranked lists, contact for contact")
  func stagesAreRanks() throws {
    func scenario(_ change: (inout RoutingChoice) -> Void) -> Scenario {
      var scenario = Scenario.calendar(
        hours: 10, interval: 3600,
        [
          .voice("a", perSecond: 0.02, handle: exponential(mean: 120), patience: exponential(mean: 200)),
          .voice("b", perSecond: 0.02, handle: exponential(mean: 120), patience: exponential(mean: 200)),
        ], [.team(2, named: "x", serves: ["a", "b"]), .team(3, named: "y", serves: ["a", "b"])])
      change(&scenario.routing)
      return scenario
    }
    let ranked = run(
      scenario {
        $0.agents = "ranked"
        $0.agentRanks = ["a": ["x": 1, "y": 2], "b": ["y": 1, "x": 2]]
      })
    let staged = run(
      scenario {
        $0.agents = "staged"
        $0.overflow = [
          "a": [.init(groups: ["x"], after: 0), .init(groups: ["y"], after: 0)],
          "b": [.init(groups: ["y"], after: 0), .init(groups: ["x"], after: 0)],
        ]
      })
    #expect(staged.contacts == ranked.contacts)
    #expect(staged.answeredBy == ranked.answeredBy)
  }

  private struct Threshold: Hashable {
    var own = 0
    var backup = 0
    var waiting = 0
  }

  @Test("A stage with a condition on the line has the waits of its Markov chain")
  func condition() throws {
    // One agent of one's own; a second one helps while two or more wait. lambda, mu, theta per second.
    let (lambda, mu, theta) = (0.012, 1 / 100.0, 1 / 150.0)
    let chain = MarkovChain(from: Threshold()) { state -> [(Threshold, Double)] in
      var next: [(Threshold, Double)] = []
      var arrived = state
      if state.own == 0 {
        arrived.own = 1
      } else if state.waiting + 1 >= 2, state.backup == 0 {
        arrived.backup = 1
      } else if state.waiting < 40 {
        arrived.waiting += 1
      }
      next.append((arrived, lambda))
      if state.own == 1 {
        var done = state
        if state.waiting > 0 { done.waiting -= 1 } else { done.own = 0 }
        next.append((done, mu))
      }
      if state.backup == 1 {
        var done = state
        if state.waiting >= 2 { done.waiting -= 1 } else { done.backup = 0 }
        next.append((done, mu))
      }
      if state.waiting > 0 {
        var left = state
        left.waiting -= 1
        next.append((left, theta * Double(state.waiting)))
      }
      return next
    }
    var scenario = Scenario.steady(
      700_000, warmUp: 4000,
      [
        .voice(
          "calls", perSecond: lambda, handle: exponential(mean: 1 / mu),
          patience: exponential(mean: 1 / theta))
      ],
      [.team(1, named: "own"), .team(1, named: "backup")])
    scenario.routing.agents = "staged"
    scenario.routing.overflow = [
      "calls": [
        .init(groups: ["own"], after: 0),
        .init(groups: ["backup"], after: 0, when: try FormulaParser.parse("waiting >= 2")),
      ]
    ]
    let judge = Judge("overflow with a condition", scenario, replications: 10)
    let queue = chain.mean { Double($0.waiting) }
    judge.expect("waiting", queue) { ($0.total().lineTime, 700_000 - 4000) }
    judge.expect("abandoned", theta * queue / lambda) { ($0.total().abandoned, $0.total().offered) }
    judge.expect("backup busy", chain.mean { Double($0.backup) }) {
      ($0.agentTotal(0).busyTime, $0.agentTotal(0).scheduledTime)
    }
  }

  // MARK: The index

  private func busy(_ change: (inout RoutingChoice) -> Void) -> Scenario {
    var scenario = Scenario.calendar(
      hours: 10, interval: 3600,
      [
        .voice("a", perSecond: 0.02, handle: exponential(mean: 120), patience: exponential(mean: 200)),
        .voice("b", perSecond: 0.02, handle: exponential(mean: 90), patience: exponential(mean: 300)),
      ], [.team(2, named: "x", serves: ["a"]), .team(2, named: "y", serves: ["a", "b"])])
    change(&scenario.routing)
    return scenario
  }

  @Test(
    "An index with all weights 0 is first come, first served, and so is one that counts waits and idle times alike"
  )
  func zeroWeights() {
    let fifo = run(busy { _ in })
    for (wait, idle) in [(0.0, 0.0), (1, 1)] {
      let indexed = run(
        busy {
          ($0.agents, $0.contacts) = ("index", "index")
          $0.index = [.init(types: ["a", "b"], groups: ["x", "y"], base: 0, wait: wait, idle: idle)]
        })
      #expect(indexed.contacts == fifo.contacts)
      #expect(indexed.answeredBy == fifo.answeredBy)
    }
  }

  @Test("A negative index lets a contact wait beside idle agents until its wait has made up for it")
  func idling() {
    let observed = run(
      rare([.team(2)]) {
        ($0.agents, $0.contacts) = ("index", "index")
        $0.index = [.init(types: ["calls"], groups: ["team"], base: -60, wait: 2, idle: 0)]
      })
    let total = observed.total()
    #expect(total.answered == total.offered)
    #expect(abs(total.waitOfAnswered - 30 * total.answered) < 1e-3 * total.answered)
  }

  @Test("A large index is a strict preference: the rest is as ranked")
  func preference() {
    let ranked = run(
      busy {
        ($0.agents, $0.contacts) = ("ranked", "ranked")
        $0.agentRanks = ["a": ["x": 1, "y": 2], "b": ["y": 1]]
        $0.contactRanks = ["x": ["a": 1], "y": ["b": 1, "a": 2]]
      })
    let indexed = run(
      busy {
        ($0.agents, $0.contacts) = ("index", "index")
        $0.index = [
          .init(types: ["a"], groups: ["x"], base: 1e8, wait: 1, idle: 1),
          .init(types: ["a"], groups: ["y"], base: 0, wait: 1, idle: 1),
          .init(types: ["b"], groups: ["y"], base: 1e8, wait: 1, idle: 1),
        ]
      })
    #expect(indexed.contacts == ranked.contacts)
  }

  @Test("Formulas that say what a policy does are that policy")
  func formulas() throws {
    func scored(_ formula: String) throws -> Observations {
      let formula = try FormulaParser.parse(formula)
      var scenario = busy {
        $0.contacts = "scored"
        $0.formula = formula
      }
      scenario.contactTypes[1].weight = 3
      return run(scenario)
    }
    var weighted = busy { $0.contacts = "longest-weighted-wait" }
    weighted.contactTypes[1].weight = 3
    #expect(try scored("wait").contacts == run(busy { _ in }).contacts)
    #expect(try scored("weight * wait").contacts == run(weighted).contacts)
    #expect(try scored("weight * wait").contacts != run(busy { _ in }).contacts)
  }
}
