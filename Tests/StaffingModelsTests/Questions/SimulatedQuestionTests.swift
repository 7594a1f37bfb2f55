import Simulator
import Testing

@testable import StaffingModels

/// Questions answered by simulation, against exact chains.
// False alarm 1e-6 each (|z| < 4.89), the half-width of a 95 % interval being 1.96 standard errors or more.
struct SimulatedQuestionTests {
  private static func isNear(_ mean: MeanOfRuns, _ exact: Double) -> Bool {
    abs(mean.value - exact) < 4.89 / 1.96 * mean.halfWidth
  }

  @Test("an agent-hour more in an M/M/n+M system is worth what the formula says")
  func agentHour() async throws {
    let text = """
      callsim: 1
      name: erlang-a
      horizon: {length: 60h, warm_up: 1h}
      contact_types:
        calls: {channel: voice, arrivals: {rate: 3/min}, patience: {exponential: {mean: 2min}}, handle_time: {exponential: {mean: 3min}}}
      agent_groups:
        team: {serves: [calls], staff: 9, cost: 20/h}
      """
    let value = try #require(
      await AgentHourValue(try Scenario(text: text), seed: 1, threads: 2, contacts: 200_000))
    let system = ErlangA(arrivalRate: 0.05, meanHandleTime: 180, meanPatience: 120)
    let before = try #require(system.figures(agents: 9, threshold: 20, short: 5))
    let after = try #require(system.figures(agents: 10, threshold: 20, short: 5))
    let change = value.entries[0].change
    #expect(value.entries.count == 1)
    #expect(Self.isNear(change.abandoned, 180 * (before.abandonment - after.abandonment)))
    #expect(Self.isNear(change.inTime, 180 * (after.answeredWithin - before.answeredWithin)))
    #expect(Self.isNear(change.waitHours, 180 * (before.meanWait - after.meanWait) / 3600))
    #expect(change.abandoned.halfWidth < 0.2 * change.abandoned.value)
  }

  private static func text(rate: [Double]) -> String {
    """
    callsim: 1
    name: two-desks
    horizon: {length: 100h, warm_up: 2h}
    contact_types:
      a: {channel: voice, language: en, topic: booking, arrivals: {rate: \(rate[0] * 3600)/h}, patience: {exponential: {mean: 150s}}, handle_time: {exponential: {mean: 240s}}}
      b: {channel: voice, language: es, topic: booking, arrivals: {rate: \(rate[1] * 3600)/h}, patience: {exponential: {mean: 150s}}, handle_time: {exponential: {mean: 300s}}}
    agent_groups:
      first: {serves: [a], staff: 2}
      second: {serves: [b], staff: 4}
    routing:
      agents: ranked
      agent_ranks: {a: [first], b: [second]}
      contacts: ranked
      contact_ranks: {first: [a], second: [b]}
    """
  }

  @Test("a group that learns the other's contacts changes what the exact chain says")
  func crossTraining() async throws {
    let rate = [0.01, 0.009]
    let scenario = try Scenario(text: Self.text(rate: rate))
    let training = await CrossTraining(
      scenario, agents: nil, only: "language=en", handleTime: 1.25, seed: 1, threads: 2, contacts: 200_000)
    #expect(training.isComplete)
    let entry = try #require(training.entries.first)
    #expect(training.entries.count == 1 && entry.group == "second" && entry.types == ["a"])
    func center(_ tries: [[Int]], _ takes: [[Int]]) -> SmallCenter.Figures {
      SmallCenter(
        rate: rate, handle: [[240, 300], [nil, 300]], patience: 150, tries: tries, takes: takes
      ).figures([2, 4])
    }
    let apart = center([[0], [1]], [[0], [1]])
    let taught = center([[0, 1], [1]], [[0], [1, 0]])
    let hours = 98.0
    let exact = (0..<2).map { hours * 3600 * rate[$0] * (apart.abandonment[$0] - taught.abandonment[$0]) }
    #expect(Self.isNear(entry.change.abandoned, exact[0] + exact[1]))
    #expect(Self.isNear(entry.changeOfLearnt.abandoned, exact[0]))
    // Who learns gives up some of the service of its own contacts.
    #expect(exact[1] < 0 && exact[0] > 0)
  }

  @Test("some agents learn: they keep their places in the routing, and their group loses as many")
  func pupils() throws {
    let scenario = try Scenario(text: Self.text(rate: [0.01, 0.009]))
    let group = scenario.agentGroups[0]
    let lessons = CrossTraining.lessons(for: group, in: scenario, only: nil)
    #expect(lessons.map(\.label) == ["language es"] && lessons[0].types == ["b"])
    #expect(CrossTraining.lessons(for: group, in: scenario, only: "topic=billing").isEmpty)
    let taught = CrossTraining.trained(scenario, group, types: ["b"], agents: 1, handleTime: 1.5)
    #expect(taught.agentGroups.map(\.name) == ["first", "second", "first+"])
    #expect(taught.agentGroups.map(\.staff) == [.constant(1), .constant(4), .constant(1)])
    #expect(taught.agentGroups[2].serves == ["a", "b"])
    #expect(taught.routing.agentRanks["a"] == ["first": 1, "first+": 1])
    #expect(taught.routing.agentRanks["b"] == ["second": 1, "first+": 2])
    #expect(taught.routing.contactRanks["first+"] == ["a": 1, "b": 2])
  }

  private static let day = """
    callsim: 1
    name: desk
    calendar: {open: "08:00-12:00", interval: 30min}
    busyness: {gamma: {cv: 20%}}
    contact_types:
      calls:
        channel: voice
        arrivals: {per_interval: [20, 30, 30, 30, 30, 30, 30, 20]}
        patience: {exponential: {mean: 3min}}
        handle_time: {exponential: {mean: 3min}}
    agent_groups:
      team: {serves: [calls], staff: 4, cost: 20/h}
    """

  @Test("a frontier goes up in cost and in service, and ends with the budget")
  func frontier() async throws {
    let scenario = try Scenario(text: Self.day)
    let all = await BudgetFrontier(scenario, seed: 1, threads: 2, contacts: 4_000)
    let (costs, levels) = (all.points.map(\.cost), all.points.map(\.serviceLevel.value))
    #expect(all.isComplete && costs.count > 5 && zip(costs, costs.dropFirst()).allSatisfy { $0 < $1 })
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $0 < $1 + 0.01 } && (levels.last ?? 0) > 0.9)
    let some = await BudgetFrontier(scenario, budget: 300, seed: 1, threads: 2, contacts: 4_000)
    let last = try #require(some.points.last)
    #expect(last.cost <= 300 && last.cost > 280)
  }

  @Test("a busy morning raises the forecast of the rest of the day by what Bayes' rule says")
  func restOfDay() async throws {
    let rest = try await RestOfDay(
      try Scenario(text: Self.day), from: 4, counted: ["calls": 143], total: nil, seed: 1, threads: 2,
      contacts: 100_000)
    // alpha = 25; 143 counted where 110 were expected.
    let factor = (25.0 + 143) / (25 + 110)
    #expect(abs(rest.common.mean - factor) < 1e-12)
    #expect(abs(rest.types[0].expectedAfter - 110 * factor) < 1e-6)
    #expect(abs(rest.offered.value - 110 * factor) < 4.89 / 1.96 * rest.offered.halfWidth)
    #expect(rest.serviceLevel < rest.planned.serviceLevel && rest.actions[0].change.inTime.value > 0)
    #expect(rest.actions[0].cost == 40)
  }
}
