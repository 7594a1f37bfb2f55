import Distributions
import Testing

@testable import Simulator

/// Customers' needs over several contacts, counted on paper.
@Suite struct JourneyTests {
  private func follow(
    _ kind: FollowUp.Kind, after: Set<FollowUp.Ending>, _ probability: [Double] = [1], delay: Double,
    to: String
  ) -> FollowUp {
    FollowUp(
      kind: kind, after: after, probability: probability, delay: constant(delay), to: to,
      keepsPatience: false,
      accumulatesWait: false)
  }

  private func type(
    _ name: String, channel: String = "voice", _ rate: Double = 0, handle: Double = 100,
    patience: Double? = nil,
    resolution: Double = 1, _ followUps: [FollowUp] = []
  ) -> ContactType {
    var type = ContactType.voice(
      name, perSecond: rate, handle: constant(handle), patience: patience.map { constant($0) })
    type.channel = channel
    type.resolution = resolution
    type.followUps = followUps
    return type
  }

  @Test("From voice to e-mail and back to voice, in order, until resolved")
  func channels() {
    // Nobody takes the first calls: they give up after 30 s and write 60 s later; the mail takes 100 s and resolves nothing, so
    // they call the second line 600 s later, which takes 50 s and resolves it.
    let types = [
      type(
        "1 call", 0.005, patience: 30, [follow(.channelSwitch, after: [.abandoned], delay: 60, to: "2 mail")]),
      type(
        "2 mail", channel: "email", resolution: 0,
        [follow(.channelSwitch, after: [.unresolved], delay: 600, to: "3 call")]),
      type("3 call", handle: 50),
    ]
    let run = HandCounts.run(
      .calendar(
        hours: 4, interval: 3600, days: 2, types,
        [.team(50, named: "mail", serves: ["2 mail"]), .team(50, named: "voice", serves: ["3 call"])]))
    let total = run.journeyTotal()
    #expect(total.begun > 100 && run.total(0).abandoned == total.begun)
    // Calls of the last minutes of a day find the second line closed, and mails wait for the next day: at most 760 s of each day.
    #expect(run.total(2).answered > 0.85 * total.begun)
    #expect(total.resolved == run.total(2).answered)
    #expect(total.firstAnswers == run.total(1).answered && total.firstResolved == 0)
    #expect(total.firstReturned <= total.firstAnswers)
    #expect(total.begun == total.ended + total.open)
    // Most take 30 + 60 + 100 + 600 + 50 s; nobody less.
    #expect(total.timeToResolve >= 840 * total.resolved - 1e-6)
  }

  @Test("Unresolved customers come back two days later, and count against first-contact resolution")
  func acrossDays() {
    // The first answers of days 1 to 3 resolve nothing; two days to the second, so those of the third day stay open.
    let types = [
      type("a", 0.005, resolution: 0, [follow(.reconnect, after: [.unresolved], delay: 2 * 86_400, to: "b")]),
      type("b", handle: 20),
    ]
    let run = HandCounts.run(
      .calendar(hours: 4, interval: 14_400, days: 3, types, [.team(60, serves: ["a", "b"])]))
    let (first, total) = (run.journeys[0], run.journeyTotal())
    #expect(first.begun > 30 && total.firstReturned == total.firstAnswers)
    // A contact comes back 2 days after the end of the answer: a few served after closing time come back closed.
    #expect(run.total(1).arrivals == run.journeyTotal().reconnects)
    #expect(abs(run.total(1).arrivals - first.begun) <= 3)
    #expect(first.resolved == run.total(1).answered)
    #expect(abs(first.timeToResolve - (2 * 86_400 + 120) * first.resolved) < 1e-6 * first.timeToResolve)
    #expect(run.journeys[2].open == run.journeys[2].begun && run.journeys[4].open == run.journeys[4].begun)
  }

