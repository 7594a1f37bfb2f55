import Distributions
import Testing

@testable import Simulator

/// Voice menus, bots and pages of answers, against absorbing chains, loss and waiting systems.
@Suite struct SelfServiceReferenceTests {
  typealias Exit = SelfService.Exit
  typealias Stage = SelfService.Stage

  private static func stage(
    _ name: String, _ time: any Distribution, optOut: Double = 0, servers: Int? = nil, _ exits: [Exit],
    variants: [SelfService.Variant] = []
  ) -> Stage {
    Stage(
      name: name, servers: servers, conduct: .init(time: time, optOut: optOut, exits: exits),
      variants: variants)
  }

  private static func network(_ stages: [Stage], holdsLine: Bool = true) -> SelfService {
    SelfService(name: "bot", holdsLine: holdsLine, stages: stages)
  }

  private static func returns(_ probability: Double, _ delay: any Distribution, as type: String? = nil)
    -> SelfService.Return
  {
    SelfService.Return(probability: probability, delay: delay, to: type)
  }

  /// Calls that pass the network, and others that do not; agents enough for all.
  private static func calls(
    perSecond rate: Double = 0.2, hours: Double = 2, days: Int = 1, agents: Int = 200,
    handle: any Distribution = constant(100), names: [String] = ["calls"], _ network: SelfService
  ) -> Scenario {
    var types = names.map { name -> ContactType in
      var type = ContactType.voice(name, perSecond: rate, handle: handle)
      type.selfService = SelfService.Use(network: "bot")
      return type
    }
    types.append(.voice("billing", handle: constant(300)))
    var scenario = Scenario.calendar(
      hours: hours, interval: 3600, days: days, types, [.team(agents, serves: types.map(\.name))])
    if case .calendar(var calendar) = scenario.horizon {
      calendar.statedProfile = .all
      scenario.horizon = .calendar(calendar)
    }
    scenario.selfService = [network]
    // Each day with figures of its own.
    if case .calendar(var calendar) = scenario.horizon {
      calendar.statedProfile = .all
      scenario.horizon = .calendar(calendar)
    }
    return scenario
  }

  // MARK: The chain

  /// Three stages with ways back; Spanish speakers are understood less often.
  private static func menu(times: [any Distribution]) -> SelfService {
    let understood = [
      Exit(to: .stage("menu"), share: 0.1), Exit(to: .stage("answer"), share: 0.6),
      Exit(
        to: .agent, share: 0.3, talkFactor: 1.2, misRoutes: [SelfService.MisRoute(to: "billing", share: 0.1)]),
    ]
    let misheard = [
      Exit(to: .stage("menu"), share: 0.25), Exit(to: .stage("answer"), share: 0.35),
      Exit(to: .agent, share: 0.4),
    ]
    return network([
      stage("welcome", times[0], [Exit(to: .stage("menu"), share: 0.9), Exit(to: .givesUp, share: 0.1)]),
      stage(
        "menu", times[1], optOut: 0.05, understood,
        variants: [.init(contactTypes: ["calls-es"], optOut: 0.15, exits: misheard)]),
      stage(
        "answer", times[2],
        [
          Exit(to: .stage("menu"), share: 0.2), Exit(to: .resolved, share: 0.5),
          Exit(to: .givesUp, share: 0.1, returns: returns(0.5, constant(3600), as: "billing")),
          Exit(to: .agent, share: 0.2, talkFactor: 0.8),
        ]),
    ])
  }

  /// Expected visits to each stage from the first: the first row of the fundamental matrix N = (I - Q)^-1.
  private static func visits(_ network: SelfService, type: String) -> [Double] {
    let count = network.stages.count
    // v (I - Q) = e_0, solved by Gauss elimination on the transpose.
    var rows = (0..<count).map { j in
      (0..<count).map { i -> Double in
        let conduct = network.stages[i].conduct(for: type)
        let share = conduct.exits.filter { $0.to == .stage(network.stages[j].name) }.reduce(0) {
          $0 + $1.share
        }
        return (i == j ? 1 : 0) - (1 - conduct.optOut) * share
      } + [j == 0 ? 1 : 0]
    }
    for pivot in 0..<count {
      for row in 0..<count where row != pivot {
        let factor = rows[row][pivot] / rows[pivot][pivot]
        for column in 0...count { rows[row][column] -= factor * rows[pivot][column] }
      }
    }
    return (0..<count).map { rows[$0][count] / rows[$0][$0] }
  }

