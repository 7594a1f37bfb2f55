import Distributions
import Testing

@testable import Simulator

/// Shifts, closing and the end of the horizon while agents hold several chats; constants only, counted by hand.
@Suite struct DeskShiftTests {
  private func scenario(_ staff: [Int], countBy: RunSettings.CountBy = .arrival) -> Scenario {
    var chats = ContactType.voice("chats", perSecond: 0.02, handle: constant(1000))
    chats.channel = "chat"
    var team = AgentGroup.team(0, serves: ["chats"])
    // Room for all of them, at full speed: each chat lasts 1000 s.
    team.concurrency = Concurrency(capacity: 60, uses: [:], speed: (1...60).map(Double.init))
    team.staff = .perInterval(staff)
    var scenario = Scenario.calendar(hours: 0.75, interval: 900, [chats], [team])
    scenario.run.countBy = countBy
    return scenario
  }

  private func times(of scenario: Scenario) -> [Double] {
    let model = Model(scenario)
    var clock = ArrivalClock(type: 0, of: model, seed: 1, replication: 0)
    var times: [Double] = []
    while let time = clock.next() { times.append(time) }
    return times
  }

  @Test(
    "Agents finish what they hold when their shift ends, take nothing more, and stay on when they are needed again"
  )
  func shrinkingShift() throws {
    let scenario = scenario([1, 0, 1])
    let times = times(of: scenario)
    let run = Judge("shifts", scenario, replications: 1, seed: 1).runs[0]
    let total = run.total()
    #expect(times.count > 30)
    #expect(times.count < 60)
    #expect(total.answered == Double(times.count))
    // Who comes while nobody is on shift waits until 1800 s.
    let late = times.filter { $0 >= 900 && $0 < 1800 }
    #expect(abs(total.waits - late.reduce(0) { $0 + 1800 - $1 }) < 1e-6)
    #expect(abs(total.talkTime - 1000 * total.answered) < 1e-6)
    let lastOfFirst = try #require(times.last { $0 < 900 })
    let overrun = min(lastOfFirst + 1000, 1800) - 900
    let agents = run.agentTotal()
    #expect(abs(agents.overrunTime - overrun) < 1e-6)
    // Closing at 2700 s: whoever is held is served out.
    let last = try #require(times.last)
    let lastEnd = max(last, 1800) + 1000
    #expect(abs(agents.afterCloseTime - (lastEnd - 2700)) < 1e-6)
    // Chats held, in opening hours.
    let held = times.reduce(0) { sum, time in
      let start = late.contains(time) ? 1800 : time
      return sum + min(start + 1000, 2700) - start
    }
    #expect(abs(agents.heldTime - held) < 1e-6)
    #expect(abs(agents.loadTime - held / 60) < 1e-6)
  }

  @Test("Counted by completion, chats count where they are answered")
  func countByCompletion() {
    let scenario = scenario([1, 0, 1], countBy: .completion)
    let times = times(of: scenario)
    let run = Judge("by completion", scenario, replications: 1, seed: 1).runs[0]
    #expect(run.contacts[0].answered == Double(times.filter { $0 < 900 }.count))
    #expect(run.contacts[1].answered == 0)
    #expect(run.contacts[2].answered == Double(times.filter { $0 >= 900 }.count))
    #expect(abs(run.contacts[2].talkTime - 1000 * run.contacts[2].answered) < 1e-6)
  }

  @Test("A steady state counts every answered chat to its end", arguments: RunSettings.CountBy.allCases)
  func steadyStateEnd(_ countBy: RunSettings.CountBy) {
    var scenario = scenario([1])
    scenario.horizon = .steadyState(length: 10_000, warmUp: .seconds(1_000))
    scenario.agentGroups[0].staff = .constant(1)
    scenario.run.countBy = countBy
    let run = Judge("steady end", scenario, replications: 1, seed: 1).runs[0]
    #expect(run.total().answered > 100)
    #expect(abs(run.total().talkTime - 1000 * run.total().answered) < 1e-6 * run.total().talkTime)
    #expect(abs(run.flow.busyIntegral - run.flow.handleTimes) <= 1e-9 * run.flow.handleTimes)
  }

  @Test("Trunk lines are held to the end of the talk, beside chats too")
  func lines() {
    // One line: a call takes it for 100 s; the next one in that time finds it taken, though the agent has room.
    var calls = ContactType.voice("calls", perSecond: 0.02, handle: constant(100))
    calls.wrapUp = .init(time: constant(300), isSkippable: false)
    var team = AgentGroup.team(1)
    team.concurrency = Concurrency(capacity: 60, uses: ["voice": 1], speed: [1])
    var scenario = Scenario.calendar(hours: 2, interval: 1800, [calls], [team])
    scenario.lines = 1
    let model = Model(scenario)
    var clock = ArrivalClock(type: 0, of: model, seed: 1, replication: 0)
    var (free, blocked, answered) = (0.0, 0.0, 0.0)
    while let time = clock.next() {
      if time < free { blocked += 1 } else { (free, answered) = (time + 100, answered + 1) }
    }
    let total = Judge("lines", scenario, replications: 1, seed: 1).runs[0].total()
    #expect(total.blocked == blocked)
    #expect(total.answered == answered)
    #expect(abs(total.wrapTime - 300 * answered) < 1e-6)
  }
}
