import Distributions
import Testing

@testable import Simulator

/// Contacts that go from line to line: exact where a network of queues has a product form, by hand where an agent waits with the
/// caller.
@Suite struct TransferTests {
  /// P(wait) of M/M/n at `load` erlangs: Erlang C from the recursion of Erlang B.
  private func erlangC(_ agents: Int, _ load: Double) -> Double {
    var b = 1.0
    for n in 1...agents { b = load * b / (Double(n) + load * b) }
    let rho = load / Double(agents)
    return b / (1 - rho * (1 - b))
  }

  private func contact(
    _ name: String, _ rate: Double, _ handle: any Distribution, to target: (Transfer)? = nil
  ) -> ContactType {
    var type = ContactType.voice(name, perSecond: rate, handle: handle)
    type.transfers = [target].compactMap { $0 }
    return type
  }

  private func desk(_ group: AgentGroup) -> AgentGroup {
    var desk = group
    desk.concurrency = Concurrency(capacity: 1, uses: [:], speed: [1])
    return desk
  }

  @Test(
    "Cold transfers make M/M/n queues in tandem: product form (Burke; Jackson)", arguments: [false, true])
  func tandem(_ isDesk: Bool) {
    // a: 0.05/s, 60 s, 4 agents; 40 % go on to b, which has 0.01/s of its own, 90 s, 4 agents; 20 % of those come to c.
    let types = [
      contact("a", 0.05, exponential(mean: 60), to: Transfer(probability: 0.4, to: "b")),
      contact("b", 0.01, exponential(mean: 90), to: Transfer(probability: 0.2, to: "c")),
      contact("c", 0, exponential(mean: 200)),
    ]
    let groups = [
      AgentGroup.team(4, named: "A", serves: ["a"]), .team(4, named: "B", serves: ["b"]),
      .team(2, named: "C", serves: ["c"]),
    ].map { isDesk ? desk($0) : $0 }
    let judge = Judge(
      "tandem", .steady(120_000, warmUp: 5_000, types, groups), replications: isDesk ? 10 : 20)
    let stations = [(0.05, 60.0, 4), (0.03, 90.0, 4), (0.006, 200.0, 2)]
    for (type, station) in stations.enumerated() {
      let (rate, mean, agents) = station
      let waiting = erlangC(agents, rate * mean)
      judge.expect("P(wait) \(type)", waiting) { ($0.total(type).delayed, $0.total(type).offered) }
      judge.expect("E[W] \(type)", waiting * mean / (Double(agents) - rate * mean)) {
        ($0.total(type).waits, $0.total(type).offered)
      }
      judge.expect("rate \(type)", rate) { ($0.total(type).arrivals, 115_000) }
    }
    judge.expect("share passed on", 0.4) { ($0.transferTotal(0).transfers, $0.total(0).answered) }
  }

