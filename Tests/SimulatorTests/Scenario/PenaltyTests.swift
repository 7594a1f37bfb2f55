import Testing

@testable import Simulator

/// What missed days cost, and the sources of figures that the file leaves out.
@Suite("Penalties and sourced defaults")
struct PenaltyTests {
  private func scenario(
    staff: Int, rate: String = "30/h",
    calendar: String = "calendar: {open: \"08:00-12:00\", interval: 1h, days: 2}",
    more: String = ""
  ) throws -> Scenario {
    try Scenario(
      text: """
        callsim: 1
        name: penalties
        \(calendar)
        contact_types:
          calls: {channel: voice, arrivals: {rate: \(rate)}, handle_time: {exponential: {mean: 4min}}, patience: {exponential: {mean: 2min}}\(more)}
        agent_groups:
          team: {serves: all, staff: \(staff)}
        targets:
          - {contacts: all, measure: abandonment, at_most: 5%, penalty: 500}
        """)
  }

  @Test("every day missed costs the penalty, every day met nothing, and else the share of missed days")
  func limits() async throws {
    func target(staff: Int) async throws -> TargetVerdict {
      await ScenarioRun(try scenario(staff: staff), rule: .replications(40)).result().targets[0]
    }
    #expect(try await target(staff: 0).penalty?.value == 1_000)
    #expect(try await target(staff: 100).penalty?.value == 0)
    let target = try await target(staff: 3)
    let (days, penalty) = (try #require(target.metOnDays), try #require(target.penalty))
    let (share, width) = (try #require(days.value), try #require(days.halfWidth))
    #expect(share > 0 && share < 1)
    let (cost, half) = (try #require(penalty.value), try #require(penalty.halfWidth))
    #expect(abs(cost - 1_000 * (1 - share)) < 1e-9)
    #expect(abs(half - 1_000 * width) < 1e-9)
    let shown = TargetWords(verdict: target, intervalLabels: []).details
    #expect(shown?.contains("expected penalty: ") == true)
  }

  @Test("a steady state has no days to pay for")
  func steadyState() {
    let refusals = Refusals.text {
      try scenario(staff: 3, calendar: "horizon: {length: 10h, warm_up: 1h}")
    }
    #expect(refusals.contains("targets[0].penalty") && refusals.contains("needs a calendar"))
  }

  @Test("defaults from the literature are told with their source, once, and only where they hold")
  func sources() async throws {
    let stated = try scenario(staff: 3, more: ", booking: {no_show: 20%, no_show_reminded: 10%}")
    #expect(stated.sourcedDefaults.isEmpty)
    let taken = try scenario(staff: 3, more: ", booking: {no_show_reminded: 10%}")
    #expect(taken.sourcedDefaults == ["booking: no_show 23.1% by default (Parikh et al. 2010)"])
    let text = TextReport(await ScenarioRun(taken, rule: .replications(2)).result()).text
    #expect(text.contains("Assumed: booking: no_show 23.1% by default (Parikh et al. 2010)"))
  }

  @Test("overtime without a cost is refused")
  func overtime() {
    let refusals = Refusals.text {
      try Scenario(
        text: """
          callsim: 1
          name: overtime
          horizon: {length: 10h, warm_up: 1h}
          contact_types: {calls: {channel: voice, arrivals: {rate: 6/h}, handle_time: {constant: 4min}}}
          agent_groups: {team: {serves: all, staff: 2, overtime_cost: 1.5}}
          """)
    }
    #expect(refusals.contains("agent_groups.team.overtime_cost") && refusals.contains("add cost: 31/h"))
  }
}
