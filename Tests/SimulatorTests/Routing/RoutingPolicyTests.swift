import Distributions
import ReferenceCases
import Testing

@testable import Simulator

/// Every routing policy against an exact result, a count on paper, or another policy that it must equal.
@Suite struct RoutingPolicyTests {
  private func run(_ scenario: Scenario, seed: UInt64 = 1) -> Observations {
    guard let run = Replication.run(Model(scenario), seed: seed, number: 0, stop: StopFlag()) else {
      preconditionFailure("nobody stops a test's replication")
    }
    return run
  }

  /// Two busy contact types for one team, so that the choice among lines matters.
  private func twoLines(_ contacts: String, change: (inout [ContactType]) -> Void = { _ in }) throws
    -> Scenario
  {
    var types = [
      ContactType.voice(
        "a", perSecond: 0.02, handle: try Lognormal(mean: 150, cv: 1), patience: exponential(mean: 300)),
      ContactType.voice(
        "b", perSecond: 0.02, handle: exponential(mean: 100), patience: exponential(mean: 200)),
    ]
    change(&types)
    var scenario = Scenario.calendar(hours: 10, interval: 3600, types, [.team(5, serves: ["a", "b"])])
    scenario.routing.contacts = contacts
    return scenario
  }

  // MARK: Contact selection

  @Test("Static priority has Cobham's waits")
  func cobham() {
    let item = ReferenceCase.named("V-norenege-c4", in: "multiskill")
    let rates = item.parameters["arrivals_per_hour"].array.map { $0.number / 3600 }
    var types = rates.indices.map {
      ContactType.voice("class\($0)", perSecond: rates[$0], handle: exponential(mean: 300))
    }
    types[0].priority = 1
    types[1].priority = 2
    var scenario = Scenario.steady(
      12_000 + 8000 / rates.reduce(0, +), warmUp: 12_000, types, [.team(4, serves: ["class0", "class1"])])
    scenario.routing.contacts = "static-priority"
    let judge = Judge("V-norenege-c4, static priority", scenario, replications: 30)
    for (k, exact) in item.measures["by_class"].array.enumerated() {
      judge.expect("wait \(k)", exact["mean_wait_all"].number, tolerance: item.relativeTolerance) {
        ($0.total(k).waits, $0.total(k).offered)
      }
    }
  }

  @Test("Longest wait over two types is one queue: Lindley's recursion over the merged arrivals")
  func longestWait() throws {
    // One agent, constant service of 20 s, nobody gives up: contacts are answered in order of arrival.
    let scenario = Scenario.calendar(
      hours: 4, interval: 3600,
      [
        .voice("a", perSecond: 0.02, handle: constant(20)),
        .voice("b", perSecond: 0.025, handle: constant(20)),
      ], [.team(1, serves: ["a", "b"])])
    let model = Model(scenario)
    var arrivals: [(time: Double, type: Int)] = []
    for type in 0..<2 {
      var clock = ArrivalClock(type: type, of: model, seed: 1, replication: 0)
      while let time = clock.next() { arrivals.append((time, type)) }
    }
    arrivals.sort { $0.time < $1.time }
    var waits = [0.0, 0.0]
    var free = 0.0
    for arrival in arrivals {
      let start = max(free, arrival.time)
      waits[arrival.type] += start - arrival.time
      free = start + 20
    }
    let observed = run(scenario)
    for type in 0..<2 { #expect(abs(observed.total(type).waitOfAnswered - waits[type]) < 1e-6) }
  }

  @Test("Equal weights and the plain age score are the longest wait, contact for contact")
  func equivalents() throws {
    let fifo = run(try twoLines("longest-wait"))
    #expect(run(try twoLines("fifo")).contacts == fifo.contacts)
    #expect(
      run(
        try twoLines("longest-weighted-wait") {
          $0[0].weight = 3
          $0[1].weight = 3
        }
      ).contacts == fifo.contacts)
    #expect(run(try twoLines("age-score")).contacts == fifo.contacts)
    #expect(run(try twoLines("static-priority")).contacts == fifo.contacts, "equal priorities")
  }

