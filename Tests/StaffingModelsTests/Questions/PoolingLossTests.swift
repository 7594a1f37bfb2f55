import Simulator
import Testing

@testable import StaffingModels

/// What separate teams cost, against the least agents of exact formulas.
struct PoolingLossTests {
  private static func text(patience: String = "", atLeast: String = "80%") -> String {
    func type(_ name: String, _ language: String) -> String {
      "\(name): {channel: voice, topic: desk, language: \(language), arrivals: {rate: 2/min}, \(patience)"
        + "handle_time: {exponential: {mean: 3min}}}"
    }
    return """
      callsim: 1
      name: two-lines
      horizon: {length: 60h, warm_up: 2h}
      contact_types:
        \(type("a", "en"))
        \(type("b", "es"))
      agent_groups:
        team: {serves: [a, b], staff: 12, cost: 20/h, proficiency: [{contacts: b, handle_time: 1.5}]}
        second: {serves: [b], staff: 2, cost: 30/h}
      routing: {agents: ranked, agent_ranks: {a: [team], b: [second, team]}, contacts: static-priority}
      targets:
        - {contacts: a, measure: service_level, within: 20s, at_least: \(atLeast)}
        - {contacts: b, measure: service_level, within: 20s, at_least: \(atLeast)}
      """
  }

  // The bounds lie so far from what the least agents, and one fewer, reach that the search errs with probability 1e-6: some five
  // standard errors, those that it keeps to spare counted.
  @Test("two equal lines lose what Erlang's least agents say", arguments: [true, false])
  func exact(hangsUp: Bool) async throws {
    let scenario = try Scenario(
      text: hangsUp
        ? Self.text(patience: "patience: {exponential: {mean: 2min}}, ", atLeast: "78%") : Self.text())
    func least(_ rate: Double) throws -> Int {
      let formula: any QueueFormula =
        hangsUp
        ? ErlangA(arrivalRate: rate, meanHandleTime: 180, meanPatience: 120)
        : ErlangC(arrivalRate: rate, meanHandleTime: 180)
      return try LeastAgents(formula, threshold: 20).whole([
        .serviceLevel(.offered, atLeast: hangsUp ? 0.78 : 0.8)
      ])
    }
    let (one, both) = (try least(2.0 / 60), try least(4.0 / 60))
    let loss = try await PoolingLoss(scenario, by: .language, seed: 1, threads: 2, contacts: 60_000)
    #expect(loss.status == .met && loss.isComplete)
    #expect(loss.agentHours(of: "en") == Double(one) && loss.agentHours(of: "es") == Double(one))
    #expect(loss.pooled.agentHours == Double(both))
    #expect(loss.agentHours == Double(2 * one - both) && 2 * one > both)
    #expect(loss.fullTime(3, 8) == 3)
    let table = loss.table()
    #expect(table.rows.count == 5 && table.verdict.contains("more than one pool"))
  }

  @Test("teams serve their own contacts, the pool all, as fast as the fastest and at the mean cost")
  func variants() throws {
    let scenario = try Scenario(text: Self.text())
    let teams = try PoolingLoss.teams(scenario, by: .language)
    #expect(teams.map(\.name) == ["en", "es"] && teams.map(\.types) == [["a"], ["b"]])
    let dedicated = PoolingLoss.variant(scenario, teams)
    #expect(dedicated.agentGroups.map(\.serves) == [["a"], ["b"]])
    #expect(dedicated.agentGroups.map(\.costPerHour) == [25, 25])
    #expect(dedicated.agentGroups.map(\.handleTimeFactors) == [[1], [1]])
    #expect(dedicated.routing.agents == "longest-idle" && dedicated.routing.contacts == "static-priority")
    let pooled = PoolingLoss.variant(scenario, [.init(name: "pool", types: ["a", "b"])], handleTime: 1.2)
    #expect(pooled.agentGroups.map(\.serves) == [["a", "b"]])
    #expect(pooled.agentGroups[0].handleTimeFactors == [1.2, 1.2])
  }

  @Test("one value is nothing to pool, and the error says by what to ask")
  func oneValue() throws {
    let scenario = try Scenario(text: Self.text())
    let error = #expect(throws: PoolingLoss.NothingToPool.self) {
      try PoolingLoss.teams(scenario, by: .topic)
    }
    #expect(error?.description.contains("the same topic, 'desk'") == true)
    #expect(error?.description.contains("ask --by language") == true)
    #expect(PoolingLoss.attributes(of: scenario) == [.language])
  }
}