  @Test("Of several follow-ups the first that happens is taken")
  func order() {
    let types = [
      type(
        "a", 0.02, patience: 10,
        [
          follow(.redial, after: [.abandoned], [0.5], delay: 1, to: "a"),
          follow(.channelSwitch, after: [.abandoned], [1], delay: 1, to: "b"),
          follow(.channelSwitch, after: [.abandoned], [1], delay: 1, to: "c"),
        ]), type("b"), type("c"),
    ]
    let judge = Judge(
      "order", .steady(50_000, types, [.team(9, serves: ["b", "c"])]), replications: 10)
    // Each attempt ends in another with probability 1/2, else in b; nobody ever comes to c.
    judge.expect("redials of attempts", 0.5) { ($0.journeyTotal().redials, $0.total(0).arrivals) }
    for run in judge.runs { #expect(run.total(2).arrivals == 0 && run.total(1).arrivals > 300) }
  }

  @Test("Probabilities by attempt: twice for sure, then never")
  func attempts() {
    let types = [
      type("a", 0.01, patience: 10, [follow(.redial, after: [.abandoned], [1, 1, 0], delay: 60, to: "a")])
    ]
    let run = HandCounts.run(.steady(100_000, types, [.team(0)]))
    let total = run.journeyTotal()
    #expect(total.contacts == 3 * total.ended && total.ended > 900)
    #expect(total.neverAnswered == total.ended && total.resolved == 0)
  }

  @Test("A redial that always happens ends with the horizon")
  func forEver() {
    let types = [
      type("a", 0.001, patience: 10, [follow(.redial, after: [.abandoned, .blocked], delay: 300, to: "a")])
    ]
    let run = HandCounts.run(.calendar(hours: 2, interval: 3600, days: 3, types, [.team(0)]))
    let total = run.journeyTotal()
    #expect(total.begun > 5 && total.open == total.begun && total.ended == 0)
    #expect(run.flow.arrivals == run.flow.departures)
    // Day and night, every 310 s while open and 300 s while closed.
    #expect(total.redials > total.begun * 400)
    #expect(run.total().blocked > run.total().abandoned)
  }

  @Test("Coming back while closed: calls are blocked, mail waits for the morning")
  func closed() {
    func run(_ channel: String) -> Observations {
      let types = [
        type("a", 0.005, resolution: 0, [follow(.reconnect, after: [.unresolved], delay: 7 * 3600, to: "b")]),
        type("b", channel: channel, handle: 10),
      ]
      return HandCounts.run(
        .calendar(hours: 4, interval: 14_400, days: 2, types, [.team(60, serves: ["a", "b"])]))
    }
    let (calls, mails) = (run("voice"), run("email"))
    // All returns of the first day fall into the night after it; those of the second are within the last day's night.
    #expect(calls.total(1).blocked == calls.journeyTotal().reconnects && calls.total(1).answered == 0)
    #expect(calls.journeyTotal().reconnects > 100)
    #expect(mails.total(1).blocked == 0 && mails.journeys[0].resolved == mails.journeys[0].begun)
    #expect(mails.journeys[0].timeToResolve > 11 * 3600 * mails.journeys[0].resolved)
  }

  @Test("Who answers decides whether the need is met (CU5)")
  func resolutionByGroup() {
    var experts = AgentGroup.team(3, named: "experts", serves: ["a"])
    experts.resolutions = [1]
    var novices = AgentGroup.team(3, named: "novices", serves: ["a"])
    novices.resolutions = [0]
    let run = HandCounts.run(
      .calendar(hours: 4, interval: 3600, [type("a", 0.03, resolution: 0.5)], [experts, novices]))
    #expect(run.answeredBy[0] > 50 && run.answeredBy[1] > 50)
    #expect(run.journeyTotal().resolved == run.answeredBy[0])
    #expect(run.journeyTotal().firstResolved == run.answeredBy[0])
    // Without a word of its own a group resolves what the contact type says.
    novices.resolutions = [nil]
    let judge = Judge(
      "resolution", .steady(50_000, [type("a", 0.03, resolution: 0.5)], [novices]), replications: 10)
    judge.expect("resolved", 0.5) { ($0.journeyTotal().firstResolved, $0.journeyTotal().firstAnswers) }
  }

  @Test("Resolution is read as part of a group's proficiency")
  func readResolution() throws {
    let text = Sample.erlangA.replacing(
      "serves: [calls]", with: "serves: [calls], proficiency: [{contacts: all, resolution: 90%}]")
    let group = try #require(try Scenario(text: text).agentGroups.first)
    #expect(group.resolutions == [0.9] && group.handleTimeFactors == [1])
    #expect(Model(try Scenario(text: text)).has(.journeys))
  }
}
