import Distributions
import Testing

@testable import Simulator

/// Days small enough to count on paper: constants only, every time in the comments.
@Suite struct HandCountedTests {
  /// Contacts every 10 s, the first at 10 s: with `cv` 0 a renewal process has no name in the language, so tests
  /// replace the unit exponentials by the seed's and scale constants to them. Here all times are read from the model itself.
  private func arrivalTimes(of scenario: Scenario, type: Int = 0, count: Int) -> [Double] {
    let model = Model(scenario)
    var clock = ArrivalClock(type: type, of: model, seed: 1, replication: 0)
    var times: [Double] = []
    while times.count < count, let time = clock.next() { times.append(time) }
    return times
  }

  private func run(_ scenario: Scenario) -> Observations {
    guard let run = Replication.run(Model(scenario), seed: 1, number: 0, stop: StopFlag()) else {
      preconditionFailure("nobody stops a test's replication")
    }
    return run
  }

  @Test("One agent, constant service, no patience limit: Lindley's recursion to the last bit")
  func lindley() {
    // 36 calls a hour on average, 150 s each: overloaded (rho = 1.5), served out after closing.
    let calls = ContactType.voice("calls", perSecond: 0.01, handle: constant(150))
    let scenario = Scenario.calendar(hours: 1, interval: 1800, [calls], [.team(1)])
    let times = arrivalTimes(of: scenario, count: 1000)
    // W_1 = 0; W_{j+1} = max(0, W_j + 150 - (A_{j+1} - A_j)).
    var free = 0.0
    var waits = 0.0
    var delayed = 0
    for time in times {
      let start = max(free, time)
      waits += start - time
      if start > time { delayed += 1 }
      free = start + 150
    }
    let total = run(scenario).total()
    #expect(total.arrivals == Double(times.count))
    #expect(total.answered == Double(times.count))
    #expect(abs(total.waitOfAnswered - waits) < 1e-6)
    #expect(total.delayed == Double(delayed))
    #expect(total.talkTime == 150 * Double(times.count))
  }

  @Test("Nobody staffed: everyone abandons at the end of the patience, or leaves a message before")
  func nobodyStaffed() {
    var calls = ContactType.voice(
      "calls", perSecond: 0.01, handle: constant(60), patience: constant(40))
    let abandoned = run(.calendar(hours: 1, interval: 1800, [calls], [.team(0)])).total()
    #expect(abandoned.arrivals > 0)
    #expect(abandoned.abandoned == abandoned.arrivals)
    #expect(abs(abandoned.waitOfAbandoned - 40 * abandoned.arrivals) < 1e-9)
    #expect(abs(abandoned.lineTime - abandoned.waitOfAbandoned) < 1e-6)
    calls.messageAfter = 30
    let diverted = run(.calendar(hours: 1, interval: 1800, [calls], [.team(0)])).total()
    #expect(diverted.diverted == abandoned.arrivals)
    #expect(abs(diverted.waitOfOthers - 30 * diverted.arrivals) < 1e-9)
  }