  /// Expected number per contact of what happens with some probability at the end of each visit to a stage.
  private static func expected(
    _ network: SelfService, type: String, _ perVisit: (SelfService.Conduct) -> Double
  ) -> Double {
    zip(visits(network, type: type), network.stages).reduce(0) { sum, pair in
      sum + pair.0 * perVisit(pair.1.conduct(for: type))
    }
  }

  private static func share(_ conduct: SelfService.Conduct, _ value: (Exit) -> Double) -> Double {
    (1 - conduct.optOut) * conduct.exits.reduce(0) { $0 + $1.share * value($1) }
  }

  @Test("Outcomes, opt-outs, mis-routes and time follow the absorbing chain, for each contact type its own")
  func chain() {
    let network = Self.menu(times: [constant(8), exponential(mean: 20), exponential(mean: 60)])
    let scenario = Self.calls(names: ["calls", "calls-es"], network)
    let judge = Judge("self-service chain", scenario, replications: 16)
    for (index, type) in [(1, "calls"), (2, "calls-es")] {
      func exact(_ perVisit: (SelfService.Conduct) -> Double) -> Double {
        Self.expected(network, type: type, perVisit)
      }
      func expect(_ what: String, _ exact: Double, _ total: @escaping (SelfServiceTotals) -> Double) {
        judge.expect("\(type) \(what)", exact) { run in
          let sum = run.selfServiceTotal(index)
          return (total(sum), sum.contacts)
        }
      }
      let resolved = exact { Self.share($0) { $0.to == .resolved ? 1 : 0 } }
      let gaveUp = exact { Self.share($0) { $0.to == .givesUp ? 1 : 0 } }
      let optedOut = exact { $0.optOut }
      let misRouted = exact { Self.share($0) { $0.misRoutes.reduce(0) { $0 + $1.share } } }
      expect("resolved", resolved) { $0.resolved }
      expect("gave up", gaveUp) { $0.gaveUp }
      expect("escalated", 1 - resolved - gaveUp) { $0.escalated }
      expect("opted out", optedOut) { $0.optedOut }
      expect("mis-routed", misRouted) { $0.misRouted }
      expect("time", exact { $0.time.mean }) { $0.time }
      // 100 s a call, 300 s a billing contact: those of mis-routes and of returns.
      let work =
        optedOut * 100
        + exact { conduct in
          Self.share(conduct) { exit in
            let astray = exit.misRoutes.reduce(0) { $0 + $1.share }
            let escalated = exit.to == .agent ? exit.talkFactor * (100 * (1 - astray) + 300 * astray) : 0
            return escalated + (exit.returns?.probability ?? 0) * 300
          }
        }
      expect("work saved", 100 - work) { $0.savedWork }
    }
    for run in judge.runs {
      let sum = run.selfServiceTotal()
      #expect(sum.contacts == sum.resolved + sum.gaveUp + sum.escalated)
      #expect(run.flow.arrivals == run.flow.departures)
      #expect(run.flow.arrivals == run.total().arrivals + sum.resolved + sum.gaveUp)
    }
  }

  @Test("Visits to each stage are the fundamental matrix", arguments: 0..<3)
  func stageVisits(_ stage: Int) {
    // A second in this stage and none in the others: the time in self-service counts its visits.
    let network = Self.menu(times: (0..<3).map { constant($0 == stage ? 1 : 0) })
    let judge = Judge("visits to stage \(stage)", Self.calls(hours: 1, network), replications: 12)
    judge.expect("visits", Self.visits(network, type: "calls")[stage]) { run in
      let sum = run.selfServiceTotal()
      return (sum.time, sum.contacts)
    }
  }

  // MARK: Capacity