  @Test(
    "A warm transfer holds the first agent until the second answers: counted on paper",
    arguments: [false, true])
  func warm(_ isDesk: Bool) {
    // One agent each; all calls of a go on to b with a conference of 20 s.
    var first = contact(
      "a", 0.004, constant(100),
      to: Transfer(probability: 1, to: "b", warm: .init(conference: constant(20), holdAtMost: 1e6)))
    first.wrapUp = .init(time: constant(15), isSkippable: false)
    let second = contact("b", 0, constant(150))
    let groups = [AgentGroup.team(1, named: "A", serves: ["a"]), .team(1, named: "B", serves: ["b"])]
      .map { isDesk ? desk($0) : $0 }
    let scenario = Scenario.calendar(hours: 4, interval: 3600, [first, second], groups)
    var (freeA, freeB) = (0.0, 0.0)
    var (waitA, waitB, held, count) = (0.0, 0.0, 0.0, 0.0)
    for time in HandCounts.arrivals(of: scenario, type: 0) {
      let start = max(time, freeA)
      let talked = start + 100
      let answered = max(talked, freeB)
      waitA += start - time
      waitB += answered - talked
      held += answered - talked
      freeA = answered + 20 + 15
      freeB = answered + 20 + 150
      count += 1
    }
    let run = HandCounts.run(scenario)
    #expect(run.total(0).answered == count && run.total(1).answered == count && count > 20)
    #expect(abs(run.total(0).waits - waitA) < 1e-6)
    #expect(abs(run.total(1).waits - waitB) < 1e-6)
    #expect(waitB > 0, "somebody must have been held")
    #expect(abs(run.transferTotal(0).holdTime - held) < 1e-6)
    #expect(run.transferTotal(0).held == count && run.transferTotal(0).transfers == count)
    #expect(abs(run.total(0).talkTime - (120 * count + held)) < 1e-6)
    #expect(abs(run.total(0).wrapTime - 15 * count) < 1e-6)
    #expect(abs(run.total(1).talkTime - 170 * count) < 1e-6)
    let busy = run.agentTotal()
    #expect(abs(busy.busyTime + busy.afterCloseTime - (305 * count + held)) < 1e-6)
    #expect(abs(run.flow.busyIntegral - run.flow.handleTimes) < 1e-6)
    // The need is met when the second agent has finished.
    #expect(run.journeyTotal().resolved == count && run.journeyTotal().contacts == count)
  }

  @Test("A caller who gives up sets the first agent free", arguments: [false, true])
  func givenUp(_ isDesk: Bool) {
    let first = contact(
      "a", 0.004, constant(100),
      to: Transfer(probability: 1, to: "b", warm: .init(conference: constant(20), holdAtMost: 600)))
    var second = contact("b", 0, constant(150))
    second.patience = constant(30)
    let groups = [AgentGroup.team(2, named: "A", serves: ["a"])].map { isDesk ? desk($0) : $0 }
    let run = HandCounts.run(.calendar(hours: 4, interval: 3600, [first, second], groups))
    let count = run.total(0).answered
    #expect(count > 20 && run.total(1).abandoned == count)
    #expect(abs(run.total(0).talkTime - 130 * count) < 1e-6)
    #expect(run.journeyTotal().ended == count && run.journeyTotal().resolved == 0)
  }

  @Test("Agents who wait for each other are released after hold_at_most", arguments: [false, true])
  func noDeadlock(_ isDesk: Bool) {
    func warm(to name: String, _ share: Double) -> Transfer {
      Transfer(probability: share, to: name, warm: .init(conference: constant(5), holdAtMost: 120))
    }
    let types = [
      contact("a", 0.01, constant(50), to: warm(to: "b", 0.8)),
      contact("b", 0.01, constant(50), to: warm(to: "a", 0.8)),
    ]
    let groups = [AgentGroup.team(1, named: "A", serves: ["a"]), .team(1, named: "B", serves: ["b"])]
      .map { isDesk ? desk($0) : $0 }
    let run = HandCounts.run(.calendar(hours: 4, interval: 3600, types, groups))
    #expect(run.flow.arrivals == run.flow.departures)
    // Only callers passed on after closing time find nobody: agents with nothing to do have gone home.
    #expect(run.total().unfinished <= 3)
    let held = run.transferTotal()
    #expect(held.held == held.transfers && held.transfers > 100)
    #expect(held.holdTime <= 120 * held.held + 1e-6)
    // Some were held for the whole time: the deadlock that would have been.
    #expect(held.holdTime > 120)
  }

  @Test("Only the one group's agents pass contacts on, as probability_by_group says")
  func byGroup() {
    var calls = contact("a", 0.02, constant(60))
    calls.transfers = [Transfer(probability: 0, probabilityByGroup: ["B": 1], to: "c")]
    let run = HandCounts.run(
      .calendar(
        hours: 4, interval: 3600, [calls, contact("c", 0, constant(10))],
        [
          .team(1, named: "A", serves: ["a"]), .team(1, named: "B", serves: ["a"]),
          .team(5, named: "C", serves: ["c"]),
        ]))
    #expect(run.answeredBy[1] > 20 && run.answeredBy[0] > 20)
    #expect(run.transferTotal(0).transfers == run.answeredBy[1])
    #expect(run.total(1).answered == run.answeredBy[1])
  }

