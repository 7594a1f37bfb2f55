import Distributions
import Testing

@testable import Simulator

/// Properties that hold in every replication of every scenario; in debug builds the loop also checks its own state
/// after every event.
@Suite struct RandomScenarioTests {
  /// A scenario with a few of everything, decided by the uniforms of a stream.
  static func random(_ number: UInt64) throws -> Scenario {
    var stream = StreamKey(seed: 7, replication: 0, purpose: .arrival, name: "scenarios").stream(number)
    func pick(_ count: Int) -> Int { Int(stream.uniform() * Double(count)) }
    func chance(_ share: Double) -> Bool { stream.uniform() < share }

    let intervals = 1 + pick(6)
    let types = try (0...pick(5)).map { index -> ContactType in
      let laws: [any Distribution] = [
        exponential(mean: 120), try Lognormal(mean: 200, cv: 1.2), constant(90),
        try Gamma(mean: 150, cv: 0.5), try Uniform(min: 0, max: 300),
      ]
      var type = ContactType.voice("type \(index)", handle: laws[pick(laws.count)])
      let process: Arrivals.Process =
        switch pick(3) {
        case 0: .constant(rate: 0.01 + 0.05 * stream.uniform())
        case 1: .perInterval((0..<intervals).map { _ in Double(pick(40)) })
        default:
          .linear([
            .init(time: 0, rate: 0.05 * stream.uniform()), .init(time: 700, rate: 0.05 * stream.uniform()),
            .init(time: Double(intervals) * 900, rate: 0.05 * stream.uniform()),
          ])
        }
      type.arrivals = Arrivals(
        process: process,
        busyness: Busyness(
          day: chance(0.5) ? try Gamma(mean: 1, cv: 0.2) : nil,
          interval: chance(0.3) ? try Gamma(mean: 1, cv: 0.3) : nil))
      if chance(0.7) { type.patience = exponential(mean: 30 + 200 * stream.uniform()) }
      if chance(0.2) { type.patience = constant(chance(0.3) ? 0 : 45) }
      if chance(0.3) { type.messageAfter = 20 + 100 * stream.uniform() }
      if chance(0.2) { type.balking = .probability(0.3) }
      if chance(0.15) { type.balking = .byQueueLength([0, 0.2, 0.8]) }
      if chance(0.4) { type.wrapUp = .init(time: exponential(mean: 40), isSkippable: chance(0.5)) }
      if chance(0.2) { type.queueLimit = pick(5) }
      if chance(0.3) { type.urgent = .init(share: 0.2) }
      if chance(0.3) { type.handleTimeDayCV = 0.1 }
      type.priority = pick(3)
      type.weight = 0.5 + stream.uniform()
      return type
    }
    let groups = (0...pick(4)).map { index -> AgentGroup in
      let served = types.map(\.name).filter { _ in chance(0.6) }
      var group = AgentGroup.team(0, named: "group \(index)", serves: served)
      group.staff = chance(0.3) ? .constant(pick(6)) : .perInterval((0..<intervals).map { _ in pick(8) })
      group.handleTimeFactors = served.map { _ in 0.5 + stream.uniform() }
      if chance(0.3) { group.agentEffectCV = 0.2 }
      return group
    }
    var scenario = Scenario.calendar(
      hours: Double(intervals) / 4, interval: 900, days: 1 + pick(3),
      closing: chance(0.5) ? .serveOut : .drop, types,
      groups, thresholds: [0, 20, 60])
    scenario.routing.agents = AgentSelections.all[pick(AgentSelections.all.count)].name
    scenario.routing.contacts = ContactSelections.all[pick(ContactSelections.all.count)].name
    for type in types {
      for group in groups where chance(0.8) {
        scenario.routing.agentRanks[type.name, default: [:]][group.name] = 1 + pick(2)
        scenario.routing.contactRanks[group.name, default: [:]][type.name] = 1 + pick(2)
      }
    }
    if chance(0.3) { scenario.lines = 1 + pick(12) }
    if chance(0.2) { scenario.queueLimit = pick(8) }
    if chance(0.3) { scenario.busyness.day = try Gamma(mean: 1, cv: 0.1) }
    if chance(0.3) { scenario.run.countBy = .completion }
    try RandomRouting.add(to: &scenario, number)
    addSelfService(to: &scenario, number)
    try addCalls(number, to: &scenario)
    try addDeferredWork(to: &scenario, number)
    addDesks(to: &scenario, number)
    return scenario
  }