  @Test("A stage of limited capacity is M/M/c, one line for all contact types that pass it")
  func capacity() {
    // a = 3 erlangs on 4 servers: C = 0.509434, E[W] = C / (4 mu - lambda) = 15.28302 s.
    let network = Self.network([
      Self.stage("answer", exponential(mean: 30), servers: 4, [Exit(to: .resolved, share: 1)])
    ])
    var scenario = Self.calls(perSecond: 0.05, agents: 1, names: ["calls", "calls-es"], network)
    scenario.horizon = .steadyState(length: 60_000, warmUp: .seconds(3000))
    let judge = Judge("bot of limited capacity", scenario, replications: 24)
    for (index, type) in [(1, "calls"), (2, "calls-es")] {
      judge.expect("\(type) wait", 0.509434 * 30, tolerance: 1e-4) {
        ($0.selfServiceTotal(index).waitTime, $0.selfServiceTotal(index).contacts)
      }
      judge.expect("\(type) time", 0.509434 * 30 + 30, tolerance: 1e-4) {
        ($0.selfServiceTotal(index).time, $0.selfServiceTotal(index).ended)
      }
    }
  }

  @Test(
    "Calls hold their trunk line in a voice menu: with two lines Erlang's loss formula, whatever the times")
  func lines() {
    // a = 0.02 x 100 = 2 erlangs on 2 lines: B = 2 / (1 + 2 + 2) = 0.4.
    var network = Self.network([Self.stage("menu", constant(100), [Exit(to: .resolved, share: 1)])])
    var scenario = Self.calls(perSecond: 0.02, agents: 0, network)
    scenario.horizon = .steadyState(length: 100_000, warmUp: .seconds(1000))
    scenario.lines = 2
    let judge = Judge("voice menu on two lines", scenario, replications: 16)
    judge.expect("blocked", 0.4) {
      ($0.total().blocked, $0.total().blocked + $0.selfServiceTotal().contacts)
    }
    network.holdsLine = false
    scenario.selfService = [network]
    #expect(Judge("page of answers", scenario, replications: 1).runs[0].total().blocked == 0)
  }

  @Test("Contacts that the bot finds urgent join the urgent line, with those who came as urgent")
  func triage() throws {
    let network = Self.network([
      Self.stage(
        "answer", constant(30),
        [Exit(to: .resolved, share: 0.4), Exit(to: .agent, share: 0.6, urgent: 0.25)])
    ])
    var scenario = Self.calls(perSecond: 0.05, agents: 4, network)
    scenario.horizon = .steadyState(length: 100_000, warmUp: .seconds(2000))
    scenario.contactTypes[0].urgent = .init(share: 0.1)
    let judge = Judge("bot that finds urgent contacts", scenario, replications: 16)
    // Types billing, calls, calls/urgent. Of 0.9 x 0.6 ordinary ones at an agent a quarter is found urgent.
    judge.expect("urgent at an agent", (0.1 * 0.6 + 0.9 * 0.6 * 0.25) / 0.6) {
      ($0.total(2).arrivals, $0.total(1).arrivals + $0.total(2).arrivals)
    }
    scenario.contactTypes[0].urgent = .init(share: 0)
    let found = Judge("none came as urgent", scenario, replications: 16)
    found.expect("urgent at an agent", 0.25) {
      ($0.total(2).arrivals, $0.total(1).arrivals + $0.total(2).arrivals)
    }
  }

  // MARK: Returns

  @Test("True containment is 1 - escalated - returned, with returns within 7 days only")
  func trueContainment() throws {
    let network = Self.network([
      Self.stage(
        "answer", constant(30),
        [
          Exit(to: .resolved, share: 0.55, returns: Self.returns(0.08, exponential(mean: 3 * 86_400))),
          Exit(to: .agent, share: 0.35, talkFactor: 1.2),
          Exit(
            to: .givesUp, share: 0.1,
            returns: Self.returns(0.5, try Uniform(min: 0, max: 14 * 86_400), as: "billing")),
        ])
    ])
    let judge = Judge("bot with returns", Self.calls(hours: 4, network), replications: 16)
    // P(exp(3 d) <= 7 d) = 1 - exp(-7/3) = 0.903028; half of the uniform's returns come within 7 of 14 days.
    let returned = 0.55 * 0.08 * 0.903028 + 0.1 * 0.5 * 0.5
    judge.expect("leakage", returned / 0.65, tolerance: 1e-5) {
      ($0.selfServiceTotal().returned, $0.selfServiceTotal().contained)
    }
    judge.expect("true containment", 1 - 0.35 - returned, tolerance: 1e-5) {
      ($0.selfServiceTotal().contained - $0.selfServiceTotal().returned, $0.selfServiceTotal().ended)
    }
  }