  @Test("Of several transfers each happens as often as it says")
  func shares() {
    var calls = contact("a", 0.05, constant(1))
    calls.transfers = [Transfer(probability: 0.25, to: "b"), Transfer(probability: 0.6, to: "c")]
    let judge = Judge(
      "shares",
      .steady(
        50_000, [calls, contact("b", 0, constant(1)), contact("c", 0, constant(1))],
        [.team(30, serves: ["a", "b", "c"])]),
      replications: 10)
    judge.expect("to b", 0.25) { ($0.total(1).arrivals, $0.total(0).answered) }
    judge.expect("to c", 0.6) { ($0.total(2).arrivals, $0.total(0).answered) }
  }

  @Test("A misrouted contact takes the wrong agent's short time, then its own line and work")
  func misrouted() {
    var right = contact("right", 0.01, constant(100))
    right.misrouting = Misrouting(probability: 1, to: ["wrong"], handleTime: constant(30))
    let wrong = contact("wrong", 0, constant(777))
    let run = HandCounts.run(
      .calendar(
        hours: 2, interval: 3600, [right, wrong],
        [.team(9, named: "R", serves: ["right"]), .team(9, named: "W", serves: ["wrong"])]))
    let count = run.journeyTotal().begun
    #expect(count > 30)
    #expect(run.transferTotal(0).misrouted == count)
    #expect(run.transferTotal(1).transfers == count)
    #expect(run.total(0).answered == count && run.total(1).answered == count)
    #expect(abs(run.total(1).talkTime - 30 * count) < 1e-6)
    #expect(abs(run.total(0).talkTime - 100 * count) < 1e-6)
    #expect(run.journeyTotal().resolved == count && run.journeyTotal().contacts == count)
  }

  @Test("Without misrouting the contacts have the same work and patience as with it")
  func misroutedWork() throws {
    var right = contact("right", 0.01, try Lognormal(mean: 100, cv: 1))
    let groups = [
      AgentGroup.team(30, named: "R", serves: ["right"]), .team(30, named: "W", serves: ["wrong"]),
    ]
    let wrong = contact("wrong", 0, constant(1))
    let straight = HandCounts.run(.calendar(hours: 2, interval: 3600, [right, wrong], groups))
    right.misrouting = Misrouting(probability: 0.5, to: ["wrong"], handleTime: constant(30))
    let around = HandCounts.run(.calendar(hours: 2, interval: 3600, [right, wrong], groups))
    #expect(around.transferTotal().misrouted > 10)
    #expect(abs(straight.total(0).talkTime - around.total(0).talkTime) < 1e-6)
  }

