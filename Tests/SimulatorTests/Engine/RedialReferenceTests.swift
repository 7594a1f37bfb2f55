import Distributions
import ReferenceCases
import Testing

@testable import Simulator

/// Callers who try again, against exact chains.
@Suite struct RedialReferenceTests {
  private func redial(_ share: Double, mean: Double, after: Set<FollowUp.Ending>) -> FollowUp {
    FollowUp(
      kind: .redial, after: after, probability: [share], delay: exponential(mean: mean), to: "calls",
      keepsPatience: false, accumulatesWait: false)
  }

  @Test("Blocked callers redial", arguments: ["retrial-c10-p1", "retrial-c5-p0.7"])
  func blocked(_ id: String) {
    let item = ReferenceCase.named(id, in: "retrial_chat")
    let parameters = item.parameters
    var calls = ContactType.voice(
      "calls", perSecond: parameters["fresh_calls_per_hour"].number / 3600,
      handle: exponential(mean: parameters["mean_service"].number))
    calls.queueLimit = 0
    calls.followUps = [
      redial(
        parameters["redial_probability_after_each_block"].number,
        mean: parameters["mean_redial_delay"].number,
        after: [.blocked])
    ]
    let scenario = Scenario.steady(300_000, warmUp: 10_000, [calls], [.team(item.agents)])
    let judge = Judge(id, scenario, replications: 24)
    let measures = item.measures
    judge.expect("attempt_blocked", measures["attempt_blocked"].number) {
      ($0.total().blocked, $0.total().arrivals)
    }
    judge.expect("attempts_per_fresh_call", measures["attempts_per_fresh_call"].number) {
      ($0.total().arrivals, $0.total().arrivals - $0.journeyTotal().redials)
    }
    judge.expect("occupancy", measures["occupancy"].number) {
      ($0.agentTotal().busyTime, 290_000 * Double(item.agents))
    }
    // Little: callers between two attempts are redials x mean delay.
    judge.expect("mean_redialling_callers", measures["mean_redialling_callers"].number) {
      ($0.journeyTotal().redials * parameters["mean_redial_delay"].number, 290_000)
    }
    judge.expect("eventually_served", measures["eventually_served_fraction"].number) {
      ($0.journeyTotal().resolved, $0.journeyTotal().ended)
    }
  }

  @Test("Callers who gave up redial")
  func abandoned() {
    let item = ReferenceCase.named("redialA-c10", in: "retrial_chat")
    let parameters = item.parameters
    var calls = ContactType.voice(
      "calls", perSecond: parameters["fresh_calls_per_hour"].number / 3600,
      handle: exponential(mean: parameters["mean_service"].number),
      patience: exponential(mean: parameters["mean_patience"].number))
    calls.followUps = [
      redial(
        parameters["redial_probability"].number, mean: parameters["mean_redial_delay"].number,
        after: [.abandoned])
    ]
    let scenario = Scenario.steady(300_000, warmUp: 10_000, [calls], [.team(item.agents)])
    let judge = Judge(item.id, scenario, replications: 24)
    let measures = item.measures
    judge.expect("attempts_per_hour", measures["attempts_per_hour"].number) {
      ($0.total().arrivals * 3600, 290_000)
    }
    judge.expect("prob_wait_per_attempt", measures["prob_wait_per_attempt"].number) {
      ($0.total().delayed, $0.total().arrivals)
    }
    judge.expect("abandoned", measures["abandoned_fraction_of_attempts"].number) {
      ($0.total().abandoned, $0.total().arrivals)
    }
    judge.expect("mean_wait_per_attempt", measures["mean_wait_per_attempt"].number) {
      ($0.total().waits, $0.total().arrivals)
    }
    judge.expect("mean_queue_length", measures["mean_queue_length"].number) { ($0.total().lineTime, 290_000) }
    judge.expect("occupancy", measures["occupancy"].number) {
      ($0.agentTotal().busyTime, 290_000 * Double(item.agents))
    }
    judge.expect("eventually_served", measures["eventually_served_fraction_of_fresh"].number) {
      ($0.journeyTotal().resolved, $0.journeyTotal().ended)
    }
  }

  @Test("Probability zero is the model without redials, byte for byte")
  func never() throws {
    var scenario = try RandomScenarioTests.random(6)
    for index in scenario.contactTypes.indices { scenario.contactTypes[index].followUps = [] }
    let plain = Judge("plain", scenario, replications: 1).runs[0]
    for index in scenario.contactTypes.indices {
      scenario.contactTypes[index].followUps = [
        FollowUp(
          kind: .redial, after: [.abandoned, .blocked], probability: [0], delay: constant(60),
          to: scenario.contactTypes[index].name, keepsPatience: true, accumulatesWait: true)
      ]
    }
    let never = Judge("never", scenario, replications: 1).runs[0]
    #expect(plain.total().answered == never.total().answered)
    #expect(abs(plain.total().waits - never.total().waits) < 1e-6)
  }
}

extension Observations {
  /// Totals of journeys over all types and periods.
  func journeyTotal() -> JourneyTotals {
    journeys.reduce(into: JourneyTotals()) { sum, cell in
      sum.redials += cell.redials
      sum.reconnects += cell.reconnects
      sum.switches += cell.switches
      sum.firstAnswers += cell.firstAnswers
      sum.firstResolved += cell.firstResolved
      sum.firstReturned += cell.firstReturned
      sum.begun += cell.begun
      sum.resolved += cell.resolved
      sum.neverAnswered += cell.neverAnswered
      sum.ended += cell.ended
      sum.open += cell.open
      sum.contacts += cell.contacts
      sum.timeToResolve += cell.timeToResolve
    }
  }
}
