import Distributions
import Testing

@testable import Simulator

/// Callers who hang up and are called back. Contact type 0 is `calls`, 1 is `calls/callback`.
@Suite struct CallbackTests {
  private func callback(
    _ offer: Callback.Offer = .expectedWait(0), acceptance: Double = 1,
    _ promise: Callback.Promise = .keepPlace,
    dial: Double = 0, answer: Double = 1, attempts: Int = 1
  ) -> Callback {
    Callback(
      offer: offer, acceptance: .always(acceptance), promise: promise, dial: constant(dial), answer: answer,
      attempts: attempts, retry: exponential(mean: 600))
  }

  private func calls(_ callback: Callback?, patience: Double? = 60) -> ContactType {
    var type = ContactType.voice(
      "calls", perSecond: 0.05, handle: exponential(mean: 100),
      patience: patience.map { exponential(mean: $0) })
    type.callback = callback
    return type
  }

  private func day(_ type: ContactType, agents: Int = 5, days: Int = 1, closing: Calendar.Closing = .serveOut)
    -> Observations
  {
    HandCounts.run(.calendar(hours: 4, interval: 900, days: days, closing: closing, [type], [.team(agents)]))
  }

  @Test("Nobody accepts: the model without callbacks, bit for bit")
  func nobodyAccepts() {
    for offer in [Callback.Offer.expectedWait(0), .after(30)] {
      var plain = calls(nil)
      // Both watch patience, so both add in the same order.
      plain.queueLimit = 1_000_000
      var offered = calls(callback(offer, acceptance: 0))
      offered.queueLimit = 1_000_000
      let (without, with) = (day(plain), day(offered))
      let base = (0..<with.periods).map { with.contacts[2 * $0] }
      #expect(base == without.contacts && with.agents == without.agents)
      #expect(with.callbackTotal().offered > 50 && with.callbackTotal().accepted == 0)
    }
  }