  @Test("A misrouted customer who gives up on the wrong line calls again for the need")
  func misroutedRedial() {
    var right = contact("right", 0.01, constant(100))
    right.misrouting = Misrouting(probability: 0.5, to: ["wrong"], handleTime: constant(30))
    right.followUps = [
      FollowUp(
        kind: .redial, after: [.abandoned], probability: [1], delay: constant(60), to: "right",
        keepsPatience: false, accumulatesWait: false)
    ]
    var wrong = contact("wrong", 0, constant(1))
    wrong.patience = constant(5)
    let run = HandCounts.run(
      .calendar(hours: 2, interval: 3600, [right, wrong], [.team(9, named: "R", serves: ["right"])]))
    // Nobody serves the wrong line: all who come there give up after 5 s and call again until they come right.
    let misrouted = run.transferTotal(0).misrouted
    #expect(misrouted > 20 && run.total(1).abandoned == misrouted)
    #expect(run.journeyTotal().redials + run.total(0).blocked >= misrouted)
    // Who calls again after closing finds nobody, and only those who gave up do.
    #expect(
      run.journeyTotal().resolved + run.journeyTotal().open + run.total(0).blocked
        == run.journeyTotal().begun)
  }

  // MARK: Reading

  private func problems(_ type: String) -> [String] {
    Sample.problems(
      """
      callsim: 1
      name: t
      horizon: {length: 10h, warm_up: 1h}
      contact_types:
        calls:
          channel: voice
          arrivals: {rate: 1/min}
          handle_time: {constant: 1min}
          \(type)
        experts: {channel: voice, arrivals: {rate: 0/h}, handle_time: {constant: 1min}}
      agent_groups:
        team: {serves: all, staff: 5}
      """)
  }

  @Test("A transfer is read with its defaults")
  func read() throws {
    let text = Sample.erlangA.replacing(
      "    channel: voice\n",
      with:
        "    channel: voice\n    transfer: {probability: 10%, to: calls, mode: warm, probability_by_group: {team: 20%}}\n"
    )
    let transfer = try #require(try Scenario(text: text).contactTypes[0].transfers.first)
    #expect(
      transfer.probability == 0.1 && transfer.probabilityByGroup == ["team": 0.2] && transfer.to == "calls")
    #expect(transfer.warm?.holdAtMost == 600 && transfer.warm?.conference.mean == 0)
  }

  @Test("What cannot be is refused with its place and the remedy")
  func refused() {
    #expect(
      problems("transfer: {probability: 10%, to: expert}") == [
        "s.yaml:9:38: contact_types.calls.transfer.to: no contact type is named 'expert' (did you mean 'experts'?)"
      ])
    #expect(
      problems("transfer: [{probability: 60%, to: experts}, {probability: 50%, to: experts}]") == [
        "s.yaml:9:15: contact_types.calls.transfer: probabilities must add up to at most 100%, found 110%"
      ])
    #expect(
      problems("transfer: {probability: 60%, to: experts, conference: {constant: 1s}}") == [
        "s.yaml:9:59: contact_types.calls.transfer.conference: needs mode: warm; a cold transfer frees the first agent at once"
      ])
    #expect(
      problems("transfer: {probability: 100%, to: calls}")
        == [
          "s.yaml:4:1: contact_types: contacts of 'calls' would be transferred for ever; lower a probability below 100% where they can end"
        ].map { $0.replacing("s.yaml:4:1", with: "s.yaml:5:3") })
    #expect(
      problems("misrouted: {probability: 4%, to: [calls], handle_time: {constant: 1s}}") == [
        "s.yaml:9:38: contact_types.calls.misrouted.to: must name other contact types: this line is the right one"
      ])
    #expect(
      problems("transfer: {probability: 10%, to: experts, probability_by_group: {tema: 5%}}") == [
        "s.yaml:9:69: contact_types.calls.transfer.probability_by_group: no agent group is named 'tema' (did you mean 'team'?)"
      ])
  }
}

/// What tests work out on paper needs: the arrivals of a model, and one replication of it.
enum HandCounts {
  static func run(_ scenario: Scenario) -> Observations {
    guard let run = Replication.run(Model(scenario), seed: 1, number: 0, stop: StopFlag()) else {
      preconditionFailure("nobody stops a test's replication")
    }
    return run
  }

  /// Times of all arrivals of a contact type in `run`, seconds.
  static func arrivals(of scenario: Scenario, type: Int) -> [Double] {
    let model = Model(scenario)
    var clock = ArrivalClock(type: type, of: model, seed: 1, replication: 0)
    var times: [Double] = []
    while let time = clock.next() { times.append(time) }
    return times
  }
}

extension Observations {
  /// Totals of transfers of one contact type over all periods, or of all types.
  func transferTotal(_ type: Int? = nil) -> TransferTotals {
    var sum = TransferTotals()
    for (index, cell) in transfers.enumerated() where type == nil || index % types == type {
      sum.transfers += cell.transfers
      sum.misrouted += cell.misrouted
      sum.held += cell.held
      sum.holdTime += cell.holdTime
    }
    return sum
  }
}
