import Distributions
import Testing

@testable import Simulator

/// Agents that change within intervals, as rosters with short breaks have them.
@Suite struct StaffStepTests {
  private func run(_ scenario: Scenario) -> Observations {
    guard let run = Replication.run(Model(scenario), seed: 1, number: 0, stop: StopFlag()) else {
      preconditionFailure("nobody stops a test's replication")
    }
    return run
  }

  private func scenario(
    _ staff: AgentGroup.Staff, interval: Double = 1800, others: AgentGroup.Staff? = nil
  ) throws -> Scenario {
    let calls = ContactType.voice(
      "calls", perSecond: 0.02, handle: try Exponential(mean: 200), patience: try Exponential(mean: 120))
    var team = AgentGroup.team(0)
    team.staff = staff
    var groups = [team]
    if let others {
      var more = AgentGroup.team(0, named: "others")
      more.staff = others
      groups.append(more)
    }
    return .calendar(hours: 3, interval: interval, [calls], groups)
  }

  @Test("Steps that are the same in each interval are intervals, to the last bit")
  func equalSteps() throws {
    let byInterval = run(try scenario(.perInterval([2, 5, 4, 3, 6, 1])))
    let byStep = run(
      try scenario(.perStep(length: 600, [2, 5, 4, 3, 6, 1].flatMap { Array(repeating: $0, count: 3) })))
    #expect(byInterval.contacts == byStep.contacts)
    #expect(byInterval.agents == byStep.agents)
  }

  @Test("Steps of an interval are what shorter intervals would be")
  func shorterIntervals() throws {
    let counts = [2, 1, 5, 4, 4, 6, 3, 3, 6, 2, 1, 1]
    let steps = run(try scenario(.perStep(length: 900, counts)))
    let short = run(try scenario(.perInterval(counts), interval: 900))
    let (a, b) = (steps.total(), short.total())
    #expect(a.answered == b.answered && a.abandoned == b.abandoned)
    #expect(abs(a.waitOfAnswered - b.waitOfAnswered) < 1e-6)
    #expect(steps.agentTotal().scheduledTime == short.agentTotal().scheduledTime)
    #expect(steps.agents[0].scheduledTime == 900 * 3)
    #expect(abs(steps.agentTotal().overrunTime - short.agentTotal().overrunTime) < 1e-6)
  }

  @Test("Groups with steps of their own share a common one")
  func commonStep() throws {
    let scenario = try scenario(
      .perStep(length: 600, Array(repeating: 2, count: 18)),
      others: .perStep(length: 900, [1, 0, 0, 3, 1, 1, 1, 1, 2, 2, 2, 2]))
    let model = Model(scenario)
    #expect(model.staffSteps == 6)
    // The second half of the first hour: 0 for a quarter, then 3.
    #expect((0..<6).map { model.staff(0, 1, step: $0) } == [0, 0, 0, 3, 3, 3])
    #expect(model.meanStaff(0, 1) == 1.5)
    #expect(model.byInterval.staff(0, 1) == 2 && model.byInterval.staff(1, 1) == 2)
  }

  private static let text = """
    callsim: 1
    name: desk
    calendar: {open: "08:00-09:00", interval: 30min, days: 2}
    contact_types:
      calls: {channel: voice, arrivals: {rate: 6/h}, handle_time: {constant: 5min}}
    agent_groups:
      team: {serves: all, staff: {every: 15min, per_step: [2, 1, 3, 3]}}   # breaks
      others:
        serves: all
        staff:
          per_interval: [1, 2]
    """

  @Test("Steps are read, and written back into a scenario's own text")
  func text() throws {
    let scenario = try Scenario(text: Self.text)
    #expect(scenario.agentGroups[0].staff == .perStep(length: 900, [2, 1, 3, 3]))
    let replaced = try #require(
      StaffText.replacing(
        Self.text, staff: ["team": [1, 1, 1, 2], "others": [4, 3, 2, 1]], step: 900))
    let again = try Scenario(text: replaced)
    #expect(again.agentGroups[0].staff == .perStep(length: 900, [1, 1, 1, 2]))
    #expect(again.agentGroups[1].staff == .perStep(length: 900, [4, 3, 2, 1]))
    #expect(replaced.contains("# breaks"))
    let whole = try #require(StaffText.replacing(replaced, staff: ["team": [7, 8], "others": [9, 9]]))
    #expect(try Scenario(text: whole).agentGroups[0].staff == .perInterval([7, 8]))
  }

  @Test(
    "Steps that don't fit are refused",
    arguments: [
      ("{every: 20min, per_step: [1, 1, 1]}", "must be the interval of 30min, or it divided by"),
      (
        "{every: 15min, per_step: [1, 1, 1]}",
        "must have 4 values (one day) or 8 (all days), one for each 15min"
      ),
      ("{every: 15min}", "needs"), ("{per_interval: [1, 1], every: 15min}", "needs"),
    ])
  func refusals(staff: String, message: String) {
    let text = Self.text.replacing("{every: 15min, per_step: [2, 1, 3, 3]}", with: staff)
    let problems = ScenarioReader.read(text, file: "").problems
    #expect(problems.count == 1 && problems[0].message.contains(message), "\(problems)")
  }
}