  @Test(
    "Every return within the horizon comes as the contact that it says, and counts when 7 days have not passed"
  )
  func returnsByHand() {
    func run(after days: Double) -> Observations {
      let network = Self.network([
        Self.stage(
          "answer", constant(30),
          [
            Exit(to: .resolved, share: 0.7),
            Exit(
              to: .givesUp, share: 0.3,
              returns: Self.returns(0.5, constant(days * 86_400 - 30), as: "billing")),
          ])
      ])
      return Judge("returns", Self.calls(perSecond: 0.05, days: 20, network), replications: 1).runs[0]
    }
    // After 6 days to the second: those of days 0 to 13 come within the 20 days; billing (type 0) has no other contacts.
    let soon = run(after: 6)
    let firstDays = soon.selfService.prefix(14 * 2 * soon.types).reduce(0) { $0 + $1.returned }
    #expect(firstDays > 0)
    #expect(soon.total(0).arrivals == firstDays)
    #expect(soon.total(1).arrivals == 0, "nobody is escalated")
    #expect(soon.selfServiceTotal().returned > firstDays)
    // After 8 days the same customers come back, and none counts against containment.
    let late = run(after: 8)
    #expect(late.selfServiceTotal().returned == 0)
    #expect(late.selfServiceTotal().gaveUp == soon.selfServiceTotal().gaveUp)
    let comeBack = soon.selfService.prefix(12 * 2 * soon.types).reduce(0) { $0 + $1.returned }
    #expect(late.total(0).arrivals == comeBack)
  }

  @Test("Days that are added up by weekday lose no visit")
  func folded() {
    let network = Self.network([
      Self.stage(
        "answer", exponential(mean: 30),
        [
          Exit(to: .resolved, share: 0.5),
          Exit(to: .givesUp, share: 0.5, returns: Self.returns(0.5, exponential(mean: 86_400))),
        ])
    ])
    var scenario = Self.calls(perSecond: 0.02, days: 20, network)
    let all = Judge("each day", scenario, replications: 1).runs[0].selfServiceTotal()
    if case .calendar(var calendar) = scenario.horizon {
      calendar.statedProfile = .week
      scenario.horizon = .calendar(calendar)
    }
    let week = Judge("by weekday", scenario, replications: 1).runs[0]
    #expect(week.selfService.count == 14 * week.types)
    #expect(week.selfServiceTotal().ended == all.ended)
    #expect(week.selfServiceTotal().returned == all.returned)
  }

  // MARK: Common random numbers

  @Test("A network that keeps nobody, or that nobody tries, is the model without it", arguments: 0..<12)
  func nothing(_ number: Int) throws {
    var plain = try RandomScenarioTests.random(UInt64(number))
    plain.selfService = []
    for index in plain.contactTypes.indices { plain.contactTypes[index].selfService = nil }
    let baseline = Judge("without", plain, replications: 1).runs[0]
    let open = Self.network([Self.stage("open", constant(0), [Exit(to: .agent, share: 1)])])
    let closed = Self.network([Self.stage("closed", constant(60), [Exit(to: .resolved, share: 1)])])
    for (network, share) in [(open, 1.0), (closed, 0.0)] {
      var scenario = plain
      scenario.selfService = [network]
      for index in scenario.contactTypes.indices {
        scenario.contactTypes[index].selfService = SelfService.Use(network: "bot", share: share)
      }
      let run = Judge("with", scenario, replications: 1).runs[0]
      #expect(run.contacts == baseline.contacts)
      #expect(run.agents == baseline.agents)
    }
  }