  /// Gives some scenarios a network with loops, limited capacity, opt-outs, mis-routes and returns; from a stream of its
  /// own, so that the others stay as they are.
  private static func addSelfService(to scenario: inout Scenario, _ number: UInt64) {
    var stream = StreamKey(seed: 7, replication: 0, purpose: .stageExit, name: "self-service").stream(number)
    func pick(_ count: Int) -> Int { Int(stream.uniform() * Double(count)) }
    guard stream.uniform() < 0.4 else { return }
    let names = scenario.contactTypes.map(\.name)
    let back = SelfService.Return(
      probability: 0.4, delay: exponential(mean: 1200 + 40_000 * stream.uniform()),
      to: names[pick(names.count)])
    let menu = SelfService.Stage(
      name: "menu", servers: pick(2) == 0 ? 1 + pick(4) : nil,
      conduct: .init(
        time: exponential(mean: 30), optOut: 0.1 * stream.uniform(),
        exits: [.init(to: .stage("menu"), share: 0.2), .init(to: .stage("answer"), share: 0.8)]))
    let answer = SelfService.Stage(
      name: "answer", servers: nil,
      conduct: .init(
        time: constant(Double(pick(90))), optOut: 0,
        exits: [
          .init(to: .resolved, share: 0.3), .init(to: .givesUp, share: 0.2, returns: back),
          .init(to: .stage("menu"), share: 0.1),
          .init(
            to: .agent, share: 0.4, talkFactor: 1.3, wrapFactor: 0.6,
            misRoutes: [.init(to: names[pick(names.count)], share: 0.2)]),
        ]))
    scenario.selfService = [SelfService(name: "bot", holdsLine: pick(2) == 0, stages: [menu, answer])]
    for index in scenario.contactTypes.indices where pick(2) == 0 {
      scenario.contactTypes[index].selfService = SelfService.Use(
        network: "bot", share: pick(2) == 0 ? 1 : 0.6, halfLife: pick(2) == 0 ? 1.5 : nil)
    }
  }

  /// Follow-ups, transfers, wrong lines, callbacks and announcements, in every third scenario; from a stream of their own.
  private static func addCalls(_ number: UInt64, to scenario: inout Scenario) throws {
    guard number % 3 == 2 else { return }
    var stream = StreamKey(seed: 7, replication: 0, purpose: .transfer, name: "scenarios").stream(number)
    func pick(_ count: Int) -> Int { Int(stream.uniform() * Double(count)) }
    func chance(_ share: Double) -> Bool { stream.uniform() < share }
    let names = scenario.contactTypes.map(\.name)
    for index in names.indices {
      if chance(0.4) {
        scenario.contactTypes[index].transfers = (0...pick(2)).map { _ in
          Transfer(
            probability: 0.3 * stream.uniform(), to: names[pick(names.count)],
            warm: chance(0.6)
              ? .init(conference: exponential(mean: 20), holdAtMost: 10 + 300 * stream.uniform()) : nil)
        }
      }
      if chance(0.3), names.count > 1 {
        scenario.contactTypes[index].misrouting = Misrouting(
          probability: 0.3, to: names.filter { $0 != names[index] }, handleTime: exponential(mean: 30))
      }
      if chance(0.3) {
        scenario.contactTypes[index].followUps.append(
          FollowUp(
            kind: .redial, after: [.abandoned, .blocked], probability: [0.8, 0.5],
            delay: exponential(mean: 600),
            to: names[index], keepsPatience: chance(0.5), accumulatesWait: false))
      }
      if chance(0.3) {
        scenario.contactTypes[index].resolution = 0.7
        scenario.contactTypes[index].followUps.append(
          FollowUp(
            kind: .reconnect, after: [.unresolved], probability: [0.9], delay: exponential(mean: 20_000),
            to: names[pick(names.count)], keepsPatience: false, accumulatesWait: false))
      }
    }
    for index in names.indices {
      if chance(0.3) {
        scenario.contactTypes[index].callback = Callback(
          offer: chance(0.5) ? .expectedWait(30) : .after(25), acceptance: .always(0.7),
          promise: chance(0.5) ? .keepPlace : .window(3600, after: chance(0.5) ? 0 : 1800),
          dial: constant(15), answer: 0.7, attempts: 1 + pick(3), retry: exponential(mean: 900))
      }
      if chance(0.3) {
        let estimates: [WaitEstimate] = [.queueLength, .headOfLine, .lastToEnterService, .fixed(40)]
        scenario.contactTypes[index].announcement = Announcement(
          estimate: estimates[pick(4)], balking: WaitCurve(from: [60], probability: [0.3]), hazardAfter: 1.5,
          handleTimeAfter: 20)
      }
    }
    for index in scenario.agentGroups.indices where chance(0.3) {
      scenario.agentGroups[index].concurrency = Concurrency(
        capacity: 3, uses: ["voice": 1 + pick(3)], speed: [1, 1.6, 2])
    }
  }

