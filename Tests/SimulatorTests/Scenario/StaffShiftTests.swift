import Testing

@testable import Simulator

/// Agents by shift: who is there by hand count, the same contacts as the steps they stand for, and paid breaks in the cost.
@Suite("Agents by shift")
struct StaffShiftTests {
  static func text(
    _ staff: String, calendar: String = "{open: \"08:00-12:00\", interval: 30min}", more: String = "",
    rate: String = "60/h"
  ) -> String {
    """
    callsim: 1
    name: shifts
    calendar: \(calendar)
    contact_types:
      calls: {channel: voice, arrivals: {rate: \(rate)}, handle_time: {exponential: {mean: 4min}}, patience: {exponential: {mean: 3min}}}
    agent_groups:
      team: {serves: all, cost: 30/h, staff: \(staff)}
    \(more)
    """
  }

  private func plan(
    _ staff: String, calendar: String = "{open: \"08:00-12:00\", interval: 30min}", more: String = ""
  ) throws -> ShiftPlan {
    let scenario = try Scenario(text: Self.text(staff, calendar: calendar, more: more))
    guard case .shifts(let plan) = scenario.agentGroups[0].staff else { throw NotShifts() }
    return plan
  }

  private struct NotShifts: Error {}

  @Test("agents are there from start to end, less their breaks, on the coarsest grid that fits")
  func handCount() throws {
    let plan = try plan(
      """
      {shifts: [
        {agents: 3, start: "08:00", length: 4h, breaks: [{name: meeting, length: 15min, after: 45min, before: 1h}]},
        {agents: 2, start: "09:00", length: 2h}]}
      """)
    #expect(plan.step == 900)
    #expect(plan.counts == [3, 3, 3, 0, 5, 5, 5, 5, 5, 5, 5, 5, 3, 3, 3, 3])
    #expect(plan.onPaidBreak == [0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  }

  @Test("agents are spread evenly over a window; an unpaid break costs nothing")
  func spread() throws {
    let plan = try plan(
      "{shifts: [{agents: 6, start: \"08:00\", length: 4h, breaks: [{length: 30min, after: 1h, before: 2h30min, paid: false}]}]}"
    )
    // Three starts, two agents each.
    #expect(plan.counts == [6, 6, 4, 4, 4, 6, 6, 6])
    #expect(!plan.hasPaidBreaks)
  }

  @Test("weekdays have their own shifts; the night goes on past midnight")
  func days() throws {
    let week = try plan(
      "{shifts: [{agents: 2, start: \"08:00\", length: 4h, days: [mon, wed]}, {agents: 1, start: \"08:00\", length: 1h}]}",
      calendar: "{open: \"08:00-12:00\", interval: 1h, date: 2026-03-02, days: 3}")
    #expect(week.counts == [3, 2, 2, 2, 1, 0, 0, 0, 3, 2, 2, 2])
    let night = try plan(
      "{shifts: [{agents: 2, start: \"22:00\", length: 8h}]}",
      calendar: "{open: \"00:00-24:00\", interval: 2h}")
    #expect(night.counts == [2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 2])
  }

  @Test("a template by name gives length and breaks, wherever it stands in the file")
  func template() throws {
    let named = try plan(
      "{shifts: [{agents: 4, start: \"08:00\", shift: half}]}",
      more:
        "shifts: {templates: {half: {length: 3h, starts: [\"08:00\"], breaks: [{length: 30min, after: 1h}]}}}"
    )
    let stated = try plan(
      "{shifts: [{agents: 4, start: \"08:00\", length: 3h, breaks: [{length: 30min, after: 1h}]}]}")
    #expect(named == stated)
    #expect(named.counts == [4, 4, 3, 3, 3, 3, 0, 0])
  }

  @Test("the same contacts as the steps that they stand for; paid breaks are paid, unpaid ones are not")
  func sameContacts() async throws {
    let pause = "breaks: [{length: 15min, after: 1h, before: 2h}]"
    let shifts = "{shifts: [{agents: 6, start: \"08:00\", length: 4h, \(pause)}]}"
    let unpaid = shifts.replacing("before: 2h", with: "before: 2h, paid: false")
    let counts = try plan(shifts).counts
    let steps = "{every: 15min, per_step: \(counts)}"
    let judges = try [shifts, unpaid, steps].map {
      Judge("shifts", try Scenario(text: Self.text($0)), replications: 2).runs
    }
    for runs in zip(judges[0], zip(judges[1], judges[2])) {
      #expect(runs.0.contacts == runs.1.0.contacts && runs.0.contacts == runs.1.1.contacts)
      #expect(runs.0.agentTotal().scheduledTime == runs.1.1.agentTotal().scheduledTime)
      #expect(runs.0.agentTotal().breakTime == 6 * 900)
      #expect(runs.1.0.agentTotal().breakTime == 0)
    }
    var costs: [Double] = []
    for text in [shifts, unpaid] {
      let result = await ScenarioRun(try Scenario(text: Self.text(text)), rule: .replications(2)).result()
      let cost = result.estimates.first { $0.measure == "labour_cost" && $0.interval == nil }
      costs.append(try #require(cost?.value))
    }
    #expect(abs(costs[0] - costs[1] - 6 * 0.25 * 30) < 1e-9)
  }

  @Test(
    "what can't be is refused with the remedy",
    arguments: [
      ("[{agents: 2, start: \"07:00\", length: 2h}]", "must lie within the calendar's"),
      ("[{agents: 2, start: \"11:00\", length: 2h}]", "must lie within the calendar's"),
      ("[{agents: 2, start: \"08:00\", shift: halv}]", "did you mean 'half'"),
      ("[{agents: 2, start: \"08:00\"}]", "needs agents, start, length"),
      ("[{agents: 2, start: \"08:00\", length: 1h, days: [mon]}]", "needs a first day"),
      ("[{agents: 2, start: \"08:00\", length: 2h, breaks: [{length: 3h}]}]", "has no room for the break"),
      ("[{agents: -1, start: \"08:00\", length: 1h}]", "must be a whole number"),
      ("[{agents: 2, start: \"08:00\", length: 61s}]", "must have a length of whole steps"),
    ])
  func refused(_ shifts: String, _ words: String) {
    let text = Self.text(
      "{shifts: \(shifts)}", more: "shifts: {templates: {half: {length: 3h, starts: [\"08:00\"]}}}")
    let refusals = Refusals.text { try Scenario(text: text) }
    #expect(refusals.contains(words), "\(refusals)")
    #expect(refusals.contains("agent_groups.team.staff.shifts"))
  }

  @Test("other agents replace shifts in place, in flow and in block style")
  func replaced() throws {
    let flow = Self.text(
      "{shifts: [{agents: 2, start: \"08:00\", length: 4h, breaks: [{name: \"a ] }\", length: 30min}]}]}")
    let block = """
      callsim: 1
      name: block
      calendar: {open: "08:00-12:00", interval: 1h}
      contact_types:
        calls: {channel: voice, arrivals: {rate: 6/h}, handle_time: {constant: 5min}}
      agent_groups:
        team:
          serves: all
          staff:
            shifts:
              - agents: 2
                start: "08:00"
                length: 4h
                breaks:
                  - {length: 30min, after: 1h}
          cost: 30/h
      """
    for (text, counts) in [(flow, Array(1...8)), (block, Array(1...4))] {
      let replaced = try #require(StaffText.replacing(text, staff: ["team": counts]))
      guard case .perInterval(counts) = try Scenario(text: replaced).agentGroups[0].staff else {
        Issue.record("\(replaced)")
        continue
      }
      #expect(replaced.contains("30/h"))
    }
  }

  @Test("breaks taken away count as a cause of a miss")
  func counterfactual() throws {
    var scenario = try Scenario(
      text: Self.text(
        "{shifts: [{agents: 2, start: \"08:00\", length: 4h, breaks: [{length: 30min, after: 1h}]}]}",
        more: "targets: [{contacts: all, measure: mean_wait, at_most: 1min}]"))
    let place = ExplainedPlace(target: scenario.targets[0], interval: nil)
    let change = try #require(WithoutBreaks.changes(of: scenario, at: place).first)
    change.apply(&scenario)
    guard case .shifts(let plan) = scenario.agentGroups[0].staff else { throw NotShifts() }
    #expect(plan.counts == Array(repeating: 2, count: 8))
  }
}
