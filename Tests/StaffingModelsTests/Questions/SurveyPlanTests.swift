import Foundation
import Simulator
import StaffingModels
import Testing

/// Responses that tell two agents apart: tabled numbers, the exact power of the binomial test, and the days of a scenario.
@Suite struct SurveyPlanTests {
  @Test(
    "numbers of responses as tables have them", arguments: [(0.8, 0.1, 250), (0.5, 0.1, 392), (0.5, 0.2, 97)])
  func tabled(_ share: Double, _ difference: Double, _ responses: Int) {
    #expect(SurveyPlan.responses(share: share, difference: difference, level: 0.95, power: 0.8) == responses)
  }

  @Test("with so many the difference is found with the stated probability, by the exact binomial law")
  func power() {
    let n = SurveyPlan.responses(share: 0.8, difference: 0.1, level: 0.95, power: 0.8)
    func law(_ p: Double) -> [Double] {
      (0...n).map { (k: Int) -> Double in
        let ways: Double = lgamma(Double(n) + 1) - lgamma(Double(k) + 1) - lgamma(Double(n - k) + 1)
        let logs: Double = Double(k) * log(p) + Double(n - k) * log(1 - p)
        return exp(ways + logs)
      }
    }
    let (high, low) = (law(0.85), law(0.75))
    var found = 0.0
    for a in 0...n {
      for b in 0...n {
        let pooled = Double(a + b) / Double(2 * n)
        let error = (2 * pooled * (1 - pooled) / Double(n)).squareRoot()
        if abs(Double(a - b)) / Double(n) > 1.959964 * error { found += high[a] * low[b] }
      }
    }
    #expect(abs(found - 0.8) < 0.01, "\(found)")
  }

  @Test("days are responses of all agents over those of a day; without surveys there is nothing to plan")
  func days() async throws {
    func scenario(_ more: String, _ top: String) throws -> Scenario {
      try Scenario(
        text: """
          callsim: 1
          name: surveys
          calendar: {open: "08:00-18:00", interval: 1h}
          \(top)
          contact_types:
            calls: {channel: voice, arrivals: {rate: 40/h}, handle_time: {exponential: {mean: 4min}}\(more)}
          agent_groups:
            team: {serves: all, staff: 8}
          """)
    }
    let survey = ", survey: {offered: 50%, response: 40%}"
    let plan = try await SurveyPlan(
      try scenario(survey, "satisfaction: {satisfied: 80%}"), seed: 1, threads: 2)
    let count = try #require(plan.responses.value)
    #expect(plan.agents == 8)
    for row in plan.rows { #expect(abs(try #require(row.days) - Double(row.responses * 8) / count) < 1e-9) }
    #expect(plan.rows.map(\.responses) == plan.rows.map(\.responses).sorted(by: >))
    await #expect(throws: SurveyPlan.NoResponses.self) {
      try await SurveyPlan(try scenario("", ""), seed: 1, threads: 2)
    }
  }
}