  @Test(
    "At closing, serve-out answers everybody and drop disconnects who waits",
    arguments: Calendar.Closing.allCases)
  func closing(_ rule: Calendar.Closing) {
    let calls = ContactType.voice("calls", perSecond: 0.02, handle: constant(200))
    let scenario = Scenario.calendar(hours: 1, interval: 1800, closing: rule, [calls], [.team(2)])
    let observed = run(scenario)
    let total = observed.total()
    // Two agents answer at most 2 x 18 calls of 200 s within the hour, and each may begin one just before closing.
    if rule == .serveOut {
      #expect(total.answered == total.arrivals)
      #expect(observed.agentTotal().afterCloseTime > 0)
    } else {
      #expect(total.answered <= 38)
      #expect(total.answered + total.disconnected == total.arrivals)
      #expect(observed.agentTotal().afterCloseTime <= 400)
    }
    #expect(
      abs(observed.agentTotal().busyTime + observed.agentTotal().afterCloseTime - 200 * total.answered) < 1e-6
    )
  }

  @Test("At the end of a shift the contact in service is finished, and free agents leave first")
  func endOfShift() {
    // Calls of 1,000 s; two agents in the first half hour, one in the second, none to spare.
    let calls = ContactType.voice(
      "calls", perSecond: 0.02, handle: constant(1000), patience: constant(0))
    var team = AgentGroup.team(0)
    team.staff = .perInterval([2, 1])
    let scenario = Scenario.calendar(hours: 1, interval: 1800, [calls], [team])
    // On paper: an agent is a time at which it becomes free; from 1,800 s on, the one who becomes free first leaves.
    var free = [0.0, 0.0]
    var answered = 0
    var shiftEnded = false
    for time in arrivalTimes(of: scenario, count: 1000) {
      if time >= 1800, !shiftEnded {
        shiftEnded = true
        // An idle agent leaves first; if both are busy, whoever finishes first goes home then.
        free.remove(at: free[0] <= free[1] ? 0 : 1)
      }
      if let agent = free.firstIndex(where: { $0 <= time }) {
        free[agent] = time + 1000
        answered += 1
      }
    }
    let observed = run(scenario)
    #expect(observed.total().answered == Double(answered))
    #expect(observed.agents[1].scheduledTime == 1800)
    #expect(observed.agents[0].busyTime + observed.agents[1].busyTime <= 2 * 1800 + 1800 + 1000)
  }

  @Test("Contacts that find no line free are blocked, and wrap-up holds no line")
  func lines() {
    // Erlang's loss system with two lines and two agents; wrap-up of 1e5 s keeps agents but no lines.
    var calls = ContactType.voice("calls", perSecond: 0.05, handle: constant(10))
    calls.wrapUp = ContactType.WrapUp(time: constant(100_000), isSkippable: false)
    var scenario = Scenario.calendar(hours: 1, interval: 3600, [calls], [.team(2)])
    scenario.lines = 2
    let total = run(scenario).total()
    // Two are talked to, then two wait for ever on the lines; all others are blocked.
    #expect(total.answered + total.unfinished == total.offered)
    #expect(total.offered <= 4)
    #expect(total.blocked == total.arrivals - total.offered)
  }

  @Test("Skippable wrap-up is left out while somebody waits")
  func skippedWrapUp() {
    var calls = ContactType.voice("calls", perSecond: 0.05, handle: constant(30))
    calls.wrapUp = ContactType.WrapUp(time: constant(30), isSkippable: true)
    let scenario = Scenario.calendar(hours: 1, interval: 3600, [calls], [.team(1)])
    // On paper: the agent wraps up after a call only if no later call has come by its end.
    var free = 0.0
    var wraps = 0
    let times = arrivalTimes(of: scenario, count: 1000)
    for (index, time) in times.enumerated() {
      let end = max(free, time) + 30
      let somebodyWaits = index + 1 < times.count && times[index + 1] < end
      if !somebodyWaits { wraps += 1 }
      free = end + (somebodyWaits ? 0 : 30)
    }
    let total = run(scenario).total()
    #expect(total.wrapTime == 30 * Double(wraps))
    #expect(total.talkTime == 30 * Double(times.count))
  }

  @Test("Urgent contacts go before all others, and are the same contacts as without the flag")
  func urgent() {
    var calls = ContactType.voice("calls", perSecond: 0.02, handle: constant(60))
    let plain = run(.calendar(hours: 5, interval: 1800, [calls], [.team(1)]))
    calls.urgent = ContactType.Urgent(share: 0.1)
    let flagged = run(.calendar(hours: 5, interval: 1800, [calls], [.team(1)]))
    #expect(flagged.total().arrivals == plain.total().arrivals)
    #expect(flagged.total(1).arrivals > 0)
    // Equal constant service: order changes whose wait it is, not the sum.
    #expect(abs(flagged.total().waitOfAnswered - plain.total().waitOfAnswered) < 1e-6)
    // An urgent contact waits for the one in service and other urgent ones only.
    #expect(flagged.total(1).waitOfAnswered / flagged.total(1).answered < 60)
  }
}