  /// Backlogs, deadlines, conversations and affinity, decided by a stream of their own.
  private static func addDeferredWork(to scenario: inout Scenario, _ number: UInt64) throws {
    var stream = StreamKey(seed: 7, replication: 0, purpose: .backlogAge, name: "scenarios").stream(number)
    func pick(_ count: Int) -> Int { Int(stream.uniform() * Double(count)) }
    func chance(_ share: Double) -> Bool { stream.uniform() < share }
    guard chance(0.5) else { return }
    for index in scenario.contactTypes.indices where chance(0.6) {
      var type = scenario.contactTypes[index]
      // Callbacks are of live channels only.
      if type.callback != nil { continue }
      type.channel = ["email", "messaging", "case"][pick(3)]
      if chance(0.5) {
        type.backlog = Backlog(contacts: 1 + pick(30), ages: .law(exponential(mean: 40_000)))
      }
      if chance(0.3) { type.backlog = Backlog(contacts: 3, ages: .list([0, 5000, 100])) }
      if chance(0.5) {
        type.deadline = Deadline(within: 300 + 4000 * stream.uniform(), clock: chance(0.5) ? .wall : .working)
      }
      if chance(0.6) {
        type.conversation = Conversation(
          moreTouches: chance(0.5) ? .probability(0.6) : .number(try Uniform(min: 0, max: 4)),
          thinkTime: exponential(mean: chance(0.5) ? 200 : 20_000),
          sessionWindow: chance(0.5) ? 10_000 : .infinity)
      }
      scenario.contactTypes[index] = type
    }
    for index in scenario.contactTypes.indices where chance(0.6) {
      let type = scenario.contactTypes[index]
      if type.conversation == nil {
        scenario.contactTypes[index].resolution = 0.5
        scenario.contactTypes[index].followUps = [
          FollowUp(
            kind: .reconnect, after: [.unresolved], probability: [0.8], delay: exponential(mean: 300),
            to: type.name, keepsPatience: false, accumulatesWait: false)
        ]
      }
      scenario.contactTypes[index].affinity = Affinity(
        wait: chance(0.2) ? 0 : 300 * stream.uniform(), to: chance(0.6) ? .agent : .team,
        handleTimeFactor: 0.8)
    }
    for index in scenario.agentGroups.indices where chance(0.3) {
      scenario.agentGroups[index].concurrency = Concurrency(
        capacity: 3, uses: ["email": 2], speed: [1, 1.5, 1.8])
    }
  }

