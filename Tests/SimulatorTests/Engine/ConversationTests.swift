import Distributions
import Testing

@testable import Simulator

/// Conversations of several touches, and customers who go to whom they know: queueing networks, and days on paper.
@Suite struct ConversationTests {
  private static let minute = 60.0
  private static let hour = 3600.0

  private static func messages(
    _ name: String = "messages", perSecond rate: Double = 0, handle: any Distribution,
    more: Conversation.MoreTouches, think: any Distribution, window: Double = .infinity
  ) -> ContactType {
    var type = ContactType.voice(name, perSecond: rate, handle: handle)
    type.channel = "messaging"
    type.conversation = Conversation(moreTouches: more, thinkTime: think, sessionWindow: window)
    return type
  }

  private static func run(_ scenario: Scenario) -> Observations {
    guard let run = Replication.run(Model(scenario), seed: 1, number: 0, stop: StopFlag()) else {
      preconditionFailure("nobody stops a test's replication")
    }
    return run
  }

  // MARK: Networks

  /// The machine-repair model M/M/c//N: mean number waiting, and services a second.
  private static func machineRepair(_ agents: Int, customers: Int, think: Double, handle: Double)
    -> (waiting: Double, throughput: Double)
  {
    var weights = [1.0]
    for n in 1...customers {
      weights.append(
        weights[n - 1] * Double(customers - n + 1) / think * handle / Double(min(n, agents)))
    }
    let sum = weights.reduce(0, +)
    let waiting = weights.enumerated().reduce(0) { $0 + Double(max($1.0 - agents, 0)) * $1.1 } / sum
    let busy = weights.enumerated().reduce(0) { $0 + Double(min($1.0, agents)) * $1.1 } / sum
    return (waiting, busy / handle)
  }

  @Test(
    "A fixed number of endless conversations is the machine-repair model", arguments: [1, 2], [false, true])
  func closedNetwork(agents: Int, desk: Bool) {
    // Six conversations wait at opening; the first day of twenty is left out, as the network forgets within hours.
    let (customers, days) = (6, 20)
    var messages = Self.messages(
      handle: exponential(mean: 20 * Self.minute), more: .number(constant(1e6)),
      think: exponential(mean: Self.hour))
    messages.backlog = Backlog(contacts: customers, ages: .list(Array(repeating: 0, count: customers)))
    var team = AgentGroup.team(agents, serves: ["messages"])
    if desk { team.concurrency = Concurrency(capacity: 1, uses: [:], speed: [1]) }
    var scenario = Scenario.calendar(hours: 24, interval: 86_400, days: days, [messages], [team])
    if case .calendar(var calendar) = scenario.horizon {
      calendar.statedProfile = .all
      scenario.horizon = .calendar(calendar)
    }
    let judge = Judge("M/M/\(agents)//6\(desk ? ", desks" : "")", scenario, replications: 12)
    let exact = Self.machineRepair(
      agents, customers: customers, think: Self.hour, handle: 20 * Self.minute)
    let time = Double(days - 1) * 86_400
    judge.expect("touches a second", exact.throughput) { run in
      (run.contacts.dropFirst().reduce(0) { $0 + $1.answered }, time)
    }
    judge.expect("messages waiting", exact.waiting) { run in
      (run.contacts.dropFirst().reduce(0) { $0 + $1.lineTime }, time)
    }
  }

  @Test("An open network: touches come back after a think time, and the agents are M/M/c at the whole rate")
  func openNetwork() {
    // Jackson: fresh conversations at 0.8 a minute with another touch in 60 %: 2 touches a minute, 1 minute each, for three
    // agents. Erlang C(3, 2) = 4/9, mean wait of M/M/3 = 4/9 minute.
    var messages = Self.messages(
      perSecond: 0.8 / 60, handle: exponential(mean: 60), more: .probability(0.6),
      think: exponential(mean: 600))
    messages.handleTime = exponential(mean: 60)
    let scenario = Scenario.steady(300_000, warmUp: 20_000, [messages], [.team(3, serves: ["messages"])])
    let judge = Judge("conversations, Jackson network", scenario, replications: 24)
    judge.expect("P(wait)", 4.0 / 9) { ($0.total().delayed, $0.total().arrivals) }
    judge.expect("E[W]", 60 * 4.0 / 9) { ($0.total().waits, $0.total().arrivals) }
    judge.expect("touches a conversation", 2.5) { ($0.total().arrivals, $0.touchTotal().begun) }
    judge.expect("response", 60 + 60 * 4.0 / 9) {
      ($0.responseTotal().responseTime, $0.responseTotal().responses)
    }
  }