  @Test("An overwhelming weight, base or rank is static priority")
  func priorities() throws {
    let priority = run(
      try twoLines("static-priority") {
        $0[0].priority = 2
        $0[1].priority = 1
      })
    #expect(priority.contacts != run(try twoLines("longest-wait")).contacts)
    #expect(run(try twoLines("longest-weighted-wait") { $0[1].weight = 1e12 }).contacts == priority.contacts)
    #expect(run(try twoLines("age-score") { $0[1].score.base = 1e12 }).contacts == priority.contacts)
    var ranked = try twoLines("ranked")
    ranked.routing.contactRanks = ["team": ["a": 2, "b": 1]]
    #expect(run(ranked).contacts == priority.contacts)
  }

  @Test("A base of 60 s is a head start of a minute")
  func headStart() throws {
    // The priority callers of the bank of 1999 were credited 90 s of waiting.
    let credited = run(try twoLines("age-score") { $0[0].score.base = 60 }).total(0)
    let plain = run(try twoLines("age-score")).total(0)
    let absolute = run(try twoLines("age-score") { $0[0].score.base = 1e12 }).total(0)
    #expect(absolute.waits < credited.waits)
    #expect(credited.waits < plain.waits)
  }

  // MARK: Agent selection

  /// Rare contacts of a millisecond for 6 + 2 agents who are all free at every arrival.
  private func rare(_ agents: String) -> Scenario {
    let calls = ContactType.voice("calls", perSecond: 0.001, handle: constant(0.001))
    var scenario = Scenario.steady(
      4_000_000, [calls], [.team(6, named: "six"), .team(2, named: "two")])
    scenario.routing.agents = agents
    return scenario
  }

  @Test("Longest idle sends everybody in turn")
  func longestIdle() {
    let observed = run(rare("longest-idle"))
    let total = observed.total().answered
    #expect(abs(observed.answeredBy[0] - 0.75 * total) <= 6)
    #expect(abs(observed.answeredBy[1] - 0.25 * total) <= 6)
  }

  @Test("Uniform sends each free agent with equal probability")
  func uniform() {
    let observed = run(rare("uniform"))
    let total = observed.total().answered
    // False alarm 1e-6 (|z| < 4.89) for a binomial share of 3/4.
    #expect(abs(observed.answeredBy[0] - 0.75 * total) < 4.89 * (total * 0.75 * 0.25).squareRoot())
    #expect(observed.answeredBy[0] != run(rare("longest-idle")).answeredBy[0])
  }

  @Test("Least occupied levels the handling times of fast and slow groups")
  func leastOccupied() throws {
    let calls = ContactType.voice("calls", perSecond: 0.02, handle: try Gamma(mean: 100, cv: 0.5))
    var slow = AgentGroup.team(3, named: "slow")
    slow.handleTimeFactors = [3]
    var scenario = Scenario.steady(2_000_000, [calls], [.team(3, named: "fast"), slow])
    scenario.routing.agents = "least-occupied"
    let observed = run(scenario)
    let (fast, slowTime) = (observed.agentTotal(0).busyTime, observed.agentTotal(1).busyTime)
    #expect(abs(fast / slowTime - 1) < 0.01)
    scenario.routing.agents = "longest-idle"
    let turns = run(scenario)
    #expect(turns.agentTotal(1).busyTime / turns.agentTotal(0).busyTime > 1.2)
  }

  @Test("Ranked sends the first group of the list as long as it has somebody free")
  func ranked() {
    var scenario = rare("ranked")
    scenario.routing.agentRanks = ["calls": ["two": 1, "six": 2]]
    let observed = run(scenario)
    #expect(observed.answeredBy[1] == observed.total().answered)
    // Equal ranks: in turn.
    scenario.routing.agentRanks = ["calls": ["two": 1, "six": 1]]
    #expect(run(scenario).answeredBy == run(rare("longest-idle")).answeredBy)
  }

  @Test("A group without a rank never gets the contact")
  func unranked() {
    var scenario = rare("ranked")
    scenario.routing.agentRanks = ["calls": ["two": 1]]
    scenario.agentGroups[1].staff = .constant(0)
    scenario.contactTypes[0].patience = constant(30)
    let observed = run(scenario)
    #expect(observed.answeredBy[0] == 0)
    #expect(observed.total().abandoned == observed.total().arrivals)
  }
}