  /// Agents who hold several contacts, back-office work put aside, silent abandonment, chats in turns and reserves; from a
  /// stream of their own.
  private static func addDesks(to scenario: inout Scenario, _ number: UInt64) {
    var stream = StreamKey(seed: 7, replication: 0, purpose: .silence, name: "desks").stream(number)
    func pick(_ count: Int) -> Int { Int(stream.uniform() * Double(count)) }
    func chance(_ share: Double) -> Bool { stream.uniform() < share }

    for index in scenario.contactTypes.indices where scenario.contactTypes[index].mayBeAnywhere {
      if chance(0.4) { scenario.contactTypes[index].channel = "chat" }
      if chance(0.2) { scenario.contactTypes[index].channel = "case" }
      let channel = scenario.contactTypes[index].channel
      if channel == "chat", chance(0.4) {
        scenario.contactTypes[index].silentAbandonment = .init(
          share: chance(0.2) ? 1 : 0.5, detection: exponential(mean: 30))
      }
      if channel == "chat", chance(0.3) {
        scenario.contactTypes[index].turns = Turns(
          number: chance(0.5) ? .geometric(mean: 3) : .shares([0.5, 0.25, 0.25]),
          agent: exponential(mean: 20), patient: exponential(mean: 30))
      }
      if channel == "case", chance(0.6) {
        scenario.contactTypes[index].switchCost = chance(0.5) ? 0 : 10
      }
    }
    for index in scenario.agentGroups.indices {
      if chance(0.5) {
        let capacity = 1 + pick(4)
        let chats = (1...capacity).map { 1 + 0.6 * Double($0 - 1) }
        scenario.agentGroups[index].concurrency = Concurrency(
          capacity: capacity, uses: chance(0.5) ? ["voice": 1 + pick(capacity)] : [:], speed: chats)
      }
      if chance(0.3) {
        let served = scenario.agentGroups[index].serves.filter { _ in chance(0.5) }
        scenario.agentGroups[index].reserves = [.init(types: served, keepFree: 1 + pick(3))]
      }
    }
  }

  private func run(_ scenario: Scenario, number: Int = 0) -> Observations {
    guard let run = Replication.run(Model(scenario), seed: 1, number: number, stop: StopFlag()) else {
      preconditionFailure("nobody stops a test's replication")
    }
    return run
  }

