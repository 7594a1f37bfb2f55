import Simulator
import Testing

@testable import StaffingModels

@Suite("Agents required by formulas")
struct RequiredAgentsTests {
  private static func scenario(_ targets: String, days: Int = 1) throws -> Scenario {
    try Scenario(
      text: """
        callsim: 1
        name: desk
        calendar: {open: "08:00-12:00", interval: 1h, days: \(days)}
        contact_types:
          calls:
            channel: voice
            arrivals: {per_interval: [40, 100, 100, 60]}
            patience: {exponential: {mean: 3min}}
            handle_time: {exponential: {mean: 4min}}
        agent_groups: {team: {serves: [calls], staff: 5, cost: 30/h}}
        targets: \(targets)
        """)
  }

  @Test("one type and one group: Erlang A on the offered load of each interval")
  func one() throws {
    let scenario = try Self.scenario(
      "[{contacts: all, measure: service_level, within: 20s, at_least: 80%}]", days: 3)
    let found = RequiredAgents.byInterval(scenario)
    let load = LoadProfile(Model(scenario))
    let exact = try (0..<12).map { period in
      let rate = load.rate[period]
      let formula = ErlangA(arrivalRate: rate, meanHandleTime: load.mean[period] / rate, meanPatience: 180)
      return try LeastAgents(formula, threshold: 20, short: 5).whole(.serviceLevel(.offered, atLeast: 0.8))
    }
    #expect(found == exact)
  }

  @Test("nothing is said where no target has a formula, and in a steady state")
  func none() throws {
    #expect(RequiredAgents.byInterval(try Self.scenario("[]")).isEmpty)
    #expect(
      RequiredAgents.byInterval(try Self.scenario("[{contacts: all, measure: wait_p90, at_most: 1min}]"))
        .isEmpty)
  }
}