  @Test("A conversation of one touch is a plain contact, byte for byte")
  func oneTouch() throws {
    var scenario = try RandomScenarioTests.random(5)
    for index in scenario.contactTypes.indices {
      scenario.contactTypes[index].channel = "messaging"
      scenario.contactTypes[index].conversation = nil
      scenario.contactTypes[index].followUps = []
      scenario.contactTypes[index].transfers = []
      scenario.contactTypes[index].misrouting = nil
      scenario.contactTypes[index].callback = nil
      scenario.contactTypes[index].announcement = nil
      scenario.contactTypes[index].selfService = nil
    }
    let plain = Self.run(scenario)
    for index in scenario.contactTypes.indices {
      scenario.contactTypes[index].conversation = Conversation(
        moreTouches: .probability(0), thinkTime: constant(60), sessionWindow: 3600)
    }
    let talking = Self.run(scenario)
    #expect(plain.contacts == talking.contacts)
    #expect(plain.agents == talking.agents)
    #expect(plain.answeredWaits == talking.answeredWaits)
    #expect(talking.touchTotal().begun > 0 && talking.touchTotal().ended <= talking.touchTotal().begun)
  }

  // MARK: On paper

  /// Two agents at 0 h. One takes the first message (10 min), the other a mail of `mail` minutes; a second mail of 60
  /// minutes waits. At 10 min the first agent takes that, to 70 min; at 30 min the customer writes again.
  private func twoAgents(
    mail: Double = 60, wait: Double?, factor: Double = 1, to: Affinity.Acquaintance = .agent,
    staff: [Int] = [2, 2, 2, 2], desks: Bool = false
  ) -> Observations {
    var messages = Self.messages(
      handle: constant(10 * Self.minute), more: .number(constant(1)), think: constant(20 * Self.minute))
    messages.backlog = Backlog(contacts: 1, ages: .list([2 * Self.hour]))
    messages.affinity = wait.map { Affinity(wait: $0 * Self.minute, to: to, handleTimeFactor: factor) }
    var types = [messages]
    for (name, minutes, age) in [("mail a", mail, 1.0), ("mail b", 60, 0.5)] {
      var type = ContactType.voice(name, handle: constant(minutes * Self.minute))
      type.channel = "email"
      type.backlog = Backlog(contacts: 1, ages: .list([age * Self.hour]))
      types.append(type)
    }
    var team = AgentGroup.team(0, serves: types.map(\.name))
    team.staff = .perInterval(staff)
    if desks { team.concurrency = Concurrency(capacity: 1, uses: ["email": 1], speed: [1]) }
    return Self.run(.calendar(hours: 4, interval: Self.hour, types, [team]))
  }

  /// Wait of the second touch in minutes; its type is the last by name.
  private func secondWait(_ observed: Observations) -> Double {
    ((observed.total(2).waitOfAnswered - 2 * Self.hour) / Self.minute).rounded()
  }

  @Test("A message waits for its agent, then goes to anybody", arguments: [false, true])
  func affinity(desks: Bool) {
    // To anybody: the other agent is free at 60 min, after 30 min.
    #expect(secondWait(twoAgents(wait: nil, desks: desks)) == 30)
    // Only if free: the same.
    #expect(secondWait(twoAgents(wait: 0, desks: desks)) == 30)
    // 20 min, and the line after: at 60 min the other agent takes it.
    let released = twoAgents(wait: 20, desks: desks)
    #expect(secondWait(released) == 30)
    #expect(released.touchTotal().returning == 1 && released.touchTotal().reunited == 0)
    // 35 min: the other agent, free since 60 min, gets it at 65 min.
    #expect(secondWait(twoAgents(wait: 35, desks: desks)) == 35)
    // 45 min: its own agent takes it at 70 min, and half the time is enough.
    let reunited = twoAgents(wait: 45, factor: 0.5, desks: desks)
    #expect(secondWait(reunited) == 40)
    #expect(reunited.touchTotal().reunited == 1)
    #expect(reunited.total(2).talkTime == 15 * Self.minute)
    // The team knows the customer as well: whoever is free first.
    let team = twoAgents(wait: 45, to: .team, desks: desks)
    #expect(secondWait(team) == 30)
    #expect(team.touchTotal().reunited == 1)
    for run in [released, reunited, team] {
      #expect(run.flow.arrivals == 4 && run.flow.departures == 4)
      #expect(abs(run.flow.lineIntegral - run.flow.waits) < 1e-6)
    }
  }