  @Test("Escalated contacts take their factor longer, and come too late when the center has closed")
  func escalation() {
    let network = Self.network([
      Self.stage("answer", constant(600), [Exit(to: .agent, share: 1, talkFactor: 1.2, wrapFactor: 0.5)])
    ])
    var scenario = Self.calls(hours: 1, network)
    scenario.contactTypes[0].wrapUp = .init(time: constant(40), isSkippable: false)
    let run = Judge("escalation", scenario, replications: 1).runs[0]
    let total = run.total()
    #expect(total.answered > 0 && total.blocked > 0)
    #expect(abs(total.talkTime - 120 * total.answered) < 1e-6)
    #expect(abs(total.wrapTime - 20 * total.answered) < 1e-6)
    #expect(run.selfServiceTotal().escalated == total.arrivals)
    // Who comes in the last 600 s is through only after closing time.
    let early =
      Judge("escalation", scenario, replications: 1).runs[0].selfServiceTotal().contacts - total.blocked
    #expect(early == total.answered)
    // 140 s each, 140 s with the factors: nothing is saved.
    #expect(abs(run.selfServiceTotal().savedWork) < 1e-6)
  }

  @Test(
    "While a bot is down its contacts ask for an agent, as if it were not there; and on its share of days")
  func outages() {
    let network = Self.network([Self.stage("page", constant(10), [Exit(to: .resolved, share: 1)])])
    var scenario = Self.calls(perSecond: 0.2, hours: 2, days: 4, network)
    var without = scenario
    without.contactTypes[0].selfService = nil
    without.selfService = []
    scenario.selfService[0].outages = [SystemOutage(day: nil, probability: 1, from: 0, to: 86_400)]
    let down = Judge("down", scenario, replications: 2).runs
    let bare = Judge("bare", without, replications: 2).runs
    for (run, other) in zip(down, bare) {
      #expect(run.selfServiceTotal().contacts == 0)
      #expect(run.contacts == other.contacts)
    }
    // An hour of the second day; each contact comes at its time whatever the bot does.
    scenario.selfService[0].outages = [
      SystemOutage(day: 1, probability: 1, from: 3600, to: 7200)
    ]
    for run in Judge("hour", scenario, replications: 2).runs {
      for period in 0..<8 {
        #expect((run.selfService[period * run.types + 1].contacts == 0) == (period == 3))
      }
    }
    scenario.selfService[0].outages = [SystemOutage(day: nil, probability: 0.3, from: 0, to: 86_400)]
    Judge("share of days", scenario, replications: 500).expect("days down", 0.3) { run in
      (Double((0..<4).count { run.selfService[$0 * 2 * run.types + 1].contacts == 0 }), 4)
    }
  }

  @Test("The share that tries a page of answers halves in its half-life")
  func decay() {
    let network = Self.network([Self.stage("page", constant(10), [Exit(to: .resolved, share: 1)])])
    var scenario = Self.calls(perSecond: 0.5, hours: 1, days: 5, network)
    scenario.contactTypes[0].selfService = SelfService.Use(network: "bot", share: 0.4, halfLife: 2)
    let judge = Judge("decay", scenario, replications: 12)
    for day in [0, 2, 4] {
      judge.expect("day \(day)", 0.4 * [1, 0.5, 0.25][day / 2]) { run in
        let tried = run.selfService[day * run.types + 1].contacts
        return (tried, tried + run.contacts[day * run.types + 1].arrivals)
      }
    }
  }
}

extension Observations {
  /// Totals of self-service over all periods, of one contact type or of all.
  func selfServiceTotal(_ type: Int? = nil) -> SelfServiceTotals {
    var sum = SelfServiceTotals()
    for (index, cell) in selfService.enumerated() where type == nil || index % types == type {
      sum.contacts += cell.contacts
      sum.resolved += cell.resolved
      sum.gaveUp += cell.gaveUp
      sum.escalated += cell.escalated
      sum.optedOut += cell.optedOut
      sum.misRouted += cell.misRouted
      sum.returned += cell.returned
      sum.time += cell.time
      sum.waitTime += cell.waitTime
      sum.savedWork += cell.savedWork
    }
    return sum
  }
}