  @Test("Contacts are conserved and both integrals agree with their sums", arguments: 0..<200)
  func identities(_ number: Int) throws {
    let observed = run(try Self.random(UInt64(number)))
    let flow = observed.flow
    let total = observed.total()
    #expect(flow.arrivals == flow.departures)
    let visits = observed.selfServiceTotal()
    let backlog = observed.backlogTotal()
    #expect(flow.arrivals == total.arrivals + visits.contained + backlog.opening)
    #expect(visits.contacts == visits.ended)
    #expect(
      total.offered + backlog.opening
        == total.answered + total.abandoned + total.diverted + total.disconnected + total.unfinished)
    #expect(abs(flow.lineIntegral - flow.waits) <= 1e-9 * flow.waits + 1e-6)
    #expect(abs(flow.busyIntegral - flow.handleTimes) <= 1e-9 * (1 + flow.handleTimes))
    #expect(abs(total.lineTime + backlog.openingAge - total.waits) <= 1e-9 * (1 + total.waits))
    let (touches, responses) = (observed.touchTotal(), observed.responseTotal())
    #expect(responses.onTime <= responses.due && responses.firstResponses <= responses.responses)
    #expect(touches.ended <= touches.begun && touches.reunited <= touches.returning)
    let agents = observed.agentTotal()
    #expect(abs(agents.busyTime + agents.afterCloseTime - flow.handleTimes) <= 1e-9 * (1 + flow.handleTimes))
    // A moment of an agent who holds several contacts counts once, in equal parts for each.
    let desks = observed.deskTotal()
    let effort =
      total.talkTime + total.wrapTime - total.sharedTime + total.effortTime + desks.detectionEffort
    #expect(abs(effort - flow.handleTimes) <= 1e-9 * (1 + flow.handleTimes))
    #expect(desks.detected <= desks.silentAbandoned)
    #expect(desks.silentAbandoned <= total.abandoned)
    #expect(agents.answered == total.answered)
    #expect(observed.answeredBy.reduce(0, +) == total.answered)
    #expect(Double(observed.answeredWaits.total) == total.answered)
    #expect(agents.busyTime <= agents.scheduledTime + agents.overrunTime + 1e-6)
  }

  @Test("A steady state, which stops amid its contacts, conserves them too", arguments: 0..<100)
  func steadyIdentities(_ number: Int) throws {
    var scenario = try Self.random(UInt64(number))
    for type in scenario.contactTypes.indices {
      scenario.contactTypes[type].arrivals.process = .constant(rate: 0.02)
    }
    for group in scenario.agentGroups.indices { scenario.agentGroups[group].staff = .constant(group + 1) }
    scenario.horizon = .steadyState(length: 3000, warmUp: .seconds(Double(number % 3) * 500))
    let flow = run(scenario).flow
    #expect(flow.arrivals == flow.departures)
    #expect(abs(flow.lineIntegral - flow.waits) <= 1e-9 * flow.waits + 1e-6)
    #expect(abs(flow.busyIntegral - flow.handleTimes) <= 1e-9 * (1 + flow.handleTimes))
  }

  @Test("The order of contact types and agent groups in the file changes nothing", arguments: 0..<20)
  func order(_ number: Int) throws {
    var scenario = try Self.random(UInt64(number))
    let first = run(scenario)
    scenario.contactTypes.reverse()
    scenario.agentGroups.reverse()
    let second = run(scenario)
    #expect(first.contacts == second.contacts)
    #expect(first.agents == second.agents)
    #expect(first.answeredWaits == second.answeredWaits)
  }

  @Test("The order of the file changes no bit of an estimate either", arguments: 0..<4)
  func orderOfEstimates(_ number: Int) async throws {
    var scenario = try Self.random(UInt64(number))
    for type in scenario.contactTypes.indices {
      scenario.contactTypes[type].language = ["en", "es"][type % 2]
    }
    let first = await ScenarioRun(scenario, rule: .replications(4)).result().estimates
    scenario.contactTypes.reverse()
    scenario.agentGroups.reverse()
    let second = await ScenarioRun(scenario, rule: .replications(4)).result().estimates
    #expect(first.count > 100)
    #expect(Set(first) == Set(second))
  }

  @Test("Another contact type leaves the arrivals and the work of the others as they were", arguments: 0..<20)
  func independence(_ number: Int) throws {
    var scenario = try Self.random(UInt64(number))
    scenario.lines = nil
    let first = run(scenario)
    var other = ContactType.voice("zzz", perSecond: 0.05, handle: exponential(mean: 60))
    other.patience = exponential(mean: 10)
    scenario.contactTypes.append(other)
    let second = run(scenario)
    // Sorted by name the new type is the last column.
    for period in 0..<first.periods where scenario.run.countBy == .arrival {
      for type in 0..<first.types {
        #expect(
          first.contacts[period * first.types + type].arrivals
            == second.contacts[period * second.types + type].arrivals)
      }
    }
  }

  @Test(
    "One type, first come first served, no abandonment: one more agent makes no wait longer", arguments: 1..<8
  )
  func monotone(_ agents: Int) throws {
    let calls = ContactType.voice("calls", perSecond: 0.04, handle: try Lognormal(mean: 100, cv: 1))
    let waits = [agents, agents + 1].map { count in
      run(.calendar(hours: 4, interval: 900, [calls], [.team(count)]))
    }
    #expect(waits[0].total().answered == waits[1].total().answered)
    // The k-th shortest wait does not grow: histograms are ordered.
    var (few, many) = (0, 0)
    for bucket in 0..<WaitBuckets.count {
      for period in 0..<waits[0].periods {
        few += Int(waits[0].answeredWaits[period * WaitBuckets.count + bucket])
        many += Int(waits[1].answeredWaits[period * WaitBuckets.count + bucket])
      }
      #expect(many >= few)
    }
  }

  @Test("The same seed gives the same bits, another seed or replication others")
  func seeds() throws {
    let scenario = try Self.random(3)
    #expect(run(scenario).contacts == run(scenario).contacts)
    #expect(run(scenario).contacts != run(scenario, number: 1).contacts)
  }

  @Test("A stopped replication gives nothing")
  func stopped() {
    let calls = ContactType.voice("calls", perSecond: 1, handle: constant(1))
    let stop = StopFlag()
    stop.raise(.signal)
    let scenario = Scenario.steady(1e6, [calls], [.team(2)])
    #expect(Replication.run(Model(scenario), seed: 1, number: 0, stop: stop) == nil)
  }
}

extension ContactType {
  /// Has nothing that only some channels have.
  fileprivate var mayBeAnywhere: Bool {
    callback == nil && backlog == nil && deadline == nil && conversation == nil
  }
}