  @Test("All accept, keep their place and answer: the order of service of infinitely patient callers")
  func allAccept() {
    let patient = day(calls(nil, patience: nil))
    for offer in [Callback.Offer.expectedWait(0), .after(1e-9)] {
      let virtual = day(calls(callback(offer)))
      #expect(virtual.total().abandoned == 0)
      let held = virtual.callbackTotal()
      #expect(held.accepted == patient.total().delayed && held.completed == held.accepted)
      #expect(virtual.total(0).answered + virtual.total(1).answered == patient.total().answered)
      #expect(abs(held.totalWaits - patient.total().waits) < 1e-6 * patient.total().waits)
      #expect(
        abs(virtual.agentTotal().busyTime - patient.agentTotal().busyTime) < 1e-6
          * patient.agentTotal().busyTime)
    }
  }

  @Test("A place is kept among other lines too: a postponed callback is as old as its call")
  func placeAmongLines() {
    var other = ContactType.voice("other", perSecond: 0.02, handle: exponential(mean: 100))
    other.patience = exponential(mean: 80)
    func run(_ type: ContactType) -> Observations {
      HandCounts.run(
        .calendar(hours: 4, interval: 900, [type, other], [.team(6, serves: ["calls", "other"])]))
    }
    let patient = run(calls(nil, patience: nil))
    // All still wait when the offer comes after 15 s: their patience is at least that.
    var type = calls(callback(.after(15)))
    type.patience = constant(1000)
    let virtual = run(type)
    #expect(virtual.callbackTotal().accepted > 50)
    // The other line sees no difference.
    let (a, b) = (patient.total(1), virtual.total(2))
    #expect(a.answered == b.answered && a.abandoned == b.abandoned && abs(a.waits - b.waits) < 1e-6)
  }

  @Test(
    "Every accepted callback is completed, lost or pending", arguments: [Calendar.Closing.serveOut, .drop])
  func conservation(_ closing: Calendar.Closing) {
    for promise in [Callback.Promise.keepPlace, .window(7200, after: 0), .window(7200, after: 3600)] {
      let run = day(
        calls(callback(.expectedWait(30), acceptance: 0.7, promise, dial: 15, answer: 0.6, attempts: 3)),
        days: 3,
        closing: closing)
      let total = run.callbackTotal()
      #expect(total.accepted > 100 && total.accepted <= total.offered)
      #expect(total.accepted == total.completed + total.lost + total.pending)
      #expect(run.total(0).diverted == total.accepted)
      // An attempt is a contact of the callback line, answered by an agent who dials.
      #expect(run.total(1).answered == total.completed + total.unanswered)
      #expect(run.flow.arrivals == run.flow.departures)
      #expect(abs(run.flow.lineIntegral - run.flow.waits) < 1e-9 * run.flow.waits)
      let journeys = run.journeyTotal()
      #expect(journeys.begun == journeys.ended + journeys.open)
    }
  }

  @Test("Attempts reach the customer, and are lost, as often as they should")
  func attempts() {
    let type = calls(callback(.expectedWait(0), dial: 10, answer: 0.4, attempts: 3))
    let judge = Judge(
      "callbacks", .calendar(hours: 4, interval: 3600, days: 5, [type], [.team(7)]), replications: 12)
    // Beyond the few that are pending, (1 - 0.4)^3 are never reached.
    judge.expect("lost", 0.216) {
      ($0.callbackTotal().lost, $0.callbackTotal().lost + $0.callbackTotal().completed)
    }
    judge.expect("in vain", 0.6) { ($0.callbackTotal().unanswered, $0.total(1).answered) }
    judge.expect("handle time", 10 + 0.4 * 100) {
      ($0.total(1).talkTime, $0.total(1).answered)
    }
  }

  @Test("With a free agent a call due at a time is made at that time, within the window")
  func window() {
    // One agent is busy when the second call of a pair comes; an hour later all are free for the callbacks.
    let run = day(calls(callback(.expectedWait(0), .window(7200, after: 3600), dial: 5)), agents: 8, days: 2)
    let total = run.callbackTotal()
    #expect(total.completed > 5)
    #expect(total.kept <= total.promised && total.promised == total.accepted - total.pending)
    #expect(total.totalWaits >= 3600 * total.completed)
    #expect(total.holds == 0, "they accept at once")
  }

  @Test("Callbacks hold no trunk line, and callers who accept free theirs")
  func lines() {
    var scenario = Scenario.calendar(
      hours: 4, interval: 900, [calls(callback(), patience: nil)], [.team(2)])
    scenario.lines = 3
    let run = HandCounts.run(scenario)
    // Two talk, everybody else accepts at once: the third line is always free.
    #expect(run.total(0).blocked == 0 && run.callbackTotal().accepted > 300)
  }

  @Test("Agents at desks call back too")
  func desks() {
    var team = AgentGroup.team(3)
    team.concurrency = Concurrency(capacity: 2, uses: ["voice": 1], speed: [1, 1])
    let run = HandCounts.run(
      .calendar(
        hours: 4, interval: 900, [calls(callback(.after(20), dial: 10, answer: 0.5, attempts: 2))], [team]))
    let total = run.callbackTotal()
    #expect(total.accepted > 20 && total.accepted == total.completed + total.lost + total.pending)
    #expect(run.flow.arrivals == run.flow.departures)
  }

  // MARK: Reading

  @Test("A callback is read with its defaults, and counts under a name of its own")
  func read() throws {
    let text = Sample.erlangA.replacing(
      "    channel: voice\n",
      with:
        "    channel: voice\n    callback: {offer: {after: 2min}, acceptance: [{from: 1min, probability: 40%}], mode: {window: 2h}}\n"
    )
    let scenario = try Scenario(text: text)
    let callback = try #require(scenario.contactTypes[0].callback)
    #expect(callback.offer == .after(120) && callback.promise == .window(7200, after: 0))
    #expect(callback.acceptance == WaitCurve(from: [60], probability: [0.4]))
    #expect(callback.attempts == 1 && callback.answer == 1 && callback.retry.mean == 900)
    #expect(Model(scenario).types.map(\.name) == ["calls", "calls/callback"])
  }

  @Test("What cannot be is refused with its place and the remedy")
  func refused() {
    func problems(_ channel: String, _ keys: String) -> [String] {
      Sample.problems(
        """
        callsim: 1
        name: t
        horizon: {length: 10h, warm_up: 1h}
        contact_types:
          calls:
            channel: \(channel)
            arrivals: {rate: 1/min}
            handle_time: {constant: 1min}
            \(keys)
        agent_groups:
          team: {serves: all, staff: 5}
        """)
    }
    #expect(
      problems("email", "callback: {offer: {after: 2min}, acceptance: 50%}") == [
        "s.yaml:9:15: contact_types.calls.callback: is for channels where customers wait in person; email waits by itself"
      ])
    #expect(
      problems("voice", "callback: {offer: {after: 2min}, acceptance: 50%, mode: {window: 1h, after: 90min}}")
        == [
          "s.yaml:9:81: contact_types.calls.callback.mode.after: must be shorter than the window, 1h: the call would always be late"
        ])
    #expect(
      problems("voice", "callback: {offer: {after: 2min, expected_wait: 1min}, acceptance: 50%}").first?
        .contains(
          "needs exactly one of expected_wait, after") == true)
    #expect(
      problems(
        "voice",
        "announcement: {wait: 1min, balking: [{from: 2min, probability: 10%}, {from: 1min, probability: 20%}]}"
      ) == [
        "s.yaml:9:41: contact_types.calls.announcement.balking: waits must increase from step to step"
      ])
  }
}

extension Observations {
  /// Totals of callbacks over all periods and types.
  func callbackTotal() -> CallbackTotals {
    callbacks.reduce(into: CallbackTotals()) { sum, cell in
      sum.offered += cell.offered
      sum.accepted += cell.accepted
      sum.completed += cell.completed
      sum.lost += cell.lost
      sum.pending += cell.pending
      sum.unanswered += cell.unanswered
      sum.promised += cell.promised
      sum.kept += cell.kept
      sum.holds += cell.holds
      sum.totalWaits += cell.totalWaits
    }
  }
}