  @Test("An agent who goes home releases what waits", arguments: [false, true])
  func offDuty(desks: Bool) {
    // From 60 min on one agent is enough: whoever finishes first leaves. The mail of the other agent takes 80 min, so the
    // agent whom the customer knows goes home at 70 min, and the other takes the message at 80 min, after 50.
    // Agents who hold several contacts at once are told at 60 min who leaves: of equals the one who began last, here the
    // known one too.
    let observed = twoAgents(mail: 80, wait: 200, staff: [2, 1, 1, 1], desks: desks)
    #expect(secondWait(observed) == 50)
    #expect(observed.touchTotal().reunited == 0 && observed.touchTotal().returning == 1)
  }

  @Test(
    "At closing time what is reserved joins the line and is there next morning", arguments: [false, true])
  func overNight(desks: Bool) {
    var messages = Self.messages(
      handle: constant(10 * Self.minute), more: .number(constant(1)), think: constant(20 * Self.minute))
    messages.backlog = Backlog(contacts: 1, ages: .list([2 * Self.hour]))
    messages.affinity = Affinity(wait: 48 * Self.hour, to: .agent, handleTimeFactor: 1)
    // A case of two hours keeps the agent beyond the closing time at 1 h.
    var work = ContactType.voice("case", handle: constant(2 * Self.hour))
    work.channel = "case"
    work.backlog = Backlog(contacts: 1, ages: .list([Self.hour]))
    var team = AgentGroup.team(1, serves: ["messages", "case"])
    if desks { team.concurrency = Concurrency(capacity: 1, uses: [:], speed: [1]) }
    let observed = Self.run(
      .calendar(hours: 1, interval: Self.hour, days: 2, [messages, work], [team]))
    // The second touch comes at 30 min and is answered on the second day at 24 h.
    #expect(observed.total(1).waitOfAnswered == (2 + 23.5) * Self.hour)
    #expect(observed.touchTotal().reunited == 1)
    #expect(observed.backlogs[1].atEnd == 1)
    #expect(observed.backlogs[1].ages == 0.5 * Self.hour)
  }

  @Test("With one agent every touch meets the same agent")
  func oneAgent() {
    var messages = Self.messages(
      perSecond: 0.005, handle: exponential(mean: 60), more: .probability(0.5), think: exponential(mean: 600))
    messages.affinity = Affinity(wait: 60, to: .agent, handleTimeFactor: 1)
    let observed = Self.run(.steady(100_000, [messages], [.team(1, serves: ["messages"])]))
    let touches = observed.touchTotal()
    #expect(touches.returning > 300 && touches.reunited == touches.returning)
  }

  @Test("A customer who writes after the session window opens a new conversation, of whoever is free")
  func sessionWindow() {
    var messages = Self.messages(
      handle: constant(Self.minute), more: .number(constant(2)), think: constant(3 * Self.hour),
      window: 2 * Self.hour)
    messages.backlog = Backlog(contacts: 5, ages: .list([0, 0, 0, 0, 0]))
    messages.affinity = Affinity(wait: 0, to: .agent, handleTimeFactor: 0.5)
    func totals() -> TouchTotals {
      Self.run(.calendar(hours: 24, interval: 86_400, [messages], [.team(5, serves: ["messages"])]))
        .touchTotal()
    }
    // Three touches each, 3 h apart: three conversations of one touch, nobody known.
    let closed = totals()
    #expect(closed.begun == 15 && closed.ended == 15 && closed.touches == 15)
    #expect(closed.closedByWindow == 10 && closed.returning == 0)
    messages.conversation?.sessionWindow = 3 * Self.hour
    let open = totals()
    #expect(open.begun == 5 && open.ended == 5 && open.touches == 15)
    #expect(open.closedByWindow == 0 && open.returning == 10)
  }

  @Test("Callers who come back unresolved go to the agent they know, whose calls are shorter")
  func returningCallers() {
    // One team of two, calls of 100 s, half of them come back after 1,000 s on average, at once to their agent if free.
    var calls = ContactType.voice("calls", perSecond: 0.001, handle: constant(100))
    calls.resolution = 0.5
    calls.followUps = [
      FollowUp(
        kind: .reconnect, after: [.unresolved], probability: [1], delay: exponential(mean: 1000), to: "calls",
        keepsPatience: false, accumulatesWait: false)
    ]
    calls.affinity = Affinity(wait: 100_000, to: .agent, handleTimeFactor: 0.5)
    let observed = Self.run(.steady(1_000_000, [calls], [.team(2)]))
    let (total, touches) = (observed.total(), observed.touchTotal())
    // They wait for their agent however long, so all of them meet again and take half the time.
    #expect(touches.returning > 500 && touches.reunited == touches.returning)
    #expect(abs(total.talkTime - 100 * total.answered + 50 * touches.reunited) < 1e-6 * total.talkTime)
  }
}
